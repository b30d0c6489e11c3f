from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fondasi.forms.dates import TanggalField
from kecamatan.enums import PenerimaEskalasi
from kecamatan.forms.pengguna import isian_tanggal
from kecamatan.forms.wilayah import WilayahField
from kecamatan.models import Pengguna
from kecamatan.models.cakupan import cakupan_of
from kecamatan.models.tangga_eskalasi import HARI_TERJAUH
from kecamatan.permissions.data_induk import PENGURUS
from kecamatan.permissions.hari_libur import can_edit_hari_libur


class HariLiburForm(forms.Form):
    """A closed day; without a place it is the nation's, for those who may."""

    tanggal = TanggalField(label=_("Tanggal"), widget=isian_tanggal())
    nama = forms.CharField(label=_("Nama hari libur"), max_length=120)
    wilayah = WilayahField(label=_("Berlaku di"), help_text=_("Nama atau kode wilayahnya."))
    sumber = forms.CharField(
        label=_("Dasar"),
        max_length=120,
        required=False,
        help_text=_("Misalnya nomor surat edaran."),
    )

    def __init__(self, *args: Any, user: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wilayah = self.fields["wilayah"]
        assert isinstance(wilayah, WilayahField)
        kodes = cakupan_of(user).kodes(*PENGURUS)
        wilayah.dalam = lambda: kodes
        if can_edit_hari_libur(user, None):
            wilayah.required = False
            wilayah.help_text = _("Kosongkan untuk libur nasional.")
        elif len(kodes) == 1:
            wilayah.initial = kodes[0]


class AnakTanggaForm(forms.Form):
    hari = forms.IntegerField(
        label=_("Hari kerja dari batas waktu"),
        min_value=-HARI_TERJAUH,
        max_value=HARI_TERJAUH,
        help_text=_("-1 berarti sehari kerja sebelumnya, 0 pada harinya, 3 tiga hari kerja lewat."),
    )
    penerima = forms.ChoiceField(label=_("Yang diingatkan"), choices=PenerimaEskalasi.choices)
