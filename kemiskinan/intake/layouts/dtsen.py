"""What both DTSEN files share: technical headers, places by name, answers as integer codes."""

from __future__ import annotations

from typing import Final

from kemiskinan.intake.kolom import Jenis, Kolom

NOMOR_KK: Final = Kolom(
    "nomor_kk", ("nomor_kartu_keluarga", "Nomor KK", "No KK"), Jenis.KK, wajib=True
)
NAMA_WILAYAH: Final = (
    Kolom("nama_provinsi", ("provinsi",), Jenis.WILAYAH),
    Kolom("nama_kabupaten", ("kabupaten_kota",), Jenis.WILAYAH),
    Kolom("nama_kecamatan", ("kecamatan",), Jenis.WILAYAH),
    Kolom("nama_desa", ("kelurahan_desa", "desa_kelurahan"), Jenis.WILAYAH),
)


def codes(*values: str, first: int = 1) -> dict[str, str | bool]:
    """Meanings in the order of their codes; `01` is read as `1`."""
    return {str(code): value for code, value in enumerate(values, first)}


def number(nama: str) -> Kolom:
    """A count, or a code whose list is not published: kept as the number that was delivered."""
    return Kolom(nama, (nama,), Jenis.ANGKA, atribut=True)


def text(nama: str) -> Kolom:
    """Free text that is kept as delivered."""
    return Kolom(nama, (nama,), Jenis.TEKS, atribut=True)
