from __future__ import annotations

from django.apps import AppConfig


class FondasiConfig(AppConfig):
    """Installed for its template filters and PDF resources; it has no tables."""

    name = "fondasi"
    verbose_name = "Fondasi"

    def ready(self) -> None:
        from django.db.backends.signals import connection_created
        from django.forms import Field, ModelChoiceField
        from django.utils.translation import gettext_lazy as _

        from fondasi import postgres_version  # noqa: F401 (registers its system check)
        from fondasi.form_options import PilihanTersusun
        from fondasi.kueri_siap import keep_plans

        connection_created.connect(keep_plans, dispatch_uid="kueri_siap")
        ModelChoiceField.iterator = PilihanTersusun  # type: ignore[misc]
        Field.default_error_messages = {
            **Field.default_error_messages,
            "required": _("Isi bagian ini."),
        }
