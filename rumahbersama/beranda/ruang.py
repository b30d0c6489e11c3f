"""The links of the frame, worked out and drawn once per process for all who see the same.

They depend on the peran that somebody holds and on which line of the menu a page lies below; what
changes with the person (place, name, notices) stands in the top line and is drawn for each page.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from django.template.loader import render_to_string
from django.urls import get_script_prefix
from django.utils.safestring import SafeString

from kecamatan.enums import Peran
from rumahbersama.beranda.menu import Tautan, bar_of, menu_for

TEMPAT_BILAH = 5
_BELOW = "."


@dataclass(frozen=True)
class Ruang:
    """The rooms as seen from one spot. `bilah`: the bottom bar of a phone, every room or all but
    those in `lainnya`; `anak`: the pages of the room one is in."""

    menu: tuple[Tautan, ...] = ()
    bilah: tuple[Tautan, ...] = ()

    @property
    def lainnya(self) -> tuple[Tautan, ...]:
        return tuple(one for one in self.menu if one not in self.bilah)

    @property
    def anak(self) -> tuple[Tautan, ...]:
        return next((one.anak for one in self.menu if one.di_dalam and one.anak), ())

    @cached_property
    def rel(self) -> SafeString:
        return self._drawn("components/rel.html")

    @cached_property
    def jalur(self) -> SafeString:
        return self._drawn("components/anak.html")

    @cached_property
    def bilah_bawah(self) -> SafeString:
        return self._drawn("components/bilah_bawah.html")

    def _drawn(self, template: str) -> SafeString:
        return render_to_string(template, {"ruang": self})


def ruang_at(peran: frozenset[str], tempat: str, path: str) -> Ruang:
    """For somebody who holds these `peran` and looks from a place as `tempat` ("" for none)."""
    prefix = get_script_prefix()
    return _ruang(peran, tempat, _spot(peran, prefix, path), prefix)


@lru_cache(maxsize=512)
def _ruang(peran: frozenset[str], tempat: str, spot: str, _prefix: str) -> Ruang:
    menu = tuple(menu_for(peran, spot))
    if len(menu) <= TEMPAT_BILAH or not tempat:
        return Ruang(menu, menu[:TEMPAT_BILAH])
    return Ruang(menu, tuple(bar_of(menu, Peran(tempat))))


@lru_cache(maxsize=4096)
def _spot(peran: frozenset[str], prefix: str, path: str) -> str:
    """One of the few addresses that this one is marked like: a line of the menu, below a line, or
    in a room."""
    urls = _urls(peran, prefix)
    if path in urls:
        return path
    above = max((url for url in urls if url != "/" and path.startswith(url)), key=len, default="")
    return f"{above or path[: path.find('/', 1) + 1]}{_BELOW}"


@lru_cache(maxsize=256)
def _urls(peran: frozenset[str], _prefix: str) -> frozenset[str]:
    menu = menu_for(peran, "")
    return frozenset(one.url for line in menu for one in (line.anak or (line,)))
