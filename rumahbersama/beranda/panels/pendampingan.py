"""Who accompanies the villages, what they asked, and a pendamping's own month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from fondasi.formatting import bulan_tahun
from fondasi.today import today
from kecamatan.models import HariLibur, Kontak, Pengguna, Penugasan, Wilayah
from pendamping.models import Konsultasi, Kunjungan, Penempatan
from pendamping.queries.bulan_saya import DesaDikunjungi, villages_visited, visits_in_month
from pendamping.queries.cakupan import villages_served
from pendamping.queries.konsultasi import KonsultasiMenunggu, waiting_for
from rumahbersama.beranda.panels.panel import Panel, reads

BANYAK = 6


@dataclass(frozen=True, slots=True)
class TanpaPendamping:
    """Villages of the place without anybody; `desa` are the first of them."""

    wilayah: Wilayah
    jumlah: int
    total: int
    desa: Sequence[Wilayah]

    @property
    def sisa(self) -> int:
        return self.jumlah - len(self.desa)


@reads(Penempatan)
def tanpa_pendamping(user: Pengguna, tempat: Penugasan) -> Panel:
    semua = villages_served(tempat.wilayah)
    kosong = [desa for desa, dilayani in semua if not dilayani]
    isi = TanpaPendamping(tempat.wilayah, len(kosong), len(semua), kosong[:BANYAK])
    return Panel(_("Desa/kelurahan tanpa pendamping"), "beranda/_tanpa_pendamping.html", isi)


@dataclass(frozen=True, slots=True)
class Pertanyaan:
    baris: Sequence[KonsultasiMenunggu]
    jumlah: int

    @property
    def sisa(self) -> int:
        return self.jumlah - len(self.baris)


@reads(HariLibur, Konsultasi, Kontak, own=True)
def konsultasi_menunggu(user: Pengguna, tempat: Penugasan) -> Panel:
    rows = waiting_for(user)
    isi = Pertanyaan(rows[:BANYAK], len(rows))
    return Panel(_("Pertanyaan desa yang menunggu jawaban"), "beranda/_konsultasi.html", isi)


@dataclass(frozen=True, slots=True)
class BulanSaya:
    bulan: str
    kunjungan: int
    desa: Sequence[DesaDikunjungi]


@reads(Kunjungan, own=True)
def bulan_saya(user: Pengguna, tempat: Penugasan) -> Panel:
    """My visits of this month, and my villages, those longest unvisited first."""
    isi = BulanSaya(bulan_tahun(today()), visits_in_month(user), villages_visited(user)[:BANYAK])
    return Panel(_("Bulan saya"), "beranda/_bulan_saya.html", isi)
