"""What a template draws beside its tables, from the frozen figures alone."""

from __future__ import annotations

from datetime import date
from typing import Any

from kemiskinan.reports import neraca as ledger
from rumahbersama.laporan.bab import ledger_of
from rumahbersama.laporan.drawings import draw_left, draw_map, draw_tree, draw_trend
from rumahbersama.laporan.figures import Figures

SELEBAR_LAYAR = 740


def progres_ppke(figures: Figures) -> dict[str, Any]:
    neraca = figures["neraca"]
    return {
        "pohon": draw_tree(figures),
        "batang": draw_left(figures),
        "persamaan": ledger.equations(neraca),
        "sisa": neraca["belum_optimal"] + neraca["belum_diintervensi"],
        **_sources(figures),
    }


def _sources(figures: Figures) -> dict[str, Any]:
    kriteria = figures.get("kriteria")
    return {
        "tanggal_sk": day(figures["sk"]["tanggal"]),
        "tanggal_bast": day(figures["rilis"]["tanggal"]),
        "tanggal_neraca": day(figures["neraca"]["tanggal"]) if "neraca" in figures else None,
        "tanggal_ba": day(kriteria["tanggal_ba"]) if kriteria else None,
    }


def triwulan_ppke(figures: Figures) -> dict[str, Any]:
    if "kabupaten" in figures:
        return {"provinsi": True}
    return {"persamaan": ledger.equations(figures["neraca"]), **_sources(figures)}


def bulanan_kecamatan(figures: Figures) -> dict[str, Any]:
    team = figures["koordinasi"]["kelembagaan"].get("tkpkk", {})
    return {
        "pohon": draw_tree(held) if (held := ledger_of(figures)) else None,
        "tanggal_tkpkk": day(team.get("tanggal_sk", "")),
    }


def padan(figures: Figures) -> dict[str, Any]:
    return _sources(figures)


def progres_provinsi(figures: Figures) -> dict[str, Any]:
    silent = [row for row in figures["kabupaten"] if row["belum_melapor"]]
    return {
        "peta": draw_map(figures),
        "tren": draw_trend(figures),
        "belum_melapor": silent,
        "jumlah_belum": sum(len(row["belum_melapor"]) for row in silent),
    }


def paparan(figures: Figures) -> dict[str, Any]:
    neraca = figures["neraca"]
    return {
        "pohon": draw_tree(figures, SELEBAR_LAYAR),
        "sisa": neraca["belum_optimal"] + neraca["belum_diintervensi"],
        "pagu": sum(row["pagu"] for row in figures["program"]),
        "realisasi": sum(row["realisasi"] for row in figures["program"]),
        "verval_jumlah": sum(row["jumlah"] for row in figures["verval"]),
        "verval_selesai": sum(row["selesai"] for row in figures["verval"]),
        "terbanyak": _most_left(figures),
        **_sources(figures),
    }


def _most_left(figures: Figures) -> list[Figures]:
    """The kecamatan that need most support, at most five; equals by code."""
    rows = [
        {**row, "sisa": row["belum_optimal"] + row["belum_diintervensi"]}
        for row in figures["per_kecamatan"]
    ]
    return sorted((r for r in rows if r["sisa"]), key=lambda r: (-r["sisa"], r["kode"]))[:5]


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
