"""Prove a report: the same inputs give the same figures, the same figures the same file."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from fondasi.errors import Galat
from rumahbersama.laporan.actions.laporan import collect, scope_of
from rumahbersama.laporan.models import Laporan
from rumahbersama.laporan.perender import KUNCI, is_drawn_alike
from rumahbersama.laporan.rendering import render_laporan
from rumahbersama.laporan.rules import differences, frozen_part


@dataclass(frozen=True, slots=True)
class HasilPeriksa:
    """`beda` is (where, frozen, now); `perender_berubah` whether another program would draw."""

    beda: list[tuple[str, Any, Any]]
    perender_berubah: bool

    @property
    def sama(self) -> bool:
        return not self.beda


def recompute(*, laporan: Laporan) -> HasilPeriksa:
    """Compare the frozen figures with what the sources say now, as of the same day; what only a
    newer program counts is no difference.

    Galat ANGKA_BELUM without figures, and what the kind's figures refuse.
    """
    if not laporan.angka:
        raise Galat("ANGKA_BELUM", "Laporan ini belum memiliki angka yang dibekukan.")
    now = collect(scope_of(laporan))
    frozen = dict(laporan.angka)
    changed = not is_drawn_alike(frozen.pop(KUNCI, {}))
    now.pop(KUNCI)
    shown = frozen_part(now, frozen) if changed else now
    return HasilPeriksa(list(differences(frozen, shown)), changed)


def redraws_the_same(*, laporan: Laporan) -> bool | None:
    """Whether the frozen figures give the stored file again, byte for byte; None without one."""
    if laporan.berkas is None:
        return None
    return hashlib.sha256(render_laporan(laporan)).hexdigest() == laporan.berkas.sidik
