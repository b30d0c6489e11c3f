"""What the map and the table can show: each a part of a whole, of micro data only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from layanan_dasar.queries.warna import Warna

Bagian = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Isi:
    """The figures of one place; None is not reported, or not asked of such a place.

    Pairs are (part, whole). `aduan` are complaints open, late, closed; None is hidden.
    """

    neraca: dict[str, int] | None = None
    verval: Bagian | None = None
    warna: Warna | None = None
    rumah: Bagian | None = None
    aduan: tuple[int | None, ...] | None = None
    laporan: Bagian | None = None


@dataclass(frozen=True, slots=True)
class Ukuran:
    """`kini`: known as of today only, not for earlier months."""

    kode: str
    label: str
    kini: bool
    pick: Callable[[Isi], Bagian | None]


def _of_ledger(part: str, whole: str) -> Callable[[Isi], Bagian | None]:
    return lambda isi: (isi.neraca[part], isi.neraca[whole]) if isi.neraca else None


def _green(isi: Isi) -> Bagian | None:
    return (isi.warna.hijau, isi.warna.dinilai) if isi.warna else None


UKURAN: Final = (
    Ukuran(
        "optimal",
        "Intervensi optimal dari yang masih desil 1",
        kini=False,
        pick=_of_ledger("optimal", "masih"),
    ),
    Ukuran(
        "keluar",
        "Tidak lagi desil 1 dari sasaran SK",
        kini=False,
        pick=_of_ledger("keluar", "sk"),
    ),
    Ukuran(
        "terintervensi",
        "Telah menerima intervensi dari sasaran SK",
        kini=False,
        pick=_of_ledger("terintervensi", "sk"),
    ),
    Ukuran("verval", "Sudah disisir dari daftar lapangan", kini=True, pick=lambda i: i.verval),
    Ukuran("hijau", "Indikator layanan dasar berwarna hijau", kini=False, pick=_green),
    Ukuran("rumah", "Butir Rumah Bersama terlembaga", kini=True, pick=lambda i: i.rumah),
    Ukuran("laporan", "Kecamatan yang sudah melapor", kini=False, pick=lambda i: i.laporan),
)
TREN: Final = ("optimal", "keluar", "terintervensi")
"""Measures with a trend: those of the ledger, which is kept month by month."""


def chosen(kode: str) -> Ukuran:
    """The asked measure, otherwise the first."""
    return next((one for one in UKURAN if one.kode == kode), UKURAN[0])


def step(bagian: Bagian | None) -> int | None:
    """Step 0 to 4 of a tile; None is *belum melapor*. Where there is nobody it is the lightest."""
    if bagian is None:
        return None
    return min(bagian[0] * 5 // bagian[1], 4) if bagian[1] else 0
