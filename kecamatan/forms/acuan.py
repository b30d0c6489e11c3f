from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fondasi.today import today
from kecamatan.models import ButirKelembagaan, LokasiBertanda, TandaLokasi, Wilayah

UMUM = {
    "nama": _("Nama"),
    "penjelasan": _("Penjelasan"),
    "urutan": _("Urutan"),
    "aktif": _("Masih dipakai"),
}


class ButirForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = ButirKelembagaan
        fields = ["nama", "penjelasan", "langkah", "petunjuk", "wajib_bukti", "urutan", "aktif"]
        labels = {
            **UMUM,
            "langkah": _("Langkah berikutnya"),
            "petunjuk": _("Yang dilihat portal sendiri"),
            "wajib_bukti": _("Terlembaga hanya dengan dokumen"),
        }
        help_texts = {
            "langkah": _("Melengkapi kalimat “Berikutnya: …”, misalnya unggah SK TKPKK."),
            "aktif": _("Yang tidak dipakai lagi tidak ditanyakan; riwayatnya tetap."),
        }


class TandaForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = TandaLokasi
        fields = ["nama", "penjelasan", "urutan", "aktif"]
        labels = UMUM


class LokasiForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = LokasiBertanda
        fields = ["tanda", "tahun", "sumber"]
        labels = {"tanda": _("Tanda"), "tahun": _("Tahun"), "sumber": _("Sumber")}
        help_texts = {"sumber": _("Misalnya nomor keputusan atau surat.")}

    def __init__(self, *args: Any, wilayah: Wilayah, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.wilayah = wilayah
        self.initial.setdefault("tahun", today().year)
        tanda = self.fields["tanda"]
        assert isinstance(tanda, forms.ModelChoiceField)
        tanda.queryset = TandaLokasi.objects.filter(aktif=True)
