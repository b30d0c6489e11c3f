"""The portal's colours and hatchings, as SVG attribute values.

A colour never speaks alone: every mark also has words beside it, and marks that share a picture
differ in hatching, so that they stay apart in grey print and for colour-blind readers.
"""

from __future__ import annotations

from enum import Enum, StrEnum

INK = "#1b2426"
MUTED = "#5a6a6e"
LINE = "#d9dfdf"
TRACK = "#eef1f0"
WHITE = "#ffffff"


class Warna(Enum):
    """(strong, soft): strong is for surfaces, 3:1 on white; soft is the ground under hatching."""

    UTAMA = ("#0d5752", "#dcebe9")
    PERHATIAN = ("#b86e00", "#fff4dc")
    TERLAMBAT = ("#a8321f", "#fdeae6")
    SELESAI = ("#2f6f3a", "#e7f3e8")
    INFORMASI = ("#27508f", "#e8eef8")
    NETRAL = (MUTED, TRACK)

    @property
    def strong(self) -> str:
        return self.value[0]

    @property
    def soft(self) -> str:
        return self.value[1]

    @property
    def ink(self) -> str:
        """For words, 4.5:1 on white, which kuning kunyit reaches only when darkened."""
        return "#8a5200" if self is Warna.PERHATIAN else self.strong


class Pola(StrEnum):
    """How a surface is filled; the order in which series of one picture receive them."""

    PENUH = "penuh"
    MIRING = "miring"
    DATAR = "datar"
    BALIK = "balik"
    KOSONG = "kosong"


# Light to dark in steps that stay apart in grey; the text on each is chosen by `on_step`.
STEPS = ("#e3efed", "#b9d6d2", "#7fb3ac", "#2f7871", "#0d5752")


def on_step(step: int) -> str:
    """The text colour that reads on STEPS[step]."""
    return INK if step < 3 else WHITE
