"""The table of kinds: at which level, how often, by whom, from which figures, on which paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from fondasi.tables import Tabel
from kecamatan.enums import Peran, Tingkat
from rumahbersama.laporan import contexts
from rumahbersama.laporan.enums import Irama, JenisLaporan
from rumahbersama.laporan.figures import (
    Figures,
    Lingkup,
    bulanan_kecamatan,
    padan,
    progres_ppke,
    progres_provinsi,
    triwulan_ppke,
)
from rumahbersama.laporan.sheets import bulanan_kecamatan as sheets_bulanan
from rumahbersama.laporan.sheets import padan as sheets_padan
from rumahbersama.laporan.sheets import progres_ppke as sheets_progres
from rumahbersama.laporan.sheets import progres_provinsi as sheets_provinsi
from rumahbersama.laporan.sheets import triwulan_ppke as sheets_triwulan


@dataclass(frozen=True, slots=True)
class Jenis:
    """One kind. `peminta` ask for it and `penanda` sign it, each for the wilayah they hold.

    `konteks` derives from the frozen figures alone what the template draws beside `tabel`.
    `otomatis` says whether the calendar may write it: a padan report names its two lists.
    """

    kode: JenisLaporan
    tingkat: frozenset[Tingkat]
    irama: Irama
    collect: Callable[[Lingkup], Figures]
    tabel: Callable[[Figures], list[Tabel]]
    konteks: Callable[[Figures], dict[str, Any]]
    templat: str
    peminta: tuple[Peran, ...]
    penanda: tuple[Peran, ...]
    penjelasan: str
    otomatis: bool = True
    lanskap: bool = False


KABUPATEN = frozenset({Tingkat.KABUPATEN})
SEKRETARIAT = (Peran.BAPPEDA,)
PROVINSI = (Peran.PROVINSI,)
CAMAT = (Peran.CAMAT,)

KINDS: dict[JenisLaporan, Jenis] = {
    kind.kode: kind
    for kind in (
        Jenis(
            JenisLaporan.PROGRES_PPKE, KABUPATEN, Irama.BULANAN,
            progres_ppke.collect, sheets_progres.tables, contexts.progres_ppke,
            "laporan/progres_ppke.html", SEKRETARIAT, SEKRETARIAT,
            "Rekapitulasi penanganan, keadaan per kecamatan, verifikasi lapangan, intervensi, "
            "dan anggaran.",
        ),
        Jenis(
            JenisLaporan.TRIWULAN_PPKE, frozenset({Tingkat.KABUPATEN, Tingkat.PROVINSI}),
            Irama.TRIWULAN,
            triwulan_ppke.collect, sheets_triwulan.tables, contexts.triwulan_ppke,
            "laporan/triwulan_ppke.html", (*SEKRETARIAT, *PROVINSI), (*SEKRETARIAT, *PROVINSI),
            "Tabel T1 sampai T6: sasaran, verval, penerima, anggaran, sisa desil 1, kendala.",
        ),
        Jenis(
            JenisLaporan.PADAN, KABUPATEN, Irama.BULANAN,
            padan.collect, sheets_padan.tables, contexts.padan,
            "laporan/padan.html", SEKRETARIAT, SEKRETARIAT,
            "Dua daftar dan bagiannya, dasar pemadanan, hasil per kecamatan.",
            otomatis=False,
        ),
        Jenis(
            JenisLaporan.BULANAN_KECAMATAN, frozenset({Tingkat.KECAMATAN}), Irama.BULANAN,
            bulanan_kecamatan.collect, sheets_bulanan.tables, contexts.bulanan_kecamatan,
            "laporan/bulanan_kecamatan.html",
            (*CAMAT, Peran.STAF_KECAMATAN, *SEKRETARIAT), CAMAT,
            "Empat K: konsolidasi data, koordinasi, kolaborasi, komunikasi, dan kendala.",
        ),
        Jenis(
            JenisLaporan.PROGRES_PROVINSI, frozenset({Tingkat.PROVINSI}), Irama.BULANAN,
            progres_provinsi.collect, sheets_provinsi.tables, contexts.progres_provinsi,
            "laporan/progres_provinsi.html", PROVINSI, PROVINSI,
            "Rekapitulasi capaian kabupaten/kota, peta, perkembangan, dan yang belum melapor.",
        ),
        Jenis(
            JenisLaporan.PAPARAN, KABUPATEN, Irama.BULANAN,
            progres_ppke.collect, sheets_progres.tables, contexts.paparan,
            "laporan/paparan.html", SEKRETARIAT, SEKRETARIAT,
            "Satu halaman 16:9 untuk kepala daerah.",
            otomatis=False, lanskap=True,
        ),
    )
}  # fmt: skip


def kind_of(kode: str) -> Jenis:
    """Raises KeyError for a kind that no longer exists."""
    return KINDS[JenisLaporan(kode)]
