"""Figures of the province's progress report: per kabupaten and kota by code, never by rank."""

from __future__ import annotations

from datetime import date

from fondasi.errors import Galat
from kecamatan.enums import Tingkat
from kecamatan.models import Wilayah
from kemiskinan.models import DaftarVerval, Neraca
from kemiskinan.queries import daftar as daftar_queries
from kemiskinan.queries.neraca import latest_neraca
from rumahbersama.laporan.enums import SUDAH_DILAPORKAN, Irama, JenisLaporan
from rumahbersama.laporan.figures import neraca as bagian
from rumahbersama.laporan.figures.lingkup import Figures, Lingkup, row_place
from rumahbersama.laporan.models import Laporan
from rumahbersama.laporan.periode import last_periods

BULAN_TREN = 6
TREN = ("sk", "keluar", "masih", "optimal", "belum_optimal", "belum_diintervensi")


def collect(lingkup: Lingkup) -> Figures:
    """Galat NERACA_BELUM when no kabupaten of the province keeps a ledger yet."""
    places = list(
        Wilayah.objects.filter(induk=lingkup.wilayah).current(lingkup.pada).order_by("kode")
    )
    ledgers = {place.pk: latest_neraca(place, until=lingkup.pada) for place in places}
    if not any(ledgers.values()):
        raise Galat(
            "NERACA_BELUM",
            "Belum ada kabupaten/kota di provinsi ini yang memiliki rekapitulasi pada periode itu.",
        )
    silent = _silent(lingkup)
    return {
        "kabupaten": [
            _line(place, ledgers[place.pk], silent.get(place.kode, [])) for place in places
        ],
        "tren": _trend(lingkup, places),
    }


def _line(place: Wilayah, neraca: Neraca | None, silent: list[Figures]) -> Figures:
    return {
        **row_place(place),
        "neraca": bagian.ledger(neraca) if neraca else None,
        "verval": _visits(neraca) if neraca else None,
        "belum_melapor": silent,
    }


def _visits(neraca: Neraca) -> Figures:
    rows = daftar_queries.progress_per_wilayah(
        DaftarVerval.objects.filter(sk=neraca.sk), Tingkat.KECAMATAN
    )
    return {"jumlah": sum(r.total for r in rows), "selesai": sum(r.selesai for r in rows)}


def _silent(lingkup: Lingkup) -> dict[str, list[Figures]]:
    """{code of kabupaten: kecamatan whose monthly report was due and is not signed}."""
    rows = (
        Laporan.objects.newest()
        .filter(
            jenis=JenisLaporan.BULANAN_KECAMATAN,
            periode=lingkup.masa.kode,
            wilayah__in=Wilayah.objects.within(lingkup.wilayah.kode),
            tenggat__lt=lingkup.pada,
        )
        .exclude(status__in=SUDAH_DILAPORKAN)
        .select_related("wilayah")
        .order_by("wilayah__kode")
    )
    found: dict[str, list[Figures]] = {}
    for row in rows:
        found.setdefault(row.wilayah.kode.rpartition(".")[0], []).append(row_place(row.wilayah))
    return found


def _trend(lingkup: Lingkup, places: list[Wilayah]) -> list[Figures]:
    """The province's sums at the end of each of the last months; earlier ones may be empty."""
    months = last_periods(lingkup.masa.awal, Irama.BULANAN, BULAN_TREN)
    return [
        {"periode": month.kode, **_sums(places, min(month.akhir, lingkup.pada))} for month in months
    ]


def _sums(places: list[Wilayah], until: date) -> dict[str, int]:
    rows = [bagian.ledger(n) for p in places if (n := latest_neraca(p, until=until))]
    return {key: sum(row[key] for row in rows) for key in TREN}
