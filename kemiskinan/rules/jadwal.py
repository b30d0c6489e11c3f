"""Whether visits keep pace with their deadline."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

KELONGGARAN: Final = 0.10
"""Share of the list by which visits may lag behind the calendar."""

RENTANG: Final = timedelta(days=60)
"""The pace of a list that was handed out on or after its deadline is measured over this time."""


def is_behind(*, selesai: int, total: int, mulai: date, batas: date, hari_ini: date) -> bool:
    """Late, or more than a tenth of the list behind an even pace from `mulai` to `batas`."""
    if selesai >= total:
        return False
    if hari_ini > batas:
        return True
    start = mulai if mulai < batas else batas - RENTANG
    due = max((hari_ini - start).days, 0) / (batas - start).days
    return selesai / total < due - KELONGGARAN
