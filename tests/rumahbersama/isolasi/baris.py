"""A row of the isolation matrix: what each of the cast gets at one URL."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.pemeran import PARA_PEMERAN

MASUK = frozenset(PARA_PEMERAN) - {"anonim"}
SEMUA = " ".join(sorted(MASUK))
# `dua_tugas` is a camat of the own kecamatan and a pendamping in the neighbour's.
CAMAT = "camat dua_tugas"
TIDAK_MASUK = 302


@dataclass(frozen=True)
class Baris:
    """`milik` and `tetangga` are {status: "names"}; whoever is not named gets `selain`.

    `args` are nouns of the world, in the URL's order; without any the URL has no object and
    `tetangga` is not asked. The anonymous are sent to sign in unless `anonim` says otherwise.
    A 400 or 409 is a yes to the person: the empty form or a rule was refused, not she.
    """

    milik: dict[int, str]
    tetangga: dict[int, str] = field(default_factory=dict)
    args: tuple[str, ...] = ()
    selain: int = 404
    metode: str = "get"
    data: dict[str, str] = field(default_factory=dict)
    anonim: int = TIDAK_MASUK

    def harapan(self, side: dict[int, str]) -> dict[str, int]:
        """{person: status} for the whole cast."""
        expected = dict.fromkeys(PARA_PEMERAN, self.selain)
        for status, names in side.items():
            for name in names.split():
                if name not in MASUK:
                    raise ValueError(f"{name} bukan pemeran")
                expected[name] = status
        return {**expected, "anonim": self.anonim}


def terbuka(status: int = 200) -> Baris:
    """The same for everybody, signed in or not."""
    return Baris(milik={}, selain=status, anonim=status)


def setelah_masuk(status: int = 200, metode: str = "get") -> Baris:
    """The same for everybody who has signed in."""
    return Baris(milik={}, selain=status, metode=metode)
