from __future__ import annotations

import errno
import hashlib
import logging
import posixpath
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import timedelta
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.utils import timezone
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from kecamatan.models import Berkas, Pengguna
from kecamatan.rules.berkas import KEPALA, tipe_isi

SEPOTONG = 1024 * 1024
logger = logging.getLogger(__name__)


def store_berkas(
    isi: File[bytes] | Path, *, jenis: str, nama: str, oleh: Pengguna | None
) -> Berkas:
    """Keep a private copy of the content; its caller records the act in the audit.

    Size, SHA-256 and type are read from the content in one pass of constant memory. Raises Galat
    BERKAS_KOSONG or BERKAS_TERLALU_BESAR (BATAS_UNGGAH) before anything is stored, and
    PENYIMPANAN_PENUH. A file whose transaction fails later is swept away (`remove_stray_files`).
    """
    with isi.open("rb") if isinstance(isi, Path) else nullcontext(isi) as stream:
        ukuran, sidik, tipe = _read(stream)
        stream.seek(0)
        berkas = Berkas(
            jenis=jenis, nama_asli=nama[:200], tipe=tipe, ukuran=ukuran, sidik=sidik, oleh=oleh
        )
        with _room_for_it():
            berkas.isi.save(nama, File(stream), save=True)
    return berkas


@contextmanager
def _room_for_it() -> Iterator[None]:
    """A full disk is told to the person whose form it is; what she typed stays in it."""
    try:
        yield
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        logger.exception("Ruang simpan berkas penuh.")
        raise Galat(
            "PENYIMPANAN_PENUH",
            _(
                "Berkas belum tersimpan karena ruang simpan peladen penuh. Beri tahu pengelola "
                "portal, lalu kirim lagi."
            ),
        ) from error


def _read(stream: IO[bytes] | File[bytes] | Any) -> tuple[int, str, str]:
    """Size in bytes, SHA-256, MIME type."""
    digest, ukuran, tipe = hashlib.sha256(), 0, ""
    stream.seek(0)
    while potongan := stream.read(SEPOTONG):
        tipe = tipe or tipe_isi(potongan[:KEPALA])
        digest.update(potongan)
        ukuran += len(potongan)
        if ukuran > settings.BATAS_UNGGAH:
            raise Galat(
                "BERKAS_TERLALU_BESAR",
                _("Berkas lebih besar dari %(batas)s MB. Bagi atau padatkan berkasnya.")
                % {"batas": settings.BATAS_UNGGAH // SEPOTONG},
            )
    if not ukuran:
        raise Galat("BERKAS_KOSONG", _("Berkas kosong. Pilih berkas yang berisi."))
    return ukuran, digest.hexdigest(), tipe


def remove_stray_files(older_than: timedelta = timedelta(days=2)) -> int:
    """Delete stored contents that no row owns: their transaction failed after the writing."""
    limit = timezone.now() - older_than
    removed = 0
    for name in _stored_names(""):
        if default_storage.get_modified_time(name) < limit and not _is_owned(name):
            default_storage.delete(name)
            removed += 1
    return removed


def _is_owned(name: str) -> bool:
    return Berkas.objects.filter(isi=name).exists()


def _stored_names(folder: str) -> Iterator[str]:
    """Every name below this folder; none before the first file made it."""
    if not default_storage.exists(folder):
        return
    folders, files = default_storage.listdir(folder)
    yield from (posixpath.join(folder, file) for file in files)
    for inner in folders:
        yield from _stored_names(posixpath.join(folder, inner))
