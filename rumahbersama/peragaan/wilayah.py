"""Real villages of one kabupaten or kota, from the public Kemendagri code list in `lokal`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lokal import wilayah


@dataclass(frozen=True, slots=True)
class Desa:
    """A desa or kelurahan with dotted code and names without "Kabupaten" or "Kota"."""

    kode: str
    nama: str
    kecamatan: str
    kabupaten: str
    provinsi: str

    @property
    def kode_polos(self) -> str:
        """Ten digits without dots, as the P3KE file carries them."""
        return self.kode.replace(".", "")

    @property
    def kepala_nik(self) -> str:
        """The first six digits of a NIK issued in this kecamatan."""
        return self.kode.replace(".", "")[:6]


def nama_polos(nama: str) -> str:
    """The region's bare name: "Kabupaten Jombang" becomes "Jombang"."""
    for awalan in ("Kabupaten ", "Kota Administrasi ", "Kota "):
        if nama.startswith(awalan):
            return nama.removeprefix(awalan)
    return nama


def desa_sekabupaten(kode: str) -> list[Desa]:
    """Every desa and kelurahan under a dotted kabupaten/kota code; LookupError if unknown."""
    kabupaten, provinsi = wilayah.wilayah_name(kode), wilayah.wilayah_name(kode[:2])
    if not kabupaten or not provinsi or kode.count(".") != 1:
        raise LookupError(f"kabupaten/kota {kode} tidak dikenal")
    return [
        Desa(desa.code, desa.name, kecamatan.name, nama_polos(kabupaten), provinsi)
        for kecamatan in wilayah.list_wilayah(kode)
        for desa in wilayah.list_wilayah(kecamatan.code)
    ]


def kepala_nik_luar(kode: str) -> list[str]:
    """NIK prefixes of other regions of the province: where incomers were first registered."""
    return sorted(_kecamatan_lain(kode))


def _kecamatan_lain(kode: str) -> Iterator[str]:
    for kabupaten in wilayah.list_wilayah(kode[:2]):
        if kabupaten.code != kode:
            for kecamatan in wilayah.list_wilayah(kabupaten.code):
                yield kecamatan.code.replace(".", "")
