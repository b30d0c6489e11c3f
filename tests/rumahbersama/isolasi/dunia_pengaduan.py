"""Complaints of one village: an open one that an office answers, one that begins, a rahasia one."""

from __future__ import annotations

from typing import Any

from kecamatan.models import Instansi, Wilayah
from layanan_dasar.actions.pengaturan_pengaduan import fill_defaults, save_route, set_counter
from layanan_dasar.enums import StatusPengaduan
from layanan_dasar.models import AturanLayanan, KategoriPengaduan, LampiranPengaduan
from tests.layanan_dasar.pengaduan_uji import buat_pengaduan, kategori
from tests.rumahbersama.isolasi.dunia_kemiskinan import berkas


def sisi_pengaduan(desa: Wilayah, opd: Instansi) -> dict[str, Any]:
    assert desa.induk is not None
    assert desa.induk.induk is not None
    fill_defaults()
    set_counter(desa.induk.induk, terbuka=True, oleh=None)
    diproses = buat_pengaduan(desa, status=StatusPengaduan.PROSES, instansi=opd)
    lampiran = LampiranPengaduan.objects.create(pengaduan=diproses, berkas=berkas())
    rute = save_route(kategori=kategori(), wilayah=desa.induk, instansi=opd, oleh=None)
    return {
        "pengaduan": diproses.pk,
        "pengaduan_induk": buat_pengaduan(desa).pk,
        "pengaduan_rahasia": buat_pengaduan(desa, rahasia=True, instansi=opd).pk,
        "pengaduan_lampiran": lampiran.pk,
        "pengaduan_rute": rute.pk,
        "langkah": "tanggapi",
        **_induk(desa.induk.induk),
    }


def _induk(kabupaten: Wilayah) -> dict[str, int]:
    """A category and a deadline of the kabupaten itself; both sides lie in one kabupaten."""
    milik, _ = KategoriPengaduan.objects.get_or_create(
        kode="uji", kabupaten=kabupaten, defaults={"nama": "Uji", "topik_lapor": "Uji"}
    )
    isi = {"tahap": "JAWAB", "kabupaten": kabupaten, "kategori": milik}
    aturan, _ = AturanLayanan.objects.get_or_create(
        **isi, defaults={"hari_kerja": 4, "sumber": "Keputusan uji"}
    )
    return {"pengaduan_kategori": milik.pk, "pengaduan_aturan": aturan.pk}
