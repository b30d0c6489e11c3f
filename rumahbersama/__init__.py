"""The roof: settings, URLs, start pages, reports and the demo. Nobody imports it."""

from rumahbersama.celery import app as celery_app

__all__ = ["celery_app"]
