"""An instrument as three sheets: *Instrumen* (a line per field), *Indikator*, *Aturan*.

What cannot be read becomes a `Cacat` with the sheet and its row, as the spreadsheet shows it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from fondasi.jsontext import read_json
from layanan_dasar.rules.berkas_instrumen import BAKU, Cacat

KEPALA: Final = ("kode", "nama", "keterangan", "sumber", "ambang_kuning", "ambang_hijau")
DIMENSI: Final = ("dimensi_kode", "dimensi_nama", "dimensi_singkat", "dimensi_jenis")
KOLOM_INDIKATOR: Final = (*DIMENSI, "kode", *BAKU)
KOLOM_ATURAN: Final = ("kode", "tingkat", "kalimat", "harus")
LOGIKA: Final = tuple(name for name, value in BAKU.items() if isinstance(value, bool))
JSON_TEKS: Final = ("pilihan", "penilaian")
ANGKA: Final = ("target", "bobot", "ubah_maksimal")

Baris = tuple[int, Sequence[str]]


def head_rows(data: dict[str, Any]) -> list[list[object]]:
    kuning, hijau = data["ambang"]
    said = {**data, "ambang_kuning": kuning, "ambang_hijau": hijau}
    return [[name, str(said[name])] for name in KEPALA]


def indicator_rows(data: dict[str, Any]) -> list[list[object]]:
    rows = []
    for dimensi in data["dimensi"]:
        head = [dimensi["kode"], dimensi["nama"], dimensi["singkat"], dimensi["jenis"]]
        for one in dimensi["indikator"]:
            full = {**BAKU, **one}
            rows.append([*head, one["kode"], *(_cell(name, full[name]) for name in BAKU)])
    return rows


def rule_rows(data: dict[str, Any]) -> list[list[object]]:
    return [
        [one["kode"], one.get("tingkat", "peringatan"), one["kalimat"], _json(one["harus"])]
        for one in data["aturan"]
    ]


def _cell(name: str, value: Any) -> object:
    if name in LOGIKA:
        return "ya" if value else "tidak"
    if name in JSON_TEKS:
        return _json(value) if value else ""
    return "" if value is None else str(value)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


@dataclass
class Bacaan:
    """What the three sheets say together; `data` goes on to `check_instrumen`."""

    data: dict[str, Any] = field(default_factory=lambda: {"dimensi": [], "aturan": []})
    cacat: list[Cacat] = field(default_factory=list)

    def note(self, lembar: str, nomor: int, kalimat: str) -> None:
        self.cacat.append(Cacat(f"lembar {lembar} baris {nomor}", kalimat))


def read_sheets(
    kepala: Iterable[Baris], indikator: Iterable[Baris], aturan: Iterable[Baris]
) -> Bacaan:
    found = Bacaan()
    _read_head(found, kepala)
    for nomor, cells in _records(found, "Indikator", indikator, KOLOM_INDIKATOR):
        _read_indicator(found, nomor, cells)
    for nomor, cells in _records(found, "Aturan", aturan, KOLOM_ATURAN):
        _read_rule(found, nomor, cells)
    return found


def _read_head(found: Bacaan, rows: Iterable[Baris]) -> None:
    said = {cells[0].strip(): cells[1].strip() for _n, cells in rows if len(cells) > 1}
    for name in ("kode", "nama", "keterangan", "sumber"):
        found.data[name] = said.get(name, "")
    kuning = _number(said.get("ambang_kuning", "50"))
    hijau = _number(said.get("ambang_hijau", "80"))
    found.data["ambang"] = [kuning, hijau]


def _records(
    found: Bacaan, lembar: str, rows: Iterable[Baris], kolom: Sequence[str]
) -> list[tuple[int, dict[str, str]]]:
    """Rows by their heads; a head that nobody knows is told once and its cells are left out."""
    listed = list(rows)
    if not listed:
        return []
    nomor, head = listed[0][0], [cell.strip() for cell in listed[0][1]]
    for name in head:
        if name and name not in kolom:
            found.note(lembar, nomor, f"Kolom “{name}” tidak dikenal.")
    for name in (kolom[0], "kode"):
        if name not in head:
            found.note(lembar, nomor, f"Kolom “{name}” tidak ada.")
            return []
    return [
        (n, {k: c.strip() for k, c in zip(head, cells, strict=False) if k in kolom})
        for n, cells in listed[1:]
    ]


def _read_indicator(found: Bacaan, nomor: int, cells: dict[str, str]) -> None:
    kode = cells.get("dimensi_kode", "")
    known = {one["kode"]: one for one in found.data["dimensi"]}
    if kode not in known:
        known[kode] = {
            "kode": kode,
            "nama": cells.get("dimensi_nama", ""),
            "singkat": cells.get("dimensi_singkat", ""),
            "jenis": cells.get("dimensi_jenis") or "UTAMA",
            "indikator": [],
        }
        found.data["dimensi"].append(known[kode])
    one: dict[str, Any] = {"kode": cells.get("kode", "")}
    for name in BAKU:
        if text := cells.get(name, ""):
            one[name] = _value(found, nomor, name, text)
    known[kode]["indikator"].append(one)


def _value(found: Bacaan, nomor: int, name: str, text: str) -> Any:
    if name in LOGIKA:
        if text.lower() not in ("ya", "tidak"):
            found.note("Indikator", nomor, f"Isian {name}: tulis ya atau tidak.")
        return text.lower() == "ya"
    if name in JSON_TEKS:
        return _loaded(found, "Indikator", nomor, name, text)
    if name in ANGKA:
        number = _number(text)
        if number is None:
            found.note("Indikator", nomor, f"Isian {name}: tulis angka.")
        return number
    return text


def _read_rule(found: Bacaan, nomor: int, cells: dict[str, str]) -> None:
    found.data["aturan"].append(
        {
            "kode": cells.get("kode", ""),
            "tingkat": cells.get("tingkat") or "peringatan",
            "kalimat": cells.get("kalimat", ""),
            "harus": _loaded(found, "Aturan", nomor, "harus", cells.get("harus", "")),
        }
    )


def _loaded(found: Bacaan, lembar: str, nomor: int, name: str, text: str) -> Any:
    try:
        return read_json(text)
    except ValueError:
        found.note(lembar, nomor, f"Isian {name} belum terbaca; bentuknya seperti pada unduhan.")
        return None


def _number(text: str) -> int | float | None:
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        return None
    return int(value) if value.is_integer() else value
