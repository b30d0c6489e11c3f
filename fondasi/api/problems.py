"""Errors as application/problem+json (RFC 9457), in Indonesian, with a code for machines."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, JsonResponse
from rest_framework import exceptions, status
from rest_framework.response import Response
from rest_framework.views import exception_handler

from fondasi.errors import Galat

TYPE = "application/problem+json"
JUDUL = {
    400: ("PERMINTAAN_SALAH", "Permintaan belum benar"),
    401: ("BELUM_MASUK", "Token diperlukan"),
    403: ("TIDAK_BERWENANG", "Tidak berwenang"),
    404: ("TIDAK_ADA", "Tidak ditemukan"),
    405: ("METODE_SALAH", "Cara ini tidak disediakan"),
    406: ("BENTUK_SALAH", "Bentuk jawaban ini tidak disediakan"),
    409: ("DITOLAK_ATURAN", "Ditolak aturan"),
    413: ("ISI_TERLALU_BESAR", "Isi terlalu besar"),
    415: ("ISI_SALAH", "Bentuk isi tidak dikenal"),
    429: ("TERLALU_SERING", "Terlalu banyak permintaan"),
}
TANPA_TERJEMAHAN = {
    "Must be a valid boolean.": "Tulis true atau false.",
    "Not a valid string.": "Tulis sebagai teks di dalam tanda kutip.",
    "Must be a valid UUID.": "Tulis UUID: 32 angka heksadesimal dengan tanda hubung.",
    "A valid number is required.": "Tulis bilangan.",
    "String value too large.": "Nilai ini terlalu panjang.",
    "Invalid data. Expected a dictionary": "Isi harus berupa objek JSON.",
    "Expected a list of items": "Tulis sebagai daftar JSON.",
    "Expected a date but got": "Tulis tanggal saja, misalnya 2024-11-22.",
    "Object with ": "Pilihan ini tidak dikenal.",
    "Invalid value.": "Nilai ini tidak dikenal.",
}
"""Sentences that DRF's Indonesian lacks, by their beginnings."""
KALIMAT = {
    401: "Sertakan token yang masih berlaku pada kepala Authorization: Bearer.",
    404: "Tidak ada baris seperti itu dalam wewenang token ini.",
    405: "Lihat dokumen API untuk cara yang disediakan alamat ini.",
    429: "Tunggu sampai waktu pada kepala Retry-After, lalu ulangi.",
}


def answer_problem(error: Exception, context: dict[str, Any]) -> Response | None:
    """DRF's exception handler. What nobody foresaw stays an error 500 of the server."""
    if isinstance(error, Galat):
        return problem(status.HTTP_409_CONFLICT, kode=error.kode, detail=error.pesan)
    if isinstance(error, PermissionDenied):
        return problem(status.HTTP_403_FORBIDDEN, detail=str(error))
    if isinstance(error, Http404):
        error = exceptions.NotFound()
    response = exception_handler(error, context)
    if response is None:
        return None
    made = problem(
        response.status_code,
        detail=_sentence(error, response.status_code),
        galat=_fields(error),
    )
    for name in ("WWW-Authenticate", "Retry-After", "Allow"):
        if name in response:
            made[name] = response[name]
    return made


def problem(
    code: int, *, kode: str = "", detail: str = "", galat: dict[str, Any] | None = None
) -> Response:
    """Inside DRF; see `described`."""
    body = described(code, kode=kode, detail=detail, galat=galat)
    return Response(body, status=code, content_type=TYPE)


def plain_problem(code: int, *, kode: str = "", detail: str = "") -> JsonResponse:
    """Outside DRF: middleware and the error pages of addresses under /api/."""
    return JsonResponse(described(code, kode=kode, detail=detail), status=code, content_type=TYPE)


def described(
    code: int, *, kode: str = "", detail: str = "", galat: dict[str, Any] | None = None
) -> dict[str, Any]:
    """`kode` is for machines, `detail` for people, `galat` per field of the request."""
    default, title = JUDUL.get(code, ("GALAT", "Permintaan tidak dapat dilayani"))
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": title,
        "status": code,
        "kode": kode or default,
        "detail": detail or KALIMAT.get(code, title),
    }
    if galat:
        body["galat"] = galat
    return body


def _sentence(error: Exception, code: int) -> str:
    if isinstance(error, exceptions.ValidationError):
        return "Sebagian isian belum benar; lihat galat."
    if code in KALIMAT:
        return KALIMAT[code]
    return str(getattr(error, "detail", ""))


def _fields(error: Exception) -> dict[str, Any] | None:
    if not isinstance(error, exceptions.ValidationError):
        return None
    detail = _told(error.detail)
    return detail if isinstance(detail, dict) else {"": detail}


def _told(detail: Any) -> Any:
    if isinstance(detail, dict):
        return {name: _told(one) for name, one in detail.items()}
    if isinstance(detail, list | tuple):
        return [_told(one) for one in detail]
    said = str(detail)
    return next((ours for begin, ours in TANPA_TERJEMAHAN.items() if said.startswith(begin)), said)
