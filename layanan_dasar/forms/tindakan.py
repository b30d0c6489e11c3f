from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from fondasi.forms.dates import TanggalField
from kecamatan.models import Instansi


class TindakLanjutForm(forms.Form):
    """`instansi` is filled by the routing table; without a route a person chooses."""

    instansi = forms.ModelChoiceField(
        label=_("Instansi yang diminta"),
        queryset=Instansi.objects.none(),
        empty_label=_("Pilih instansi"),
        error_messages={"required": _("Pilih instansi yang diminta menindaklanjuti.")},
    )
    uraian = forms.CharField(
        label=_("Yang diminta"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Tanpa nama warga."),
    )
    batas = TanggalField(
        label=_("Batas waktu"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, kantor: QuerySet[Instansi], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["instansi"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = kantor


class TindakLanjutPengaduanForm(TindakLanjutForm):
    diperiksa = forms.BooleanField(
        label=_("Sudah diperiksa: angka pada teks bukan NIK atau nomor telepon warga"),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["uraian"].help_text = _(
            "Dengan kata-kata Anda sendiri, tanpa nama warga dan tanpa isi pengaduan."
        )
