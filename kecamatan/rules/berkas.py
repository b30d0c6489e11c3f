"""What a private file is, from its first bytes; its name is not asked."""

from __future__ import annotations

KEPALA = 4096
TAK_DIKENAL = "application/octet-stream"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

TANDA = {
    b"%PDF-": "application/pdf",
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "application/vnd.ms-excel",
}
AKHIRAN = {
    "application/pdf": "pdf",
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/webp": "webp",
    "application/vnd.ms-excel": "xls",
    "application/zip": "zip",
    "text/csv": "csv",
    XLSX: "xlsx",
    DOCX: "docx",
}
BOM = b"\xef\xbb\xbf"
PETUNJUK_OFFICE = {b"xl/": XLSX, b"word/": DOCX}


def tipe_isi(kepala: bytes) -> str:
    """The MIME type of a content that begins with these bytes (4 KB are enough)."""
    for tanda, tipe in TANDA.items():
        if kepala.startswith(tanda):
            return tipe
    if kepala[:4] == b"RIFF" and kepala[8:12] == b"WEBP":
        return "image/webp"
    if kepala.startswith(b"PK\x03\x04"):
        return _tipe_paket(kepala)
    return "text/csv" if _is_plain(kepala) else TAK_DIKENAL


def _is_plain(kepala: bytes) -> bool:
    """Text, and no markup: neither HTML nor SVG is a table."""
    text = kepala.removeprefix(BOM).lstrip()
    return bool(text) and b"\x00" not in kepala and not text.startswith(b"<")


def _tipe_paket(kepala: bytes) -> str:
    for petunjuk, tipe in PETUNJUK_OFFICE.items():
        if petunjuk in kepala:
            return tipe
    return XLSX if b"[Content_Types].xml" in kepala else "application/zip"


def nama_unduhan(nama: str, tipe: str) -> str:
    """A file name for the reader's disk: no path, no control characters, the content's ending."""
    bersih = "".join(c for c in nama if c.isprintable() and c not in '/\\:*?"<>|').strip(". ")
    akhiran = AKHIRAN.get(tipe, "bin")
    pokok = bersih.rsplit(".", 1)[0] if bersih.lower().endswith(f".{akhiran}") else bersih
    return f"{pokok[:120] or 'berkas'}.{akhiran}"
