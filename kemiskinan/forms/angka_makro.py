from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class UnggahMakroForm(forms.Form):
    berkas = forms.FileField(label=_("Tabel angka makro"))
