from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of the start page: its heading, the template that shows `isi`, and its width."""

    judul: str
    template: str
    isi: Any
    lebar: bool = False
