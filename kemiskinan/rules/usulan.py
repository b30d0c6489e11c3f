"""The way of a proposal, and when a village proposes strikingly many."""

from __future__ import annotations

from collections.abc import Mapping
from statistics import median
from typing import Final

from kecamatan.enums import Peran
from kemiskinan.enums import StatusUsulan

S = StatusUsulan
LANGKAH: Final[dict[str, dict[str, tuple[Peran, ...]]]] = {
    S.DIUSULKAN: {
        S.DIVERIFIKASI: (Peran.CAMAT, Peran.STAF_KECAMATAN),
        S.DITOLAK: (Peran.CAMAT, Peran.STAF_KECAMATAN, Peran.BAPPEDA),
    },
    S.DIVERIFIKASI: {S.DITERUSKAN: (Peran.BAPPEDA,), S.DITOLAK: (Peran.BAPPEDA,)},
}
"""From a status to the next, and whose step it is."""

MENONJOL_MINIMAL: Final = 10
MENONJOL_KALI: Final = 3


def outliers(per_desa: Mapping[int, int]) -> frozenset[int]:
    """Desa with more than three times the median of those that propose, and more than ten.

    Magetan 2023: one kecamatan alone proposed more than 1,700 people. A hint for the verifier,
    never a refusal.
    """
    if not per_desa:
        return frozenset()
    limit = max(MENONJOL_MINIMAL, MENONJOL_KALI * median(per_desa.values()))
    return frozenset(desa for desa, count in per_desa.items() if count > limit)
