"""Celery tasks: an id in, fetch, one action, log. Each noun has its file and is imported here."""

from kemiskinan.tasks import padanan, rilis

__all__ = ["padanan", "rilis"]
