from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kecamatan.models import Wilayah
from kemiskinan.enums import Keberadaan


class SaringanVerval(forms.Form):
    """Filter of the list that one walks; empty fields let everybody through."""

    desa = forms.ModelChoiceField(
        label=_("Desa/kelurahan"),
        queryset=Wilayah.objects.none(),
        required=False,
        empty_label=_("Semua"),
    )
    isi = forms.ChoiceField(
        label=_("Hasil"),
        required=False,
        choices=[("", _("Semua")), ("belum", _("Belum disisir")), *Keberadaan.choices],
    )
    q = forms.CharField(label=_("Nama atau dusun/RT"), required=False, max_length=60)

    def __init__(self, *args: Any, desa: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["desa"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = Wilayah.objects.filter(pk__in=desa)

    def narrow(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        data = self.cleaned_data if self.is_valid() else {}
        if data.get("desa"):
            rows = rows.filter(sasaran__desa=data["desa"])
        if data.get("isi") == "belum":
            rows = rows.filter(terisi=False)
        elif data.get("isi"):
            rows = rows.filter(jawaban=data["isi"])
        if q := data.get("q", "").strip():
            by_name = rows.filter(sasaran__nama__icontains=q)
            rows = by_name | rows.filter(sasaran__dusun_rt__icontains=q)
        return rows
