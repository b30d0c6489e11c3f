"""The ledgers of many kabupaten at the ends of many months, in two queries however many."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Q, Value
from django.db.models.functions import Greatest, TruncMonth

from kecamatan.enums import Tingkat
from kecamatan.models import Wilayah
from kemiskinan.enums import StatusRilis
from kemiskinan.models import DaftarVerval, Neraca, NeracaWilayah
from kemiskinan.queries.daftar import counted_visits
from kemiskinan.rules.neraca import TERSIMPAN


@dataclass(frozen=True, slots=True, order=True)
class Buku:
    """One build; the greater one of a kabupaten holds: newest decree, release, day."""

    sk: int
    tahun_rilis: int
    rilis: int
    tanggal: date
    pk: int
    kabupaten: int
    dihitung: datetime


@dataclass(frozen=True, slots=True)
class Deret:
    """Builds by kabupaten, and the figures of the wilayah that were asked for."""

    buku: dict[int, list[Buku]]
    angka: dict[tuple[int, int], dict[str, int]]
    _berlaku: dict[tuple[int, date], Buku | None] = field(default_factory=dict, repr=False)

    def at(self, kabupaten: int, until: date) -> Buku | None:
        key = (kabupaten, until)
        if key not in self._berlaku:
            known = (one for one in self.buku.get(kabupaten, []) if one.tanggal <= until)
            self._berlaku[key] = max(known, default=None)
        return self._berlaku[key]

    def figures(self, buku: Buku, wilayah: int) -> dict[str, int]:
        """All zero where nobody of the decree lives."""
        return self.angka.get((buku.pk, wilayah)) or dict.fromkeys(TERSIMPAN, 0)

    def sums(self, until: date, roots: Iterable[tuple[int, int]]) -> dict[str, int] | None:
        """Over (kabupaten, wilayah) pairs; None where no ledger is known by then."""
        found = [
            self.figures(buku, wilayah)
            for kabupaten, wilayah in roots
            if (buku := self.at(kabupaten, until))
        ]
        return {key: sum(one[key] for one in found) for key in TERSIMPAN} if found else None


def monthly_ledgers(
    roots: Sequence[tuple[int, int]], anak: Sequence[int], ends: Sequence[date]
) -> Deret:
    """What holds at each of these days, the last one the newest: figures of the (kabupaten,
    wilayah) pairs for every day, of the wilayah `anak` for the last."""
    kabupaten = sorted({one for one, _wilayah in roots})
    builds: dict[int, list[Buku]] = {}
    for one in _builds(kabupaten, ends):
        builds.setdefault(one.kabupaten, []).append(one)
    deret = Deret(builds, {})
    every = {b.pk for k in kabupaten for day in ends if (b := deret.at(k, day))}
    newest = {b.pk for k in kabupaten if (b := deret.at(k, ends[-1]))}
    wanted = Q(neraca__in=every, wilayah__in=[w for _kabupaten, w in roots])
    wanted |= Q(neraca__in=newest, wilayah__in=anak)
    rows = NeracaWilayah.objects.filter(wanted).values_list("neraca", "wilayah", *TERSIMPAN)
    for neraca, wilayah, *figures in rows:
        deret.angka[neraca, wilayah] = dict(zip(TERSIMPAN, figures, strict=True))
    return deret


def _builds(kabupaten: Sequence[int], ends: Sequence[date]) -> list[Buku]:
    """The best of each month; of all that came before the first of these days, the best one."""
    newest = ("-sk_id", "-rilis__tahun", "-rilis_id", "-tanggal", "-id")
    rows = (
        Neraca.objects.balanced()
        .filter(kabupaten__in=kabupaten, tanggal__lte=ends[-1])
        .exclude(rilis__status=StatusRilis.DIBATALKAN)
        .annotate(bulan=TruncMonth(Greatest("tanggal", Value(ends[0]))))
        .order_by("kabupaten_id", "bulan", *newest)
        .distinct("kabupaten_id", "bulan")
        .values_list(
            "sk_id", "rilis__tahun", "rilis_id", "tanggal", "pk", "kabupaten_id", "dihitung_at",
            "bulan",
        )
    )  # fmt: skip
    return [Buku(*row[:-1]) for row in rows]


JALUR = {
    Tingkat.KABUPATEN: "sasaran__kabupaten",
    Tingkat.KECAMATAN: "sasaran__desa__induk",
    Tingkat.DESA: "sasaran__desa",
}


def visits_per(kabupaten: Sequence[int], tingkat: Tingkat) -> dict[int, tuple[int, int]]:
    """{wilayah: (on field lists of decrees in force, answered)} as of now. One query."""
    lists = DaftarVerval.objects.filter(kabupaten__in=kabupaten, sk__status=StatusRilis.BERLAKU)
    path = JALUR[tingkat]
    return {row[path]: (row["total"], row["selesai"]) for row in counted_visits(lists, path)}


def kabupaten_ids(wilayah: Wilayah, anak: Sequence[Wilayah]) -> list[int]:
    """The kabupaten whose ledgers tell of `wilayah`, whose children are `anak`."""
    if wilayah.tingkat == Tingkat.PROVINSI:
        return [one.pk for one in anak]
    if wilayah.tingkat == Tingkat.KABUPATEN:
        return [wilayah.pk]
    assert wilayah.induk_id is not None
    return [wilayah.induk_id]
