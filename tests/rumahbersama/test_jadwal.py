from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from kecamatan.tasks import sweep
from rumahbersama.celery import app
from rumahbersama.jadwal import JADWAL
from tests.pemeran import Pemeran


def test_setiap_tugas_terjadwal_dikenal_pekerja() -> None:
    app.loader.import_default_modules()
    assert {one["task"] for one in JADWAL.values()} - set(app.tasks) == set()


@pytest.mark.django_db
def test_sesi_yang_berakhir_dibuang_dan_yang_berjalan_tinggal(
    pemeran: Pemeran, client: Client, settings: Any, tmp_path: Path
) -> None:
    files = {**settings.STORAGES["default"], "OPTIONS": {"location": str(tmp_path)}}
    settings.STORAGES = {**settings.STORAGES, "default": files}
    client.force_login(pemeran.camat)
    Client().force_login(pemeran.opd)
    mine = client.session.session_key
    ended = Session.objects.exclude(pk=mine)
    assert ended.update(expire_date=timezone.now() - timedelta(hours=1)) == 1
    sweep()
    assert [row.pk for row in Session.objects.all()] == [mine]
