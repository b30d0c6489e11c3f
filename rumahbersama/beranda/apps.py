from __future__ import annotations

from django.apps import AppConfig


class BerandaConfig(AppConfig):
    name = "rumahbersama.beranda"
    label = "beranda"
    verbose_name = "Beranda"
