from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from kemiskinan.enums import JenisUnduhan
from kemiskinan.rules.daftar import ALASAN_MINIMAL

SARINGAN = ("kecamatan", "desa", "kelas", "hasil", "q", "daftar", "neraca")
"""Parameters of the people's page that a by-name list keeps."""


class UnduhanForm(forms.Form):
    """What for; the rest was chosen on the page before."""

    jenis = forms.ChoiceField(choices=JenisUnduhan.choices, widget=forms.HiddenInput)
    daftar = forms.IntegerField(required=False, widget=forms.HiddenInput)
    rilis = forms.IntegerField(required=False, widget=forms.HiddenInput)
    saringan = forms.CharField(required=False, max_length=400, widget=forms.HiddenInput)
    tujuan = forms.CharField(
        label=_("Tujuan pemakaian"),
        min_length=ALASAN_MINIMAL,
        max_length=200,
        help_text=_("Tercetak di kaki setiap halaman bersama nama Anda dan waktunya."),
        error_messages={
            "required": _("Tulis untuk apa daftar ini dipakai."),
            "min_length": _("Tujuan paling sedikit 10 huruf."),
        },
    )


class UnggahanForm(forms.Form):
    berkas = forms.FileField(
        label=_("Daftar isian yang sudah diisi"),
        error_messages={"required": _("Pilih berkas daftar isian.")},
    )
