"""Letterhead and signature of a wilayah, as every letter of the ground floor prints them."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from fondasi.pdf import Kop, TandaTangan
from kecamatan.actions.data_induk import GAMBAR
from kecamatan.enums import JenisWilayah
from kecamatan.models import Berkas, KopSurat, Pejabat, Wilayah

PEMERINTAH = {
    JenisWilayah.PROVINSI: "Pemerintah Provinsi",
    JenisWilayah.KABUPATEN: "Pemerintah Kabupaten",
    JenisWilayah.KOTA: "Pemerintah Kota",
}


def kop_of(wilayah: Wilayah) -> Kop:
    """The letterhead that was entered, or the plain names of government and wilayah.

    Needs wilayah.induk at hand for the latter.
    """
    row = KopSurat.objects.select_related("lambang").filter(wilayah=wilayah).first()
    if row is None:
        return Kop(_plain_lines(wilayah))
    return Kop(
        instansi=tuple(filter(None, (row.baris_1, row.baris_2))),
        alamat=tuple(filter(None, (row.alamat,))),
        lambang=_emblem(row.lambang),
    )


def _emblem(berkas: Berkas | None) -> bytes | None:
    """The picture's bytes; a letter goes out without an emblem that is lost or no picture."""
    if berkas is None or berkas.tipe not in GAMBAR:
        return None
    try:
        with berkas.isi.open("rb") as file:
            return bytes(file.read())
    except FileNotFoundError:
        return None


def _plain_lines(wilayah: Wilayah) -> tuple[str, ...]:
    government = PEMERINTAH.get(JenisWilayah(wilayah.jenis))
    if government:
        return (f"{government} {wilayah.nama}",)
    office = f"{wilayah.get_jenis_display()} {wilayah.nama}"
    return (*_plain_lines(wilayah.induk), office) if wilayah.induk else (office,)


def city_of(wilayah: Wilayah) -> str:
    """Where its letters are written."""
    row = KopSurat.objects.filter(wilayah=wilayah).exclude(kota="").first()
    return row.kota if row else wilayah.nama


def signatory_on(wilayah: Wilayah, day: date) -> Pejabat | None:
    """Who signs for it on that day; of several, who began last."""
    rows = Pejabat.objects.filter(
        Q(sampai=None) | Q(sampai__gt=day), wilayah=wilayah, mulai__lte=day
    )
    return rows.order_by("-mulai", "id").first()


def signature_of(pejabat: Pejabat | None, *, jabatan: str = "") -> TandaTangan:
    """A dotted line under `jabatan` where nobody was entered."""
    if pejabat is None:
        return TandaTangan(jabatan)
    return TandaTangan(
        jabatan=pejabat.jabatan,
        nama=pejabat.nama,
        pangkat=pejabat.pangkat,
        nip=pejabat.nip,
        sebutan=pejabat.sebutan,
        atas_nama=pejabat.atas_nama,
        melalui=pejabat.untuk_beliau,
    )
