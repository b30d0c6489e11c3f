"""What is handed out as a file that nobody keeps."""

from __future__ import annotations

from django.http import HttpResponse

from kecamatan.rules.berkas import XLSX, nama_unduhan

PDF = "application/pdf"


def file_response(isi: bytes, nama: str, tipe: str) -> HttpResponse:
    response = HttpResponse(isi, content_type=tipe)
    response["Content-Disposition"] = f'attachment; filename="{nama_unduhan(nama, tipe)}"'
    response["Cache-Control"] = "private, no-store"
    return response


def xlsx_response(isi: bytes, nama: str) -> HttpResponse:
    return file_response(isi, nama, XLSX)


def pdf_response(isi: bytes, nama: str) -> HttpResponse:
    return file_response(isi, nama, PDF)
