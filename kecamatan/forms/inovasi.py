from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.base import File
from django.utils.translation import gettext_lazy as _

from kecamatan.enums import TahapInovasi
from kecamatan.forms.bebas_nik import BebasNik
from kecamatan.forms.kelembagaan import BERKAS_BUKTI
from kecamatan.forms.mitra import RupiahField
from kecamatan.forms.sudah_ada import SUDAH_ADA
from kecamatan.models import Inovasi, Pengguna, Wilayah
from kecamatan.permissions.mitra import writing_kodes


def _berkas(label: Any, bantuan: Any = "") -> forms.FileField:
    widget = forms.ClearableFileInput(attrs={"accept": BERKAS_BUKTI})
    return forms.FileField(label=label, required=False, widget=widget, help_text=bantuan)


class InovasiForm(BebasNik, forms.ModelForm):  # type: ignore[type-arg]
    wilayah = forms.ModelChoiceField(Wilayah.objects.none(), label=_("Tempat"), required=False)
    biaya = RupiahField(label=_("Biaya, rupiah"), required=False)
    sk_baru = _berkas(_("SK"), _("PDF atau foto, paling besar 20 MB."))
    bukti_baru = _berkas(_("Bukti hasil"))
    replikasi_baru = _berkas(_("Paket replikasi"), _("Panduan agar kecamatan lain dapat meniru."))

    class Meta:
        model = Inovasi
        fields = [
            "nama", "wilayah", "tahap", "tahun", "masalah", "cara", "indikator", "satuan",
            "sebelum", "sesudah", "biaya", "nomor_sk", "sumber",
        ]  # fmt: skip
        error_messages = SUDAH_ADA
        labels = {
            "nama": _("Nama inovasi"),
            "tahap": _("Tahap"),
            "tahun": _("Tahun"),
            "masalah": _("Masalah yang dijawab"),
            "cara": _("Cara kerjanya"),
            "indikator": _("Yang diukur"),
            "satuan": _("Satuan"),
            "sebelum": _("Angka sebelum"),
            "sesudah": _("Angka sesudah"),
            "nomor_sk": _("Nomor SK"),
            "sumber": _("Sumber"),
        }
        help_texts = {
            "indikator": _("Misalnya anak tidak sekolah yang kembali bersekolah."),
            "sumber": _("Dari mana keterangan ini, bila bukan dari Anda sendiri."),
        }
        widgets = {
            "masalah": forms.Textarea(attrs={"rows": 3}),
            "cara": forms.Textarea(attrs={"rows": 5}),
            "sebelum": forms.TextInput(attrs={"inputmode": "decimal"}),
            "sesudah": forms.TextInput(attrs={"inputmode": "decimal"}),
        }
        localized_fields = ["sebelum", "sesudah"]

    def __init__(self, *args: Any, user: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wilayah = self.fields["wilayah"]
        assert isinstance(wilayah, forms.ModelChoiceField)
        places = Wilayah.objects.filter(kode__in=writing_kodes(user))
        wilayah.queryset = places
        wilayah.empty_label = str(_("Tempat tidak disebut sumbernya"))
        if self.instance.pk and self.instance.wilayah_id is None:
            wilayah.queryset = Wilayah.objects.none()
        elif places:
            wilayah.required, wilayah.empty_label = True, None

    @property
    def berkas(self) -> dict[str, File[bytes]]:
        """New files by the name of their key."""
        names = ("sk", "bukti", "replikasi")
        return {n: self.cleaned_data[f"{n}_baru"] for n in names if self.cleaned_data[f"{n}_baru"]}


class AdopsiForm(forms.Form):
    wilayah = forms.ModelChoiceField(Wilayah.objects.none(), label=_("Kecamatan"), empty_label=None)
    catatan = forms.CharField(label=_("Catatan"), required=False, max_length=300)

    def __init__(self, *args: Any, kodes: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wilayah = self.fields["wilayah"]
        assert isinstance(wilayah, forms.ModelChoiceField)
        wilayah.queryset = Wilayah.objects.filter(kode__in=kodes)
        if len(kodes) == 1:
            wilayah.widget, wilayah.initial = forms.HiddenInput(), wilayah.queryset.first()


class SaringInovasiForm(forms.Form):
    q = forms.CharField(label=_("Nama atau masalah"), required=False, max_length=120)
    tahap = forms.ChoiceField(
        label=_("Tahap"),
        required=False,
        choices=[("", _("Semua")), *TahapInovasi.choices, ("kosong", _("Belum dilengkapi"))],
    )
    tempat = forms.CharField(label=_("Tempat"), required=False, max_length=120)
