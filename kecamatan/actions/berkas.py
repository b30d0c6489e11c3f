from __future__ import annotations

import hashlib
from pathlib import PurePath
from typing import Any

from django.core.files.base import ContentFile, File

from kecamatan.models import Berkas, Pengguna


def store_berkas(
    isi: bytes | File[Any], *, jenis: str, nama_asli: str, tipe: str = "", oleh: Pengguna | None
) -> Berkas:
    """Keep a private file under a random name; the caller has judged its content.

    `nama_asli` loses its folders. A file whose row is rolled back stays on disk without an owner
    and is harmless: nothing points at it.
    """
    stored = ContentFile(isi) if isinstance(isi, bytes) else isi
    digest = hashlib.sha256()
    for chunk in stored.chunks():
        digest.update(chunk)
    stored.seek(0)
    berkas = Berkas(
        jenis=jenis,
        nama_asli=PurePath(nama_asli.replace("\\", "/")).name[:200],
        tipe=tipe,
        ukuran=stored.size,
        sidik=digest.hexdigest(),
        oleh=oleh,
    )
    berkas.isi.save("berkas", stored, save=False)
    berkas.save(force_insert=True)
    return berkas
