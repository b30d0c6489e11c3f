from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from fondasi.today import today
from kemiskinan.forms.intervensi import NAMA_BULAN
from kemiskinan.models import SubKegiatan


class UnggahPenerimaForm(forms.Form):
    sub_kegiatan = forms.ModelChoiceField(
        label=_("Sub kegiatan"), queryset=SubKegiatan.objects.none()
    )
    tahun = forms.IntegerField(label=_("Tahun penyaluran"), min_value=2015, max_value=2100)
    bulan = forms.TypedChoiceField(label=_("Bulan penyaluran"), choices=NAMA_BULAN, coerce=int)
    berkas = forms.FileField(label=_("Daftar penerima"))

    def __init__(self, *args: Any, sub_kegiatan: QuerySet[SubKegiatan], **kwargs: Any) -> None:
        now = today()
        given = kwargs.get("initial") or {}
        kwargs["initial"] = {"tahun": now.year, "bulan": now.month, **given}
        super().__init__(*args, **kwargs)
        self.fields["sub_kegiatan"].queryset = sub_kegiatan  # type: ignore[attr-defined]
