from __future__ import annotations

from django import forms

from rumahbersama.api.enums import Lingkup

MASA = [(30, "30 hari"), (90, "90 hari"), (365, "1 tahun")]


class TokenForm(forms.Form):
    nama = forms.CharField(
        label="Untuk apa",
        max_length=80,
        help_text="Nama program atau perangkat yang memakainya, misalnya Dasbor Kominfo.",
    )
    lingkup = forms.MultipleChoiceField(
        label="Boleh",
        choices=Lingkup.choices,
        initial=[Lingkup.BACA],
        widget=forms.CheckboxSelectMultiple,
    )
    hari = forms.TypedChoiceField(
        label="Masa berlaku", choices=MASA, coerce=int, initial=90, widget=forms.RadioSelect
    )
