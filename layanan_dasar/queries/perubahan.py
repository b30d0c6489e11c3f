"""How the basic services of a kecamatan moved: its newest verified quarter and the one before."""

from __future__ import annotations

from datetime import date

from kecamatan.models import Wilayah
from layanan_dasar.queries.jumlah_nilai import cards_in
from layanan_dasar.queries.matriks import Matriks, Waktu, matrix_of, times_of
from layanan_dasar.queries.warna import KELUARGA
from layanan_dasar.rules.triwulan import Triwulan


def latest_change(wilayah: Wilayah, until: date) -> Matriks | None:
    """The matrix of the newest quarter begun until that day that has a verified card; None before
    the first."""
    begun = Triwulan.of(until)
    return next(
        (
            matrix_of(wilayah, waktu)
            for waktu in times_of(wilayah)
            if waktu.keluarga == KELUARGA
            and (waktu.tahun, waktu.nomor) <= begun
            and _has_verified(wilayah, waktu)
        ),
        None,
    )


def _has_verified(wilayah: Wilayah, waktu: Waktu) -> bool:
    return cards_in(wilayah, waktu.keluarga, (waktu.tahun, waktu.nomor)).counted().exists()
