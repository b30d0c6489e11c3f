"""What *optimal* means: requirements that a TKPK adopts, read from data, never from code.

A rule is a list of requirements that must all hold. A requirement names strategies (1..3 of
Inpres 4/2022) and how many different sub kegiatan of them must have reached the person; twelve
monthly payments of one sub kegiatan count once. Without requirements nobody is optimal.
`kemiskinan/actions/sql/neraca/10_classify.sql` counts the same way for everybody at once; a
property test holds it to `is_optimal`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from fondasi.errors import Galat
from kecamatan.enums import Strategi

KUNCI = {"strategi", "minimal"}
MINIMAL_TERTINGGI = 9
SYARAT_TERBANYAK = 6


@dataclass(frozen=True, slots=True)
class Syarat:
    """At least `minimal` different delivered sub kegiatan of any of these strategies."""

    strategi: tuple[int, ...]
    minimal: int

    def __str__(self) -> str:
        names = [f"strategi {s} ({Strategi(s).label.lower()})" for s in self.strategi]
        return f"paling sedikit {self.minimal} jenis bantuan {' atau '.join(names)}"


def parse_aturan(aturan: object) -> tuple[Syarat, ...]:
    """Raises Galat ATURAN_KRITERIA for anything outside the allow-list."""
    if not isinstance(aturan, list) or not 0 < len(aturan) <= SYARAT_TERBANYAK:
        raise _refuse()
    return tuple(_parse_syarat(item) for item in aturan)


def dump_aturan(syarat: Iterable[Syarat]) -> list[dict[str, Any]]:
    return [{"strategi": list(s.strategi), "minimal": s.minimal} for s in syarat]


def is_optimal(syarat: Iterable[Syarat], bantuan: Iterable[tuple[int, int]]) -> bool:
    """`bantuan` are the (strategi, sub kegiatan) of one person's delivered help."""
    required = tuple(syarat)
    received = set(bantuan)
    return bool(required) and all(
        sum(strategi in s.strategi for strategi, _ in received) >= s.minimal for s in required
    )


def describe(syarat: Iterable[Syarat]) -> str:
    """The rule as one sentence, for pages and reports."""
    text = ", dan ".join(str(s) for s in syarat)
    return f"Optimal berarti telah tersalur {text}." if text else ""


def _parse_syarat(item: object) -> Syarat:
    if not isinstance(item, dict) or set(item) != KUNCI:
        raise _refuse()
    strategi, minimal = item["strategi"], item["minimal"]
    if not isinstance(strategi, list) or not strategi or not all(map(_is_strategi, strategi)):
        raise _refuse()
    if not _is_int(minimal) or not 1 <= minimal <= MINIMAL_TERTINGGI:
        raise _refuse()
    return Syarat(tuple(sorted(set(strategi))), minimal)


def _is_strategi(value: object) -> bool:
    return _is_int(value) and value in Strategi.values


def _is_int(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _refuse() -> Galat:
    return Galat(
        "ATURAN_KRITERIA",
        str(
            _(
                "Aturan kriteria belum terbaca. Isi satu sampai enam syarat; tiap syarat memuat "
                "strategi 1, 2, atau 3 dan jumlah bantuan paling sedikit."
            )
        ),
    )
