from __future__ import annotations

from typing import Any

from django import forms

from fondasi.today import today
from kecamatan.enums import Peran, Tingkat
from kecamatan.models import Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of


class LaporanForm(forms.Form):
    """What the secretariat chooses before a report is written."""

    wilayah = forms.ModelChoiceField(
        Wilayah.objects.none(), label="Kabupaten/kota", empty_label=None
    )
    periode = forms.RegexField(
        r"^\d{4}-(0[1-9]|1[0-2])$",
        label="Bulan laporan",
        help_text="Keadaan pada akhir bulan ini. Tulis sebagai tahun-bulan, misalnya 2024-11.",
        error_messages={"invalid": "Tulis sebagai tahun-bulan, misalnya 2024-11."},
        widget=forms.TextInput(attrs={"type": "month"}),
    )
    nomor = forms.CharField(
        label="Nomor surat",
        required=False,
        max_length=120,
        help_text="Boleh dikosongkan; nomor dari buku agenda ditulis tangan setelah dicetak.",
    )
    kertas = forms.ChoiceField(
        label="Ukuran kertas",
        choices=[("A4", "A4"), ("F4", "F4 (folio)")],
        widget=forms.RadioSelect,
        initial="A4",
    )

    def __init__(self, *args: Any, user: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["wilayah"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Wilayah.objects.filter(
            tingkat=Tingkat.KABUPATEN, kode__in=cakupan_of(user).kodes(Peran.BAPPEDA)
        )
        self.fields["periode"].initial = today().strftime("%Y-%m")
