from __future__ import annotations

from django.apps import AppConfig


class PeragaanConfig(AppConfig):
    """Installed only with PERAGAAN=1."""

    name = "rumahbersama.peragaan"
    label = "peragaan"
    verbose_name = "Peragaan"
