from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from kecamatan.rules.nik import has_nik


class BebasNik(forms.BaseForm):
    """A form whose texts are read far beyond the place they come from: none of them takes a NIK."""

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        for name, value in list(data.items()):
            if isinstance(value, str) and has_nik(value):
                self.add_error(name, _("Jangan menulis NIK di sini; hapus angkanya."))
        return data
