from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fondasi.errors import Galat
from fondasi.formatting import baca_angka
from fondasi.forms.dates import TanggalField
from kecamatan.enums import JenisEkonomi, KelasMitra, Strategi, Tingkat
from kecamatan.forms.bebas_nik import BebasNik
from kecamatan.forms.pengguna import isian_tanggal
from kecamatan.forms.sudah_ada import SUDAH_ADA
from kecamatan.forms.wilayah import WilayahField
from kecamatan.models import DukunganMitra, KegiatanEkonomi, Mitra, Pengguna, TindakLanjut, Wilayah
from kecamatan.models.cakupan import cakupan_of
from kecamatan.permissions.mitra import PENULIS_KEGIATAN, writing_kodes
from kecamatan.queries.mitra import promises_for
from kecamatan.rules.telepon import normalize_telepon


class RupiahField(forms.CharField):
    """Whole rupiah as people write it: `1.500.000`; the model's limits are asked afterwards."""

    TERBESAR = 10**15

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"inputmode": "numeric", "autocomplete": "off"}
        super().__init__(max_length=24, widget=forms.TextInput(attrs=attrs), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return f"{value:,.0f}".replace(",", ".") if hasattr(value, "quantize") else value

    def clean(self, value: Any) -> Any:
        text = super().clean(value).removeprefix("Rp").strip()
        if not text:
            return None
        try:
            angka = baca_angka(text)
        except Galat as galat:
            raise ValidationError(galat.pesan) from galat
        if angka != int(angka) or not 0 <= angka < self.TERBESAR:
            raise ValidationError(_("Tulis rupiah bulat, misalnya 1.500.000."))
        return Decimal(int(angka))


class MitraForm(BebasNik, forms.ModelForm):  # type: ignore[type-arg]
    wilayah = forms.ModelChoiceField(
        Wilayah.objects.none(), label=_("Dicatat oleh"), empty_label=None
    )

    class Meta:
        model = Mitra
        fields = [
            "nama", "kelas", "bentuk", "wilayah", "tawaran", "lokasi",
            "narahubung", "telepon", "dasar", "aktif",
        ]  # fmt: skip
        error_messages = SUDAH_ADA
        labels = {
            "nama": _("Nama mitra"),
            "kelas": _("Golongan"),
            "bentuk": _("Bentuk"),
            "tawaran": _("Yang dapat dibantu"),
            "lokasi": _("Di mana"),
            "narahubung": _("Narahubung"),
            "telepon": _("Nomor WA narahubung"),
            "dasar": _("Dasar kerja sama"),
            "aktif": _("Masih bermitra"),
        }
        help_texts = {
            "bentuk": _("Misalnya BAZNAS, kampus, perusahaan, ormas, radio."),
            "lokasi": _("Desa atau kawasan yang dibantu; boleh seluruh kecamatan."),
            "dasar": _("Nomor MoU atau surat; boleh kosong."),
        }
        widgets = {"kelas": forms.RadioSelect, "tawaran": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, user: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kelas"].choices = KelasMitra.choices  # type: ignore[attr-defined]
        wilayah = self.fields["wilayah"]
        assert isinstance(wilayah, forms.ModelChoiceField)
        wilayah.queryset = Wilayah.objects.filter(kode__in=writing_kodes(user))

    def clean_telepon(self) -> str:
        text: str = self.cleaned_data["telepon"]
        telepon = normalize_telepon(text) if text else ""
        if text and not telepon:
            raise ValidationError(_("Nomor ini tidak dikenali. Tulis seperti 0812-3456-7890."))
        return telepon


class PilihanJanji(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return str(obj.uraian)[:80]


class DukunganForm(BebasNik, forms.ModelForm):  # type: ignore[type-arg]
    desa = forms.ModelChoiceField(
        Wilayah.objects.none(), label=_("Di desa/kelurahan"), required=False
    )
    komitmen_rupiah = RupiahField(label=_("Komitmen, rupiah"), required=False)
    realisasi_rupiah = RupiahField(label=_("Realisasi, rupiah"), required=False)
    tindak_lanjut = PilihanJanji(
        TindakLanjut.objects.none(),
        label=_("Menjawab tindak lanjut"),
        required=False,
        empty_label=_("Tidak terkait"),
    )

    class Meta:
        model = DukunganMitra
        fields = [
            "uraian", "desa", "tanggal", "komitmen_rupiah", "komitmen_wujud",
            "tanggal_realisasi", "realisasi_rupiah", "realisasi_wujud", "tindak_lanjut",
        ]  # fmt: skip
        labels = {
            "uraian": _("Dukungan untuk apa"),
            "tanggal": _("Tanggal komitmen"),
            "komitmen_wujud": _("Komitmen, barang atau jasa"),
            "tanggal_realisasi": _("Tanggal realisasi"),
            "realisasi_wujud": _("Realisasi, barang atau jasa"),
        }
        help_texts = {"komitmen_wujud": _("Misalnya 20 paket jamban, 10 hari pelatihan.")}
        widgets = {"tanggal": isian_tanggal(), "tanggal_realisasi": isian_tanggal()}
        field_classes = {"tanggal": TanggalField, "tanggal_realisasi": TanggalField}

    def __init__(self, *args: Any, mitra: Mitra, user: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.mitra = mitra
        desa, janji = self.fields["desa"], self.fields["tindak_lanjut"]
        assert isinstance(desa, forms.ModelChoiceField)
        assert isinstance(janji, forms.ModelChoiceField)
        places = Wilayah.objects.within(mitra.wilayah.kode)
        below = mitra.wilayah.tingkat + 1
        desa.queryset = places.filter(tingkat=min(below, Tingkat.DESA)).order_by("kode")
        desa.empty_label = str(mitra.wilayah)
        janji.queryset = promises_for(user, mitra)


class KegiatanForm(BebasNik, forms.ModelForm):  # type: ignore[type-arg]
    desa = WilayahField(
        label=_("Desa/kelurahan"), tingkat=(Tingkat.DESA,), help_text=_("Nama atau kodenya.")
    )
    omzet = RupiahField(label=_("Omzet setahun, rupiah"), required=False)

    class Meta:
        model = KegiatanEkonomi
        fields = [
            "nama", "jenis", "desa", "uraian", "strategi", "keadaan",
            "tahun_mulai", "keluarga", "omzet", "mitra",
        ]  # fmt: skip
        error_messages = SUDAH_ADA
        labels = {
            "nama": _("Nama kegiatan"),
            "jenis": _("Jenis"),
            "uraian": _("Uraian"),
            "strategi": _("Strategi penanganan kemiskinan"),
            "keadaan": _("Keadaan"),
            "tahun_mulai": _("Tahun mulai"),
            "keluarga": _("Keluarga yang terlibat (KK)"),
            "mitra": _("Mitra yang mendukung"),
        }
        help_texts = {"keluarga": _("Jumlahnya saja, tanpa nama.")}
        widgets = {
            "uraian": forms.Textarea(attrs={"rows": 3}),
            "mitra": forms.CheckboxSelectMultiple,
        }

    def __init__(self, *args: Any, user: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kodes = cakupan_of(user).kodes(*PENULIS_KEGIATAN)
        desa, mitra = self.fields["desa"], self.fields["mitra"]
        assert isinstance(desa, WilayahField)
        assert isinstance(mitra, forms.ModelMultipleChoiceField)
        desa.dalam = lambda: kodes
        chosen = Q(pk__in=self.instance.mitra.all()) if self.instance.pk else Q(pk__in=[])
        mitra.queryset = Mitra.objects.visible_to(user).filter(Q(aktif=True) | chosen)
        if self.instance.pk:
            self.initial["desa"] = self.instance.desa.kode


class SaringMitraForm(forms.Form):
    q = forms.CharField(label=_("Nama atau bantuannya"), required=False, max_length=120)
    kelas = forms.ChoiceField(
        label=_("Golongan"), required=False, choices=[("", _("Semua")), *KelasMitra.choices]
    )
    tempat = forms.CharField(label=_("Dicatat oleh"), required=False, max_length=120)
    keadaan = forms.ChoiceField(
        label=_("Keadaan"),
        required=False,
        choices=[("", _("Masih bermitra")), ("semua", _("Semua"))],
    )


class SaringKegiatanForm(forms.Form):
    q = forms.CharField(label=_("Nama kegiatan"), required=False, max_length=120)
    jenis = forms.ChoiceField(
        label=_("Jenis"), required=False, choices=[("", _("Semua")), *JenisEkonomi.choices]
    )
    strategi = forms.ChoiceField(
        label=_("Strategi"), required=False, choices=[("", _("Semua")), *Strategi.choices]
    )
    tempat = forms.CharField(label=_("Desa atau kecamatan"), required=False, max_length=120)
