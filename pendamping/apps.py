from __future__ import annotations

from django.apps import AppConfig


class PendampingConfig(AppConfig):
    name = "pendamping"
    verbose_name = "Pendamping"

    def ready(self) -> None:
        from fondasi import data_awal, kalender, rujukan
        from pendamping.actions.kewajiban import register_duties
        from pendamping.actions.program import load_program
        from pendamping.actions.topik import load_topik
        from pendamping.queries.kalender import training_entries, visit_entries
        from pendamping.queries.kunjungan import resolve_kunjungan

        kalender.register("kunjungan", visit_entries)
        kalender.register("pelatihan", training_entries)
        rujukan.register("kunjungan", resolve_kunjungan)
        data_awal.register("program pendampingan", load_program)
        data_awal.register("topik konsultasi", load_topik)
        register_duties()
