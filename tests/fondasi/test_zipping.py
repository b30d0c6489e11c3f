from __future__ import annotations

import io
import zipfile

from fondasi.zipping import CHUNK, zip_stream

ISI = {"a.pdf": b"%PDF-1.7 satu", "kosong.pdf": b"", "besar.pdf": b"x" * (CHUNK * 2 + 7)}


def potongan() -> list[bytes]:
    return list(zip_stream((name, io.BytesIO(data)) for name, data in ISI.items()))


def test_isi_kembali_utuh() -> None:
    with zipfile.ZipFile(io.BytesIO(b"".join(potongan()))) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == ISI


def test_mengalir_dan_selalu_sama() -> None:
    """No piece holds more than one read and its headers, and no time is written."""
    assert max(map(len, potongan())) < CHUNK + 1024
    assert potongan() == potongan()


def test_tanpa_berkas() -> None:
    with zipfile.ZipFile(io.BytesIO(b"".join(zip_stream([])))) as archive:
        assert archive.namelist() == []
