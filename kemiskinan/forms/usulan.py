from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fondasi.forms.dates import TanggalField
from kecamatan.enums import Tingkat
from kecamatan.models import Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of
from kecamatan.rules.nik import has_nik
from kemiskinan.actions.usulan import IsiUsulan
from kemiskinan.enums import StatusUsulan
from kemiskinan.permissions.usulan import PENGUSUL


class UsulanForm(forms.Form):
    desa = forms.ModelChoiceField(label=_("Desa/kelurahan"), queryset=Wilayah.objects.none())
    nama = forms.CharField(label=_("Nama sesuai KTP"), max_length=120)
    nik = forms.CharField(
        label=_("NIK"),
        max_length=24,
        help_text=_("16 angka. Disimpan terpisah dan tidak ditampilkan lagi."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    tanggal_lahir = TanggalField(
        label=_("Tanggal lahir"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    dusun_rt = forms.CharField(label=_("Dusun dan RT/RW"), max_length=120)
    alasan = forms.CharField(
        label=_("Mengapa diusulkan"),
        min_length=20,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Keadaan rumah, pekerjaan, tanggungan, bantuan yang sudah diterima."),
    )
    bukti = forms.FileField(
        label=_("Foto bukti"),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": "image/*"}),
    )

    def __init__(self, *args: Any, user: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["desa"]
        if isinstance(field, forms.ModelChoiceField):
            here = Wilayah.objects.within_any(cakupan_of(user).kodes(*PENGUSUL))
            field.queryset = here.filter(tingkat=Tingkat.DESA)

    def clean_alasan(self) -> str:
        text = str(self.cleaned_data["alasan"])
        if has_nik(text):
            raise forms.ValidationError(_("Jangan menulis NIK pada alasan; hapus angkanya."))
        return text

    @property
    def isi(self) -> IsiUsulan:
        names = ("nama", "nik", "tanggal_lahir", "dusun_rt", "alasan")
        return IsiUsulan(**{name: self.cleaned_data[name] for name in names})


class LangkahForm(forms.Form):
    status = forms.ChoiceField(choices=StatusUsulan.choices)
    alasan = forms.CharField(required=False, max_length=500)
