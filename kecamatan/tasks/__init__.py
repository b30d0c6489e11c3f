"""Celery tasks: an id in, fetch, one action, log. Each noun has its file and is imported here."""

from kecamatan.tasks.bundel import build_bundel, sweep_bundel
from kecamatan.tasks.pemeliharaan import sweep
from kecamatan.tasks.rapat import fill_agenda, send_undangan

__all__ = ["build_bundel", "fill_agenda", "send_undangan", "sweep", "sweep_bundel"]
