"""Figures of the quarterly PPKE report: kabupaten → Mendagri cc Menko PMK, and its provincial
roll-up (Inpres 4/2022; tables T1 to T6)."""

from __future__ import annotations

from fondasi.errors import Galat
from kecamatan.enums import Tingkat
from kecamatan.models import Wilayah
from kemiskinan.models import Neraca
from kemiskinan.queries.padanan_rekap import settled_per_kecamatan
from rumahbersama.laporan.enums import JenisLaporan
from rumahbersama.laporan.figures import neraca as bagian
from rumahbersama.laporan.figures.lingkup import Figures, Lingkup, row_place, typed
from rumahbersama.laporan.figures.penanganan import program
from rumahbersama.laporan.models import IsianLaporan


def collect(lingkup: Lingkup) -> Figures:
    """Galat NERACA_BELUM when no ledger was built until that day."""
    if lingkup.wilayah.tingkat == Tingkat.PROVINSI:
        return {"kabupaten": _roll_up(lingkup), "kendala": _obstacles(lingkup), **_own(lingkup)}
    neraca = bagian.ledger_until(lingkup.wilayah, lingkup.pada)
    return {
        **bagian.sources(neraca),
        "neraca": bagian.ledger(neraca),
        "kriteria": bagian.kriteria(neraca),
        "per_kecamatan": bagian.per_kecamatan(neraca),
        "keluarga": _families(neraca),
        "program": program(neraca.sk),
        "kendala": _obstacles(lingkup),
        **_own(lingkup),
    }


def _own(lingkup: Lingkup) -> Figures:
    return {"isian": typed(lingkup)}


def _families(neraca: Neraca) -> dict[str, int]:
    """{code of kecamatan, "" where unknown: families of the people found in the release}; a
    decree names no KK."""
    rows = settled_per_kecamatan(neraca.sk, neraca.rilis)
    kode = dict(Wilayah.objects.filter(pk__in=[k for k in rows if k]).values_list("pk", "kode"))
    return {kode.get(place or 0, ""): row["keluarga"] for place, row in rows.items()}


def _roll_up(lingkup: Lingkup) -> list[Figures]:
    """One line per kabupaten and kota by code; those without a ledger say so."""
    places = Wilayah.objects.filter(induk=lingkup.wilayah).current(lingkup.pada).order_by("kode")
    rows = [_line(place, lingkup) for place in places]
    if not any(row["neraca"] for row in rows):
        raise Galat(
            "NERACA_BELUM",
            "Belum ada kabupaten/kota di provinsi ini yang memiliki rekapitulasi pada periode itu.",
        )
    return rows


def _line(wilayah: Wilayah, lingkup: Lingkup) -> Figures:
    try:
        neraca = bagian.ledger_until(wilayah, lingkup.pada)
    except Galat:
        return {**row_place(wilayah), "neraca": None, "program": []}
    return {
        **row_place(wilayah),
        "neraca": bagian.ledger(neraca),
        "program": program(neraca.sk),
    }


def _obstacles(lingkup: Lingkup) -> list[Figures]:
    """What the territories below wrote in their monthly reports of the period."""
    rows = IsianLaporan.objects.filter(
        jenis__in=(JenisLaporan.BULANAN_KECAMATAN, JenisLaporan.TRIWULAN_PPKE),
        wilayah__in=Wilayah.objects.within(lingkup.wilayah.kode).exclude(pk=lingkup.wilayah.pk),
        periode__in=_periods(lingkup),
    ).select_related("wilayah")
    return [
        {
            **row_place(row.wilayah),
            "periode": row.periode,
            "kendala": row.kendala,
            "dukungan": row.dukungan,
        }
        for row in rows.order_by("wilayah__kode", "periode")
        if row.kendala or row.dukungan
    ]


def _periods(lingkup: Lingkup) -> list[str]:
    masa = lingkup.masa
    months = [f"{masa.awal.year}-{m:02d}" for m in range(masa.awal.month, masa.akhir.month + 1)]
    return [masa.kode, *months]
