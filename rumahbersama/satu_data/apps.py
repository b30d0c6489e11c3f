from __future__ import annotations

from django.apps import AppConfig


class SatuDataConfig(AppConfig):
    name = "rumahbersama.satu_data"
    label = "satu_data"
    verbose_name = "Satu Data"
