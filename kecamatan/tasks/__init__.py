"""Celery tasks: an id in, fetch, one action, log. Each noun has its file and is imported here."""

from kecamatan.tasks.pemeliharaan import sweep

__all__ = ["sweep"]
