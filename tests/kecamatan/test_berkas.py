from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.http import Http404

from fondasi.errors import Galat
from kecamatan.actions.berkas import remove_stray_files, store_berkas
from kecamatan.models import Berkas
from kecamatan.rules.berkas import DOCX, XLSX, nama_unduhan, tipe_isi
from kecamatan.views.berkas import serve_berkas

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def penyimpanan(settings: Any, tmp_path: Path) -> Path:
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": str(tmp_path / "berkas")},
        },
    }
    return tmp_path / "berkas"


def test_isi_disimpan_dengan_sidik_ukuran_dan_tipe_dari_isinya(penyimpanan: Path) -> None:
    isi = b"%PDF-1.7 " + b"x" * 3_000_000
    berkas = store_berkas(ContentFile(isi), jenis="uji", nama="3517054101909001.docx", oleh=None)
    berkas.refresh_from_db()
    assert (berkas.ukuran, berkas.tipe) == (3_000_009, "application/pdf")
    assert berkas.sidik == hashlib.sha256(isi).hexdigest()
    name = str(berkas.isi.name)
    assert re.fullmatch("uji/[0-9a-f]{2}/[0-9a-f]{32}", name)
    stored = penyimpanan / name
    assert stored.read_bytes() == isi
    assert stored.stat().st_mode & 0o777 == 0o600


def test_berkas_dari_jalur(tmp_path: Path) -> None:
    sumber = tmp_path / "daftar.csv"
    sumber.write_text("No;Nama\n1;SITI\n")
    berkas = store_berkas(sumber, jenis="uji", nama=sumber.name, oleh=None)
    assert berkas.tipe == "text/csv"
    with berkas.isi.open("rb") as isi:
        assert isi.read() == sumber.read_bytes()


@pytest.mark.parametrize(("isi", "kode"), [(b"", "BERKAS_KOSONG"), (b"xy", "BERKAS_TERLALU_BESAR")])
def test_berkas_ditolak_sebelum_disimpan(
    settings: Any, penyimpanan: Path, isi: bytes, kode: str
) -> None:
    settings.BATAS_UNGGAH = 1
    with pytest.raises(Galat) as galat:
        store_berkas(ContentFile(isi), jenis="uji", nama="a", oleh=None)
    assert galat.value.kode == kode
    assert not Berkas.objects.exists()
    assert not penyimpanan.exists()


def test_unduhan_bernama_aman_dan_tidak_disimpan_peramban() -> None:
    berkas = store_berkas(ContentFile(b"<html><script>"), jenis="uji", nama="a.html", oleh=None)
    response = serve_berkas(berkas, "../Laporan\r\n 2024.html")
    assert response["Content-Disposition"] == 'attachment; filename="Laporan 2024.html.bin"'
    assert response["Content-Type"] == "application/octet-stream"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "private, no-store"
    assert b"".join(response) == b"<html><script>"
    response.close()


class CakramPenuh(FileSystemStorage):
    def _save(self, name: str, content: Any) -> str:
        with Path("/dev/full").open("wb", buffering=0) as full:
            full.write(b"x")
        return name


def test_cakram_penuh_dikatakan(settings: Any) -> None:
    penuh = {"BACKEND": f"{__name__}.CakramPenuh"}
    settings.STORAGES = {**settings.STORAGES, "default": penuh}
    with pytest.raises(Galat) as galat:
        store_berkas(ContentFile(b"isi"), jenis="uji", nama="a", oleh=None)
    assert (galat.value.kode, Berkas.objects.count()) == ("PENYIMPANAN_PENUH", 0)


def test_isi_tua_tanpa_baris_dibuang(penyimpanan: Path) -> None:
    assert (remove_stray_files(), penyimpanan.exists()) == (0, False)
    owned, stray, fresh = (
        store_berkas(ContentFile(b"isi"), jenis="uji", nama="a", oleh=None) for _ in range(3)
    )
    for one in (owned, stray):
        os.utime(penyimpanan / str(one.isi.name), (0, 0))
    Berkas.objects.exclude(pk=owned.pk).delete()
    assert remove_stray_files() == 1
    known = [(penyimpanan / str(one.isi.name)).exists() for one in (owned, stray, fresh)]
    assert known == [True, False, True]


def test_berkas_yang_hilang_menjadi_404(penyimpanan: Path) -> None:
    berkas = store_berkas(ContentFile(b"isi"), jenis="uji", nama="a", oleh=None)
    (penyimpanan / str(berkas.isi.name)).unlink()
    for kosong in (berkas, None):
        with pytest.raises(Http404):
            serve_berkas(kosong, "a")


@pytest.mark.parametrize(
    ("kepala", "tipe"),
    [
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
        (b"PK\x03\x04....[Content_Types].xml", XLSX),
        (b"PK\x03\x04....word/document.xml", DOCX),
        (b"PK\x03\x04....daftar.csv", "application/zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/vnd.ms-excel"),
        (b"\x00\x01", "application/octet-stream"),
        (b"nik,nama\n", "text/csv"),
        (b"\xef\xbb\xbf <svg onload=", "application/octet-stream"),
    ],
)
def test_tipe_dibaca_dari_isi(kepala: bytes, tipe: str) -> None:
    assert tipe_isi(kepala) == tipe


def test_nama_unduhan_memakai_akhiran_isi_satu_kali() -> None:
    assert nama_unduhan("Laporan.PDF", "application/pdf") == "Laporan.pdf"
    assert nama_unduhan("...", "application/pdf") == "berkas.pdf"
