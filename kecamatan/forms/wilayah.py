from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from fondasi.forms.dates import TanggalField
from kecamatan.enums import Tingkat
from kecamatan.models import Wilayah
from kecamatan.queries.wilayah import SEBUTAN, path_of, search_wilayah

CONTOH = 5


class IsianWilayah(forms.TextInput):
    """A text field that suggests places while one types; without JavaScript one types the code or
    the name. `semua` suggests the whole country, not only one's own territories."""

    def __init__(self, attrs: dict[str, Any] | None = None, *, semua: bool = False) -> None:
        super().__init__({"autocomplete": "off", "spellcheck": "false", **(attrs or {})})
        self.semua = semua

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        list_id = f"saran-{name}"
        semua = "&semua=1" if self.semua else ""
        extra = {
            "list": list_id,
            "hx-get": f"{reverse('kecamatan:wilayah-saran')}?kolom={name}{semua}",
            "hx-trigger": "input changed delay:250ms",
            "hx-target": f"#{list_id}",
        }
        field = super().render(name, value, {**(attrs or {}), **extra}, renderer)
        return format_html('{}<datalist id="{}"></datalist>', field, list_id)


class WilayahField(forms.CharField):
    """One territory in force, told by code or by a name that is unique within `dalam()`."""

    widget = IsianWilayah

    def __init__(self, *, tingkat: tuple[Tingkat, ...] = (), **kwargs: Any) -> None:
        super().__init__(max_length=120, **kwargs)
        self.tingkat = tingkat
        self.dalam: Callable[[], list[str] | None] = lambda: None

    def prepare_value(self, value: Any) -> Any:
        return value.kode if isinstance(value, Wilayah) else value

    def clean(self, value: Any) -> Any:
        teks = super().clean(value)
        if not teks:
            return None
        rows = search_wilayah(teks, dalam=self.dalam(), tingkat=self.tingkat)
        found = list(rows[: CONTOH + 1])
        exact = [w for w in found if teks in (w.kode, w.kode_polos)] or [
            w for w in found if w.nama.lower() == _bare(teks)
        ]
        if len(exact) == 1 or len(found) == 1:
            return (exact or found)[0]
        raise ValidationError(_sentence(found))


def _bare(teks: str) -> str:
    return SEBUTAN.sub("", " ".join(teks.split())).lower()


def _sentence(found: list[Wilayah]) -> str:
    if not found:
        return str(_("Wilayah ini tidak ditemukan di wilayah kerja Anda. Tulis nama atau kodenya."))
    names = "; ".join(f"{w.kode} {path_of(w)}" for w in found[:CONTOH])
    return str(_("Ada beberapa wilayah dengan nama ini. Tulis kodenya: %(names)s.")) % {
        "names": names
    }


class CariWilayahForm(forms.Form):
    q = forms.CharField(label=_("Nama atau kode wilayah"), max_length=120, required=False)


class AkhiriWilayahForm(forms.Form):
    sampai = TanggalField(
        label=_("Tidak berlaku lagi mulai"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    penerus = WilayahField(
        label=_("Penerus"),
        required=False,
        help_text=_("Wilayah yang meneruskan; nama atau kodenya. Tambahkan dahulu bila belum ada."),
    )


class NamaWilayahForm(forms.Form):
    nama = forms.CharField(label=_("Nama baru"), max_length=120)


class WilayahBaruForm(forms.Form):
    kode = forms.RegexField(
        r"^\d{2}\.\d{2}(\.\d{2}(\.\d{4})?)?$",
        label=_("Kode Kemendagri"),
        help_text=_("Dengan titik, misalnya 35.17.05.2010."),
        error_messages={"invalid": _("Tulis kode dengan titik, misalnya 35.17.05.2010.")},
    )
    nama = forms.CharField(
        label=_("Nama"), max_length=120, help_text=_("Tanpa kata desa, kelurahan, atau kecamatan.")
    )
