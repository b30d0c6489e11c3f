from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fondasi.forms.dates import TanggalField
from kecamatan.forms.pengguna import isian_tanggal
from kecamatan.models import Kontak, Pengguna
from pendamping.models import Pelatihan
from pendamping.queries.pelatihan import people_to_invite, places_to_train


class PelatihanForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Pelatihan
        fields = [
            "judul",
            "topik",
            "wilayah",
            "tanggal",
            "jam",
            "tempat",
            "penyelenggara",
            "nomor",
        ]
        labels = {
            "judul": _("Nama pelatihan"),
            "topik": _("Topik"),
            "wilayah": _("Diselenggarakan di"),
            "tanggal": _("Tanggal"),
            "jam": _("Jam pelajaran"),
            "tempat": _("Tempat"),
            "penyelenggara": _("Penyelenggara"),
            "nomor": _("Nomor surat keterangan"),
        }
        help_texts = {
            "nomor": _("Dari buku agenda atau Srikandi; boleh diisi belakangan."),
            "penyelenggara": _("Kosong: kantornya sendiri."),
        }
        widgets = {"tanggal": isian_tanggal()}
        field_classes = {"tanggal": TanggalField}

    def __init__(self, *args: Any, user: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wilayah = self.fields["wilayah"]
        assert isinstance(wilayah, forms.ModelChoiceField)
        wilayah.queryset = places_to_train(user)
        self.fields["jam"].widget.attrs |= {"min": 1, "max": 200}
        only = list(places_to_train(user)[:2])
        if len(only) == 1:
            self.initial.setdefault("wilayah", only[0].pk)

    def clean_jam(self) -> int:
        jam: int = self.cleaned_data["jam"]
        if not 1 <= jam <= 200:
            raise forms.ValidationError(_("Jam pelajaran antara 1 dan 200."))
        return jam


class NamaPeserta(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        peran = f", {obj.jabatan}" if obj.jabatan else ""
        return f"{obj.nama}{peran} ({obj.wilayah})"


class PesertaForm(forms.Form):
    kontak = NamaPeserta(
        Kontak.objects.none(), label=_("Peserta"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, pelatihan: Pelatihan, q: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kontak = self.fields["kontak"]
        assert isinstance(kontak, forms.ModelMultipleChoiceField)
        kontak.queryset = people_to_invite(pelatihan, q)
