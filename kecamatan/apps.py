from __future__ import annotations

from django.apps import AppConfig


class KecamatanConfig(AppConfig):
    name = "kecamatan"
    verbose_name = "Kecamatan"

    def ready(self) -> None:
        from fondasi import data_awal, kalender, rujukan
        from kecamatan.actions.acuan import load_butir, load_tanda
        from kecamatan.actions.jenis_rapat import load_jenis_rapat
        from kecamatan.actions.kewajiban import register_duties
        from kecamatan.queries.agenda_terpadu import kegiatan_entries
        from kecamatan.queries.arahan import RUJUKAN, resolve_arahan
        from kecamatan.queries.kalender import rapat_entries

        data_awal.register("butir kelembagaan", load_butir)
        data_awal.register("tanda lokasi", load_tanda)
        data_awal.register("jenis rapat", load_jenis_rapat)
        kalender.register("rapat", rapat_entries)
        kalender.register("kegiatan terpadu", kegiatan_entries)
        register_duties()
        rujukan.register(RUJUKAN, resolve_arahan)
