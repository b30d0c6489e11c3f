from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Avg, Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from fondasi.suppression import Tabel, suppress
from fondasi.today import today
from kecamatan.enums import Tingkat
from kecamatan.models import Wilayah
from kecamatan.models.cakupan import below
from layanan_dasar.enums import StatusPengaduan, TahapLayanan
from layanan_dasar.models import CatatanPengaduan, Pengaduan
from layanan_dasar.models.pengaduan import PengaduanQuerySet
from layanan_dasar.rules.triwulan import Triwulan

S = StatusPengaduan
_SELESAI = Q(status=S.SELESAI)
_LAIN = Q(status__in=[S.DITOLAK, S.DITERUSKAN_LAPOR])
_USAI = {"Selesai": _SELESAI, "Ditolak atau diteruskan": _LAIN}
_DULU_SELESAI = Q(keadaan=S.SELESAI)
_DULU_LAIN = Q(keadaan__in=[S.DITOLAK, S.DITERUSKAN_LAPOR])
_PUBLIK = {
    "Dalam penanganan": ~_DULU_SELESAI & ~_DULU_LAIN,
    "Selesai": _DULU_SELESAI,
    "Ditolak atau diteruskan": _DULU_LAIN,
}
KOLOM = tuple(_PUBLIK)


@dataclass(frozen=True)
class Angka:
    """Counts per place or category, and the same with small numbers hidden. `isi` has a row per
    `label` and a column per `kolom`."""

    kode: tuple[str, ...]
    label: tuple[str, ...]
    kolom: tuple[str, ...]
    isi: tuple[tuple[int, ...], ...]

    @property
    def jumlah(self) -> int:
        return sum(map(sum, self.isi))

    @cached_property
    def tersamar(self) -> Tabel:
        return suppress(self.isi)

    @property
    def baris_tersamar(self) -> list[tuple[str, tuple[int | None, ...], int | None]]:
        """(label, cells, total) as they may be published."""
        table = self.tersamar
        return list(zip(self.label, table.sel, table.baris, strict=True))

    @property
    def per_kode(self) -> dict[str, tuple[int | None, ...]]:
        """{place: cells} as they may be published."""
        return dict(zip(self.kode, self.tersamar.sel, strict=True))

    @property
    def lajur(self) -> list[tuple[str, list[tuple[str, int | None]], int | None]]:
        """As `baris_tersamar`, each cell with the head of its column, the totals last."""
        whole = ("Jumlah", self.tersamar.kolom, self.tersamar.jumlah)
        rows = [*self.baris_tersamar, whole]
        return [
            (label, list(zip(self.kolom, cells, strict=True)), total)
            for label, cells, total in rows
        ]


def figures(rows: PengaduanQuerySet, by: str, label: str, parts: Mapping[str, Q]) -> Angka:
    """Grouped `by` a field, named by the field path `label`; a column for each of `parts`."""
    counts = {f"n{i}": Count("pk", filter=one) for i, one in enumerate(parts.values())}
    grouped: Any = rows.order_by().values(nama=F(label)).annotate(urut=F(by), **counts)
    found = list(grouped.order_by("urut"))
    return Angka(
        tuple(str(one["urut"]) for one in found),
        tuple(str(one["nama"]) for one in found),
        tuple(parts),
        tuple(tuple(one[name] for name in counts) for one in found),
    )


def public_figures(kabupaten: Wilayah, masa: Triwulan) -> Angka:
    """Of one kabupaten by category, received in `masa`, as they stood on its day. A complaint is in
    one such table, and tables stay what they were: subtracting two tells nothing of one."""
    rows = Pengaduan.objects.filter(
        kabupaten=kabupaten, diterima__gte=masa.awal, diterima__lte=masa.akhir, induk=None
    )
    told = rows.annotate(keadaan=_state_on(masa.keadaan))
    return figures(told, "kategori__urutan", "kategori__nama", _PUBLIK)


def _state_on(hari: date) -> Coalesce:
    """What the history says of a complaint as of that day."""
    return Coalesce(Subquery(_last_line(hari).values("status")[:1]), F("status"))


def _last_line(hari: date) -> QuerySet[CatatanPengaduan]:
    return CatatanPengaduan.objects.filter(
        pengaduan=OuterRef("pk"), tanggal__lte=hari, status__gt=""
    ).order_by("-id")


def figures_below(kodes: list[str], *, per_kecamatan: bool) -> Angka:
    """For those who see figures and no complaint: per kecamatan, or per kabupaten/kota. Whatever
    else they are shown of these places takes its cells from here: the same numbers hidden in two
    ways would give each other away."""
    noun = "kecamatan" if per_kecamatan else "kabupaten"
    rows = Pengaduan.objects.filter(below("kabupaten", kodes), induk=None)
    late = Q(tahap__gt="", tenggat__lt=today()) & ~Q(tahap=TahapLayanan.TUTUP)
    still = ~_SELESAI & ~_LAIN
    parts = {"Dalam batas waktu": still & ~late, "Terlambat": still & late, **_USAI}
    return figures(rows, f"{noun}__kode", f"{noun}__nama", parts)


