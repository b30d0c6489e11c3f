"""The counter of a kabupaten: open or closed, and who answers what."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from kecamatan.actions.audit import record
from kecamatan.models import Instansi, Pengguna, Wilayah
from layanan_dasar.models import (
    AturanLayanan,
    KategoriPengaduan,
    PengaturanPengaduan,
    RutePengaduan,
)
from layanan_dasar.rules.bawaan_pengaduan import ATURAN, KATEGORI


@transaction.atomic
def set_counter(
    kabupaten: Wilayah, *, terbuka: bool, keterangan: str = "", oleh: Pengguna | None
) -> PengaturanPengaduan:
    """Open or close the public form of a kabupaten or kota."""
    row, _created = PengaturanPengaduan.objects.update_or_create(
        kabupaten=kabupaten,
        defaults={"formulir_terbuka": terbuka, "keterangan": keterangan.strip()},
    )
    record("atur_loket_pengaduan", row, oleh=oleh, wilayah=kabupaten, terbuka=terbuka)
    return row


@transaction.atomic
def fill_defaults() -> int:
    """Categories and working days that are missing; returns how many were new."""
    new = 0
    for urutan, one in enumerate(KATEGORI, 1):
        _row, created = KategoriPengaduan.objects.get_or_create(
            kode=one.kode,
            defaults={
                "nama": one.nama,
                "penjelasan": one.penjelasan,
                "topik_lapor": one.topik,
                "tentang_desa": one.tentang_desa,
                "salah_sasaran": one.salah_sasaran,
                "urutan": 10 * urutan,
            },
        )
        new += created
    for tahap, hari, sumber in ATURAN:
        _rule, created = AturanLayanan.objects.get_or_create(
            tahap=tahap, kategori=None, defaults={"hari_kerja": hari, "sumber": sumber}
        )
        new += created
    return new


@transaction.atomic
def save_route(
    *, kategori: KategoriPengaduan, wilayah: Wilayah, instansi: Instansi, oleh: Pengguna | None
) -> RutePengaduan:
    """Who answers this category in this wilayah; an earlier row is replaced. Raises Galat
    RUTE_LUAR."""
    kabupaten = ".".join(wilayah.kode.split(".")[:2])
    if not instansi.wilayah.kode.startswith(kabupaten):
        raise Galat("RUTE_LUAR", _("Pilih instansi di kabupaten/kota yang sama."))
    row, _created = RutePengaduan.objects.update_or_create(
        kategori=kategori, wilayah=wilayah, defaults={"instansi": instansi}
    )
    record("simpan_rute_pengaduan", row, oleh=oleh, wilayah=wilayah, kategori=kategori.kode)
    return row


@transaction.atomic
def delete_route(rute: RutePengaduan, *, oleh: Pengguna | None) -> None:
    record(
        "hapus_rute_pengaduan", rute, oleh=oleh, wilayah=rute.wilayah, kategori=rute.kategori.kode
    )
    rute.delete()
