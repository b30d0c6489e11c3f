"""Who serves which village: the matrix of a kecamatan, and its sums above."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Left

from fondasi.queries.prepared import KueriSiap, columns, revive
from fondasi.today import today
from kecamatan.enums import Tingkat
from kecamatan.models import Wilayah
from kecamatan.models.cakupan import below, ids_within, inside
from pendamping.enums import Isi
from pendamping.models import Penempatan, ProgramPendampingan

PANJANG_KODE = {Tingkat.KABUPATEN: 5, Tingkat.KECAMATAN: 8}


@dataclass(frozen=True, slots=True)
class Sel:
    """How many people of a programme serve one village; `wajib` makes an empty cell a gap."""

    program: ProgramPendampingan
    nama: tuple[str, ...]

    @property
    def jumlah(self) -> int:
        return len(self.nama)

    @property
    def isi(self) -> Isi:
        if not self.nama:
            return Isi.KOSONG if self.program.wajib else Isi.TIDAK_ADA
        return Isi.ADA if self.jumlah == 1 else Isi.RANGKAP


@dataclass(frozen=True, slots=True)
class BarisDesa:
    desa: Wilayah
    sel: tuple[Sel, ...]

    @property
    def jumlah(self) -> int:
        return sum(one.jumlah for one in self.sel)

    @property
    def celah(self) -> int:
        """Programmes that should be here and are not."""
        return sum(one.isi == Isi.KOSONG for one in self.sel)


@dataclass(frozen=True, slots=True)
class Beban:
    """One pendamping and the villages of this kecamatan that she serves."""

    pk: int
    nama: str
    program: ProgramPendampingan
    desa: tuple[str, ...]

    @property
    def jumlah(self) -> int:
        return len(self.desa)


@dataclass(frozen=True, slots=True)
class Matriks:
    """`program` are the columns: those that every village should have and those that somebody
    here works for; `tak_hadir` are the others."""

    wilayah: Wilayah
    program: tuple[ProgramPendampingan, ...]
    tak_hadir: tuple[ProgramPendampingan, ...]
    baris: tuple[BarisDesa, ...]
    beban: tuple[Beban, ...]

    @property
    def tanpa_pendamping(self) -> list[Wilayah]:
        return [row.desa for row in self.baris if not row.jumlah]

    @property
    def celah(self) -> int:
        return sum(row.celah for row in self.baris)

    @property
    def rangkap(self) -> int:
        return sum(one.isi == Isi.RANGKAP for row in self.baris for one in row.sel)


def villages(wilayah: Wilayah, on: date) -> QuerySet[Wilayah]:
    rows = Wilayah.objects.within(wilayah.kode).current(on)
    return rows.filter(tingkat=Tingkat.DESA).order_by("kode")


def villages_served(kecamatan: Wilayah) -> list[tuple[Wilayah, bool]]:
    """The villages of a kecamatan today, and whether anybody works there; one query."""
    rows = _DILAYANI.rows(kecamatan.pk, today())
    return [(revive(Wilayah, _DESA, row[:-1]), row[-1]) for row in rows]


def _served(kecamatan: int, on: date) -> QuerySet[Any, Any]:
    placed = Penempatan.objects.active(on).filter(desa=OuterRef("pk"))
    rows = Wilayah.objects.current(on).filter(induk=kecamatan, tingkat=Tingkat.DESA)
    return rows.order_by("kode").values_list(*_DESA).annotate(dilayani=Exists(placed))


_DESA = columns(Wilayah, "id", "kode", "nama", "jenis")
_DILAYANI = KueriSiap(_served, int, date)


_PENUH = columns(Wilayah)
_DESA_DI = KueriSiap(
    lambda kecamatan, on: (
        Wilayah.objects.current(on)
        .filter(induk=kecamatan, tingkat=Tingkat.DESA)
        .order_by("kode")
        .values_list(*_PENUH)
    ),
    int,
    date,
)
_DITEMPATKAN = KueriSiap(
    lambda kecamatan, on: (
        Penempatan.objects.active(on)
        .filter(desa__induk=kecamatan)
        .order_by("desa__kode", "pendamping__kontak__nama")
        .values_list("desa", "program", "pendamping", "pendamping__kontak__nama", "desa__nama")
    ),
    int,
    date,
)


class _Tugas(NamedTuple):
    """One person of a programme in one village."""

    desa: int
    program: int
    pendamping: int
    nama: str
    nama_desa: str


def coverage_of(kecamatan: Wilayah, on: date) -> Matriks:
    """The matrix of one kecamatan on one day; three queries, one more where somebody still works
    for a programme that is no longer offered."""
    rows = [_Tugas(*row) for row in _DITEMPATKAN.rows(kecamatan.pk, on)]
    names: dict[tuple[int, int], list[str]] = defaultdict(list)
    for row in rows:
        names[row.desa, row.program].append(row.nama)
    present = {row.program for row in rows}
    known = list(ProgramPendampingan.objects.used_in(kecamatan))
    program = tuple(one for one in known if one.wajib or one.pk in present)
    absent = tuple(one for one in known if one not in program)
    baris = [
        BarisDesa(desa, tuple(Sel(one, tuple(names[desa.pk, one.pk])) for one in program))
        for desa in (revive(Wilayah, _PENUH, row) for row in _DESA_DI.rows(kecamatan.pk, on))
    ]
    every = {one.pk: one for one in known}
    if missing := present - every.keys():
        every |= ProgramPendampingan.objects.in_bulk(missing)
    return Matriks(kecamatan, program, absent, tuple(baris), _workload(rows, every))


def _workload(rows: list[_Tugas], program: Mapping[int, ProgramPendampingan]) -> tuple[Beban, ...]:
    served: dict[int, list[_Tugas]] = defaultdict(list)
    for row in rows:
        served[row.pendamping].append(row)
    found = [
        Beban(pk, own[0].nama, program[own[0].program], tuple(r.nama_desa for r in own))
        for pk, own in served.items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.jumlah, one.nama, one.pk)))


@dataclass(frozen=True, slots=True)
class BarisWilayah:
    """A place and what its villages have: `terisi` counts villages per programme."""

    wilayah: Wilayah
    desa: int
    terlayani: int
    orang: int
    terisi: tuple[int, ...]

    @property
    def tanpa_pendamping(self) -> int:
        return self.desa - self.terlayani


@dataclass(frozen=True, slots=True)
class Ringkasan:
    wilayah: Wilayah
    program: tuple[ProgramPendampingan, ...]
    baris: tuple[BarisWilayah, ...]

    @property
    def desa(self) -> int:
        return sum(row.desa for row in self.baris)

    @property
    def tanpa_pendamping(self) -> int:
        return sum(row.tanpa_pendamping for row in self.baris)


def _villages_at(wilayah: Wilayah) -> Q:
    """By keys where they are few of the table, else by code."""
    if wilayah.tingkat == Tingkat.PROVINSI:
        return below("desa", [wilayah.kode])
    return inside("desa", ids_within([wilayah.kode]))


def summary_of(wilayah: Wilayah, on: date) -> Ringkasan:
    """The kecamatan of a kabupaten/kota, or the kabupaten/kota of a province; six queries."""
    tingkat = Tingkat(wilayah.tingkat + 1)
    panjang = PANJANG_KODE[tingkat]
    placed = Penempatan.objects.active(on).filter(_villages_at(wilayah))
    grouped = placed.order_by().annotate(tempat=Left("desa__kode", panjang))
    total: dict[str, dict[str, Any]] = {
        row["tempat"]: dict(row)
        for row in grouped.values("tempat").annotate(
            desa=Count("desa", distinct=True), orang=Count("pendamping__kontak", distinct=True)
        )
    }
    per_program = {
        (row["tempat"], row["program"]): row["desa"]
        for row in grouped.values("tempat", "program").annotate(desa=Count("desa", distinct=True))
    }
    counted = villages(wilayah, on).order_by().annotate(tempat=Left("kode", panjang))
    desa: dict[str, int] = dict(counted.values_list("tempat").annotate(n=Count("pk")))
    program = tuple(ProgramPendampingan.objects.used_in(wilayah))
    children = Wilayah.objects.within(wilayah.kode).current(on).filter(tingkat=tingkat)
    return Ringkasan(
        wilayah,
        program,
        tuple(
            BarisWilayah(
                child,
                desa.get(child.kode, 0),
                total.get(child.kode, {}).get("desa", 0),
                total.get(child.kode, {}).get("orang", 0),
                tuple(per_program.get((child.kode, one.pk), 0) for one in program),
            )
            for child in children.order_by("kode")
        ),
    )
