"""*Berkas pertanggungjawaban rapat*: asked for by a person, put together by the worker."""

from __future__ import annotations

from typing import Final

from django.core.files.base import ContentFile
from django.db import transaction

from fondasi.antrean import ring
from kecamatan.actions.audit import record
from kecamatan.actions.berkas import store_berkas
from kecamatan.actions.jalan_rapat import lock_rapat
from kecamatan.enums import StatusBundel
from kecamatan.models import BundelRapat, Pengguna, RapatKoordinasi
from kecamatan.rules.jalan_rapat import SELESAI

TASK: Final = "kecamatan.build_bundel"


@transaction.atomic
def request_bundel(rapat: RapatKoordinasi, *, oleh: Pengguna) -> BundelRapat:
    """Put it in the queue; while one waits a second request is the same. Raises Galat
    RAPAT_BERUBAH before the meeting is closed."""
    row = lock_rapat(rapat, *SELESAI)
    if found := row.bundel.filter(status=StatusBundel.MENUNGGU).first():
        return found
    made = BundelRapat.objects.create(rapat=row, oleh=oleh)
    record("minta_bundel", made, oleh=oleh, wilayah=row.wilayah, rapat=row.pk)
    ring(TASK, made.pk)
    return made


@transaction.atomic
def publish_bundel(bundel: BundelRapat, pdf: bytes, halaman: int) -> None:
    """Hand the finished file over."""
    rapat = bundel.rapat
    nama = f"pertanggungjawaban-rapat-{rapat.tanggal.isoformat()}.pdf"
    berkas = store_berkas(ContentFile(pdf), jenis="bundel-rapat", nama=nama, oleh=bundel.oleh)
    BundelRapat.objects.filter(pk=bundel.pk).update(
        status=StatusBundel.SELESAI, berkas=berkas, halaman=halaman, kemajuan=100, tahap="Siap"
    )
    record("buat_bundel", bundel, oleh=bundel.oleh, wilayah=rapat.wilayah, halaman=halaman)


def fail_bundel(bundel: BundelRapat, pesan: str) -> None:
    BundelRapat.objects.filter(pk=bundel.pk).update(status=StatusBundel.GAGAL, galat_pesan=pesan)
