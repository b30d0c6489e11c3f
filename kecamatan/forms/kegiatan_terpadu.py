from __future__ import annotations

from datetime import date, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fondasi.formatting import KOSONG, tanggal
from fondasi.forms.dates import TanggalField
from fondasi.forms.versions import retype
from fondasi.today import today
from kecamatan.actions.kegiatan_terpadu import ISIAN, IsiKegiatan, version_of
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
    versi = forms.CharField(required=False, max_length=36, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, kecamatan: Wilayah, kegiatan: KegiatanTerpadu | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        desa = self.fields["desa"]
        assert isinstance(desa, forms.ModelChoiceField)
        rows = Wilayah.objects.current(today()).filter(induk=kecamatan, tingkat=Tingkat.DESA)
        desa.queryset = rows.order_by("kode")
        del self.fields["versi" if kegiatan is None else "kunci"]
        if kegiatan is not None:
            said = {name: getattr(kegiatan, name) for name in self.fields if name != "versi"}
            self.initial = {**said, "versi": version_of(kegiatan)}

    @property
    def isi(self) -> IsiKegiatan:
        given = self.cleaned_data
        return IsiKegiatan(**{field.name: given[field.name] for field in ISIAN})

    def compare(self, kegiatan: KegiatanTerpadu) -> None:
        """What was typed stays; beside each column in which the stored line differs stands what
        it says now, and the next save is against that."""
        for field in ISIAN:
            stored = getattr(kegiatan, field.name)
            if stored != self.cleaned_data[field.name]:
                kini = _("Yang tersimpan sekarang: %(isi)s") % {"isi": _told(kegiatan, stored)}
                self.add_error(field.name, kini)
        retype(self, version_of(kegiatan))


def _told(kegiatan: KegiatanTerpadu, stored: object) -> str:
    if isinstance(stored, Wilayah):
        return stored.sebutan
    if isinstance(stored, time):
        return f"{stored:%H.%M}"
    if isinstance(stored, date):
        return tanggal(stored)
    return kegiatan.get_jenis_display() if stored == kegiatan.jenis else str(stored or KOSONG)
