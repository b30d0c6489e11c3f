from __future__ import annotations

import json
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fondasi.jsontext import read_json
from layanan_dasar.enums import AspekIndikator, JenisIndikator, Pengisi, UntukWilayah
from layanan_dasar.models import Dimensi, Instrumen
from layanan_dasar.models.instrumen import KODE
from layanan_dasar.rules.berkas_instrumen import BAKU


class ImporForm(forms.Form):
    berkas = forms.FileField(label=_("Berkas instrumen"))


class TeksJSON(forms.CharField):
    """Data as text; what is no JSON is told at the field."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": 3}), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        try:
            return read_json(text) if text else []
        except ValueError as error:
            raise forms.ValidationError(
                "Belum terbaca. Periksa tanda kurung dan kutipnya."
            ) from error


class DimensiForm(forms.ModelForm):  # type: ignore[type-arg]
    """`kode` only while it is new: cards and exports name the dimension by it."""

    class Meta:
        model = Dimensi
        fields = ["kode", "nama", "singkat", "jenis"]
        labels = {
            "kode": _("Kode"),
            "nama": _("Nama"),
            "singkat": _("Nama singkat pada matriks"),
            "jenis": _("Jenis"),
        }
        help_texts = {"kode": _("Huruf kecil, angka, dan garis bawah; misalnya air_sanitasi.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["kode"]


class IndikatorForm(forms.Form):
    """Every field of an indicator; `kode` only while it is new."""

    dimensi = forms.ModelChoiceField(label=_("Dimensi"), queryset=Dimensi.objects.none())
    kode = forms.CharField(label=_("Kode"), max_length=40, validators=[KODE])
    nama = forms.CharField(label=_("Nama"), max_length=160)
    tanya = forms.CharField(label=_("Pertanyaan"), max_length=300)
    keterangan = forms.CharField(
        label=_("Petunjuk"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    jenis = forms.ChoiceField(label=_("Jenis isian"), choices=JenisIndikator.choices)
    aspek = forms.ChoiceField(label=_("Aspek"), choices=AspekIndikator.choices)
    untuk = forms.ChoiceField(label=_("Berlaku untuk"), choices=UntukWilayah.choices)
    pengisi = forms.ChoiceField(label=_("Biasanya diisi"), choices=Pengisi.choices)
    satuan = forms.CharField(label=_("Satuan"), max_length=40, required=False)
    label_n = forms.CharField(label=_("Sebutan yang terlayani"), max_length=80, required=False)
    label_total = forms.CharField(label=_("Sebutan seluruhnya"), max_length=80, required=False)
    spm = forms.CharField(label=_("Jenis SPM"), max_length=80, required=False)
    target = forms.DecimalField(label=_("Target"), required=False)
    bobot = forms.DecimalField(label=_("Bobot"))
    ubah_maksimal = forms.IntegerField(
        label=_("Peringatan bila berubah lebih dari (persen)"), required=False
    )
    pilihan = TeksJSON(
        label=_("Pilihan"), required=False, help_text=_('Misalnya [["baik", "Baik"]].')
    )
    penilaian = TeksJSON(
        label=_("Cara menilai"), help_text=_('Misalnya {"jenis": "persen", "target": 100}.')
    )
    bulat = forms.BooleanField(label=_("Bilangan bulat"), required=False)
    bukti_wajib = forms.BooleanField(label=_("Foto bukti diperlukan"), required=False)
    boleh_tidak_ada = forms.BooleanField(label=_("Boleh dijawab tidak ada layanan"), required=False)
    boleh_tidak_berlaku = forms.BooleanField(label=_("Boleh dijawab tidak berlaku"), required=False)

    def __init__(self, *args: Any, instrumen: Instrumen, baru: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["dimensi"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = instrumen.dimensi.order_by("urutan")
        if not baru:
            del self.fields["kode"]

    @property
    def isi(self) -> dict[str, Any]:
        """The fields as a file would say them."""
        said = {name: self.cleaned_data[name] for name in BAKU}
        if said["target"] is not None:
            said["target"] = float(said["target"])
        return {**said, "bobot": float(said["bobot"])}


class AturanForm(forms.Form):
    aturan = forms.CharField(
        label=_("Aturan antarisian"), required=False, widget=forms.Textarea(attrs={"rows": 24})
    )

    def clean_aturan(self) -> Any:
        try:
            return read_json(self.cleaned_data["aturan"] or "[]")
        except ValueError as error:
            raise forms.ValidationError(
                "Belum terbaca. Periksa tanda kurung dan kutipnya."
            ) from error
