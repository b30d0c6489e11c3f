from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kecamatan.forms.bebas_nik import BebasNik
from pendamping.enums import JenisPustaka
from pendamping.forms.konsultasi import topik_field
from pendamping.models import Pustaka


class CariPustakaForm(forms.Form):
    q = forms.CharField(label=_("Kata, judul, atau nomor"), required=False, max_length=160)
    jenis = forms.ChoiceField(
        label=_("Jenis"), required=False, choices=[("", _("Semua")), *JenisPustaka.choices]
    )
    topik = topik_field(required=False, empty_label=_("Semua"))


class PustakaForm(BebasNik, forms.ModelForm):  # type: ignore[type-arg]
    tautan = forms.URLField(
        label=_("Tautan"), required=False, max_length=400, assume_scheme="https"
    )
    berkas_baru = forms.FileField(
        label=_("Berkas"), required=False, help_text=_("PDF, dokumen, lembar kerja, atau gambar.")
    )

    class Meta:
        model = Pustaka
        fields = ["jenis", "judul", "nomor", "topik", "ringkasan", "tautan"]
        labels = {
            "jenis": _("Jenis"),
            "judul": _("Judul"),
            "nomor": _("Nomor dan tahun"),
            "topik": _("Topik"),
            "ringkasan": _("Ringkasan"),
        }
        widgets = {"ringkasan": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        jenis = self.fields["jenis"]
        assert isinstance(jenis, forms.ChoiceField)
        offered = [c for c in JenisPustaka.choices if c[0] != JenisPustaka.TANYA_JAWAB]
        jenis.choices = offered
        if self.instance.jenis == JenisPustaka.TANYA_JAWAB:
            del self.fields["jenis"]
