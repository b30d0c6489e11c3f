from __future__ import annotations

from importlib import import_module

from django.contrib.admin.apps import SimpleAdminConfig

RUANG = ("kecamatan", "pendamping", "kemiskinan")


class OperatorConfig(SimpleAdminConfig):
    """Only what the rooms themselves offer: packages would add accounts, groups and secrets."""

    default_site = "rumahbersama.operator.situs.Situs"

    def ready(self) -> None:
        super().ready()
        for ruang in RUANG:
            import_module(f"{ruang}.admin")
