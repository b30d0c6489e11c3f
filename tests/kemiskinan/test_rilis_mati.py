"""An import among processes: killed in the middle, stopped in the middle, beside another one."""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from fondasi.runs import is_held
from kemiskinan.actions.rilis import cancel_rilis
from kemiskinan.models import CatatanBaris, IdentitasIndividu, Individu, Rilis
from kemiskinan.tasks import sapuan
from rumahbersama.peragaan.daftar_p3ke import INDIVIDU_A
from tests.kemiskinan.berkas_rilis import DESA, baca, orang, terima
from tests.kemiskinan.proses_lain import gate, start_task, wait_until, wait_until_free
from tests.pemeran import Tempat

pytestmark = pytest.mark.django_db(transaction=True)
ROWS = 20_000
BEFORE_THE_CHECK = "kemiskinan_individu IN SHARE UPDATE EXCLUSIVE MODE"
"""Rows are stored past this lock, and the statistics after the last row wait for it."""


@pytest.fixture
def storage(settings: Any, tmp_path: Path) -> Path:
    folder = tmp_path / "berkas"
    backend = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(folder)},
    }
    settings.STORAGES = {**settings.STORAGES, "default": backend}
    return folder


def large_file(path: Path, name: str = "SITI UJI") -> Path:
    """Several pieces to store."""
    row = ";".join(orang(1, Nama=name)).replace("3517054101909001", "{nik}")
    row = row.replace("900000001", "{id}")
    assert DESA in row
    with path.open("w") as out:
        out.write(";".join(INDIVIDU_A) + "\n")
        for number in range(ROWS):
            nik = f"351705410190{number % 9000 + 1:04d}"
            out.write(row.replace("{nik}", nik).replace("{id}", str(number)) + "\n")
    return path


@pytest.fixture
def rilis(tempat: Tempat, storage: Path, tmp_path: Path) -> Rilis:
    return terima(large_file(tmp_path / "besar.csv"), tempat.kabupaten)


@pytest.fixture
def worker(storage: Path) -> Iterator[Any]:
    started: list[subprocess.Popen[bytes]] = []

    def start(rilis: Rilis) -> subprocess.Popen[bytes]:
        started.append(start_task("kemiskinan.tasks.rilis", "read", rilis.pk))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait()


def rows_written(rilis: Rilis) -> bool:
    rilis.refresh_from_db()
    return rilis.baris_dibaca > 0


def stage_reached(stage: str) -> Any:
    def reached(rilis: Rilis) -> bool:
        rilis.refresh_from_db()
        return rilis.tahap == stage

    return reached


@pytest.mark.parametrize(
    "when",
    [is_held, rows_written, stage_reached("indeks")],
    ids=["baru mulai", "sedang menyimpan", "sedang memeriksa"],
)
def test_mati_mendadak_lalu_mulai_lagi(
    rilis: Rilis, worker: Any, when: Any, peladen_redis: Any
) -> None:
    with gate(BEFORE_THE_CHECK):
        process = worker(rilis)
        wait_until(lambda: when(rilis), process)
        process.send_signal(signal.SIGKILL)
        process.wait()
    wait_until_free(rilis)
    for table in (Individu, IdentitasIndividu, CatatanBaris):
        assert not table._default_manager.filter(rilis=rilis).exists()
    Rilis.objects.filter(pk=rilis.pk).update(detak_at=timezone.now() - sapuan.PATIENCE * 2)
    assert sapuan.sweep_rilis() == 1
    assert sapuan.sweep_rilis() == 0
    assert peladen_redis.llen("rb") == 1
    again = baca(Rilis.objects.select_related("kabupaten", "berkas").get(pk=rilis.pk))
    assert (again.status, again.baris_disimpan) == ("DIPERIKSA", ROWS)
    assert Individu.objects.filter(rilis=rilis).count() == ROWS
    assert Individu.objects.values("id_individu").distinct().count() == ROWS


def test_dua_pekerja_satu_rilis(rilis: Rilis, worker: Any) -> None:
    """The second finds the row held and leaves."""
    with gate(BEFORE_THE_CHECK):
        first = worker(rilis)
        wait_until(lambda: is_held(rilis), first)
        second = worker(rilis)
        assert second.wait(120) == 0
    assert first.wait(120) == 0
    rilis.refresh_from_db()
    assert (rilis.status, rilis.percobaan) == ("DIPERIKSA", 1)
    assert Individu.objects.filter(rilis=rilis).count() == ROWS


def test_dua_impor_berbeda_serentak(
    rilis: Rilis, tempat: Tempat, tmp_path: Path, worker: Any
) -> None:
    """Both read at once; neither sees, counts or waits for the rows of the other."""
    lain = terima(large_file(tmp_path / "lain.csv", "SITI LAIN"), tempat.kabupaten)
    with gate(BEFORE_THE_CHECK):
        first, second = worker(rilis), worker(lain)
        wait_until(lambda: is_held(rilis) and is_held(lain), first)
    assert (first.wait(120), second.wait(120)) == (0, 0)
    for row, nama in ((rilis, "SITI UJI"), (lain, "SITI LAIN")):
        row.refresh_from_db()
        assert (row.status, row.baris_disimpan) == ("DIPERIKSA", ROWS)
        found = Individu.objects.filter(rilis=row)
        assert set(found.values_list("nama", flat=True)) == {nama}
        assert found.count() == IdentitasIndividu.objects.filter(rilis=row).count() == ROWS
        assert CatatanBaris.objects.filter(rilis=row, kode="NIK_GANDA").count() == ROWS


def test_dibatalkan_selagi_membaca(rilis: Rilis, worker: Any) -> None:
    with gate(BEFORE_THE_CHECK):
        process = worker(rilis)
        wait_until(lambda: rows_written(rilis), process)
        cancel_rilis(rilis, oleh=None)
    assert process.wait(120) == 0
    rilis.refresh_from_db()
    assert (rilis.status, rilis.batal_diminta, rilis.baris_disimpan) == ("DIBATALKAN", False, 0)
    for table in (Individu, IdentitasIndividu, CatatanBaris):
        assert not table._default_manager.filter(rilis=rilis).exists()
