"""Who accompanies the villages, what they asked, and a pendamping's own month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Q, Window
from django.utils.translation import gettext as _

from fondasi.formatting import bulan_tahun
from fondasi.today import today
from kecamatan.enums import Peran, Tingkat
from kecamatan.models import Kontak, Pengguna, Penugasan, Wilayah
from kecamatan.models.cakupan import cakupan_of
from pendamping.models import Konsultasi, Kunjungan, Penempatan, TopikKonsultasi
from pendamping.queries.cakupan import villages_served
from pendamping.queries.konsultasi import waiting_for
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
    baris: Sequence[Konsultasi]
    jumlah: int

    @property
    def sisa(self) -> int:
        return self.jumlah - len(self.baris)


@reads(Konsultasi, Kontak, Pengguna, TopikKonsultasi, own=True)
def konsultasi_menunggu(user: Pengguna, tempat: Penugasan) -> Panel:
    rows = list(waiting_for(user).annotate(semua=Window(Count("pk")))[:BANYAK])
    isi = Pertanyaan(rows, rows[0].semua if rows else 0)
    return Panel(_("Pertanyaan desa yang menunggu jawaban"), "beranda/_konsultasi.html", isi)


@dataclass(frozen=True, slots=True)
class DesaSaya:
    desa: Wilayah
    terakhir: date | None


@dataclass(frozen=True, slots=True)
class BulanSaya:
    bulan: str
    kunjungan: int
    desa: Sequence[DesaSaya]


@reads(Kunjungan, own=True)
def bulan_saya(user: Pengguna, tempat: Penugasan) -> Panel:
    """My visits of this month, and my villages, those longest unvisited first."""
    mine = Kunjungan.objects.filter(oleh=user).standing()
    own = cakupan_of(user).kodes(Peran.PENDAMPING)
    rows = Wilayah.objects.within_any(own).current(today()).filter(tingkat=Tingkat.DESA)
    standing = Q(kunjungan__oleh=user, kunjungan__dibatalkan_at=None)
    last = dict(
        rows.values_list("pk").annotate(terakhir=Max("kunjungan__tanggal", filter=standing))
    )
    desa = [DesaSaya(row, last.get(row.pk)) for row in rows]
    desa.sort(key=lambda one: (one.terakhir or date.min, one.desa.kode))
    isi = BulanSaya(bulan_tahun(today()), mine.in_month(today()).count(), desa[:BANYAK])
    return Panel(_("Bulan saya"), "beranda/_bulan_saya.html", isi)
