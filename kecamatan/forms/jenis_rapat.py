from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from kecamatan.models import JenisRapat


class JenisRapatForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = JenisRapat
        fields = ["nama", "tingkat", "urutan", "aktif"]
        labels = {
            "nama": _("Nama jenis rapat"),
            "tingkat": _("Diadakan di tingkat"),
            "urutan": _("Urutan dalam pilihan"),
            "aktif": _("Masih dipakai"),
        }
        help_texts = {"tingkat": _("Bila kosong, ditawarkan di semua tingkat.")}
