from __future__ import annotations

from django.apps import AppConfig


class LayananDasarConfig(AppConfig):
    name = "layanan_dasar"
    verbose_name = "Layanan dasar"
