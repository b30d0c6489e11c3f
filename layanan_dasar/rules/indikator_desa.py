"""The key of an indicator of a desa, as references and agenda lines carry it."""

from __future__ import annotations

from typing import Final

ASAL: Final = "kartu-skor"
RUJUKAN_KARTU: Final = "kartu-skor"
RUJUKAN_INDIKATOR: Final = "indikator-desa"


def key_of(desa_kode: str, indikator_kode: str) -> str:
    """`35.17.05.2001:air_minum`."""
    return f"{desa_kode}:{indikator_kode}"


def parse_key(kunci: str) -> tuple[str, str]:
    """(desa, indikator); two empty texts for what is no key."""
    desa, _, indikator = kunci.partition(":")
    return (desa, indikator) if desa and indikator else ("", "")
