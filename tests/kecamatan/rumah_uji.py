"""Rows of the Rumah Bersama for tests."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

from fondasi.today import today
from kecamatan.actions.berkas import store_berkas
from kecamatan.enums import Kelembagaan
from kecamatan.models import ButirKelembagaan, KeadaanButir, RumahBersama, Wilayah
from tests.peran import WebClient

PDF = b"%PDF-1.7 uji %%EOF"


def buat_butir(kode: str, **lainnya: Any) -> ButirKelembagaan:
    """A piece of the list; the same code gives the same row."""
    isi = {"nama": kode.replace("-", " ").capitalize(), "langkah": f"unggah {kode}"}
    row, _baru = ButirKelembagaan.objects.get_or_create(kode=kode, defaults={**isi, **lainnya})
    return row


def buat_keadaan(
    kecamatan: Wilayah,
    butir: ButirKelembagaan,
    keadaan: Kelembagaan,
    *,
    dicatat: date | None = None,
    dengan_bukti: bool = False,
    **lainnya: Any,
) -> KeadaanButir:
    """A report as it lies in the history."""
    rumah, _baru = RumahBersama.objects.get_or_create(wilayah=kecamatan)
    bukti = None
    if dengan_bukti:
        bukti = store_berkas(ContentFile(PDF), jenis="uji", nama="uji.pdf", oleh=None)
    return KeadaanButir.objects.create(
        rumah=rumah,
        butir=butir,
        keadaan=keadaan,
        dicatat=dicatat or today(),
        bukti=bukti,
        **lainnya,
    )


def unggahan(isi: bytes = PDF, nama: str = "sk.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(nama, isi)


def hitung_query(client: WebClient, url: str) -> int:
    """Queries of a page, without the steps down to the role."""
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return sum("ROLE" not in one["sql"] for one in queries.captured_queries)


def foto() -> bytes:
    stream = BytesIO()
    Image.new("RGB", (40, 30), "green").save(stream, "PNG")
    return stream.getvalue()
