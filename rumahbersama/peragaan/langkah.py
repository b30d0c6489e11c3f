"""The steps of a long build: a readable line each, and how many seconds they took."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


class Langkah:
    """Prints to standard error; `detik` holds the seconds of each finished step, in order."""

    def __init__(self) -> None:
        self.detik: dict[str, float] = {}
        self._mulai = time.perf_counter()

    @contextmanager
    def __call__(self, kunci: str, kalimat: str) -> Iterator[None]:
        """One step. A key that comes again adds to its seconds."""
        sys.stderr.write(f"  {kalimat} … ")
        sys.stderr.flush()
        mulai = time.perf_counter()
        yield
        lama = time.perf_counter() - mulai
        self.detik[kunci] = round(self.detik.get(kunci, 0) + lama, 2)
        sys.stderr.write(f"{lama:.1f} detik\n".replace(".", ","))

    def catat(self, kalimat: str) -> None:
        sys.stderr.write(f"  {kalimat}\n")

    @property
    def total(self) -> float:
        return round(time.perf_counter() - self._mulai, 2)
