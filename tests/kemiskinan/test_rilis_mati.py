"""kill -9 in the middle of an import: nothing half visible, and the work begins again by itself."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from fondasi.runs import is_held
from kemiskinan.models import CatatanBaris, IdentitasIndividu, Individu, Rilis
from kemiskinan.tasks import sapuan
from tests.kemiskinan.berkas_rilis import DESA, baca, orang, terima
from tests.pemeran import Tempat

pytestmark = pytest.mark.django_db(transaction=True)
ROWS = 60_000
WORKER = """
import sys
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
settings.STORAGES["default"]["OPTIONS"]["location"] = sys.argv[2]
import django
django.setup()
from kemiskinan.tasks.rilis import read
read(int(sys.argv[3]))
"""


@pytest.fixture
def storage(settings: Any, tmp_path: Path) -> Path:
    folder = tmp_path / "berkas"
    backend = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(folder)},
    }
    settings.STORAGES = {**settings.STORAGES, "default": backend}
    return folder


@pytest.fixture
def rilis(tempat: Tempat, storage: Path, tmp_path: Path) -> Rilis:
    """Large enough to be met in the middle."""
    from rumahbersama.peragaan.daftar_p3ke import INDIVIDU_A

    path = tmp_path / "besar.csv"
    row = ";".join(orang(1)).replace("3517054101909001", "{nik}").replace("900000001", "{id}")
    with path.open("w") as out:
        out.write(";".join(INDIVIDU_A) + "\n")
        for number in range(ROWS):
            nik = f"351705410190{number % 9000 + 1:04d}"
            out.write(row.replace("{nik}", nik).replace("{id}", str(number)) + "\n")
    assert DESA in row
    return terima(path, tempat.kabupaten)


@pytest.fixture
def worker(rilis: Rilis, storage: Path) -> Iterator[Any]:
    started: list[subprocess.Popen[bytes]] = []

    def start() -> subprocess.Popen[bytes]:
        environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"}
        database = str(connection.settings_dict["NAME"])
        call = [sys.executable, "-c", WORKER, database, str(storage), str(rilis.pk)]
        process = subprocess.Popen(call, env=environment)
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.wait()


def wait_until(condition: Any, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 60
    while not condition():
        assert process.poll() is None, "selesai sebelum dibunuh"
        assert time.monotonic() < end
        time.sleep(0.01)


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
    process = worker()
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


def wait_until_free(rilis: Rilis) -> None:
    """The server notices the death of its client within moments."""
    end = time.monotonic() + 30
    while is_held(rilis):
        assert time.monotonic() < end
        time.sleep(0.05)


def test_dua_pekerja_satu_rilis(rilis: Rilis, worker: Any) -> None:
    """The second finds the row held and leaves."""
    first = worker()
    wait_until(lambda: is_held(rilis), first)
    second = worker()
    assert second.wait(60) == 0
    assert first.wait(60) == 0
    rilis.refresh_from_db()
    assert (rilis.status, rilis.percobaan) == ("DIPERIKSA", 1)
    assert Individu.objects.filter(rilis=rilis).count() == ROWS
