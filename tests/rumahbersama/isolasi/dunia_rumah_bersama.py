"""The Rumah Bersama of a kecamatan: what it has reported."""

from __future__ import annotations

from typing import Any

from kecamatan.enums import Kelembagaan
from kecamatan.models import AnggotaTkpkk, Inovasi, Kontak, LokasiBertanda, TandaLokasi, Wilayah
from tests.kecamatan.mitra_uji import buat_inovasi, buat_kegiatan, buat_mitra
from tests.kecamatan.rumah_uji import buat_butir, buat_keadaan


def sisi_rumah(kecamatan: Wilayah) -> dict[str, Any]:
    butir = buat_butir("sk-tkpkk")
    buat_butir("rakor-bulanan", wajib_bukti=False)
    keadaan = buat_keadaan(kecamatan, butir, Kelembagaan.TERLEMBAGA, dengan_bukti=True)
    kontak = Kontak.objects.create(nama="Anggota Uji", wilayah=kecamatan)
    anggota = AnggotaTkpkk.objects.create(wilayah=kecamatan, kontak=kontak)
    tanda, _baru = TandaLokasi.objects.get_or_create(kode="fokus", defaults={"nama": "Fokus"})
    bertanda = LokasiBertanda.objects.create(wilayah=kecamatan, tanda=tanda, tahun=2024)
    mitra = buat_mitra(kecamatan)
    desa = Wilayah.objects.filter(induk=kecamatan).order_by("kode")[0]
    inovasi = buat_inovasi(kecamatan)
    Inovasi.objects.filter(pk=inovasi.pk).update(sk=keadaan.bukti)
    return {
        "mitra": mitra.pk,
        "dukungan": mitra.dukungan.create(uraian="Uji", komitmen_rupiah=1).pk,
        "kegiatan": buat_kegiatan(desa).pk,
        "inovasi": inovasi.pk,
        "inovasi_berkas": "sk",
        "anggota_tkpkk": anggota.pk,
        "lokasi_bertanda": bertanda.pk,
        "acuan_jenis": "butir",
        "acuan_butir": butir.pk,
        "rumah_kecamatan": kecamatan.kode,
        "rumah_induk": kecamatan.kode[:5],
        "butir_kelembagaan": "sk-tkpkk",
        "keadaan_butir": keadaan.pk,
    }
