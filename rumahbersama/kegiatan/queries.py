"""What one person did in a month, from the rows that she wrote in each room."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count
from django.urls import reverse

from fondasi.formatting import angka, bulan_tahun
from fondasi.today import as_stamped, day_told, today
from kecamatan.enums import StatusHadir
from kecamatan.models import Kehadiran, Kontak, Pengguna
from kecamatan.models.cakupan import cakupan_of
from kecamatan.rules.bulan import month_range
from kemiskinan.models import Verval
from layanan_dasar.models import KartuSkor
from pendamping.models import Konsultasi, Kunjungan, PesertaPelatihan


@dataclass(frozen=True, slots=True)
class Kegiatan:
    """One line; `url` leads to what it came from, where it opens."""

    tanggal: date
    jenis: str
    tempat: str
    uraian: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Bulan:
    awal: date
    pelaku: str
    jabatan: str
    baris: tuple[Kegiatan, ...]

    @property
    def nama(self) -> str:
        return bulan_tahun(self.awal)

    @property
    def judul(self) -> str:
        return f"Laporan kegiatan {self.nama}, {self.pelaku}"

    @property
    def jumlah(self) -> list[tuple[str, int]]:
        return sorted(Counter(one.jenis for one in self.baris).items())

    @property
    def akhir(self) -> date:
        return (self.awal + timedelta(days=32)).replace(day=1) - timedelta(days=1)

    @property
    def per(self) -> date:
        """The day of the report: the month's last, or today while it runs."""
        return min(self.akhir, today())

    @property
    def sebelumnya(self) -> date:
        return (self.awal - timedelta(days=1)).replace(day=1)

    @property
    def berikutnya(self) -> date | None:
        following = self.akhir + timedelta(days=1)
        return following if following <= today() else None


def month_of(user: Pengguna, day: date) -> Bulan:
    """The month in which `day` lies; counts of people, never who they are. Eight queries."""
    awal = day.replace(day=1)
    found = [
        row
        for ask in (_visits, _verval, _meetings, _trainings, _answers, _cards)
        for row in ask(user, awal)
    ]
    found.sort(key=lambda one: (one.tanggal, one.jenis, one.tempat, one.uraian))
    return Bulan(awal, user.nama, _office(user), tuple(found))


def _office(user: Pengguna) -> str:
    kontak = Kontak.objects.filter(pengguna=user).first()
    held = cakupan_of(user).penugasan
    return (kontak.jabatan if kontak else "") or (held[0].get_peran_display() if held else "")


def _visits(user: Pengguna, awal: date) -> Iterator[Kegiatan]:
    rows = Kunjungan.objects.filter(oleh=user).standing().in_month(awal)
    for row in rows.select_related("desa"):
        url = reverse("pendamping:kunjungan-rinci", args=[row.pk])
        yield Kegiatan(row.tanggal, "Kunjungan", row.desa.sebutan, row.kegiatan, url)


def _verval(user: Pengguna, awal: date) -> Iterator[Kegiatan]:
    """A day in a village is one line."""
    rows = Verval.objects.filter(
        oleh=user, terkini=True, diurungkan_at=None,
        dikunjungi__year=awal.year, dikunjungi__month=awal.month,
    )  # fmt: skip
    names = ("dikunjungi", "sasaran__desa__jenis", "sasaran__desa__nama")
    for hari, jenis, nama, n in (
        rows.order_by().values_list(*names).annotate(n=Count("pk")).order_by(*names)
    ):
        tempat = f"{jenis.replace('_', ' ').title()} {nama}"
        yield Kegiatan(hari, "Verval", tempat, f"Mengunjungi {angka(n)} jiwa pada daftar verval")


def _meetings(user: Pengguna, awal: date) -> Iterator[Kegiatan]:
    """Where she came as a person invited; who signs in by code alone is a name without account."""
    rows = Kehadiran.objects.filter(
        undangan__kontak__pengguna=user, status=StatusHadir.HADIR,
        rapat__tanggal__year=awal.year, rapat__tanggal__month=awal.month,
    )  # fmt: skip
    for row in rows.select_related("rapat"):
        one = row.rapat
        url = reverse("kecamatan:rapat-rinci", args=[one.pk])
        yield Kegiatan(one.tanggal, "Rapat", one.tempat, one.judul, url)


def _trainings(user: Pengguna, awal: date) -> Iterator[Kegiatan]:
    rows = PesertaPelatihan.objects.filter(
        kontak__pengguna=user, hadir=True,
        pelatihan__tanggal__year=awal.year, pelatihan__tanggal__month=awal.month,
    )  # fmt: skip
    for row in rows.select_related("pelatihan"):
        one = row.pelatihan
        url = reverse("pendamping:pelatihan-rinci", args=[one.pk])
        yield Kegiatan(one.tanggal, "Pelatihan", one.tempat, one.judul, url)


def _stamps(awal: date) -> tuple[date, date]:
    """First and last day of the month, as the real clock stamps them."""
    first, last = month_range(awal)
    return as_stamped(first), as_stamped(last)


def _answers(user: Pengguna, awal: date) -> Iterator[Kegiatan]:
    rows = Konsultasi.objects.filter(dijawab_oleh=user, dijawab_at__date__range=_stamps(awal))
    for row in rows.select_related("desa", "topik"):
        assert row.dijawab_at is not None
        hari = day_told(row.dijawab_at)
        url = reverse("pendamping:konsultasi-rinci", args=[row.pk])
        yield Kegiatan(hari, "Konsultasi", row.desa.sebutan, f"Menjawab: {row.judul}", url)


def _cards(user: Pengguna, awal: date) -> Iterator[Kegiatan]:
    rows = KartuSkor.objects.filter(diajukan_oleh=user, diajukan_at__date__range=_stamps(awal))
    for row in rows.select_related("desa", "periode"):
        assert row.diajukan_at is not None
        hari = day_told(row.diajukan_at)
        yield Kegiatan(hari, "Kartu skor", row.desa.sebutan, f"Mengajukan {row.periode.label}")
