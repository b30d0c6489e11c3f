from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from fondasi.today import today
from kecamatan.actions.arahan import IsiArahan
from kecamatan.enums import Tingkat
from kecamatan.forms.batas import BatasForm
from kecamatan.forms.tindak_lanjut import isian_alasan, tanpa_nik
from kecamatan.models import Instansi, RapatKoordinasi, Wilayah
from kecamatan.queries.arahan import instansi_of_choice, wilayah_of_choice

RAPAT_TERAKHIR = timedelta(days=90)


class ArahanForm(BatasForm):
    """A direction of `wilayah` to places just below it and to its OPD."""

    field_order = [
        "pemberi", "judul", "isi", "batas", "hari_kerja", "semua_wilayah", "semua_instansi",
        "kepada_wilayah", "kepada_instansi", "rapat",
    ]  # fmt: skip

    pemberi = forms.CharField(
        label=_("Arahan dari"),
        max_length=120,
        help_text=_("Jabatan pemberi arahan, misalnya Bupati atau Sekretaris Daerah."),
    )
    judul = forms.CharField(label=_("Judul"), max_length=120)
    isi = forms.CharField(
        label=_("Isi arahan"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Tanpa nama warga dan NIK."),
    )
    semua_wilayah = forms.BooleanField(required=False)
    semua_instansi = forms.BooleanField(label=_("Semua OPD"), required=False)
    kepada_wilayah = forms.ModelMultipleChoiceField(queryset=Wilayah.objects.none(), required=False)
    kepada_instansi = forms.ModelMultipleChoiceField(
        label=_("OPD tertentu"), queryset=Instansi.objects.none(), required=False
    )
    rapat = forms.ModelChoiceField(
        label=_("Dari rapat"),
        queryset=RapatKoordinasi.objects.none(),
        required=False,
        empty_label=_("Bukan dari rapat"),
    )

    def __init__(self, *args: Any, wilayah: Wilayah, **kwargs: Any) -> None:
        super().__init__(*args, wilayah=wilayah, **kwargs)
        self._offer("kepada_wilayah", wilayah_of_choice(wilayah))
        self._offer("kepada_instansi", instansi_of_choice(wilayah))
        recent = RapatKoordinasi.objects.filter(
            wilayah=wilayah, tanggal__gte=today() - RAPAT_TERAKHIR, tanggal__lte=today()
        )
        self._offer("rapat", recent)
        below = _("kabupaten/kota") if wilayah.tingkat == Tingkat.PROVINSI else _("camat")
        self.fields["semua_wilayah"].label = _("Semua %(siapa)s") % {"siapa": below}
        self.fields["kepada_wilayah"].label = (
            _("Kabupaten/kota tertentu")
            if wilayah.tingkat == Tingkat.PROVINSI
            else _("Camat tertentu")
        )
        if wilayah.tingkat == Tingkat.PROVINSI:
            del self.fields["semua_instansi"]
            del self.fields["kepada_instansi"]

    def _offer(self, name: str, queryset: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = queryset

    def clean_isi(self) -> str:
        return tanpa_nik(str(self.cleaned_data["isi"]))

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        names = ("semua_wilayah", "semua_instansi", "kepada_wilayah", "kepada_instansi")
        if not any(data.get(name) for name in names):
            raise ValidationError(_("Pilih paling sedikit satu penerima."))
        return data

    def arahan(self) -> IsiArahan:
        data = self.cleaned_data
        places = data["kepada_wilayah"]
        if data["semua_wilayah"]:
            places = wilayah_of_choice(self.wilayah)
        offices = data.get("kepada_instansi", Instansi.objects.none())
        if data.get("semua_instansi"):
            offices = instansi_of_choice(self.wilayah)
        return IsiArahan(
            wilayah=self.wilayah,
            pemberi=data["pemberi"],
            judul=data["judul"],
            isi=data["isi"],
            batas=data["batas_akhir"],
            kepada_wilayah=list(places),
            kepada_instansi=list(offices),
            rapat=data["rapat"],
        )


class CabutArahanForm(forms.Form):
    alasan = isian_alasan(_("Alasan pencabutan"))
