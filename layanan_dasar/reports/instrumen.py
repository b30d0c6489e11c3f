"""An instrument as a workbook that can be changed and brought back."""

from __future__ import annotations

from typing import Any

from fondasi.spreadsheets.sheets import Kolom, Lembar
from layanan_dasar.rules.lembar_instrumen import (
    KOLOM_ATURAN,
    KOLOM_INDIKATOR,
    head_rows,
    indicator_rows,
    rule_rows,
)


def instrument_sheets(data: dict[str, Any]) -> list[Lembar]:
    return [
        Lembar("Instrumen", [Kolom("isian", 20), Kolom("nilai", 60)], head_rows(data)),
        Lembar("Indikator", [Kolom(name, 20) for name in KOLOM_INDIKATOR], indicator_rows(data)),
        Lembar("Aturan", [Kolom(name, 30) for name in KOLOM_ATURAN], rule_rows(data)),
    ]
