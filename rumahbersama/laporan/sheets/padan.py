from __future__ import annotations

from fondasi.tables import KolomTabel, Nilai, Tabel
from rumahbersama.laporan.figures import Figures
from rumahbersama.laporan.sheets.penanganan import per_place

KEADAAN = (
    ("padan", "Terpadankan"),
    ("perlu_ditinjau", "Perlu ditinjau"),
    ("tidak_padan", "Tidak terpadankan"),
)


def tables(figures: Figures) -> list[Tabel]:
    return [_partition(figures), _reasons(figures), _places(figures)]


def _partition(figures: Figures) -> Tabel:
    """Both lists, each in parts that add up."""
    j, total = figures["jumlah"], figures["rilis"]["jumlah"]
    sumber = f"{figures['rilis']['sumber']} {figures['rilis']['tahun']}"
    lines: list[list[Nilai]] = [
        ["SK, seluruhnya", sum(j.values())],
        ["Ada pada SK dan data sumber (terpadankan)", j["padan"]],
        ["Ada pada SK, perlu ditinjau", j["perlu_ditinjau"]],
        ["Hanya ada pada SK (tidak terpadankan)", j["tidak_padan"]],
        [f"{sumber}, seluruhnya (baris)", total],
        [f"Hanya ada pada {sumber}", total - j["padan"]],
    ]
    columns = (KolomTabel("Bagian", lebar=46), KolomTabel("Jiwa", "angka"))
    return Tabel("bagian", "Dua daftar dan bagiannya", columns, lines)


def _reasons(figures: Figures) -> Tabel:
    columns = (
        KolomTabel("Dasar pemadanan", lebar=40),
        KolomTabel("Otomatis (jiwa)", "angka"),
        KolomTabel("Diputuskan orang (jiwa)", "angka"),
    )
    found: dict[str, list[int]] = {}
    for row in figures["alasan"]:
        line = found.setdefault(_basis(row["alasan"]), [0, 0])
        line[0] += row["otomatis"]
        line[1] += row["orang"]
    lines: list[list[Nilai]] = [[basis, *counts] for basis, counts in found.items()]
    if lines:
        lines.append(["Jumlah", *map(sum, zip(*found.values(), strict=True))])
    return Tabel(
        "dasar", "Yang terpadankan menurut dasarnya", columns, lines, berjumlah=True,
        kosong="Tidak seorang pun terpadankan.",
    )  # fmt: skip


def _basis(alasan: str) -> str:
    """Without the position of the digit that differs."""
    return alasan.partition(" (angka ke")[0] or "Tanpa catatan"


def _places(figures: Figures) -> Tabel:
    return per_place(
        "per_kecamatan", "Hasil padu padan menurut kecamatan (jiwa)",
        figures["per_kecamatan"], KEADAAN, figures["jumlah"],
    )  # fmt: skip
