from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fondasi.formatting import tanggal
from fondasi.forms.dates import TanggalField
from fondasi.today import today
from kecamatan.models import Pengguna
from layanan_dasar.models import PeriodeKartu
from layanan_dasar.queries.isian_awal import periods_to_prefill


class IsianAwalForm(forms.Form):
    periode = forms.ModelChoiceField(
        label=_("Periode"), queryset=PeriodeKartu.objects.none(), empty_label=None
    )
    tanggal = TanggalField(
        label=_("Tanggal data e-HDW"),
        help_text=_("Hari berkas ini diekspor. Tertulis pada setiap isian."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    berkas = forms.FileField(
        label=_("Berkas rekap e-HDW"),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xls,.csv"}),
    )

    def __init__(self, *args: Any, user: Pengguna, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"tanggal": today()})
        super().__init__(*args, **kwargs)
        field = self.fields["periode"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = periods_to_prefill(user)

    def clean_tanggal(self) -> date:
        found: date = self.cleaned_data["tanggal"]
        if found > today():
            raise forms.ValidationError(f"Tanggal tidak boleh sesudah {tanggal(today())}.")
        return found


def source_of(hari: date) -> str:
    """As each answer names where it came from."""
    return f"e-HDW, {tanggal(hari)}"
