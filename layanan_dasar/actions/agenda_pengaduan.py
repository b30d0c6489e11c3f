"""Late complaints on the next agenda, and off it when they are settled."""

from __future__ import annotations

from typing import Final

from fondasi.formatting import angka
from kecamatan.actions.usulan_agenda import propose_agenda, withdraw_agenda
from kecamatan.models import UsulanAgenda, Wilayah
from kecamatan.rules.agenda import Kelompok
from layanan_dasar.models import Pengaduan

ASAL: Final = "pengaduan"
TERLAMBAT: Final = Kelompok("terlambat", "Pengaduan yang melewati batas waktu")


def settle_agenda(pengaduan: Pengaduan) -> None:
    """Nothing to talk about any more, unless it is late still."""
    if not pengaduan.terlambat:
        withdraw_agenda(asal=ASAL, kunci=str(pengaduan.pk))


def propose_late(late: list[Pengaduan]) -> None:
    """Each late complaint by its number, without the village where the village must not know;
    rahasia ones only as a count of the kecamatan."""
    sealed: dict[Wilayah, int] = {}
    for one in late:
        if one.rahasia:
            sealed[one.kecamatan] = sealed.get(one.kecamatan, 0) + 1
        else:
            where = "" if one.tentang_desa else f": {one.kategori}, {one.desa}"
            propose_agenda(
                asal=ASAL,
                kunci=str(one.pk),
                wilayah=one.kecamatan,
                judul=f"Pengaduan #{one.nomor} melewati batas waktu{where}",
                rujukan_jenis=ASAL,
                kelompok=TERLAMBAT,
            )
    for kecamatan, count in sealed.items():
        propose_agenda(
            asal=ASAL,
            kunci=f"rahasia-{kecamatan.kode}",
            wilayah=kecamatan,
            judul=f"{angka(count)} pengaduan rahasia melewati batas waktu",
            kelompok=TERLAMBAT,
        )
    _withdraw_settled({str(one.pk) for one in late} | {f"rahasia-{w.kode}" for w in sealed})


def _withdraw_settled(wanted: set[str]) -> None:
    rows = UsulanAgenda.objects.filter(asal=ASAL, dicabut_at=None).exclude(kunci__in=wanted)
    for kunci in rows.values_list("kunci", flat=True):
        withdraw_agenda(asal=ASAL, kunci=kunci)
