"""A province and a kabupaten with macro figures and a ledger, for the page states."""

from __future__ import annotations

from datetime import date

from kecamatan.models import Wilayah
from kemiskinan.models import Neraca, NeracaWilayah
from rumahbersama.satu_data.actions import set_publikasi
from tests.kemiskinan.makro_uji import buat_makro
from tests.pemeran import Pemeran, buat_rilis, buat_sk

ANGKA = {
    "35.17": (7408, 5567, 1841, 1752, 89),
    "35.17.05": (420, 290, 130, 121, 9),
    "35.17.04": (388, 300, 88, 60, 28),
}
"""sk, keluar, masih, optimal, belum_optimal."""


def _isi(pemeran: Pemeran) -> Wilayah:
    kabupaten = pemeran.bappeda.penugasan.get().wilayah
    buat_makro(kabupaten, "8.60")
    buat_makro(kabupaten, "9.15", tahun=2023)
    buat_makro(kabupaten.induk, "9.79", sumber="Pemprov Jatim, data Maret 2024 (uji)")
    buat_makro(None, "9.03")
    sk, rilis = buat_sk(kabupaten), buat_rilis(kabupaten)
    for bulan in (8, 9, 10, 11):
        _neraca(Neraca(kabupaten=kabupaten, sk=sk, rilis=rilis, cocok=True), bulan)
    return kabupaten


def _neraca(neraca: Neraca, bulan: int) -> None:
    neraca.tanggal = date(2024, bulan, 4)
    neraca.save()
    for kode, (sk, keluar, masih, optimal, belum) in ANGKA.items():
        NeracaWilayah.objects.create(
            neraca=neraca, wilayah=Wilayah.objects.get(kode=kode), sk=sk, keluar=keluar,
            masih=masih, optimal=optimal - 8 * (11 - bulan), belum_optimal=belum + 8 * (11 - bulan),
            terintervensi=sk,
        )  # fmt: skip


def kabupaten(pemeran: Pemeran) -> str:
    return f"/dasbor/{_isi(pemeran).kode}/"


def provinsi(pemeran: Pemeran) -> str:
    _isi(pemeran)
    return "/dasbor/35/"


def makro(pemeran: Pemeran) -> str:
    _isi(pemeran)
    return "/kemiskinan/angka-makro/"


def data_terbuka(pemeran: Pemeran) -> str:
    set_publikasi(pemeran.bappeda.penugasan.get().wilayah, terbit=True, oleh=None)
    return "/data/"
