from __future__ import annotations

from django.apps import AppConfig


class PendampingConfig(AppConfig):
    name = "pendamping"
    verbose_name = "Pendamping"

    def ready(self) -> None:
        from fondasi import data_awal
        from pendamping.actions.program import load_program

        data_awal.register("program pendampingan", load_program)
