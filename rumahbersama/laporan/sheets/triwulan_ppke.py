"""Tables T1 to T6 of the quarterly report, of a kabupaten or of a province."""

from __future__ import annotations

from collections.abc import Sequence

from fondasi.tables import KolomTabel, Nilai, Tabel, percent
from rumahbersama.laporan.figures import Figures
from rumahbersama.laporan.periode import parse_periode
from rumahbersama.laporan.sheets import penanganan
from rumahbersama.laporan.sheets.penanganan import KEBERADAAN, per_place

SISA = (("sk", "SK"), ("keluar", "Tidak lagi desil 1"), ("masih", "Masih desil 1"))
CAPAIAN = (
    *SISA, ("optimal", "Optimal"), ("belum_optimal", "Belum optimal"),
    ("belum_diintervensi", "Belum diintervensi"),
)  # fmt: skip


def tables(figures: Figures) -> list[Tabel]:
    if "kabupaten" in figures:
        return _province(figures)
    rows, total = figures["per_kecamatan"], figures["neraca"]
    return [
        _people(figures),
        per_place("T2_verval", "T2. Hasil verifikasi lapangan (jiwa)", rows, KEBERADAAN, total),
        penanganan.program_by_class(figures["program"]),
        penanganan.money_by_source(figures["program"]),
        per_place("T5_sisa", "T5. Keluar dari desil 1 dan sisanya (jiwa)", rows, SISA, total),
        obstacles(figures["kendala"]),
    ]


def _people(figures: Figures) -> Tabel:
    """T1: people of the decree, and the families in which the matched ones live."""
    columns = (
        KolomTabel("Kecamatan", lebar=24), KolomTabel("Jiwa menurut SK", "angka"),
        KolomTabel("Masih desil 1 (jiwa)", "angka"),
        KolomTabel(f"KK menurut {figures['rilis']['sumber']}", "angka"),
    )  # fmt: skip
    families = figures["keluarga"]
    lines: list[list[Nilai]] = [
        [row["nama"], row["sk"], row["masih"], families.get(row["kode"], 0)]
        for row in figures["per_kecamatan"]
    ]
    total = figures["neraca"]
    lines.append(["Jumlah", total["sk"], total["masih"], sum(families.values())])
    return Tabel(
        "T1_sasaran", "T1. Sasaran", columns, lines, berjumlah=True,
        catatan="SK menetapkan orang dan tidak memuat nomor KK; jumlah KK dihitung dari keluarga "
        "orang yang terpadankan.",
    )  # fmt: skip


def obstacles(rows: Sequence[Figures]) -> Tabel:
    columns = (
        KolomTabel("Wilayah", lebar=22), KolomTabel("Periode", lebar=16),
        KolomTabel("Kendala", lebar=50), KolomTabel("Dukungan yang diminta", lebar=50),
    )  # fmt: skip
    lines = [
        [r["nama"], parse_periode(r["periode"]).sebutan, r["kendala"], r["dukungan"]] for r in rows
    ]
    return Tabel(
        "T6_kendala", "T6. Kendala dan tindak lanjut", columns, lines,
        kosong="Tidak ada kendala yang disampaikan pada periode ini.",
    )  # fmt: skip


def _province(figures: Figures) -> list[Tabel]:
    known = [{**row, **row["neraca"]} for row in figures["kabupaten"] if row["neraca"]]
    programs = [one for row in figures["kabupaten"] for one in row["program"]]
    total = {key: sum(row[key] for row in known) for key, _ in (*CAPAIAN, *KEBERADAAN)}
    place = "Kabupaten/kota"
    return [
        achievements(figures["kabupaten"]),
        per_place(
            "T2_verval", "T2. Hasil verifikasi lapangan (jiwa)", known, KEBERADAAN, total,
            kepala=place,
        ),
        penanganan.program_by_class(merged(programs)),
        penanganan.money_by_source(programs),
        per_place(
            "T5_sisa", "T5. Keluar dari desil 1 dan sisanya (jiwa)", known, SISA, total,
            kepala=place,
        ),
        obstacles(figures["kendala"]),
    ]  # fmt: skip


def achievements(rows: Sequence[Figures]) -> Tabel:
    """Rekapitulasi capaian by code; who has no ledger yet is said, never a zero."""
    columns = (
        KolomTabel("Kabupaten/kota", lebar=24), *(KolomTabel(w, "angka") for _, w in CAPAIAN),
        KolomTabel("Optimal dari yang masih", "persen"),
    )  # fmt: skip
    lines: list[list[Nilai]] = []
    for row in rows:
        n = row["neraca"]
        figures = [n[key] if n else None for key, _ in CAPAIAN]
        lines.append([row["nama"], *figures, percent(n["optimal"], n["masih"]) if n else None])
    known = [row["neraca"] for row in rows if row["neraca"]]
    sums = {key: sum(n[key] for n in known) for key, _ in CAPAIAN}
    share = percent(sums["optimal"], sums["masih"])
    lines.append(["Jumlah", *(sums[key] for key, _ in CAPAIAN), share])
    silent = [row["nama"] for row in rows if not row["neraca"]]
    note = f"Tanda – berarti rekapitulasi belum ada: {len(silent)} kabupaten/kota."
    return Tabel(
        "T1_capaian", "T1. Rekapitulasi capaian menurut kabupaten/kota (jiwa)", columns, lines,
        berjumlah=True, catatan=note if silent else "",
    )  # fmt: skip


def merged(rows: Sequence[Figures]) -> list[Figures]:
    """The same programme of several kabupaten as one line."""
    sums: dict[tuple[str, int], Figures] = {}
    for row in rows:
        key = (row["program"], row["strategi"])
        found = sums.setdefault(key, {**row, "sasaran": 0, "penerima": 0})
        found["sasaran"] += row["sasaran"]
        found["penerima"] += row["penerima"]
    return list(sums.values())
