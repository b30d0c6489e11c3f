"""A deadline as a date or as a number of working days: two fields of which one is filled."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from fondasi.forms.dates import TanggalField
from fondasi.today import today
from kecamatan.forms.pengguna import isian_tanggal
from kecamatan.models import Wilayah
from kecamatan.queries.hari_libur import kalender

HARI_KERJA_TERBANYAK = 260


class BatasForm(forms.Form):
    """`batas_akhir` holds the day that was meant; days are counted by the calendar of `wilayah`."""

    batas = TanggalField(label=_("Batas waktu"), required=False, widget=isian_tanggal())
    hari_kerja = forms.IntegerField(
        label=_("atau dalam … hari kerja"),
        required=False,
        min_value=1,
        max_value=HARI_KERJA_TERBANYAK,
        help_text=_("Dihitung sesudah hari ini, tanpa akhir pekan dan hari libur."),
    )

    def __init__(self, *args: Any, wilayah: Wilayah, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.wilayah = wilayah

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        batas, hari = data.get("batas"), data.get("hari_kerja")
        if not {"batas", "hari_kerja"} & set(self.errors):
            data["batas_akhir"] = self._day(batas, hari)
        return data

    def _day(self, batas: date | None, hari: int | None) -> date | None:
        if (batas is None) == (hari is None):
            self.add_error("batas", _("Isi salah satu: tanggal, atau jumlah hari kerja."))
            return None
        if hari is not None:
            mulai = today()
            return kalender(self.wilayah, mulai, mulai + timedelta(days=2 * 365)).add(mulai, hari)
        if batas is not None and batas < today():
            raise ValidationError({"batas": _("Batas waktu tidak boleh sebelum hari ini.")})
        return batas