@dataclass(frozen=True, slots=True)
class Kinerja:
    """How one category is handled; `nilai` is the mean of the citizens' 1–5."""

    nama: str
    masuk: int
    terbuka: int
    terlambat: int
    selesai: int
    nilai: float | None
    dinilai: int


def performance(rows: PengaduanQuerySet) -> list[Kinerja]:
    """Per category, of complaints that the viewer sees."""
    closed = _SELESAI | _LAIN
    late = Q(tahap__gt="", tenggat__lt=today()) & ~Q(tahap=TahapLayanan.TUTUP)
    grouped = (
        rows.filter(induk=None)
        .order_by()
        .values(nama=F("kategori__nama"))
        .annotate(
            urut=F("kategori__urutan"),
            masuk=Count("pk"),
            terbuka=Count("pk", filter=~closed),
            lewat=Count("pk", filter=late),
            selesai=Count("pk", filter=_SELESAI),
            rata=Avg("nilai"),
            dinilai=Count("nilai"),
        )
        .order_by("urut")
    )
    return [
        Kinerja(
            one["nama"], one["masuk"], one["terbuka"], one["lewat"], one["selesai"],
            one["rata"], one["dinilai"],
        )
        for one in grouped
    ]  # fmt: skip


PER = {Tingkat.PROVINSI: "kabupaten", Tingkat.KABUPATEN: "kecamatan", Tingkat.KECAMATAN: "desa"}


def handling_per(wilayah: Wilayah) -> dict[int, tuple[int, int, int]]:
    """{place just below: open in time, open and late, closed} as of today. True numbers: whoever
    shows them hides the small ones from those who do not handle complaints there."""
    per = PER[Tingkat(wilayah.tingkat)]
    late = Q(tahap__gt="", tenggat__lt=today()) & ~Q(tahap=TahapLayanan.TUTUP) & ~_SELESAI & ~_LAIN
    grouped = (
        Pengaduan.objects.filter(below(per, [wilayah.kode]), induk=None)
        .order_by()
        .values(tempat=F(per))
        .annotate(
            semua=Count("pk"),
            lewat=Count("pk", filter=late),
            usai=Count("pk", filter=_SELESAI | _LAIN),
        )
    )
    return {
        row["tempat"]: (row["semua"] - row["lewat"] - row["usai"], row["lewat"], row["usai"])
        for row in grouped
    }


def movements(
    kabupaten: Wilayah, awal: date, pada: date
) -> dict[int, tuple[tuple[int, int, int], ...]]:
    """{kecamatan: (received before, received since `awal`) × (open in time, open and late, closed
    since)}, from the history as of `pada`. What is late is known of complaints that are open to
    this day. True numbers, as of `handling_per`."""
    rows = Pengaduan.objects.filter(kabupaten=kabupaten, induk=None, diterima__lte=pada).annotate(
        keadaan=_state_on(pada), sejak=Subquery(_last_line(pada).values("tanggal")[:1])
    )
    usai = Q(keadaan__in=[S.SELESAI, S.DITOLAK, S.DITERUSKAN_LAPOR])
    lewat = Q(tahap__gt="", tenggat__lt=pada) & ~Q(tahap=TahapLayanan.TUTUP) & ~usai
    grouped = (
        rows.exclude(usai, sejak__lt=awal)
        .order_by()
        .values("kecamatan", baru=Q(diterima__gte=awal))
        .annotate(semua=Count("pk"), lewat=Count("pk", filter=lewat), usai=Count("pk", filter=usai))
    )
    found: dict[int, list[tuple[int, int, int]]] = {}
    for row in grouped:
        both = found.setdefault(row["kecamatan"], [(0, 0, 0), (0, 0, 0)])
        late, closed = row["lewat"], row["usai"]
        both[row["baru"]] = (row["semua"] - late - closed, late, closed)
    return {place: tuple(both) for place, both in found.items()}


def movement_of(kecamatan: Wilayah, awal: date, pada: date) -> Tabel:
    """The two lines of a kecamatan as they may be read above it. Its totals are hidden also where
    the table of all kecamatan of its kabupaten hides them: nobody computes one from the others and
    the kabupaten's."""
    assert kecamatan.induk is not None
    found = movements(kecamatan.induk, awal, pada)
    none = ((0, 0, 0), (0, 0, 0))
    places = list(Wilayah.objects.filter(induk=kecamatan.induk_id).values_list("pk", flat=True))
    beside = suppress([_sum(found.get(pk, none)) for pk in places], known_totals=True)
    row = places.index(kecamatan.pk)
    whole = (*beside.sel[row], beside.baris[row])
    own = found.get(kecamatan.pk, none)
    return suppress(own, hidden=[(len(own), c) for c, cell in enumerate(whole) if cell is None])


def _sum(both: tuple[tuple[int, int, int], ...]) -> tuple[int, ...]:
    return tuple(map(sum, zip(*both, strict=True)))
