from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fondasi.errors import Galat
from fondasi.formatting import baca_angka
from fondasi.today import today
from kecamatan.forms.bebas_nik import BebasNik
from kecamatan.models import Wilayah
from layanan_dasar.enums import JalurUsulan, StatusUsulanPembangunan
from layanan_dasar.rules.usulan_pembangunan import KOLOM, jalur_for


class AngkaIndonesia(forms.CharField):
    """A number as people here write it: `1.500.000` or `2,5`."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal"}))
        super().__init__(max_length=30, **kwargs)

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        try:
            return baca_angka("".join(text.split()).removeprefix("Rp"))
        except Galat as galat:
            raise forms.ValidationError(galat.pesan) from galat


class RupiahIndonesia(AngkaIndonesia):
    """Whole rupiah, as int."""

    def clean(self, value: Any) -> int | None:
        found: Decimal | None = super().clean(value)
        if found is not None and found != found.to_integral_value():
            raise forms.ValidationError("Isi rupiah bulat tanpa koma.")
        return None if found is None else int(found)


class UsulanPembangunanForm(BebasNik, forms.Form):
    jalur = forms.ChoiceField(label=_("Jalur"), choices=JalurUsulan.choices)
    tahun = forms.IntegerField(label=_("Tahun rencana"), min_value=2020, max_value=2100)
    uraian = forms.CharField(label=_("Yang diusulkan"), max_length=300)
    lokasi = forms.CharField(label=_("Lokasi"), max_length=160, required=False)
    volume = AngkaIndonesia(label=_("Volume"))
    satuan = forms.CharField(label=_("Satuan"), max_length=40)
    rupiah = RupiahIndonesia(label=_("Perkiraan biaya (Rp)"))
    kode = forms.CharField(
        label=_("Kode program/kegiatan"), max_length=40, required=False,
        help_text=_("Bila sudah diketahui."),
    )  # fmt: skip

    def __init__(self, *args: Any, desa: Wilayah, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"tahun": today().year + 1})
        super().__init__(*args, **kwargs)
        field = self.fields["jalur"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(one.value, one.label) for one in jalur_for(desa.jenis)]


class LangkahUsulanForm(forms.Form):
    status = forms.ChoiceField(choices=StatusUsulanPembangunan.choices)
    alasan = forms.CharField(required=False, max_length=500)


class HasilForm(BebasNik, forms.Form):
    hasil = forms.CharField(
        label=_("Yang terbangun"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    rupiah = RupiahIndonesia(label=_("Realisasi biaya (Rp)"), required=False)


class SusunanForm(forms.Form):
    """A place number for each column that the export carries; an empty one leaves it out."""

    def __init__(self, *args: Any, kolom: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kode, judul in KOLOM.items():
            place = kolom.index(kode) + 1 if kode in kolom else None
            self.fields[kode] = forms.IntegerField(
                label=judul, min_value=1, max_value=99, required=False, initial=place
            )

    @property
    def urutan(self) -> list[str]:
        said = [(place, kode) for kode, place in self.cleaned_data.items() if place]
        order = {kode: n for n, kode in enumerate(KOLOM)}
        return [kode for _, kode in sorted(said, key=lambda one: (one[0], order[one[1]]))]
