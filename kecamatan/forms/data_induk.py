from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fondasi.forms.dates import TanggalField
from kecamatan.enums import JenisInstansi
from kecamatan.forms.pengguna import isian_tanggal
from kecamatan.forms.sudah_ada import SUDAH_ADA
from kecamatan.forms.wilayah import WilayahField
from kecamatan.models import Instansi, Kontak, KopSurat, Pejabat, Pengguna
from kecamatan.models.cakupan import above, below, cakupan_of
from kecamatan.permissions.data_induk import PENGURUS
from kecamatan.rules.telepon import normalize_telepon


class DataIndukForm(forms.ModelForm):  # type: ignore[type-arg]
    """A small master within the editor's territories."""

    wilayah = WilayahField(label=_("Wilayah"), help_text=_("Nama atau kode, misalnya 35.17.05."))

    def __init__(self, *args: Any, user: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kodes = cakupan_of(user).kodes(*PENGURUS)
        wilayah = self.fields["wilayah"]
        assert isinstance(wilayah, WilayahField)
        wilayah.dalam = lambda: self.kodes
        if self.instance.pk:
            self.initial["wilayah"] = self.instance.wilayah.kode


class IndukField(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Instansi) -> str:
        """Offices of two places bear the same name."""
        return f"{obj.nama}, {obj.wilayah.sebutan}"


class InstansiForm(DataIndukForm):
    class Meta:
        model = Instansi
        fields = ["nama", "singkatan", "jenis", "wilayah", "induk", "aktif"]
        error_messages = SUDAH_ADA
        labels = {
            "nama": _("Nama instansi"),
            "singkatan": _("Singkatan"),
            "jenis": _("Jenis"),
            "induk": _("Instansi induk"),
            "aktif": _("Masih aktif"),
        }
        help_texts = {
            "induk": _(
                "Misalnya Dinas Kesehatan bagi puskesmas. Induk ikut melihat tugas kantor ini."
            )
        }
        field_classes = {"induk": IndukField}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        induk = self.fields["induk"]
        assert isinstance(induk, IndukField)
        places = above("wilayah", self.kodes) | below("wilayah", self.kodes)
        offered = places & Q(aktif=True) & ~Q(jenis=JenisInstansi.DESA)
        rows = Instansi.objects.filter(offered | Q(pk=self.instance.induk_id))
        induk.queryset = rows.exclude(pk=self.instance.pk).select_related("wilayah")
        induk.empty_label = str(_("Tanpa induk"))


class KontakForm(DataIndukForm):
    class Meta:
        model = Kontak
        fields = ["nama", "jabatan", "unsur", "instansi", "wilayah", "telepon", "email", "aktif"]
        labels = {
            "nama": _("Nama lengkap"),
            "jabatan": _("Jabatan"),
            "unsur": _("Unsur"),
            "instansi": _("Instansi"),
            "telepon": _("Nomor WA / telepon"),
            "email": _("Alamat surel"),
            "aktif": _("Masih aktif"),
        }
        help_texts = {"unsur": _("Misalnya TKPKK, BPD, PKK, tokoh masyarakat.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        instansi = self.fields["instansi"]
        assert isinstance(instansi, forms.ModelChoiceField)
        instansi.queryset = Instansi.objects.filter(below("wilayah", self.kodes), aktif=True)
        instansi.empty_label = str(_("Tanpa instansi"))

    def clean_telepon(self) -> str:
        text: str = self.cleaned_data["telepon"]
        telepon = normalize_telepon(text) if text else ""
        if text and not telepon:
            raise ValidationError(_("Nomor ini tidak dikenali. Tulis seperti 0812-3456-7890."))
        return telepon


class KopSuratForm(DataIndukForm):
    lambang_baru = forms.FileField(
        label=_("Lambang"), required=False, help_text=_("PNG atau JPEG, paling besar 1 MB.")
    )

    class Meta:
        model = KopSurat
        fields = ["wilayah", "baris_1", "baris_2", "alamat", "kota"]
        labels = {
            "baris_1": _("Baris pertama"),
            "baris_2": _("Baris kedua"),
            "alamat": _("Alamat, telepon, laman"),
            "kota": _("Kota tempat surat ditulis"),
        }
        help_texts = {
            "baris_1": _("Misalnya PEMERINTAH KABUPATEN JOMBANG."),
            "baris_2": _("Misalnya KECAMATAN WONOSALAM."),
        }


class PejabatForm(DataIndukForm):
    class Meta:
        model = Pejabat
        fields = [
            "nama",
            "jabatan",
            "sebutan",
            "wilayah",
            "atas_nama",
            "untuk_beliau",
            "pangkat",
            "nip",
            "mulai",
            "sampai",
        ]
        labels = {
            "nama": _("Nama dengan gelar"),
            "jabatan": _("Jabatan"),
            "sebutan": _("Sebutan jabatan"),
            "atas_nama": _("a.n."),
            "untuk_beliau": _("u.b."),
            "pangkat": _("Pangkat dan golongan"),
            "nip": _("NIP"),
            "mulai": _("Mulai menandatangani"),
            "sampai": _("Tidak menandatangani lagi mulai"),
        }
        widgets = {"mulai": isian_tanggal(), "sampai": isian_tanggal()}
        field_classes = {"mulai": TanggalField, "sampai": TanggalField}

    def clean_nip(self) -> str:
        nip: str = self.cleaned_data["nip"].replace(" ", "")
        if nip and not (nip.isdigit() and len(nip) == 18):
            raise ValidationError(_("NIP berisi 18 angka. Periksa kembali."))
        return nip
