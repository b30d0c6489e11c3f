"""Figures of each kind of report: one plain mapping that is frozen and hashed."""

from rumahbersama.laporan.figures.lingkup import Figures, Lingkup

__all__ = ["Figures", "Lingkup"]
