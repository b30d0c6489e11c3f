"""Reading the ledger: which build, its figures, the people behind a figure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet

from fondasi.queries.prepared_rows import BarisSiap
from kecamatan.enums import Tingkat
from kecamatan.models import Wilayah
from kemiskinan.enums import (
    INDIVIDU,
    JenisRilis,
    KelasIntervensi,
    KelasKeberadaan,
    KelasPadan,
    StatusRilis,
)
from kemiskinan.models import Neraca, NeracaBaris, NeracaWilayah, Rilis
from kemiskinan.rules.neraca import TERSIMPAN, add_up


@dataclass(frozen=True, slots=True)
class BarisNeraca:
    """The figures of one wilayah; `wilayah` None: people whose desa is not known."""

    wilayah: Wilayah | None
    angka: dict[str, int]


def sk_in_force(kabupaten: Wilayah) -> Rilis | None:
    return kabupaten.rilis.filter(status=StatusRilis.BERLAKU, jenis=JenisRilis.SK_BUPATI).first()


def rilis_in_force(kabupaten: Wilayah) -> Rilis | None:
    """The newest release of people in force, whichever its source."""
    rows = kabupaten.rilis.filter(status=StatusRilis.BERLAKU, jenis__in=INDIVIDU)
    return rows.order_by("-tahun", "-id").first()


def latest_neraca(kabupaten: Wilayah, *, until: date | None = None) -> Neraca | None:
    """The last balanced build on or before `until`, of the newest decree and release then built.

    Without `until`: of the decree and the release in force.
    """
    asked = (kabupaten.pk,) if until is None else (kabupaten.pk, until)
    return _placed((_IN_FORCE if until is None else _UNTIL).first(*asked), kabupaten)


def _newest(rows: QuerySet[Neraca]) -> QuerySet[Neraca]:
    return rows.order_by("-sk_id", "-rilis__tahun", "-rilis_id", "-tanggal", "-id")[:1]


def _in_force(kabupaten: int) -> QuerySet[Neraca]:
    rows = Neraca.objects.balanced().with_sources().filter(kabupaten=kabupaten)
    return _newest(rows.filter(sk__status=StatusRilis.BERLAKU, rilis__status=StatusRilis.BERLAKU))


def _until(kabupaten: int, until: date) -> QuerySet[Neraca]:
    rows = Neraca.objects.balanced().with_sources().filter(kabupaten=kabupaten)
    return _newest(rows.filter(tanggal__lte=until).exclude(rilis__status=StatusRilis.DIBATALKAN))


_IN_FORCE: BarisSiap[Neraca] = BarisSiap(_in_force, int)
_UNTIL: BarisSiap[Neraca] = BarisSiap(_until, int, date)


def _placed(neraca: Neraca | None, kabupaten: Wilayah) -> Neraca | None:
    """The wilayah that the caller holds already, instead of one read again for build and decree."""
    if neraca:
        neraca.kabupaten = neraca.sk.kabupaten = kabupaten
    return neraca


def neraca_of(sk: Rilis, wanted: str = "") -> Neraca | None:
    """The build with this id whose people are still known, otherwise the newest of the decree."""
    rows = Neraca.objects.balanced().with_sources().filter(sk=sk)
    chosen = rows.filter(pk=int(wanted[:18])).first() if wanted.isdecimal() else None
    if chosen and chosen.baris.exists():
        return _placed(chosen, sk.kabupaten)
    newest = latest_neraca(sk.kabupaten)
    return newest if newest and newest.sk_id == sk.pk else None


def failed_since(neraca: Neraca | None, kabupaten: Wilayah) -> Neraca | None:
    """The last build that did not balance, if nothing balanced after it."""
    rows = Neraca.objects.filter(kabupaten=kabupaten, cocok=False)
    if neraca:
        rows = rows.filter(dihitung_at__gt=neraca.dihitung_at)
    return rows.order_by("-dihitung_at").first()


def figures(neraca: Neraca, wilayah: Wilayah) -> dict[str, int]:
    """The keys of the ledger for one wilayah; all zero where nobody of the SK lives."""
    row = NeracaWilayah.objects.filter(neraca=neraca, wilayah=wilayah).first()
    return figures_of(row)


def figures_of(row: NeracaWilayah | None) -> dict[str, int]:
    return {key: getattr(row, key) if row else 0 for key in TERSIMPAN}


def per_kecamatan(neraca: Neraca) -> list[BarisNeraca]:
    """One row per kecamatan of the kabupaten, also where nobody lives, in the order of codes."""
    return per_child(neraca, neraca.kabupaten)


def per_child(neraca: Neraca, wilayah: Wilayah) -> list[BarisNeraca]:
    """One row per wilayah directly below; ends with the rest whose place is not known, if any.

    The rest is what the children leave of their parent, so that the table always adds up.
    """
    rows = {r.wilayah_id: r for r in _rows_below(neraca, wilayah)}
    children = [BarisNeraca(w, figures_of(rows.get(w.pk))) for w in _children(neraca, wilayah)]
    rest = _rest(figures_of(rows.get(wilayah.pk)), [c.angka for c in children])
    return [*children, BarisNeraca(None, rest)] if any(rest.values()) else children


def _rows_below(neraca: Neraca, wilayah: Wilayah) -> QuerySet[NeracaWilayah]:
    below = Q(wilayah__induk=wilayah) | Q(wilayah=wilayah)
    return NeracaWilayah.objects.filter(below, neraca=neraca)


def _children(neraca: Neraca, wilayah: Wilayah) -> QuerySet[Wilayah]:
    """Those that exist on the build's day, and those in which it counted somebody."""
    counted = Q(pk__in=NeracaWilayah.objects.filter(neraca=neraca).values("wilayah"))
    current = Q(berlaku_sampai=None) | Q(berlaku_sampai__gt=neraca.tanggal)
    return Wilayah.objects.filter(current | counted, induk=wilayah).order_by("kode")


