"""How far the visits are, by the places just below the one that is shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from fondasi.charts import Batang, Warna, bars
from fondasi.formatting import angka
from fondasi.today import today
from kecamatan.enums import Tingkat
from kecamatan.models import HariLibur, Pengguna, Penugasan
from kecamatan.queries.batas import word_of
from kemiskinan.models import BarisDaftar, DaftarVerval, Sasaran, Verval
from kemiskinan.queries.daftar import Kemajuan, progress_per_wilayah
from rumahbersama.beranda.panels.panel import Panel, reads

LEBAR, SEMPIT = 460, 328


@dataclass(frozen=True, slots=True)
class Penyisiran:
    """Counts in jiwa; `batas` is the nearest deadline of an open list, `kata` its words."""

    total: int
    selesai: int
    batas: date | None
    kata: str
    lebar: str
    sempit: str

    @property
    def terlambat(self) -> bool:
        return self.selesai < self.total and self.batas is not None and self.batas < today()


@reads(BarisDaftar, DaftarVerval, HariLibur, Sasaran, Verval)
def penyisiran(user: Pengguna, tempat: Penugasan) -> Panel:
    below = Tingkat.KECAMATAN if tempat.wilayah.tingkat == Tingkat.KABUPATEN else Tingkat.DESA
    visible = DaftarVerval.objects.visible_to(user).filter(
        kabupaten__kode__startswith=tempat.wilayah.kode[:5]
    )
    rows = [row for row in progress_per_wilayah(visible, below) if _belongs(row, tempat)]
    batas = min((row.batas for row in rows if row.batas), default=None)
    isi = Penyisiran(
        sum(row.total for row in rows), sum(row.selesai for row in rows),
        batas, word_of(batas, tempat.wilayah) if batas else "",
        _drawn(rows, LEBAR), _drawn(rows, SEMPIT),
    )  # fmt: skip
    return Panel(_("Penyisiran miskin ekstrem"), "beranda/_penyisiran.html", isi)


def _belongs(row: Kemajuan, tempat: Penugasan) -> bool:
    return tempat.wilayah.covers(row.wilayah.kode)


def _drawn(rows: list[Kemajuan], width: int) -> str:
    """Share of each place, so that a small desa reads like a large one."""
    return bars(
        [_bar(row) for row in rows], width=width, whole=100, title=_("Yang sudah disisir, persen")
    )


def _bar(row: Kemajuan) -> Batang:
    teks = f"{angka(row.selesai)}/{angka(row.total)}"
    warna = Warna.TERLAMBAT if row.is_late(today()) else Warna.UTAMA
    if row.total and not row.belum:
        warna = Warna.SELESAI
    share = row.selesai * 100 // row.total if row.total else None
    return Batang(str(row.wilayah), share, teks, warna=warna)
