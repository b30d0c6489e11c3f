"""Celery tasks: an id in, fetch, one action, log. Each noun has its file and is imported here."""

from kecamatan.tasks.bundel import build_bundel, sweep_bundel
from kecamatan.tasks.pemeliharaan import sweep
from kecamatan.tasks.rapat import fill_agenda, send_undangan
from kecamatan.tasks.tindak_lanjut import digest, escalate

__all__ = [
    "build_bundel",
    "digest",
    "escalate",
    "fill_agenda",
    "send_undangan",
    "sweep",
    "sweep_bundel",
]
