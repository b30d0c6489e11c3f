"""kill -9 in the middle of a padu padan: no half verdicts, and the run begins again by itself."""

from __future__ import annotations

import signal

import pytest
from django.utils import timezone

from fondasi.runs import is_held
from kemiskinan.actions.padanan import TAHAP, open_pemadanan
from kemiskinan.models import Padanan, Pemadanan
from kemiskinan.tasks import sapuan
from kemiskinan.tasks.padanan import match_pemadanan
from tests.kemiskinan.proses_lain import gate, start_task, wait_until, wait_until_free
from tests.pemeran import Tempat, buat_individu, buat_rilis, buat_sasaran, buat_sk

pytestmark = pytest.mark.django_db(transaction=True)
NIK = "3517054101909001"


@pytest.fixture
def pemadanan(tempat: Tempat) -> Pemadanan:
    sk, rilis = buat_sk(tempat.kabupaten), buat_rilis(tempat.kabupaten)
    buat_sasaran(sk, tempat.desa, "SITI AMINAH", nik=NIK)
    buat_individu(rilis, tempat.desa, "SITI AMINAH", nik=NIK)
    return open_pemadanan(sk, rilis, oleh=None)


def saving(pemadanan: Pemadanan) -> bool:
    pemadanan.refresh_from_db()
    return pemadanan.tahap == TAHAP["80_simpan"]


def test_mati_mendadak_lalu_mulai_lagi(pemadanan: Pemadanan, peladen_redis: object) -> None:
    """A lock on the table of verdicts holds the worker where it is about to write them."""
    with gate("kemiskinan_padanan IN SHARE MODE"):
        process = start_task("kemiskinan.tasks.padanan", "match_pemadanan", pemadanan.pk)
        wait_until(lambda: saving(pemadanan), process)
        assert is_held(pemadanan)
        process.send_signal(signal.SIGKILL)
        process.wait()
    wait_until_free(pemadanan)
    pemadanan.refresh_from_db()
    assert (pemadanan.status, pemadanan.percobaan) == ("BERJALAN", 1)
    assert not Padanan.objects.exists()
    Pemadanan.objects.update(detak_at=timezone.now() - sapuan.PATIENCE * 2)
    assert sapuan.sweep_pemadanan() == 1
    match_pemadanan(pemadanan.pk)
    pemadanan.refresh_from_db()
    assert (pemadanan.status, pemadanan.percobaan) == ("SELESAI", 2)
    assert list(Padanan.objects.values_list("individu__nama", "status")) == [
        ("SITI AMINAH", "otomatis")
    ]
    assert sapuan.sweep_pemadanan() == 0
