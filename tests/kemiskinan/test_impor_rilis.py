"""The command as other programs call it: one JSON object, three exit codes."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from kecamatan.models import JejakAudit
from kemiskinan.models import Rilis
from tests.kemiskinan.berkas_rilis import individu, orang, terima, tulis
from tests.pemeran import Pemeran, Tempat

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_storage(settings: Any, tmp_path: Path) -> None:
    storage = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(tmp_path / "berkas")},
    }
    settings.STORAGES = {**settings.STORAGES, "default": storage}


def call(path: Path, *more: str, jenis: str = "p3ke-individu") -> tuple[dict[str, Any], int]:
    """(the object, exit code)."""
    out = StringIO()
    arguments = [str(path), f"--jenis={jenis}", "--kabupaten=3517", "--tahun=2024", "--json"]
    code = 0
    try:
        call_command("impor_rilis", *arguments, *more, stdout=out, stderr=StringIO())
    except CommandError as error:
        code = error.returncode
    lines = out.getvalue().splitlines()
    return (json.loads(lines[-1]) if lines else {}), code


def test_sampai_berlaku(tempat: Tempat, pemeran: Pemeran, tmp_path: Path) -> None:
    path = tulis(tmp_path / "a.xlsx", orang(1), orang(2, NIK=""))
    found, code = call(
        path, "--berlakukan", "--bast-nomor=96/BAST/2024", "--bast-tanggal=2024-03-14",
        "--jumlah-bast=2", "--oleh=BAPPEDA@contoh.test",
    )  # fmt: skip
    rilis = Rilis.objects.get()
    assert code == 0
    detik = found.pop("detik")
    assert set(detik) == {"baca", "simpan", "periksa", "indeks", "total"}
    assert found == {
        "rilis": rilis.pk, "status": "BERLAKU", "layout": "A", "baris_dibaca": 2,
        "baris_disimpan": 2, "catatan": {"NIK_KOSONG": 1},
    }  # fmt: skip
    assert (rilis.nomor_dokumen, rilis.jumlah_dinyatakan) == ("96/BAST/2024", 2)
    lines = JejakAudit.objects.filter(objek="rilis")
    assert set(lines.values_list("perintah", "pelaku")) == {("impor_rilis", pemeran.bappeda.pk)}


def test_tanpa_berlakukan_berhenti_di_diperiksa(tempat: Tempat, tmp_path: Path) -> None:
    found, code = call(tulis(tmp_path / "a.xlsx", individu()))
    assert (found["status"], code) == ("DIPERIKSA", 0)


def test_ditolak_aturan_keluar_1(tempat: Tempat, tmp_path: Path) -> None:
    path = tulis(tmp_path / "a.xlsx", individu())
    found, code = call(path, jenis="p3ke-keluarga")
    assert (found["status"], found["galat"]["kode"], code) == ("DITOLAK", "JENIS_BERBEDA", 1)
    call(path)
    found, code = call(path)
    assert (found["status"], found["galat"]["kode"], code) == ("DITOLAK", "SUDAH_ADA", 1)


def test_pembacaan_yang_mati_dilanjutkan_panggilan_berikutnya(
    tempat: Tempat, tmp_path: Path
) -> None:
    path = tulis(tmp_path / "a.xlsx", individu())
    mati = terima(path, tempat.kabupaten)
    Rilis.objects.filter(pk=mati.pk).update(status="DIBACA", percobaan=1)
    found, code = call(path, "--berlakukan")
    assert (found["rilis"], found["status"], found["baris_disimpan"], code) == (
        mati.pk, "BERLAKU", 1, 0,
    )  # fmt: skip
    assert Rilis.objects.count() == 1


@pytest.mark.parametrize("more", [["--kabupaten=99.99"], ["--oleh=tidak@ada.test"], ["--tahun=24"]])
def test_salah_panggil_keluar_2(tempat: Tempat, tmp_path: Path, more: list[str]) -> None:
    found, code = call(tulis(tmp_path / "a.xlsx", individu()), *more)
    assert (found, code) == ({}, 2)
    assert not Rilis.objects.exists()


def test_berkas_tidak_ada_keluar_2(tempat: Tempat, tmp_path: Path) -> None:
    assert call(tmp_path / "tidak-ada.xlsx") == ({}, 2)
