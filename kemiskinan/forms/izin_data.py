from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fondasi.forms.dates import TanggalField
from kecamatan.forms.pengguna import isian_tanggal
from kecamatan.forms.wilayah import WilayahField
from kecamatan.models import Pengguna, Wilayah
from kecamatan.rules.nik import has_nik
from kemiskinan.actions.izin_data import IsiIzin
from kemiskinan.queries.izin_data import recipients_in
from kemiskinan.rules.daftar import ALASAN_MINIMAL


class IzinForm(forms.Form):
    penerima = forms.ModelChoiceField(
        Pengguna.objects.none(),
        label=_("Diberikan kepada"),
        empty_label=_("Pilih orang provinsi"),
        help_text=_("Satu orang; rekan kerjanya memerlukan izin sendiri."),
    )
    wilayah = WilayahField(
        label=_("Wilayah"), help_text=_("Kabupaten/kota Anda, atau bagian di bawahnya.")
    )
    tujuan = forms.CharField(
        label=_("Tujuan"),
        min_length=ALASAN_MINIMAL,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Misalnya verifikasi lapangan bersama bulan November."),
    )
    nomor_surat = forms.CharField(
        label=_("Nomor surat"), max_length=80, help_text=_("Surat permintaan atau persetujuan.")
    )
    mulai = TanggalField(label=_("Mulai"), widget=isian_tanggal())
    sampai = TanggalField(
        label=_("Hari terakhir"), widget=isian_tanggal(), help_text=_("Paling lama 92 hari.")
    )

    def __init__(self, *args: Any, kabupaten: Wilayah, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        penerima, wilayah = self.fields["penerima"], self.fields["wilayah"]
        assert isinstance(penerima, forms.ModelChoiceField)
        assert isinstance(wilayah, WilayahField)
        penerima.queryset = recipients_in(kabupaten)
        wilayah.dalam = lambda: [kabupaten.kode]

    def clean_tujuan(self) -> str:
        text = str(self.cleaned_data["tujuan"])
        if has_nik(text):
            raise forms.ValidationError(_("Jangan menulis NIK pada tujuan; hapus angkanya."))
        return text

    @property
    def isi(self) -> IsiIzin:
        return IsiIzin(**self.cleaned_data)


class CabutForm(forms.Form):
    alasan = forms.CharField(
        label=_("Alasan mencabut"),
        min_length=ALASAN_MINIMAL,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
