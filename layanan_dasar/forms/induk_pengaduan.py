from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from layanan_dasar.models import AturanLayanan, KategoriPengaduan


class KategoriPengaduanForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = KategoriPengaduan
        fields = [
            "nama", "penjelasan", "topik_lapor", "tentang_desa", "salah_sasaran", "urutan", "aktif",
        ]  # fmt: skip
        labels = {
            "nama": _("Nama"),
            "penjelasan": _("Penjelasan singkat"),
            "topik_lapor": _("Topik SP4N-LAPOR!"),
            "tentang_desa": _("Yang diadukan pemerintah desa/kelurahan; tidak terlihat olehnya"),
            "salah_sasaran": _("Tentang bantuan salah sasaran; dapat ditautkan ke sasaran"),
            "urutan": _("Urutan pada formulir"),
            "aktif": _("Ditawarkan kepada warga"),
        }
        help_texts = {
            "nama": _("Seperti warga menyebutnya."),
            "urutan": _("Angka kecil tampil lebih dahulu."),
        }

    def __init__(self, *args: Any, kodes: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)


class AturanLayananForm(forms.ModelForm):  # type: ignore[type-arg]
    hari_kerja = forms.IntegerField(label=_("Hari kerja"), min_value=1, max_value=90)
    sumber = forms.CharField(
        label=_("Dasar aturannya"),
        min_length=10,
        max_length=160,
        help_text=_("Peraturan atau keputusan yang menetapkannya, dengan nomor dan tahun."),
    )

    class Meta:
        model = AturanLayanan
        fields = ["tahap", "kategori", "hari_kerja", "sumber"]
        labels = {"tahap": _("Tahap"), "kategori": _("Kategori")}
        help_texts = {"kategori": _("Kosongkan untuk semua kategori.")}

    def __init__(self, *args: Any, kodes: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kategori = self.fields["kategori"]
        assert isinstance(kategori, forms.ModelChoiceField)
        kategori.queryset = KategoriPengaduan.objects.offered(kodes)
        kategori.empty_label = _("Semua kategori")
