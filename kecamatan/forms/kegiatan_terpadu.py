from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fondasi.forms.dates import TanggalField
from fondasi.today import today
from kecamatan.actions.kegiatan_terpadu import IsiKegiatan
from kecamatan.enums import JenisKegiatan, Tingkat
from kecamatan.forms.pengguna import isian_tanggal
from kecamatan.forms.rapat import isian_jam
from kecamatan.models import KegiatanTerpadu, Wilayah


class KegiatanForm(forms.Form):
    """A line of the joint agenda of one kecamatan."""

    jenis = forms.ChoiceField(
        label=_("Jenis kegiatan"), choices=[("", _("Pilih jenis")), *JenisKegiatan.choices]
    )
    judul = forms.CharField(label=_("Kegiatan"), max_length=160)
    program = forms.CharField(
        label=_("Program atau pelaksana"),
        max_length=120,
        help_text=_("Misalnya PKH, Puskesmas Wonosalam, penyuluh pertanian."),
    )
    tanggal = TanggalField(label=_("Tanggal"), widget=isian_tanggal())
    mulai = forms.TimeField(label=_("Mulai pukul"), required=False, widget=isian_jam())
    selesai = forms.TimeField(label=_("Selesai pukul"), required=False, widget=isian_jam())
    desa = forms.ModelChoiceField(
        Wilayah.objects.none(),
        label=_("Desa/kelurahan"),
        required=False,
        empty_label=_("Tingkat kecamatan"),
    )
    tempat = forms.CharField(label=_("Tempat"), max_length=160, required=False)
    kunci = forms.CharField(required=False, max_length=43, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, kecamatan: Wilayah, kegiatan: KegiatanTerpadu | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        desa = self.fields["desa"]
        assert isinstance(desa, forms.ModelChoiceField)
        rows = Wilayah.objects.current(today()).filter(induk=kecamatan, tingkat=Tingkat.DESA)
        desa.queryset = rows.order_by("kode")
        if kegiatan is not None:
            del self.fields["kunci"]
            self.initial = {name: getattr(kegiatan, name) for name in self.fields}

    @property
    def isi(self) -> IsiKegiatan:
        given = {name: value for name, value in self.cleaned_data.items() if name != "kunci"}
        return IsiKegiatan(**given)
