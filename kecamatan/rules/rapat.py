"""When a meeting may be planned, and in which states it still may change."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from kecamatan.enums import StatusRapat

DIRENCANAKAN: Final = (StatusRapat.RENCANA, StatusRapat.DIUNDANG)
"""Place, time and invitees may still change."""

AGENDA_TERBUKA: Final = (*DIRENCANAKAN, StatusRapat.BERLANGSUNG)
"""Items may still be added, moved and dropped."""

TERLAMA: Final = timedelta(days=366)
TERJAUH: Final = timedelta(days=550)


def date_fault(tanggal: date, hari_ini: date, *, sudah: bool) -> str:
    """Why a meeting cannot be on this day: "", LAMPAU, TERLALU_LAMA or TERLALU_JAUH.

    `sudah` says that it was held and is written down afterwards.
    """
    if tanggal > hari_ini + TERJAUH:
        return "TERLALU_JAUH"
    if tanggal < hari_ini - TERLAMA:
        return "TERLALU_LAMA"
    return "LAMPAU" if tanggal < hari_ini and not sudah else ""
