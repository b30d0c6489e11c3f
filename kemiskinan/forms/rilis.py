from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from fondasi.forms.dates import TanggalField
from fondasi.today import today
from kecamatan.models import Wilayah
from kemiskinan.enums import JenisRilis
from kemiskinan.intake.kolom import Layout


class UnggahRilisForm(forms.Form):
    """A delivery and what its Berita Acara (or the decree) says about it."""

    kabupaten = forms.ModelChoiceField(label=_("Kabupaten/kota"), queryset=Wilayah.objects.none())
    jenis = forms.ChoiceField(label=_("Jenis data"), choices=JenisRilis)
    tahun = forms.IntegerField(label=_("Tahun data"), min_value=2000, max_value=2100)
    berkas = forms.FileField(label=_("Berkas"))
    nomor_dokumen = forms.CharField(
        label=_("Nomor berita acara atau SK"), max_length=120, required=False
    )
    tanggal_dokumen = TanggalField(
        label=_("Tanggal berita acara atau SK"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    jumlah_dinyatakan = forms.IntegerField(
        label=_("Jumlah baris menurut dokumen"), min_value=1, required=False
    )

    def __init__(self, *args: Any, kabupaten: QuerySet[Wilayah], **kwargs: Any) -> None:
        kwargs["initial"] = {"tahun": today().year, **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        field = self.fields["kabupaten"]
        field.queryset = kabupaten  # type: ignore[attr-defined]
        if len(only := list(kabupaten[:2])) == 1:
            field.initial, field.widget = only[0], forms.HiddenInput()


class AlasanForm(forms.Form):
    alasan = forms.CharField(
        label=_("Alasan"), widget=forms.Textarea(attrs={"rows": 3}), min_length=10, max_length=500
    )


class PemetaanForm(forms.Form):
    """One choice per column of the layout: which header of the file it is."""

    def __init__(self, *args: Any, layout: Layout, judul: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.layout = layout
        choices = [("", "(tidak ada di berkas)"), *((text, text) for text in judul if text)]
        for kolom in layout.kolom:
            self.fields[kolom.nama] = forms.ChoiceField(
                label=kolom.judul, choices=choices, required=kolom.wajib
            )

    @property
    def dikenali(self) -> list[forms.BoundField]:
        """Columns that have their header and no mistake: they need no look."""
        return [field for field in self if field.value() and not field.errors]

    @property
    def perlu_dilihat(self) -> list[forms.BoundField]:
        return [field for field in self if not field.value() or field.errors]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        taken: dict[str, str] = {}
        for nama, judul in list(found.items()):
            if judul and judul in taken:
                self.add_error(nama, _("Kolom berkas ini sudah dipilih untuk kolom lain."))
            taken[judul] = nama
        return found


class PadananKodeForm(forms.Form):
    wilayah = forms.ModelChoiceField(
        label=_("Desa/kelurahan yang dimaksud"), queryset=Wilayah.objects.none()
    )

    def __init__(self, *args: Any, desa: QuerySet[Wilayah], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["wilayah"]
        field.queryset = desa
        field.label_from_instance = lambda w: f"{w.induk.nama} – {w.sebutan} ({w.kode})"
