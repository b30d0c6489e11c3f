from __future__ import annotations

from typing import Any

from django.apps import AppConfig


class FondasiConfig(AppConfig):
    """Installed for its template filters and PDF resources; it has no tables."""

    name = "fondasi"
    verbose_name = "Fondasi"

    def ready(self) -> None:
        from django.db.backends.signals import connection_created
        from django.forms import (
            ChoiceField,
            Field,
            FileField,
            ModelChoiceField,
            ModelMultipleChoiceField,
            MultipleChoiceField,
        )
        from django.utils.translation import gettext_lazy as _

        from fondasi.database import version  # noqa: F401 (registers its system check)
        from fondasi.forms.options import PilihanTersusun
        from fondasi.queries.prepared import keep_plans

        connection_created.connect(keep_plans, dispatch_uid="keep_plans")
        ModelChoiceField.iterator = PilihanTersusun  # type: ignore[misc]
        said: dict[type[Field], Any] = {
            Field: _("Isi bagian ini."),
            ChoiceField: _("Pilih salah satu."),
            MultipleChoiceField: _("Pilih sedikitnya satu."),
            ModelMultipleChoiceField: _("Pilih sedikitnya satu."),
            FileField: _("Pilih berkasnya."),
        }
        for kind, sentence in said.items():
            kind.default_error_messages = {**kind.default_error_messages, "required": sentence}
