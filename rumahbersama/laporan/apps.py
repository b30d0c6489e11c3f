from __future__ import annotations

from django.apps import AppConfig


class LaporanConfig(AppConfig):
    name = "rumahbersama.laporan"
    label = "laporan"
    verbose_name = "Laporan"
