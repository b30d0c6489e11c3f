"""Filters of the lists of this room."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from fondasi.listing import SaringanFormulir
from kecamatan.models import Pengguna
from layanan_dasar.enums import JalurUsulan, StatusKartu, StatusUsulanPembangunan
from layanan_dasar.models import KartuSkor, PeriodeKartu, UsulanPembangunan


class SaringanKartu(forms.Form):
    periode = forms.ModelChoiceField(
        label=_("Periode"),
        queryset=PeriodeKartu.objects.none(),
        required=False,
        empty_label="Semua",
    )
    status = forms.ChoiceField(
        label=_("Keadaan"), required=False, choices=[("", "Semua"), *StatusKartu.choices]
    )
    cari = forms.CharField(label=_("Desa/kelurahan"), required=False, max_length=60)

    def __init__(self, *args: Any, user: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["periode"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = PeriodeKartu.objects.visible_to(user).select_related("instrumen")

    def narrow(self, rows: QuerySet[KartuSkor]) -> QuerySet[KartuSkor]:
        if not self.is_valid():
            return rows
        said = self.cleaned_data
        if said["periode"]:
            rows = rows.filter(periode=said["periode"])
        if said["status"]:
            rows = rows.filter(status=said["status"])
        if said["cari"]:
            rows = rows.filter(desa__nama__icontains=said["cari"])
        return rows

    def over(self, rows: QuerySet[KartuSkor]) -> SaringanFormulir:
        return SaringanFormulir(self, self.narrow(rows))


class SaringanUsulan(forms.Form):
    tahun = forms.IntegerField(label=_("Tahun"), required=False, min_value=2020, max_value=2100)
    jalur = forms.ChoiceField(
        label=_("Jalur"), required=False, choices=[("", "Semua"), *JalurUsulan.choices]
    )
    status = forms.ChoiceField(
        label=_("Keadaan"),
        required=False,
        choices=[("", "Semua"), *StatusUsulanPembangunan.choices],
    )

    def over(self, rows: QuerySet[UsulanPembangunan]) -> SaringanFormulir:
        if self.is_valid():
            said = {name: value for name, value in self.cleaned_data.items() if value}
            return SaringanFormulir(self, rows.filter(**said))
        return SaringanFormulir(self, rows)
