"""Scans of signed paper: a PDF as it is, a photo drawn anew; judged by content, never by name."""

from __future__ import annotations

from fondasi.errors import Galat
from fondasi.photos import clean_photo

MAX_BYTES = 10 * 1024 * 1024
MAX_SIDE = 2400


def is_whole_pdf(content: bytes) -> bool:
    return content.startswith(b"%PDF-") and b"%%EOF" in content[-2048:]


def clean_scan(content: bytes) -> bytes:
    """Raises Galat: PINDAIAN_KOSONG, PINDAIAN_TERLALU_BESAR, PINDAIAN_TERPOTONG,
    PINDAIAN_BUKAN_PDF, FOTO_*."""
    if not content:
        raise Galat("PINDAIAN_KOSONG", "Berkas kosong. Pindai ulang, lalu unggah kembali.")
    if len(content) > MAX_BYTES:
        raise Galat(
            "PINDAIAN_TERLALU_BESAR",
            "Pindaian lebih dari 10 MB. Pindai dengan mutu lebih rendah, lalu unggah kembali.",
        )
    if content.startswith(b"%PDF-"):
        if not is_whole_pdf(content):
            raise Galat("PINDAIAN_TERPOTONG", "PDF terpotong. Simpan ulang, lalu unggah lagi.")
        return content
    if not content.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")):
        raise Galat(
            "PINDAIAN_BUKAN_PDF",
            "Pindaian harus PDF, JPG, atau PNG. Simpan ulang dalam salah satu bentuk itu.",
        )
    return clean_photo(content, MAX_SIDE)
