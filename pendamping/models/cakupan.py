"""Which peran reach the nouns of this room, and how far."""

from __future__ import annotations

from kecamatan.enums import Peran

KECAMATAN = (Peran.CAMAT, Peran.STAF_KECAMATAN)
LAPANGAN = (Peran.PENDAMPING, Peran.DESA)
PENGELOLA = (Peran.BAPPEDA, *KECAMATAN)
"""Who keeps the registry."""
PENGAMAT = (Peran.PROVINSI, Peran.ADMIN_NASIONAL)
"""Figures only, never a person."""

_BAGIAN_KECAMATAN = 3


def kecamatan_of(kodes: list[str]) -> list[str]:
    """The kecamatan that these places lie in; places above a kecamatan stay as they are."""
    return sorted({".".join(kode.split(".")[:_BAGIAN_KECAMATAN]) for kode in kodes})
