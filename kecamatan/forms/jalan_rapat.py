"""What is typed while a meeting runs: notes, decisions, attendance, photos, adoption."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fondasi.forms.dates import TanggalField
from fondasi.kept.drawing import fresh_key
from kecamatan.actions.kehadiran import IsiHadir
from kecamatan.actions.keputusan import IsiKeputusan
from kecamatan.enums import JenisKelamin, Pengesah, Prioritas
from kecamatan.forms.tindak_lanjut import PemilikField, tanpa_nik
from kecamatan.models import KeputusanRapat, Kontak, RapatKoordinasi, Wilayah
from kecamatan.queries.keputusan import (
    facilitators_near,
    owners_near,
    places_below,
)
from kecamatan.rules.kehadiran import UNSUR


class CatatanForm(forms.Form):
    versi = forms.IntegerField(min_value=0)
    catatan = forms.CharField(required=False, strip=False)


class KeputusanForm(forms.Form):
    """A decision of this meeting; only people, offices and places near it can be named."""

    kunci = forms.UUIDField(widget=forms.HiddenInput, required=False)
    uraian = forms.CharField(
        label=_("Apa yang diputuskan"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Tulis apa yang diputuskan.")},
    )
    pemilik = PemilikField(required=False)
    batas = TanggalField(
        label=_("Batas waktu"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    desa = forms.ModelChoiceField(
        label=_("Desa/kelurahan"),
        queryset=Wilayah.objects.none(),
        required=False,
        empty_label=_("Seluruh wilayah"),
    )
    prioritas = forms.ChoiceField(label=_("Prioritas"), choices=Prioritas.choices, required=False)
    dilibatkan = forms.ModelMultipleChoiceField(
        label=_("Dilibatkan"),
        queryset=Kontak.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Pendamping dan penyuluh kementerian lain: dilibatkan, bukan diberi tugas."),
    )
    hanya_catatan = forms.BooleanField(
        label=_("Hanya catatan, tanpa tindak lanjut"), required=False
    )

    def __init__(
        self,
        data: Any = None,
        *,
        rapat: RapatKoordinasi,
        instance: KeputusanRapat | None = None,
    ) -> None:
        initial = _values(instance) if instance else {"kunci": fresh_key()}
        super().__init__(data, initial=initial)
        owner = self.fields["pemilik"]
        assert isinstance(owner, PemilikField)
        owner.help_text = ""
        owner.offer(rapat.wilayah, owners_near(rapat))
        self._queryset("desa", places_below(rapat))
        self._queryset("dilibatkan", facilitators_near(rapat))
        if not self.fields["dilibatkan"].queryset.exists():  # type: ignore[attr-defined]
            del self.fields["dilibatkan"]

    def _queryset(self, name: str, rows: Any) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = rows

    def clean_uraian(self) -> str:
        return tanpa_nik(str(self.cleaned_data["uraian"]))

    @property
    def isi(self) -> IsiKeputusan:
        data = self.cleaned_data
        return IsiKeputusan(
            uraian=data["uraian"],
            hanya_catatan=data["hanya_catatan"],
            kontak=data["pemilik"][0],
            instansi=data["pemilik"][1],
            desa=data["desa"],
            batas=data["batas"],
            prioritas=Prioritas(data["prioritas"] or Prioritas.BIASA),
            dilibatkan=list(data.get("dilibatkan", ())),
        )


def _values(row: KeputusanRapat) -> dict[str, Any]:
    owner = f"k-{row.kontak_id}" if row.kontak_id else f"i-{row.instansi_id}"
    return {
        "uraian": row.uraian,
        "pemilik": owner if row.berpemilik else "",
        "batas": row.batas,
        "desa": row.desa_id,
        "prioritas": row.prioritas,
        "dilibatkan": list(row.dilibatkan.values_list("pk", flat=True)),
        "hanya_catatan": row.hanya_catatan,
    }


class HadirForm(forms.Form):
    """Somebody signs in, by QR code or by the hand of the notulis."""

    nama = forms.CharField(
        label=_("Nama lengkap"), max_length=120, widget=forms.TextInput({"autocomplete": "name"})
    )
    jabatan = forms.CharField(label=_("Jabatan"), max_length=120, required=False)
    instansi = forms.CharField(
        label=_("Instansi atau desa/kelurahan"),
        max_length=160,
        widget=forms.TextInput({"autocomplete": "organization"}),
    )
    unsur = forms.ChoiceField(
        label=_("Unsur"), choices=[("", _("Pilih unsur")), *((u, u) for u in UNSUR)]
    )
    jenis_kelamin = forms.ChoiceField(
        label=_("Laki-laki atau perempuan"),
        choices=JenisKelamin.choices,
        widget=forms.RadioSelect,
    )

    def clean_nama(self) -> str:
        return tanpa_nik(" ".join(str(self.cleaned_data["nama"]).split()))

    def clean_instansi(self) -> str:
        return tanpa_nik(" ".join(str(self.cleaned_data["instansi"]).split()))

    @property
    def isi(self) -> IsiHadir:
        return IsiHadir(**self.cleaned_data)


class PindaianHadirForm(forms.Form):
    pindaian = forms.FileField(
        label=_("Pindaian daftar hadir"),
        error_messages={"required": _("Pilih berkas pindaian.")},
    )


class FotoForm(forms.Form):
    foto = forms.FileField(
        label=_("Foto"),
        widget=forms.ClearableFileInput(attrs={"accept": "image/*"}),
        error_messages={"required": _("Pilih berkas foto.")},
    )
    keterangan = forms.CharField(
        label=_("Keterangan"),
        max_length=160,
        help_text=_("Tanggal dan tempat ditulis sendiri di depannya."),
    )
    tempat = forms.ModelChoiceField(label=_("Tempat"), queryset=Wilayah.objects.none())

    def __init__(self, data: Any = None, files: Any = None, *, rapat: RapatKoordinasi) -> None:
        super().__init__(data, files, initial={"tempat": rapat.wilayah_id})
        field = self.fields["tempat"]
        if isinstance(field, forms.ModelChoiceField):
            here = Wilayah.objects.filter(pk=rapat.wilayah_id)
            field.queryset = (here | places_below(rapat)).order_by("kode")
            field.empty_label = None


class SahkanForm(forms.Form):
    """`cara` is asked for somebody without an account only."""

    sebagai = forms.ChoiceField(choices=Pengesah.choices)
    sidik = forms.CharField(max_length=64)
    nama = forms.CharField(max_length=120, required=False)
    cara = forms.CharField(max_length=160, required=False)


class AddendumForm(forms.Form):
    isi = forms.CharField(
        label=_("Ralat"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Sebut bagian yang diralat dan isinya yang benar."),
        error_messages={"required": _("Tulis ralatnya, paling sedikit 10 huruf.")},
    )

    def clean_isi(self) -> str:
        return tanpa_nik(str(self.cleaned_data["isi"]))
