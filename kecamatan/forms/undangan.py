from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kecamatan.actions.undangan import OrangBaru
from kecamatan.rules.telepon import normalize_telepon


class OrangBaruForm(forms.Form):
    """A person who is not among the contacts yet."""

    nama = forms.CharField(label=_("Nama lengkap"), max_length=120)
    jabatan = forms.CharField(label=_("Jabatan"), max_length=120, required=False)
    unsur = forms.CharField(
        label=_("Unsur"),
        max_length=80,
        required=False,
        help_text=_("Misalnya TKPKK, BPD, PKK, tokoh masyarakat."),
    )
    telepon = forms.CharField(label=_("Nomor WA / telepon"), max_length=30, required=False)

    def clean_telepon(self) -> str:
        text = str(self.cleaned_data["telepon"])
        telepon = normalize_telepon(text) if text else ""
        if text and not telepon:
            raise ValidationError(_("Nomor ini tidak dikenali. Tulis seperti 0812-3456-7890."))
        return telepon or ""

    @property
    def orang(self) -> OrangBaru:
        return OrangBaru(**self.cleaned_data)


class CariUndanganForm(forms.Form):
    q = forms.CharField(label=_("Nama, jabatan, atau instansi"), max_length=80, required=False)
