from __future__ import annotations

from django.apps import AppConfig


class LayananDasarConfig(AppConfig):
    name = "layanan_dasar"
    verbose_name = "Layanan dasar"

    def ready(self) -> None:
        from fondasi import data_awal
        from layanan_dasar.actions.pengaturan_pengaduan import fill_defaults
        from layanan_dasar.queries.rujukan import register_references
        from layanan_dasar.queries.rujukan_pengaduan import register_pengaduan

        register_references()
        register_pengaduan()
        data_awal.register("kategori dan batas waktu pengaduan", fill_defaults)
