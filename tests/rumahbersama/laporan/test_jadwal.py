"""The calendar: written once at the month's end, reminded, told upward."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from kecamatan.models import Pemberitahuan, Penugasan
from kemiskinan.models import Neraca
from rumahbersama.laporan.actions.aturan import load_aturan
from rumahbersama.laporan.actions.jadwal import remind, schedule_due
from rumahbersama.laporan.actions.tanda_tangan import sign_laporan
from rumahbersama.laporan.enums import Irama, JenisLaporan, StatusLaporan
from rumahbersama.laporan.models import AturanLaporan, Laporan
from rumahbersama.laporan.periode import (
    Periode,
    last_periods,
    parse_periode,
    period_of,
    read_periode,
)
from rumahbersama.laporan.tasks import build, schedule
from tests.pemeran import Pemeran, Tempat
from tests.rumahbersama.laporan.dunia import buat_neraca, selesaikan

pytestmark = pytest.mark.django_db
DESEMBER = "2024-12-01"


@pytest.fixture
def dunia(settings: Any, tempat: Tempat, pemeran: Pemeran) -> Neraca:
    """A ledger of 30 November 2024; the rules of 2024."""
    settings.HARI_INI = "2024-11-30"
    Penugasan.objects.update(mulai=date(2020, 1, 1))
    load_aturan()
    return buat_neraca(tempat)


def progres() -> list[tuple[str, str, str]]:
    rows = Laporan.objects.filter(jenis=JenisLaporan.PROGRES_PPKE).order_by("wilayah__kode")
    return [(row.wilayah.kode, row.periode, row.status) for row in rows]


def test_awal_bulan_menyusun_bulan_lalu_sekali(
    dunia: Neraca, settings: Any, sebagai: Callable[[str], Any]
) -> None:
    settings.HARI_INI = DESEMBER
    with sebagai("pekerja"):
        schedule()
        schedule()
        for laporan in Laporan.objects.all():
            build(laporan.pk)

    assert progres() == [("35.17", "2024-11", "SIAP"), ("35.76", "2024-11", "GAGAL")]
    gagal = Laporan.objects.get(jenis=JenisLaporan.PROGRES_PPKE, status=StatusLaporan.GAGAL)
    assert "belum pernah dihitung" in gagal.galat_pesan
    siap = Laporan.objects.get(jenis=JenisLaporan.PROGRES_PPKE, status=StatusLaporan.SIAP)
    assert siap.angka["tanggal"] == "2024-11-30"
    assert siap.tenggat == date(2024, 12, 10)


def test_hari_sebelum_waktunya_tidak_menyusun(dunia: Neraca) -> None:
    schedule_due(date(2024, 11, 30))
    assert {periode for _, periode, _ in progres()} == {"2024-10"}


def test_yang_gagal_dicoba_lagi_pada_hari_berikutnya(dunia: Neraca, settings: Any) -> None:
    settings.HARI_INI = DESEMBER
    schedule_due(date(2024, 12, 1))
    Laporan.objects.filter(wilayah__kode="35.76").update(status=StatusLaporan.GAGAL)

    schedule_due(date(2024, 12, 2))

    versions = Laporan.objects.filter(jenis=JenisLaporan.PROGRES_PPKE, wilayah__kode="35.76")
    assert list(versions.order_by("versi").values_list("versi", "status")) == [
        (1, "GAGAL"), (2, "TERJADWAL"),
    ]  # fmt: skip


def test_tanpa_aturan_otomatis_tidak_ada_yang_disusun(dunia: Neraca) -> None:
    AturanLaporan.objects.update(otomatis=False)
    assert schedule_due(date(2024, 12, 1)) == 0


def test_aturan_terdekat_dan_terbaru_berlaku(dunia: Neraca, tempat: Tempat) -> None:
    own = AturanLaporan.objects.create(
        jenis=JenisLaporan.PROGRES_PPKE, tahun=2023, wilayah=tempat.kabupaten, kepada="Bupati"
    )
    rules = AturanLaporan.objects
    assert rules.in_force(JenisLaporan.PROGRES_PPKE, 2024, "35.17") == own
    elsewhere = rules.in_force(JenisLaporan.PROGRES_PPKE, 2026, "35.76")
    assert elsewhere is not None
    assert (elsewhere.wilayah, elsewhere.tahun) == (None, 2025)
    assert rules.in_force(JenisLaporan.PROGRES_PPKE, 2022, "35.76") is None


def test_aturan_bawaan_dimuat_sekali_dan_tidak_menimpa(dunia: Neraca) -> None:
    AturanLaporan.objects.filter(tahun=2024).update(kepada="Diubah")
    assert load_aturan() == 0
    assert set(AturanLaporan.objects.filter(tahun=2024).values_list("kepada")) == {("Diubah",)}


def test_pengingat_sekali_sebelum_dan_sesudah_tenggat(
    dunia: Neraca, settings: Any, pemeran: Pemeran
) -> None:
    settings.HARI_INI = DESEMBER
    schedule_due(date(2024, 12, 1))
    laporan = selesaikan(
        Laporan.objects.get(jenis=JenisLaporan.PROGRES_PPKE, wilayah__kode="35.17")
    )
    for day in (date(2024, 12, 2), date(2024, 12, 9), date(2024, 12, 9), date(2024, 12, 11)):
        remind(day)

    rows = Pemberitahuan.objects.filter(kunci__startswith=f"laporan-{laporan.pk}-")
    assert sorted(rows.values_list("pengguna__username", "kunci")) == [
        ("bappeda", f"laporan-{laporan.pk}-dekat"), ("bappeda", f"laporan-{laporan.pk}-lewat"),
    ]  # fmt: skip


def test_yang_sudah_ditandatangani_tidak_diingatkan(
    dunia: Neraca, settings: Any, pemeran: Pemeran
) -> None:
    settings.HARI_INI = DESEMBER
    schedule_due(date(2024, 12, 1))
    laporan = selesaikan(
        Laporan.objects.get(jenis=JenisLaporan.PROGRES_PPKE, wilayah__kode="35.17")
    )
    sign_laporan(laporan=laporan, oleh=pemeran.bappeda)
    remind(date(2024, 12, 20))
    assert not Pemberitahuan.objects.filter(kunci__startswith=f"laporan-{laporan.pk}-").exists()


@pytest.mark.parametrize(
    ("kode", "awal", "akhir", "sebutan", "sebelumnya"),
    [
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "Februari 2024", "2024-01"),
        ("2024-01", date(2024, 1, 1), date(2024, 1, 31), "Januari 2024", "2023-12"),
        ("2024-T1", date(2024, 1, 1), date(2024, 3, 31), "Triwulan I 2024", "2023-T4"),
        ("2024-T4", date(2024, 10, 1), date(2024, 12, 31), "Triwulan IV 2024", "2024-T3"),
    ],
)
def test_periode(kode: str, awal: date, akhir: date, sebutan: str, sebelumnya: str) -> None:
    masa = parse_periode(kode)
    assert masa == Periode(awal, akhir)
    assert (masa.kode, masa.sebutan, masa.sebelumnya.kode) == (kode, sebutan, sebelumnya)
    assert period_of(akhir, masa.irama) == masa
    assert read_periode(kode, masa.irama) == masa


def test_periode_terakhir_berurutan() -> None:
    found = last_periods(date(2024, 2, 10), Irama.BULANAN, 3)
    assert [p.kode for p in found] == ["2023-12", "2024-01", "2024-02"]
