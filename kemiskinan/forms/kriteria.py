from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from fondasi.forms.dates import TanggalField
from kecamatan.enums import Strategi
from kemiskinan.rules.optimal import MINIMAL_TERTINGGI, Syarat

SYARAT = (1, 2, 3, 4)
STRATEGI = [(nomor, f"{nomor} · {nama}") for nomor, nama in Strategi.choices]
TANGGAL = {"type": "date"}


class KriteriaForm(forms.Form):
    """What the TKPK adopted; the rule is up to four requirements that must all hold."""

    nomor_ba = forms.CharField(label=_("Nomor berita acara rapat TKPK"), max_length=120)
    tanggal_ba = TanggalField(
        label=_("Tanggal berita acara"), widget=forms.DateInput(attrs=TANGGAL, format="%Y-%m-%d")
    )
    berlaku_mulai = TanggalField(
        label=_("Berlaku mulai"), widget=forms.DateInput(attrs=TANGGAL, format="%Y-%m-%d")
    )
    teks = forms.CharField(
        label=_("Bunyi kriteria seperti yang ditetapkan"), widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for n in SYARAT:
            self.fields[f"strategi_{n}"] = forms.TypedMultipleChoiceField(
                label=_("Syarat %(n)s: bantuan dari salah satu strategi ini") % {"n": n},
                choices=STRATEGI,
                coerce=int,
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )
            self.fields[f"minimal_{n}"] = forms.IntegerField(
                label=_("Paling sedikit berapa jenis bantuan (sub kegiatan)"),
                min_value=1,
                max_value=MINIMAL_TERTINGGI,
                initial=1,
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors and not self.syarat():
            raise ValidationError(_("Isi sekurangnya satu syarat: pilih strateginya."))
        return cleaned

    def syarat(self) -> tuple[Syarat, ...]:
        """The filled requirements; a line without strategy is left out."""
        found = self.cleaned_data
        return tuple(
            Syarat(tuple(sorted(found[f"strategi_{n}"])), found[f"minimal_{n}"] or 1)
            for n in SYARAT
            if found.get(f"strategi_{n}")
        )

    def hidden(self) -> KriteriaForm:
        """The same answers without visible fields, for the page that asks once more."""
        for field in self.fields.values():
            field.widget = field.hidden_widget()
        return self
