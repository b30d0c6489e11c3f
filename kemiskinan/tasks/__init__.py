"""Celery tasks: an id in, fetch, one action, log. Each noun has its file and is imported here."""
