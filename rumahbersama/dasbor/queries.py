"""All figures of one dashboard; the number of queries does not depend on how many places."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from fondasi.today import today
from kecamatan.enums import Peran, Tingkat
from kecamatan.models import ButirKelembagaan, KeadaanButir, Pengguna, RumahBersama, Wilayah
from kecamatan.models.cakupan import cakupan_of
from kecamatan.queries.kelembagaan_rekap import kecamatan_of, reported_states
from kemiskinan.models import (
    AngkaKemiskinan,
    BarisDaftar,
    DaftarVerval,
    Neraca,
    NeracaWilayah,
    Rilis,
    Sasaran,
    Verval,
)
from kemiskinan.queries.angka_makro import Makro, macro_figures
from kemiskinan.queries.neraca_bulanan import (
    Buku,
    Deret,
    kabupaten_ids,
    monthly_ledgers,
    visits_per,
)
from layanan_dasar.models import (
    KartuSkor,
    Nilai,
    Pengaduan,
    PeriodeKartu,
)
from layanan_dasar.models.cakupan import KECAMATAN
from layanan_dasar.models.cakupan_pengaduan import PEMBACA_ANGKA
from layanan_dasar.queries.statistik_pengaduan import figures_below, handling_per
from layanan_dasar.queries.warna import Warna, colours_per
from layanan_dasar.rules.triwulan import Triwulan
from rumahbersama.dasbor.measures import Bagian, Isi
from rumahbersama.laporan.enums import SUDAH_DILAPORKAN, Irama, JenisLaporan
from rumahbersama.laporan.models import Laporan
from rumahbersama.laporan.periode import Periode, last_periods, period_of

BULAN_TREN = 12
TABEL = (
    AngkaKemiskinan, BarisDaftar, ButirKelembagaan, DaftarVerval, KartuSkor, KeadaanButir, Laporan,
    Neraca, NeracaWilayah, Nilai, Pengaduan, PeriodeKartu, Rilis, RumahBersama, Sasaran, Verval,
    Wilayah,
)  # fmt: skip
"""What a dashboard is made from."""


@dataclass(frozen=True, slots=True)
class Baris:
    """A place below; `buku` is the ledger its figures come from."""

    wilayah: Wilayah
    isi: Isi
    buku: Buku | None


@dataclass(frozen=True, slots=True)
class Dasbor:
    """`masa` is the chosen month, `masa_laporan` the one whose monthly reports are counted:
    of a running month that is the month before. `sisa` are people whose place is not known."""

    wilayah: Wilayah
    masa: Periode
    masa_laporan: Periode
    kini: bool
    baris: list[Baris]
    total: dict[str, int] | None
    sisa: int
    tren: list[tuple[Periode, dict[str, int] | None]]
    makro: list[Makro]
    tersamar: bool
    dihitung: Buku | None


def dashboard(user: Pengguna, wilayah: Wilayah, masa: Periode) -> Dasbor:
    """`masa` has begun."""
    kini = masa == period_of(today(), Irama.BULANAN)
    until = min(masa.akhir, today())
    anak = list(Wilayah.objects.filter(induk=wilayah).current(until).order_by("kode"))
    kabupaten = kabupaten_ids(wilayah, anak)
    roots = _roots(wilayah, anak, kabupaten)
    months = _months(until)
    ends = [min(month.akhir, until) for month in months]
    deret = monthly_ledgers(roots, [one.pk for one in anak], ends)
    rapor = masa.sebelumnya if kini else masa
    aduan, tersamar = _complaints(user, wilayah, anak) if kini else ({}, False)
    parts = _Parts(
        verval=visits_per(kabupaten, Tingkat(wilayah.tingkat + 1)) if kini else {},
        warna=colours_per(wilayah, Triwulan.of(until)),
        rumah=_houses(wilayah) if kini else {},
        aduan=aduan,
        laporan=_reports(wilayah, rapor),
    )
    total = deret.sums(until, roots)
    baris = [_line(one, deret, until, kabupaten, parts) for one in anak]
    counted = sum(b.isi.neraca["sk"] for b in baris if b.isi.neraca)
    books = [one.buku for one in baris if one.buku]
    return Dasbor(
        wilayah=wilayah,
        masa=masa,
        masa_laporan=rapor,
        kini=kini,
        baris=baris,
        total=total,
        sisa=total["sk"] - counted if total else 0,
        tren=[(p, deret.sums(day, roots)) for p, day in zip(months, ends, strict=True)],
        makro=macro_figures(_macro_places(wilayah, anak), (until.year, until.month)),
        tersamar=tersamar,
        dihitung=max(books, key=lambda one: one.dihitung, default=None),
    )


@dataclass(frozen=True, slots=True)
class _Parts:
    """What each room says, by wilayah."""

    verval: dict[int, tuple[int, int]]
    warna: dict[int, Warna]
    rumah: dict[int, Bagian]
    aduan: dict[int, tuple[int | None, ...]]
    laporan: dict[int, Bagian]


def _months(until: date) -> list[Periode]:
    return last_periods(until, Irama.BULANAN, BULAN_TREN)


def _roots(wilayah: Wilayah, anak: list[Wilayah], kabupaten: list[int]) -> list[tuple[int, int]]:
    """(kabupaten, wilayah) whose figures make up the whole."""
    if wilayah.tingkat == Tingkat.PROVINSI:
        return [(one.pk, one.pk) for one in anak]
    return [(kabupaten[0], wilayah.pk)]


def _line(one: Wilayah, deret: Deret, until: date, kabupaten: list[int], parts: _Parts) -> Baris:
    buku = deret.at(one.pk if one.tingkat == Tingkat.KABUPATEN else kabupaten[0], until)
    verval = parts.verval.get(one.pk)
    isi = Isi(
        neraca=deret.figures(buku, one.pk) if buku else None,
        verval=(verval[1], verval[0]) if verval else None,
        warna=parts.warna.get(one.pk),
        rumah=parts.rumah.get(one.pk),
        aduan=parts.aduan.get(one.pk),
        laporan=parts.laporan.get(one.pk),
    )
    return Baris(one, isi, buku)


def _macro_places(wilayah: Wilayah, anak: list[Wilayah]) -> list[Wilayah | None]:
    """The nation, the province, and the kabupaten; estimates end at the kabupaten."""
    line: list[Wilayah | None] = [None]
    above: Wilayah | None = wilayah
    while above is not None:
        if above.tingkat <= Tingkat.KABUPATEN:
            line.insert(1, above)
        above = above.induk
    return [*line, *anak] if wilayah.tingkat == Tingkat.PROVINSI else line


def _houses(wilayah: Wilayah) -> dict[int, Bagian]:
    """Pieces instituted of all pieces of the kecamatan that reported; not of a desa."""
    if wilayah.tingkat == Tingkat.KECAMATAN:
        return {}
    by = "__induk" if wilayah.tingkat == Tingkat.PROVINSI else ""
    pieces = ButirKelembagaan.objects.filter(aktif=True).count()
    states = reported_states(kecamatan_of(wilayah).order_by().values("pk"), by)
    return {pk: (one["terlembaga"], one["melapor"] * pieces) for pk, one in states.items()}


def _complaints(
    user: Pengguna, wilayah: Wilayah, anak: list[Wilayah]
) -> tuple[dict[int, tuple[int | None, ...]], bool]:
    """Whole numbers for those who handle them, small ones hidden for those who read figures of
    this very territory, nothing for others: tables of two levels would give hidden cells away."""
    cakupan = cakupan_of(user)
    if cakupan.covers(wilayah.kode, Peran.BAPPEDA, *KECAMATAN):
        return dict(handling_per(wilayah)), False
    if wilayah.kode not in cakupan.kodes(*PEMBACA_ANGKA):
        return {}, True
    per_kecamatan = wilayah.tingkat == Tingkat.KABUPATEN
    shown = figures_below([wilayah.kode], per_kecamatan=per_kecamatan).per_kode
    return {one.pk: _handled(shown.get(one.kode)) for one in anak}, True


def _handled(cells: tuple[int | None, ...] | None) -> tuple[int | None, ...]:
    """Open in time, open and late, closed; closed is known where both of its parts are shown."""
    if cells is None:
        return 0, 0, 0
    intime, late, done, other = cells
    return intime, late, None if done is None or other is None else done + other


def _reports(wilayah: Wilayah, masa: Periode) -> dict[int, Bagian]:
    """{child: (kecamatan that reported, kecamatan)} of the month's reports."""
    if wilayah.tingkat == Tingkat.KECAMATAN:
        return {}
    place = "induk" if wilayah.tingkat == Tingkat.PROVINSI else "pk"
    below = kecamatan_of(wilayah).order_by()
    done = (
        Laporan.objects.newest()
        .filter(
            jenis=JenisLaporan.BULANAN_KECAMATAN,
            periode=masa.kode,
            wilayah__in=below.values("pk"),
            status__in=SUDAH_DILAPORKAN,
        )
        .order_by()
        .values_list(f"wilayah__{place}", "wilayah")
    )
    told = Counter(one for one, _kecamatan in set(done))
    whole = below.values_list(place).annotate(n=Count("pk"))
    return {one: (told[one], many) for one, many in whole}
