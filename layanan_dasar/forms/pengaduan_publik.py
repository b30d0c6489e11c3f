"""The public form in four steps. What was written travels along in the page; nothing is stored
before it is sent."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from fondasi.photos import MAX_BYTES
from kecamatan.models import Wilayah
from layanan_dasar.enums import IdentitasPelaporan, JenisPengaduan
from layanan_dasar.models import KategoriPengaduan

FOTO_TERBANYAK = 3


class ApaForm(forms.Form):
    jenis = forms.ChoiceField(
        label=_("Ini sebuah"),
        choices=JenisPengaduan.choices,
        widget=forms.RadioSelect,
        initial=JenisPengaduan.PENGADUAN,
    )
    isi = forms.CharField(
        label=_("Ceritakan kejadiannya"),
        min_length=20,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text=_("Apa, kapan, dan di mana tepatnya. NIK tidak perlu ditulis."),
        error_messages={
            "min_length": _("Ceritakan sedikit lebih lengkap: apa, kapan, dan di mana tepatnya."),
            "required": _("Tulis dahulu apa yang terjadi."),
        },
    )


class ManaForm(forms.Form):
    """`desa` is chosen among what the search found, in a kabupaten whose counter is open."""

    cari = forms.CharField(
        label=_("Desa atau kelurahan"),
        max_length=80,
        required=False,
        help_text=_("Tulis sebagian namanya, lalu pilih dari hasilnya."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    desa = forms.ModelChoiceField(
        queryset=Wilayah.objects.none(),
        to_field_name="kode",
        error_messages={
            "required": _("Cari desa atau kelurahannya, lalu pilih satu."),
            "invalid_choice": _("Pilih satu desa atau kelurahan dari hasil pencarian."),
        },
    )

    def __init__(self, *args: Any, desa: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["desa"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = desa


class KategoriField(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return format_html('{} <small class="rb-penjelasan">{}</small>', obj.nama, obj.penjelasan)


class TentangForm(forms.Form):
    kategori = KategoriField(
        label=_("Pilih yang paling dekat"),
        queryset=KategoriPengaduan.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": _("Pilih satu. Bila ragu, pilih Lainnya.")},
    )
    tentang_desa = forms.BooleanField(
        label=_("Yang saya adukan pemerintah desa/kelurahan itu sendiri"),
        required=False,
        help_text=_("Bila dicentang, pemerintah desa/kelurahan tidak melihat laporan ini."),
    )

    def __init__(self, *args: Any, kode_desa: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["kategori"]
        assert isinstance(field, KategoriField)
        field.queryset = KategoriPengaduan.objects.offered([kode_desa])


class BanyakFoto(forms.ClearableFileInput):
    allow_multiple_selected = True


class FotoField(forms.FileField):
    """Up to three photographs; what they are is judged from their content later."""

    widget = BanyakFoto

    def clean(self, data: Any, initial: Any = None) -> Any:
        found = data if isinstance(data, list | tuple) else [data] if data else []
        clean: list[Any] = [super(FotoField, self).clean(one, initial) for one in found]
        if len(clean) > FOTO_TERBANYAK:
            raise forms.ValidationError(_("Paling banyak tiga foto. Pilih yang paling jelas."))
        if any((one.size or 0) > MAX_BYTES for one in clean):
            raise forms.ValidationError(_("Foto lebih dari 20 MB. Kirim foto yang lebih kecil."))
        return clean


IDENTITAS = (
    (
        IdentitasPelaporan.TERBUKA,
        _("Dengan nama. Petugas dapat menghubungi saya; umum tidak melihat nama saya."),
    ),
    (
        IdentitasPelaporan.ANONIM,
        _("Anonim. Saya tidak ingin nama saya diketahui yang diadukan; hanya kecamatan."),
    ),
    (
        IdentitasPelaporan.TANPA,
        _("Tanpa identitas. Nama, nomor, dan alamat jaringan saya tidak dicatat sama sekali."),
    ),
)


class KirimForm(forms.Form):
    foto = FotoField(
        label=_("Foto"),
        required=False,
        widget=BanyakFoto(attrs={"accept": "image/*"}),
        help_text=_("Paling banyak tiga. Lokasi dan waktu di dalam foto dihapus."),
    )
    identitas = forms.ChoiceField(
        label=_("Siapa Anda?"),
        choices=IDENTITAS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih salah satu.")},
    )
    nama = forms.CharField(
        label=_("Nama"),
        max_length=120,
        required=False,
        help_text=_("Tidak perlu diisi bila tanpa identitas; yang tertulis dibuang."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    kontak = forms.CharField(
        label=_("Nomor WA"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
    )
    rahasia = forms.BooleanField(
        label=_("Rahasiakan isi laporan saya"),
        required=False,
        help_text=_(
            "Isinya hanya dibuka petugas dengan alasan yang dicatat, dan tidak pernah dilihat "
            "pemerintah desa/kelurahan."
        ),
    )


class KodeForm(forms.Form):
    kode = forms.CharField(
        label=_("Kode laporan"),
        max_length=60,
        help_text=_("28 huruf dan angka pada tanda terima."),
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "data-kode": "",
            }
        ),
    )


class KeteranganForm(forms.Form):
    teks = forms.CharField(
        label=_("Keterangan tambahan"),
        min_length=10,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"min_length": _("Tulis sedikit lebih lengkap, paling sedikit 10 huruf.")},
    )
    foto = FotoField(
        label=_("Foto"), required=False, widget=BanyakFoto(attrs={"accept": "image/*"})
    )


class BukaKembaliForm(forms.Form):
    teks = forms.CharField(
        label=_("Mengapa belum selesai?"),
        min_length=10,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"min_length": _("Tulis sedikit lebih lengkap, paling sedikit 10 huruf.")},
    )


class NilaiForm(forms.Form):
    nilai = forms.TypedChoiceField(
        label=_("Bagaimana tanggapannya?"),
        coerce=int,
        choices=[
            (5, _("Sangat baik")),
            (4, _("Baik")),
            (3, _("Cukup")),
            (2, _("Kurang")),
            (1, _("Buruk")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih salah satu.")},
    )
