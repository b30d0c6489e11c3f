from __future__ import annotations

from django.apps import AppConfig


class KemiskinanConfig(AppConfig):
    name = "kemiskinan"
    verbose_name = "Kemiskinan"

    def ready(self) -> None:
        from kemiskinan.actions.kewajiban import register_duties
        from kemiskinan.queries.rujukan import register_sasaran
        from kemiskinan.queries.verval_tertinggal import register_daftar

        register_duties()
        register_sasaran()
        register_daftar()
