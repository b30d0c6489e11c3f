"""Letterhead and signature of a wilayah, as every letter of the ground floor prints them."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import Any

from django.db.models import Q

from fondasi.pdf import Kop, TandaTangan, data_uri
from kecamatan.models import Berkas, KopSurat, Pejabat, Wilayah
from kecamatan.queries.kop_surat import kop_figures


def kop_of(wilayah: Wilayah) -> Kop:
    """The letterhead that was entered, or the plain names of government and wilayah.

    Needs wilayah.induk at hand for the latter.
    """
    return kop_from(kop_figures(wilayah))


def kop_from(figures: dict[str, Any]) -> Kop:
    """The letterhead of `kop_figures`, also of frozen ones."""
    return Kop(
        instansi=tuple(figures["instansi"]),
        alamat=tuple(figures["alamat"]),
        lambang=picture_of(figures["lambang_id"]),
    )


def picture_of(berkas_id: int | None) -> bytes | None:
    """The bytes of a stored picture; None of one that is lost or no picture: a document goes out
    without it."""
    berkas = Berkas.objects.filter(pk=berkas_id).first() if berkas_id else None
    if berkas is None:
        return None
    with suppress(FileNotFoundError, ValueError):
        picture = content_of(berkas)
        data_uri(picture)
        return picture
    return None


def content_of(berkas: Berkas) -> bytes:
    """Raises FileNotFoundError when the storage lost it."""
    with berkas.isi.open("rb") as file:
        return bytes(file.read())


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
