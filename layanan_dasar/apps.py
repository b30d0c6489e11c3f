from __future__ import annotations

from django.apps import AppConfig


class LayananDasarConfig(AppConfig):
    name = "layanan_dasar"
    verbose_name = "Layanan dasar"

    def ready(self) -> None:
        from layanan_dasar.queries.rujukan import register_references

        register_references()
