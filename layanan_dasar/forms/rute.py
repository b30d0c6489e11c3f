from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kecamatan.models import Instansi, Wilayah


class RuteForm(forms.Form):
    instansi = forms.ModelChoiceField(
        label=_("Instansi penanggung jawab"), queryset=Instansi.objects.none(), required=False,
        empty_label=_("Belum dipetakan"),
    )  # fmt: skip
    validasi = forms.BooleanField(
        label=_("Instansi ini memvalidasi angkanya sebelum kecamatan memverifikasi"),
        required=False,
    )

    def __init__(self, *args: Any, wilayah: Wilayah, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kabupaten = ".".join(wilayah.kode.split(".")[:2])
        here = Q(wilayah__kode=kabupaten) | Q(wilayah__kode__startswith=f"{kabupaten}.")
        field = self.fields["instansi"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = Instansi.objects.filter(here, aktif=True).select_related("wilayah")
