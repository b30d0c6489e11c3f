from __future__ import annotations

from fondasi.tables import KolomTabel, Tabel
from kemiskinan.reports.neraca import KALIMAT
from kemiskinan.rules.neraca import KEYS
from rumahbersama.laporan.figures import Figures
from rumahbersama.laporan.sheets import penanganan


def tables(figures: Figures) -> list[Tabel]:
    return [
        ledger(figures),
        penanganan.per_kecamatan(figures),
        penanganan.verval(figures["verval"]),
        penanganan.program(figures["program"]),
    ]


def ledger(figures: Figures) -> Tabel:
    """Every branch with its words, zeros included."""
    columns = (KolomTabel("Cabang", lebar=40), KolomTabel("Jiwa", "angka"))
    lines = [[KALIMAT[key], figures["neraca"][key]] for key in KEYS]
    return Tabel("rekapitulasi", "Rekapitulasi penanganan", columns, lines)
