from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fondasi.forms.dates import TanggalField
from fondasi.today import today
from kecamatan.models import Wilayah
from layanan_dasar.actions.periode import SEBUTAN
from layanan_dasar.models import Instrumen
from layanan_dasar.queries.instrumen import usable_in
from layanan_dasar.rules.triwulan import ROMAWI, Triwulan


class PeriodeForm(forms.Form):
    instrumen = forms.ModelChoiceField(label=_("Instrumen"), queryset=Instrumen.objects.none())
    sebutan = forms.ChoiceField(label=_("Sebutan"), choices=[(one, one) for one in SEBUTAN])
    nomor = forms.TypedChoiceField(
        label=_("Periode"),
        coerce=int,
        choices=[(n, f"{romawi}") for n, romawi in enumerate(ROMAWI, 1)],
    )
    tahun = forms.IntegerField(label=_("Tahun"), min_value=2020, max_value=2100)
    batas = TanggalField(
        label=_("Batas waktu"),
        help_text=_("Hari terakhir kartu diajukan."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, kabupaten: Wilayah, **kwargs: Any) -> None:
        day = today()
        kwargs.setdefault("initial", {"tahun": day.year, "nomor": Triwulan.of(day).nomor})
        super().__init__(*args, **kwargs)
        field = self.fields["instrumen"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = usable_in(kabupaten)


class BatasForm(forms.Form):
    batas = TanggalField(
        label=_("Batas waktu baru"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
