"""The monthly reports of last month: one signed, one late."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from fondasi.runs import exclusive_run
from fondasi.today import today
from kecamatan.models import Wilayah
from rumahbersama.laporan.actions.aturan import add_aturan, load_aturan
from rumahbersama.laporan.actions.laporan import build_laporan, request_laporan
from rumahbersama.laporan.enums import Irama, JenisLaporan, StatusLaporan
from rumahbersama.laporan.models import Laporan
from rumahbersama.laporan.periode import Periode, period_of
from tests.pemeran import Pemeran

BULANAN = JenisLaporan.BULANAN_KECAMATAN


def bulan_lalu() -> Periode:
    return period_of(today(), Irama.BULANAN).sebelumnya


def buat(kode: str) -> Laporan:
    laporan = request_laporan(
        jenis=BULANAN,
        wilayah=Wilayah.objects.select_related("induk").get(kode=kode),
        periode=bulan_lalu().kode,
        oleh=None,
    )
    with exclusive_run(laporan) as run:
        assert run is not None
        build_laporan(laporan=laporan, run=run)
    return laporan


def periode(pemeran: Pemeran) -> str:
    """Wonosalam has signed, Bareng has not and is late."""
    melapor, diam = buat("35.17.05"), buat("35.17.04")
    Laporan.objects.filter(pk=melapor.pk).update(
        status=StatusLaporan.DITANDATANGANI, ditandatangani_at=timezone.now()
    )
    Laporan.objects.filter(pk=diam.pk).update(tenggat=today() - timedelta(days=1))
    return f"/laporan/keadaan/{BULANAN}/{bulan_lalu().kode}/"


def matriks(pemeran: Pemeran) -> str:
    periode(pemeran)
    return "/laporan/keadaan/"


def pengingat(pemeran: Pemeran) -> str:
    return f"{periode(pemeran)}pengingat/"


def aturan(pemeran: Pemeran) -> str:
    """The monthly report's rule of Jombang, copied from the nation's."""
    load_aturan()
    row = add_aturan(
        jenis=BULANAN, tahun=today().year, wilayah=Wilayah.objects.get(kode="35.17"),
        oleh=pemeran.bappeda,
    )  # fmt: skip
    return f"/laporan/aturan/{row.pk}/"
