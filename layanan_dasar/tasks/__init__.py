"""Celery tasks: an id in, fetch, one action, log. Each noun has its file and is imported here."""

from layanan_dasar.tasks.pengaduan import watch

__all__ = ["watch"]
