"""The chapters of each kind of report: what they are called, which tables they carry, and which of
them a frozen report shows in what order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from fondasi.tables import Tabel
from rumahbersama.laporan.enums import JenisLaporan
from rumahbersama.laporan.figures import Figures


@dataclass(frozen=True, slots=True)
class Bab:
    """`kunci` is stored in rules and figures and names the chapter's template; `tabel` are the
    codes of its tables; `pohon`: with the tree of the ledger."""

    kunci: str
    judul: str
    tabel: tuple[str, ...] = ()
    pohon: bool = False


@dataclass(frozen=True, slots=True)
class BabTercetak:
    """A chapter at its place in one report."""

    huruf: str
    judul: str
    templat: str


BAB: dict[JenisLaporan, tuple[Bab, ...]] = {
    JenisLaporan.PROGRES_PPKE: (
        Bab("rekapitulasi", "Rekapitulasi penanganan", ("rekapitulasi",), pohon=True),
        Bab("kriteria", "Kriteria intervensi optimal"),
        Bab("per_kecamatan", "Keadaan per kecamatan", ("per_kecamatan",)),
        Bab("verval", "Verifikasi lapangan", ("verval",)),
        Bab("program", "Intervensi dan anggaran", ("program",)),
        Bab("sisa", "Yang masih harus ditangani"),
    ),
    JenisLaporan.BULANAN_KECAMATAN: (
        Bab(
            "konsolidasi", "Konsolidasi",
            ("rekapitulasi", "verval", "kelas", "strategi", "layanan_dasar"), pohon=True,
        ),
        Bab("koordinasi", "Koordinasi", ("rapat", "kehadiran", "tindak_lanjut")),
        Bab("kolaborasi", "Kolaborasi", ("kunjungan",)),
        Bab("komunikasi", "Komunikasi", ("pengaduan",)),
    ),
    JenisLaporan.TRIWULAN_PPKE: (
        Bab("sasaran", "T1 Sasaran", ("T1_sasaran", "T1_capaian"), pohon=True),
        Bab("verval", "T2 Verifikasi lapangan", ("T2_verval",)),
        Bab("program", "T3 Penerima menurut program", ("T3_program",)),
        Bab("anggaran", "T4 Anggaran menurut sumber dana", ("T4_anggaran",)),
        Bab("sisa", "T5 Keluar dari desil 1 dan sisanya", ("T5_sisa",)),
        Bab("kendala", "T6 Kendala dan tindak lanjut", ("T6_kendala",)),
    ),
    JenisLaporan.PADAN: (
        Bab("daftar", "Dua daftar", ("bagian",)),
        Bab("dasar", "Dasar pemadanan", ("dasar",)),
        Bab("per_kecamatan", "Per kecamatan", ("per_kecamatan",)),
    ),
    JenisLaporan.PROGRES_PROVINSI: (
        Bab("capaian", "Rekapitulasi capaian", ("T1_capaian",)),
        Bab("peta", "Peta"),
        Bab("tren", "Perkembangan", ("tren",)),
        Bab("verval", "Verifikasi lapangan", ("verval",)),
        Bab("belum_melapor", "Belum melapor", ("belum_melapor",)),
    ),
    JenisLaporan.PAPARAN: (),
}  # fmt: skip


def chapters_of(figures: Figures) -> list[Bab]:
    """The chosen ones in their order; all where none is chosen or none of them exists any more."""
    known = {bab.kunci: bab for bab in BAB[JenisLaporan(figures["jenis"])]}
    named = [known[key] for key in _named(figures) if key in known]
    return named or list(known.values())


def printed(chapters: Sequence[Bab], folder: str) -> dict[str, BabTercetak]:
    """By key, each with the letter of its position."""
    return {
        bab.kunci: BabTercetak(letter, bab.judul, f"{folder}/{bab.kunci}.html")
        for letter, bab in zip(ascii_uppercase, chapters, strict=False)
    }


def chosen_tables(figures: Figures, tables: list[Tabel]) -> list[Tabel]:
    """Those of the chosen chapters in their order; all where the choice carries none."""
    if not _named(figures):
        return tables
    known = {table.kode: table for table in tables}
    codes = [code for bab in chapters_of(figures) for code in bab.tabel]
    return [known[code] for code in codes if code in known] or tables


def ledger_of(figures: Figures) -> Figures | None:
    """The part of frozen figures that holds a ledger with its decree and release: the whole, or a
    monthly report's chapter, whose decree is the kabupaten's."""
    if people := figures.get("konsolidasi"):
        return {**people, "wilayah": figures.get("induk", figures["wilayah"])}
    return figures if "neraca" in figures and "sk" in figures else None


def shows_tree(figures: Figures) -> bool:
    """Whether a ledger is there and a chapter that speaks of it is chosen."""
    chapters = chapters_of(figures)
    spoken = not chapters or any(bab.pohon for bab in chapters)
    return spoken and ledger_of(figures) is not None


def _named(figures: Figures) -> list[str]:
    return list(figures.get("aturan", {}).get("bab", ()))
