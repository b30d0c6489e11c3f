"""What the summaries of the rooms keep: every table that they read is declared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any

import pytest
from django.db.models import Model

from kecamatan.models import Berkas, Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of
from kecamatan.views import kelembagaan, kelembagaan_rekap
from kemiskinan.views import intervensi
from layanan_dasar.models import KartuSkor
from layanan_dasar.queries.matriks import matrix_of, times_of
from layanan_dasar.views import (
    indikator,
    kartu_rinci,
    matriks,
    pengaturan_pengaduan,
    rute,
    statistik_pengaduan,
)
from pendamping.views import cakupan
from tests.pemeran import Kantor, Pemeran, Tempat
from tests.rumahbersama.isolasi.dunia import bangun_dunia
from tests.tabel_terbaca import tables_read

pytestmark = pytest.mark.django_db
TAK_TAMPIL = {Pengguna, Berkas}
"""Read beside an answer or a report; a summary shows nothing of them but a key."""
BERKAS = {"boleh_janji": True, "bulan": None}
DI_RUMAH = {"boleh": True, "boleh_bukti": True, "boleh_tkpkk": True, "boleh_tanda": True}
Tergambar = tuple[str, tuple[type[Model], ...], Callable[[], Any]]


def drawings(tempat: Tempat, pemeran: Pemeran) -> list[Tergambar]:
    """Each summary with the tables that it names and how it is drawn."""
    kecamatan, kabupaten = tempat.kecamatan, tempat.kabupaten
    provinsi = Wilayah.objects.get(kode="35")
    kartu = KartuSkor.objects.filter(kecamatan=kecamatan).order_by("pk")[0]
    kode = kartu.periode.instrumen.indikator.order_by("pk")[0].kode
    times = times_of(kecamatan)
    rumah: dict[str, Any] = {**DI_RUMAH, **BERKAS, "tanda": []}
    rekap = kelembagaan_rekap
    return [
        ("rumah", kelembagaan.TABEL, lambda: kelembagaan._drawn(kecamatan, rumah)),
        ("rekap", rekap.TABEL, lambda: rekap._drawn(kabupaten, BERKAS)),
        ("rekap", rekap.TABEL, lambda: rekap._drawn(provinsi, BERKAS)),
        ("rekap", rekap.TABEL, lambda: rekap._drawn_lines([kecamatan], BERKAS)),
        ("cakupan", cakupan.TABEL, lambda: cakupan._matrix(kecamatan, True)),
        ("cakupan", cakupan.TABEL, lambda: cakupan._summary(kabupaten)),
        ("rute", rute.TABEL, lambda: rute._drawn(kabupaten)),
        (
            "matriks",
            matriks.TABEL,
            lambda: matriks._drawn(matrix_of(kecamatan, times[0]), times_of(kecamatan), ""),
        ),
        ("kartu", kartu_rinci.TABEL, lambda: kartu_rinci._told(_again(kartu))),
        ("indikator", indikator.TABEL, lambda: indikator._told(_desa(kartu), kode)),
        *_of_people(pemeran),
    ]


def _of_people(pemeran: Pemeran) -> list[Tergambar]:
    bappeda, provinsi = _known(pemeran.bappeda), _known(pemeran.provinsi)
    angka = statistik_pengaduan
    return [
        ("angka", angka.TABEL, lambda: angka._handled(bappeda)),
        ("angka", angka.TABEL, lambda: angka._figures(cakupan_of(provinsi))),
        ("tanggungan", intervensi.TABEL, lambda: intervensi._owed(bappeda)),
        (
            "celah",
            pengaturan_pengaduan.TABEL,
            lambda: pengaturan_pengaduan._gaps(cakupan_of(bappeda).kodes()),
        ),
    ]


def _known(user: Pengguna) -> Pengguna:
    """The authority is read before."""
    cakupan_of(user)
    return user


def _again(kartu: KartuSkor) -> KartuSkor:
    return KartuSkor.objects.select_related("periode__instrumen", "desa").get(pk=kartu.pk)


def _desa(kartu: KartuSkor) -> Wilayah:
    return Wilayah.objects.get(pk=kartu.desa_id)


def test_every_table_that_a_summary_reads_is_declared(
    tempat: Tempat, kantor: Kantor, pemeran: Pemeran
) -> None:
    bangun_dunia(tempat, kantor, pemeran)
    undeclared: dict[str, list[str]] = defaultdict(list)
    for nama, declared, draw in drawings(tempat, pemeran):
        with tables_read() as tables:
            draw()
        undeclared[nama] += sorted(m._meta.db_table for m in tables - {*declared} - TAK_TAMPIL)
    assert {nama: tables for nama, tables in undeclared.items() if tables} == {}
