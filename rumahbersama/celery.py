"""Celery's application: worker and beat run as the database role `pekerja`."""

from __future__ import annotations

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rumahbersama.settings")

app = Celery("rumahbersama")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
