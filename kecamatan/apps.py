from __future__ import annotations

from django.apps import AppConfig


class KecamatanConfig(AppConfig):
    name = "kecamatan"
    verbose_name = "Kecamatan"

    def ready(self) -> None:
        from fondasi.data_awal import register
        from kecamatan.actions.acuan import load_butir

        register("butir kelembagaan", load_butir)