def _rest(total: dict[str, int], parts: list[dict[str, int]]) -> dict[str, int]:
    counted = add_up(parts)
    return {key: total[key] - counted[key] for key in TERSIMPAN}


def per_kabupaten(kodes: list[str]) -> list[tuple[Wilayah, Neraca | None, dict[str, int]]]:
    """The kabupaten and kota inside these territories that keep a decree, with their ledger."""
    kabupaten = (
        Wilayah.objects.within_any(kodes)
        .filter(tingkat=Tingkat.KABUPATEN, rilis__jenis=JenisRilis.SK_BUPATI)
        .distinct()
        .order_by("kode")
    )
    rows = NeracaWilayah.objects.filter(
        neraca__in=_latest_ids(kabupaten), wilayah=F("neraca__kabupaten")
    ).select_related("neraca__sk", "neraca__rilis", "neraca__kriteria")
    found = {row.wilayah_id: row for row in rows}
    return [
        (w, found[w.pk].neraca if w.pk in found else None, figures_of(found.get(w.pk)))
        for w in kabupaten
    ]


def _latest_ids(kabupaten: QuerySet[Wilayah]) -> QuerySet[Neraca, int]:
    rows = Neraca.objects.balanced().filter(
        kabupaten__in=kabupaten, sk__status=StatusRilis.BERLAKU, rilis__status=StatusRilis.BERLAKU
    )
    newest = ("-sk_id", "-rilis__tahun", "-rilis_id", "-tanggal", "-id")
    return (
        rows.order_by("kabupaten_id", *newest).distinct("kabupaten_id").values_list("pk", flat=True)
    )


def months_built(kabupaten: Wilayah) -> list[date]:
    """First days of the months in which a balanced build exists, newest first."""
    days = Neraca.objects.balanced().filter(kabupaten=kabupaten)
    return list(days.dates("tanggal", "month", order="DESC"))


def rows_in_class(neraca: Neraca, kelas: str) -> QuerySet[NeracaBaris]:
    """The people behind the figure `kelas` of a build; `sk` is everybody. KeyError if unknown."""
    return NeracaBaris.objects.filter(class_condition(kelas), neraca=neraca)


def class_condition(kelas: str) -> Q:
    """Condition on NeracaBaris for one key of the ledger. Raises KeyError for another word."""
    if kelas not in TERSIMPAN and kelas != "belum":
        raise KeyError(kelas)
    if kelas in KelasPadan.values:
        return Q(padan=kelas)
    if kelas in KelasIntervensi.values:
        return Q(intervensi=kelas)
    if kelas in KelasKeberadaan.values:
        return Q(keberadaan=kelas)
    flags = {"terintervensi": Q(terintervensi=True), "sementara": Q(sementara=True)}
    flags["belum"] = ~Q(keberadaan="")
    return flags.get(kelas, Q())


def newest_neraca(sk_id: int, rilis_id: int) -> Neraca | None:
    return Neraca.objects.filter(sk=sk_id, rilis=rilis_id, cocok=True).order_by("-id").first()


def newest_pair(kodes: list[str]) -> Neraca | None:
    """The newest balanced ledger of the first of these kabupaten that has one in force."""
    for kabupaten in Wilayah.objects.filter(kode__in=kodes).order_by("kode"):
        if neraca := latest_neraca(kabupaten):
            return neraca
    return None
