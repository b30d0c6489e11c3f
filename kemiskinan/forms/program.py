from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from fondasi.errors import Galat
from fondasi.formatting import angka, baca_angka
from fondasi.today import today
from kecamatan.enums import Strategi
from kecamatan.models import Instansi, Wilayah
from kemiskinan.enums import (
    SumberDana,
)
from kemiskinan.models import Program, SubKegiatan

TERBESAR = Decimal(10) ** 13


class RupiahField(forms.CharField):
    """An amount written as people do: 250.000 or 250.000,50."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal"}))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Any:
        text = str(super().to_python(value)).removeprefix("Rp").strip()
        if not text:
            return None
        try:
            found = baca_angka(text)
        except Galat as galat:
            raise ValidationError(galat.pesan) from galat
        if not 0 <= found < TERBESAR:
            raise ValidationError(_("Tulis angka dari nol sampai 9.999.999.999.999."))
        return found

    def prepare_value(self, value: Any) -> Any:
        return angka(value) if isinstance(value, Decimal) else value


class ProgramForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Program
        fields = ("nama",)
        labels = {"nama": _("Nama program")}


class SubKegiatanForm(forms.ModelForm):  # type: ignore[type-arg]
    """A budget line of one kabupaten; only its own programs and offices are offered."""

    tahun = forms.IntegerField(label=_("Tahun"), min_value=2015, max_value=2100)
    pagu = RupiahField(label=_("Pagu (rupiah)"))
    realisasi = RupiahField(label=_("Realisasi (rupiah)"), required=False)

    class Meta:
        model = SubKegiatan
        fields = (
            "program", "tahun", "kode", "nama", "strategi", "sumber_dana", "instansi", "pagu",
            "realisasi",
        )  # fmt: skip
        labels = {
            "kode": _("Kode sub kegiatan"),
            "nama": _("Nama sub kegiatan"),
            "instansi": _("OPD pengampu"),
        }

    def __init__(self, *args: Any, kabupaten: Wilayah, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.kabupaten = kabupaten
        self._offer("program", Program.objects.filter(kabupaten=kabupaten))
        self._offer("instansi", Instansi.objects.filter(wilayah=kabupaten, aktif=True))
        if not self.instance.pk:
            self.initial["tahun"] = today().year

    def _offer(self, name: str, rows: Any) -> None:
        self.fields[name].queryset = rows  # type: ignore[attr-defined]

    def clean_realisasi(self) -> Decimal:
        return self.cleaned_data["realisasi"] or Decimal(0)


class RealisasiForm(forms.Form):
    realisasi = RupiahField(label=_("Realisasi sampai hari ini (rupiah)"))


class SaringProgramForm(forms.Form):
    """Filter of the list of budget lines."""

    tahun = forms.TypedChoiceField(label=_("Tahun"), coerce=int, required=False, empty_value=None)
    strategi = forms.TypedChoiceField(
        label=_("Strategi"),
        choices=[("", _("Semua")), *Strategi.choices],
        coerce=int,
        required=False,
        empty_value=None,
    )
    sumber_dana = forms.ChoiceField(
        label=_("Sumber dana"), choices=[("", _("Semua")), *SumberDana.choices], required=False
    )

    def __init__(self, *args: Any, tahun: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("Semua")), *((t, str(t)) for t in tahun)]
        self.fields["tahun"].choices = choices  # type: ignore[attr-defined]

    def narrow(self, rows: Any) -> Any:
        found = self.cleaned_data if self.is_valid() else {}
        return rows.filter(**{name: value for name, value in found.items() if value})
