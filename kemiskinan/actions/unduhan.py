"""By-name lists: asked for with a purpose, made by the worker, gone after a week."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from fondasi.antrean import ring
from fondasi.errors import Galat
from fondasi.runs import Run
from fondasi.spreadsheets.writing import write_xlsx
from kecamatan.actions.audit import record
from kecamatan.actions.berkas import store_berkas
from kecamatan.models import Pengguna, Wilayah
from kemiskinan.actions.lembar_unduhan import sheets_of
from kemiskinan.enums import (
    JenisUnduhan,
    StatusProses,
)
from kemiskinan.models import DaftarVerval, Rilis, Unduhan
from kemiskinan.rules.daftar import ALASAN_MINIMAL

TASK: Final = "kemiskinan.make_unduhan"
UMUR: Final = timedelta(days=7)
JENIS_BERKAS: Final = "unduhan"


@transaction.atomic
def request_unduhan(
    *,
    jenis: JenisUnduhan,
    kabupaten: Wilayah,
    tujuan: str,
    oleh: Pengguna,
    daftar: DaftarVerval | None = None,
    rilis: Rilis | None = None,
    saringan: Mapping[str, str] | None = None,
) -> Unduhan:
    """Put it in the queue; a second request while one waits is the same. Raises Galat
    TUJUAN_KURANG."""
    if len(tujuan.strip()) < ALASAN_MINIMAL:
        raise Galat("TUJUAN_KURANG", _("Tulis tujuan pemakaian, paling sedikit 10 huruf."))
    same = {"jenis": jenis, "kabupaten": kabupaten, "daftar": daftar, "rilis": rilis}
    waiting = Unduhan.objects.filter(
        **same, oleh=oleh, status=StatusProses.MENUNGGU, saringan=dict(saringan or {})
    )
    if found := waiting.first():
        return found
    unduhan = Unduhan.objects.create(
        **same,
        saringan=dict(saringan or {}),
        tujuan=tujuan.strip(),
        oleh=oleh,
        kedaluwarsa_at=timezone.now() + UMUR,
    )
    record("minta_unduhan", unduhan, oleh=oleh, wilayah=kabupaten, jenis=jenis, tujuan=tujuan)
    ring(TASK, unduhan.pk)
    return unduhan


def make_unduhan(unduhan: Unduhan, run: Run) -> None:
    """Write the file and hand it over. Repeating it after a crash starts afresh."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "daftar.xlsx"
        run.report(kemajuan=10)
        count = write_xlsx(path, sheets_of(unduhan))
        run.report(kemajuan=90)
        _hand_over(unduhan, path, count)


@transaction.atomic
def _hand_over(unduhan: Unduhan, path: Path, count: int) -> None:
    name = f"{unduhan.jenis}-{unduhan.pk}.xlsx"
    unduhan.berkas = store_berkas(path, jenis=JENIS_BERKAS, nama=name, oleh=unduhan.oleh)
    unduhan.jumlah_baris = count
    unduhan.status, unduhan.kemajuan = StatusProses.SELESAI, 100
    unduhan.kedaluwarsa_at = timezone.now() + UMUR
    unduhan.save(update_fields=["berkas", "jumlah_baris", "status", "kemajuan", "kedaluwarsa_at"])
    record("buat_unduhan", unduhan, oleh=unduhan.oleh, wilayah=unduhan.kabupaten, jumlah=count)


def fail_unduhan(unduhan: Unduhan, pesan: str) -> None:
    Unduhan.objects.filter(pk=unduhan.pk).update(status=StatusProses.GAGAL, galat_pesan=pesan)


def note_download(unduhan: Unduhan, *, oleh: Pengguna) -> None:
    """One audit line each time the file leaves. Raises Galat UNDUHAN_KEDALUWARSA."""
    if unduhan.berkas_id is None or unduhan.kedaluwarsa_at < timezone.now():
        raise Galat(
            "UNDUHAN_KEDALUWARSA", _("Berkas ini sudah dihapus. Minta unduhan baru bila perlu.")
        )
    record(
        "unduh_berkas", unduhan, oleh=oleh, wilayah=unduhan.kabupaten,
        jenis=unduhan.jenis, jumlah=unduhan.jumlah_baris,
    )  # fmt: skip


def remove_expired() -> int:
    """Delete the files of lists whose week is over; their lines stay. Returns how many."""
    rows = Unduhan.objects.filter(kedaluwarsa_at__lt=timezone.now(), berkas__isnull=False)
    done = 0
    for unduhan in rows.select_related("berkas"):
        _remove(unduhan)
        done += 1
    return done


@transaction.atomic
def _remove(unduhan: Unduhan) -> None:
    berkas = unduhan.berkas
    unduhan.berkas = None
    unduhan.save(update_fields=["berkas"])
    if berkas:
        record("hapus_unduhan", unduhan, oleh=None, wilayah=unduhan.kabupaten)
        berkas.delete()
        storage, name = berkas.isi.storage, str(berkas.isi.name)
        transaction.on_commit(lambda: storage.delete(name))
