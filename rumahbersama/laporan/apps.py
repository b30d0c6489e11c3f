from __future__ import annotations

from django.apps import AppConfig


class LaporanConfig(AppConfig):
    name = "rumahbersama.laporan"
    label = "laporan"
    verbose_name = "Laporan"

    def ready(self) -> None:
        from fondasi import data_awal
        from rumahbersama.laporan.actions.aturan import load_aturan

        data_awal.register("aturan laporan", load_aturan)
