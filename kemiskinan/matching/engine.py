"""Match two lists of people with numbered SQL steps inside the caller's transaction."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from django.db.backends.utils import CursorWrapper

from kemiskinan.rules.ambang import Ambang
from kemiskinan.rules.nama import inti_sql, kunci_sql

STEPS = (
    "10_kiri",
    "20_calon_nik",
    "30_belum",
    "40_sekitar",
    "45_calon_lain",
    "50_banding",
    "60_pasangan",
    "70_hasil",
)
_FOLDER = Path(__file__).parent / "sql"
_MARK = re.compile(r"\{(kunci|inti|mirip|balik):([a-z_.]+)(?::([a-z_.]+))?\}")


def match_parties(
    cursor: CursorWrapper,
    *,
    kiri: str,
    kanan: str,
    ambang: Ambang,
    params: Mapping[str, Any],
    report: Callable[[str, int], None] = lambda _step, _percent: None,
) -> None:
    """Fill the temporary table `hasil` (kiri_id, kanan_id, skor, nik_beda, status,
    alasan text[]).

    `kiri` and `kanan` are queries with named `params` and the columns id, nik (16 digits or
    null), nama, tanggal_lahir, desa_id, kecamatan_id, jk ('L', 'P' or empty). Status is otomatis
    or perlu_ditinjau; a kiri without a candidate has no row. The role must be allowed to read the
    NIK and to make temporary tables. Tables vanish with the transaction.
    """
    run_step(cursor, "00_sesi", {})
    for number, step in enumerate(STEPS):
        report(step, 100 * number // len(STEPS))
        run_step(cursor, step, {**params, **ambang.params()}, kiri=kiri, kanan=kanan)


def run_step(cursor: CursorWrapper, step: str, params: Mapping[str, Any], **parts: str) -> int:
    """Run one numbered step; the rows its last statement touched."""
    cursor.execute(step_sql(step, **parts), params)
    return int(cursor.rowcount)


def step_sql(step: str, **parts: str) -> str:
    """The step's text with queries and name expressions filled in."""
    text = (_FOLDER / f"{step}.sql").read_text(encoding="utf-8")
    text = re.sub(r"^--.*\n", "", text, flags=re.MULTILINE)
    for name, part in parts.items():
        text = text.replace(f"{{{name}}}", part)
    return _MARK.sub(_expression, text)


def _expression(mark: re.Match[str]) -> str:
    kind, first, second = mark.groups()
    match kind:
        case "kunci":
            return kunci_sql(first)
        case "inti":
            return inti_sql(first)
        case "balik":
            return _reversed_date(first)
        case _:
            return _likeness(first, second)


def _reversed_date(column: str) -> str:
    """The date with day and month exchanged; null where that is no date."""
    return (
        f"CASE WHEN extract(day FROM {column}) <= 12 THEN make_date("
        f"extract(year FROM {column})::int, extract(day FROM {column})::int, "
        f"extract(month FROM {column})::int) END"
    )


def _likeness(left: str, right: str) -> str:
    """1 - Levenshtein / length of the keys, or 0.95 of that without MUHAMMAD or SITI."""
    a, b = f"{left}.kunci", f"{right}.kunci"
    x, y = f"{left}.inti", inti_sql(b)
    return (
        f"CASE WHEN {a} = '' OR {b} = '' THEN 0 WHEN {a} = {b} THEN 1 ELSE greatest("
        f"1 - levenshtein({a}, {b})::float8 / greatest(length({a}), length({b})), "
        f"0.95 * (1 - levenshtein({x}, {y})::float8 / greatest(length({x}), length({y})))) END"
    )
