from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kecamatan.enums import Tingkat
from kecamatan.models import Wilayah
from kemiskinan.enums import Keputusan
from kemiskinan.models import Padanan, Pemadanan, Rilis


class MulaiForm(forms.Form):
    """Which decree against which release; only those in force in the viewer's kabupaten."""

    sk = forms.ModelChoiceField(label=_("Daftar SK"), queryset=Rilis.objects.none())
    rilis = forms.ModelChoiceField(label=_("Data sumber"), queryset=Rilis.objects.none())

    def __init__(self, *args: Any, sk: QuerySet[Rilis], rilis: QuerySet[Rilis], **kw: Any) -> None:
        super().__init__(*args, **kw)
        for name, choices in (("sk", sk), ("rilis", rilis)):
            field = self.fields[name]
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = choices
                field.empty_label = None


class KeputusanForm(forms.Form):
    keputusan = forms.ChoiceField(choices=[(Keputusan.PADAN, "padan"), (Keputusan.BUKAN, "bukan")])


class SaringanPadanan(forms.Form):
    """Filter of a result list."""

    kecamatan = forms.ModelChoiceField(
        label=_("Kecamatan"),
        queryset=Wilayah.objects.none(),
        required=False,
        empty_label=_("Semua"),
    )
    keputusan = forms.ChoiceField(
        label=_("Keputusan"),
        required=False,
        choices=[
            ("", _("Semua")),
            ("belum", Keputusan.KOSONG.label),
            (Keputusan.PADAN, Keputusan.PADAN.label),
            (Keputusan.BUKAN, Keputusan.BUKAN.label),
        ],
    )
    hasil = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, pemadanan: Pemadanan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["kecamatan"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = Wilayah.objects.filter(
                induk=pemadanan.kabupaten_id, tingkat=Tingkat.KECAMATAN
            )

    def narrow(self, rows: QuerySet[Padanan]) -> QuerySet[Padanan]:
        data = self.cleaned_data if self.is_valid() else {}
        if data.get("kecamatan"):
            rows = rows.filter(sasaran__kecamatan=data["kecamatan"])
        if keputusan := data.get("keputusan"):
            rows = rows.filter(keputusan="" if keputusan == "belum" else keputusan)
        return rows
