"""The layouts that are known, by kind of file."""

from __future__ import annotations

from typing import Final

from kemiskinan.intake.kolom import Layout
from kemiskinan.intake.layouts import (
    dtsen_individu,
    dtsen_keluarga,
    p3ke_individu_a,
    p3ke_individu_b,
    p3ke_keluarga_a,
    p3ke_keluarga_b,
    sk_bupati,
)

LAYOUTS: Final[tuple[Layout, ...]] = (
    p3ke_individu_a.LAYOUT,
    p3ke_individu_b.LAYOUT,
    p3ke_keluarga_a.LAYOUT,
    p3ke_keluarga_b.LAYOUT,
    dtsen_individu.LAYOUT,
    dtsen_keluarga.LAYOUT,
    sk_bupati.LAYOUT,
)


def layouts_of(jenis: str) -> list[Layout]:
    return [layout for layout in LAYOUTS if layout.jenis == jenis]


def layout_of(jenis: str, kode: str) -> Layout:
    """Raises LookupError for a layout that is not known."""
    for layout in layouts_of(jenis):
        if layout.kode == kode:
            return layout
    raise LookupError(f"{jenis} {kode}")
