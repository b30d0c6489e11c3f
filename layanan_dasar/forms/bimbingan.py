from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from fondasi.forms.dates import TanggalField
from kecamatan.forms.bebas_nik import BebasNik


class BimbinganForm(BebasNik, forms.Form):
    temuan = forms.CharField(
        label=_("Yang ditemukan"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )
    saran = forms.CharField(
        label=_("Saran"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )
    batas = TanggalField(
        label=_("Dilaksanakan sampai"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


class JawabanForm(forms.Form):
    jawaban = forms.CharField(
        label=_("Jawaban desa/kelurahan"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
