"""How the basic services of a kecamatan moved: its newest verified quarter and the one before."""

from __future__ import annotations

from datetime import date

from kecamatan.models import Wilayah
from layanan_dasar.queries.matriks import Matriks, Waktu, cards_in, matrix_of, times_of
from layanan_dasar.queries.warna import KELUARGA


def latest_change(wilayah: Wilayah, until: date) -> Matriks | None:
    """The matrix of the newest quarter of which a card was verified until that day; None before
    the first."""
    return next(
        (
            matrix_of(wilayah, waktu)
            for waktu in times_of(wilayah)
            if waktu.keluarga == KELUARGA and _was_verified(wilayah, waktu, until)
        ),
        None,
    )


def _was_verified(wilayah: Wilayah, waktu: Waktu, until: date) -> bool:
    cards = cards_in(wilayah, waktu.keluarga, (waktu.tahun, waktu.nomor))
    return cards.counted().filter(diverifikasi_at__date__lte=until).exists()
