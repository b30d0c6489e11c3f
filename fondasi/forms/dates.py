"""Dates as forms take them: near enough that nothing counts days for thousands of years, and that
the day after one is a date too."""

from __future__ import annotations

from datetime import date
from typing import Final

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

AWAL: Final = date(1900, 1, 1)
AKHIR: Final = date(2100, 12, 31)
_PESAN: Final = _("Tahun harus antara 1900 dan 2100. Periksa tahunnya.")


class TanggalField(forms.DateField):
    default_error_messages = {
        "invalid": _("Tanggal ini tidak ada. Tulis hari/bulan/tahun, misalnya 22/11/2024.")
    }
    default_validators = (MinValueValidator(AWAL, _PESAN), MaxValueValidator(AKHIR, _PESAN))  # type: ignore[assignment]
