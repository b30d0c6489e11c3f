from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class ImporPendampingForm(forms.Form):
    berkas = forms.FileField(
        label=_("Berkas daftar pendamping"),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xls,.csv"}),
    )
