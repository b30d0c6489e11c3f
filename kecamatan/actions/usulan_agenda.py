"""Upper rooms write down what should be talked about; the next agenda reads it."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from kecamatan.models import UsulanAgenda, Wilayah
from kecamatan.rules.agenda import Kelompok


@transaction.atomic
def propose_agenda(
    *,
    asal: str,
    kunci: str,
    wilayah: Wilayah,
    judul: str,
    rujukan_jenis: str = "",
    kelompok: Kelompok | None = None,
) -> UsulanAgenda:
    """Write or refresh the line of (`asal`, `kunci`); one that was withdrawn comes back.

    `judul` is shown to everybody at the meeting: counts and places, never a person. Lines of one
    `kelompok` become one item of the agenda.
    """
    row, _created = UsulanAgenda.objects.update_or_create(
        asal=asal,
        kunci=kunci,
        defaults={
            "wilayah": wilayah,
            "judul": judul[:200],
            "rujukan_jenis": rujukan_jenis,
            "kelompok": f"{asal}:{kelompok.kunci}" if kelompok else "",
            "pokok": kelompok.pokok[:160] if kelompok else "",
            "dicabut_at": None,
        },
    )
    return row


@transaction.atomic
def withdraw_agenda(*, asal: str, kunci: str) -> int:
    """The matter is settled: no later agenda takes it up. Returns 1 when a line was open."""
    rows = UsulanAgenda.objects.filter(asal=asal, kunci=kunci, dicabut_at=None)
    return rows.update(dicabut_at=timezone.now())
