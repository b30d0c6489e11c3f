"""The calendar of reports: what is due is written by itself, who must sign is told."""

from __future__ import annotations

from datetime import date, timedelta

from django.urls import reverse

from kecamatan.actions.pemberitahuan import notify
from kecamatan.enums import Peran, Tingkat
from kecamatan.models import Pengguna, Penugasan, Wilayah
from rumahbersama.laporan.actions.laporan import schedule_laporan
from rumahbersama.laporan.enums import JenisLaporan, StatusLaporan
from rumahbersama.laporan.kinds import KINDS, Jenis, kind_of
from rumahbersama.laporan.models import AturanLaporan, Laporan
from rumahbersama.laporan.periode import Periode, period_of
from rumahbersama.laporan.queries.keadaan import places_below

DEKAT = timedelta(days=2)
PEMAKAI = {Tingkat.PROVINSI: Peran.PROVINSI, Tingkat.KABUPATEN: Peran.BAPPEDA}


def schedule_due(on: date) -> int:
    """Queue the reports of the last finished period whose day has come; returns how many are
    new. Repeating it on the same day adds none."""
    return sum(
        schedule_laporan(jenis=kind.kode, wilayah=place, masa=masa) is not None
        for kind in KINDS.values()
        if kind.otomatis
        for place in places_of(kind, on)
        if (masa := _due(kind, place, on))
    )


def queue_period(kind: Jenis, area: Wilayah, masa: Periode) -> int:
    """Queue the missing and failed reports of one period inside `area`; returns how many."""
    places = places_below(area, kind.kode)
    made = (schedule_laporan(jenis=kind.kode, wilayah=place, masa=masa) for place in places)
    return sum(one is not None for one in made)


def places_of(kind: Jenis, on: date) -> list[Wilayah]:
    """The places of the kind's level that use the portal: a province with an officer of the
    province, a kabupaten with a secretariat, and the kecamatan of such a kabupaten."""
    found: list[Wilayah] = []
    for level in sorted(kind.tingkat):
        peran = PEMAKAI.get(level, Peran.BAPPEDA)
        used = Penugasan.objects.active(on).filter(peran=peran).values("wilayah")
        rows = Wilayah.objects.current(on).filter(tingkat=level)
        inside = {"induk__in": used} if level == Tingkat.KECAMATAN else {"pk__in": used}
        found += rows.filter(**inside).order_by("kode")
    return found


def _due(kind: Jenis, place: Wilayah, on: date) -> Periode | None:
    masa = period_of(on, kind.irama).sebelumnya
    rule = AturanLaporan.objects.in_force(kind.kode, masa.awal.year, place.kode)
    if rule is None or not rule.otomatis:
        return None
    return masa if on >= masa.akhir + timedelta(days=rule.hari_susun) else None


def remind(on: date) -> int:
    """Tell those who sign about drawn reports whose deadline is near or past, and the
    secretariat about the silent kecamatan. Each once per report and step."""
    waiting = (
        Laporan.objects.newest()
        .filter(status=StatusLaporan.SIAP, tenggat__lte=on + DEKAT)
        .select_related("wilayah")
        .order_by("pk")
    )
    rows = list(waiting)
    for laporan in rows:
        _remind_signatory(laporan, on)
        if laporan.is_late(on) and laporan.jenis == JenisLaporan.BULANAN_KECAMATAN:
            _tell_above(laporan)
    return len(rows)


def _remind_signatory(laporan: Laporan, on: date) -> None:
    late = laporan.is_late(on)
    step = "lewat" if late else "dekat"
    text = "melewati tenggat tanda tangan" if late else "menunggu tanda tangan Anda"
    _notify(
        _holders(laporan.wilayah.kode, kind_of(laporan.jenis).penanda),
        f"laporan-{laporan.pk}-{step}",
        f"{laporan} {text}",
        laporan,
    )


def _tell_above(laporan: Laporan) -> None:
    kabupaten = laporan.wilayah.kode.rpartition(".")[0]
    _notify(
        _holders(kabupaten, (Peran.BAPPEDA,)),
        f"laporan-{laporan.pk}-belum-melapor",
        f"{laporan.wilayah} belum melapor: {laporan.masa.sebutan}",
        laporan,
    )


def _holders(kode: str, peran: tuple[Peran, ...]) -> list[int]:
    rows = Penugasan.objects.active().filter(wilayah__kode=kode, peran__in=peran)
    return list(rows.values_list("pengguna", flat=True))


def _notify(people: list[int], kunci: str, judul: str, laporan: Laporan) -> None:
    notify(
        Pengguna.objects.filter(pk__in=people), kunci, judul,
        reverse("laporan:rinci", args=[laporan.pk]),
    )  # fmt: skip
