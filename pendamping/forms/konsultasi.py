from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kecamatan.models import Kontak, Pengguna, Wilayah
from pendamping.actions.konsultasi import Artikel
from pendamping.enums import StatusKonsultasi
from pendamping.models import Konsultasi, TopikKonsultasi
from pendamping.queries.konsultasi import answerers_for, villages_to_ask_for


def topik_field(**kwargs: Any) -> forms.ModelChoiceField:  # type: ignore[type-arg]
    return forms.ModelChoiceField(
        TopikKonsultasi.objects.filter(aktif=True), label=_("Topik"), **kwargs
    )


class TanyaForm(forms.Form):
    """`tetap` is set once the asker has seen the answers that resemble the question."""

    desa = forms.ModelChoiceField(
        Wilayah.objects.none(), label=_("Desa/kelurahan"), empty_label=_("Pilih desa/kelurahan")
    )
    topik = topik_field(empty_label=_("Pilih topik"))
    judul = forms.CharField(
        label=_("Pertanyaan dalam satu kalimat"),
        max_length=160,
        help_text=_("Misalnya: Bolehkah BUM Desa menyewakan tanah kas desa?"),
    )
    pertanyaan = forms.CharField(
        label=_("Keterangan"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Apa yang sudah dicoba, aturan yang dibaca. Tanpa nama warga dan NIK."),
    )
    tetap = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, user: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        desa = self.fields["desa"]
        assert isinstance(desa, forms.ModelChoiceField)
        desa.queryset = villages_to_ask_for(user)
        only = list(villages_to_ask_for(user)[:2])
        if len(only) == 1:
            self.initial.setdefault("desa", only[0].pk)


class SaringKonsultasiForm(forms.Form):
    q = forms.CharField(label=_("Kata"), required=False, max_length=120)
    status = forms.ChoiceField(
        label=_("Keadaan"),
        required=False,
        choices=[("", _("Semua")), ("TERLAMBAT", _("Terlambat")), *StatusKonsultasi.choices],
    )
    topik = topik_field(required=False, empty_label=_("Semua"))


class JawabForm(forms.Form):
    jawaban = forms.CharField(
        label=_("Jawaban"),
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Sebut dasar aturannya. Jawaban yang baik dapat diterbitkan ke Pustaka."),
    )


class TunjukForm(forms.Form):
    petugas = forms.ModelChoiceField(
        Kontak.objects.none(), label=_("Dijawab oleh"), empty_label=_("Pilih orang")
    )

    def __init__(self, *args: Any, konsultasi: Konsultasi, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        petugas = self.fields["petugas"]
        assert isinstance(petugas, forms.ModelChoiceField)
        petugas.queryset = answerers_for(konsultasi)


class TerbitkanForm(forms.Form):
    judul = forms.CharField(label=_("Judul"), max_length=200)
    pertanyaan = forms.CharField(
        label=_("Pertanyaan"), max_length=5000, widget=forms.Textarea(attrs={"rows": 4})
    )
    jawaban = forms.CharField(
        label=_("Jawaban"), max_length=10_000, widget=forms.Textarea(attrs={"rows": 8})
    )

    @property
    def artikel(self) -> Artikel:
        return Artikel(**self.cleaned_data)
