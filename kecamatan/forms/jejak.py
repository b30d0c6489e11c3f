from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class CariJejakForm(forms.Form):
    pelaku = forms.CharField(label=_("Pelaku"), required=False, max_length=120)
    tindakan = forms.SlugField(label=_("Tindakan"), required=False, max_length=60)
    objek = forms.SlugField(label=_("Data"), required=False, max_length=60)
    objek_id = forms.IntegerField(label=_("Nomor data"), required=False, min_value=1)
