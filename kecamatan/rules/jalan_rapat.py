"""In which states of a meeting what may be written."""

from __future__ import annotations

from typing import Final

from kecamatan.enums import StatusRapat

DAPAT_DIMULAI: Final = (StatusRapat.RENCANA, StatusRapat.DIUNDANG)
DITULIS: Final = (StatusRapat.BERLANGSUNG, StatusRapat.DITUTUP)
"""Notes and attendance may be written and put right: until the notula is adopted."""

SELESAI: Final = (StatusRapat.DITUTUP, StatusRapat.DISAHKAN)
TERLAKSANA: Final = (StatusRapat.BERLANGSUNG, *SELESAI)
"""It was held: photos and scans may be added, also after the adoption."""

HADIR_TERBUKA: Final = (*DAPAT_DIMULAI, StatusRapat.BERLANGSUNG)
"""On its day participants may sign in before it begins."""
