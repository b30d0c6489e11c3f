"""The words in which a meeting is announced."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

from fondasi.formatting import ZONA, hari_tanggal

BUTIR_DI_TEKS = 12


def clock(mulai: time, selesai: time | None, zona: str) -> str:
    """`09.00–11.30 WIB`, `09.00 WIB sampai selesai`."""
    singkatan = ZONA.get(zona, "")
    if selesai is None:
        return f"{mulai:%H.%M} {singkatan} sampai selesai".replace("  ", " ")
    return f"{mulai:%H.%M}–{selesai:%H.%M} {singkatan}".strip()


def when(tanggal: date, mulai: time, zona: str) -> str:
    """`Kamis, 7 November 2024 pukul 09.00 WIB`."""
    return f"{hari_tanggal(tanggal)} pukul {mulai:%H.%M} {ZONA.get(zona, '')}".strip()


def agenda_lines(judul: Sequence[str], limit: int = BUTIR_DI_TEKS) -> list[str]:
    """Numbered items; two and more beyond the limit are counted: one takes no more room itself."""
    lines = [f"{n}. {text}" for n, text in enumerate(judul, 1)]
    rest = len(judul) - limit
    return [*lines[:limit], f"dan {rest} butir lain"] if rest > 1 else lines


def announcement(
    *, judul: str, waktu: str, tempat: str, agenda: Sequence[str], tautan: str, pengantar: str = ""
) -> str:
    """The text for WhatsApp: what, when, where, items and link; never a name of the poor."""
    parts = [f"*UNDANGAN*\n{judul}", f"Hari/tanggal: {waktu}\nTempat: {tempat}"]
    if pengantar:
        parts.append(pengantar)
    if agenda:
        parts.append("Agenda:\n" + "\n".join(agenda_lines(agenda)))
    parts.append(f"Undangan dan agenda: {tautan}\nMohon kehadirannya. Terima kasih.")
    return "\n\n".join(parts)
