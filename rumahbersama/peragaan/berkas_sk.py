"""The Bupati's decree as a spreadsheet: one row per person, villages by name or by code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from rumahbersama.peragaan.orang import Individu, Keluarga
from rumahbersama.peragaan.wilayah import Desa

SK_NAMA = ("No", "Nama", "NIK", "Tanggal Lahir", "Desa/Kelurahan", "Kecamatan", "Alamat")
SK_KODE = ("No", "Nama", "NIK", "Tanggal Lahir", "Kode Desa", "Alamat")


@dataclass(frozen=True, slots=True)
class BarisSK:
    """A row of the decree as written; `lahir` is text DD/MM/YYYY and may be wrong on purpose."""

    no: int
    nama: str
    nik: str
    lahir: str
    desa: Desa
    alamat: str

    def sel(self, *, kode: bool = False) -> list[str]:
        """The row's cells under `SK_NAMA`, or under `SK_KODE`."""
        tempat = [self.desa.kode_polos] if kode else [self.desa.nama, self.desa.kecamatan]
        return [str(self.no), self.nama, self.nik, self.lahir, *tempat, self.alamat]


def baris_dari(keluarga: Keluarga, satu: Individu) -> BarisSK:
    """The faultless row of a person, not yet numbered."""
    return BarisSK(
        no=0,
        nama=satu.nama,
        nik=satu.nik,
        lahir=f"{satu.lahir:%d/%m/%Y}",
        desa=keluarga.desa,
        alamat=keluarga.alamat,
    )


def jati_diri(baris: BarisSK) -> tuple[str, date]:
    """Name and birth date as the row states them."""
    hari, bulan, tahun = baris.lahir.split("/")
    return baris.nama, date(int(tahun), int(bulan), int(hari))


def sel_semua(baris: Iterable[BarisSK], *, kode: bool = False) -> Iterator[list[str]]:
    """Every row's cells, without the header."""
    for satu in baris:
        yield satu.sel(kode=kode)
