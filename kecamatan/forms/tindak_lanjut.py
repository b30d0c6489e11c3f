from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from fondasi.today import today
from kecamatan.actions.tindak_lanjut import IsiTindakLanjut
from kecamatan.enums import (
    JenisInstansi,
    JenisTindakLanjut,
    Prioritas,
    StatusTindakLanjut,
    Tingkat,
)
from kecamatan.forms.batas import BatasForm
from kecamatan.models import Instansi, Kontak, RapatKoordinasi, TindakLanjut, Wilayah
from kecamatan.models.cakupan import below
from kecamatan.models.tindak_lanjut import TindakLanjutQuerySet
from kecamatan.queries.daftar_janji import Pilihan
from kecamatan.queries.tindak_lanjut import jenis_for
from kecamatan.rules.nik import has_nik
from kecamatan.rules.tindak_lanjut import ALASAN_MINIMAL

GOLONGAN = {
    JenisInstansi.KECAMATAN: _("Kecamatan"),
    JenisInstansi.UPTD: _("UPTD"),
    JenisInstansi.DESA: _("Desa/kelurahan"),
    JenisInstansi.VERTIKAL: _("Instansi vertikal"),
    JenisInstansi.LAINNYA: _("Lainnya"),
    JenisInstansi.OPD: _("OPD"),
}


def instansi_of_choice(wilayah: Wilayah) -> QuerySet[Instansi]:
    """Offices in the place, and those of the kabupaten/kota above it."""
    kabupaten = ".".join(wilayah.kode.split(".")[:2])
    here = below("wilayah", [wilayah.kode]) | Q(wilayah__kode=kabupaten)
    return Instansi.objects.filter(here, aktif=True).select_related("wilayah")


def kontak_of_choice(wilayah: Wilayah) -> QuerySet[Kontak]:
    """People of the place; above the kecamatan only those of the level itself."""
    if wilayah.tingkat >= Tingkat.KECAMATAN:
        scope = below("wilayah", [wilayah.kode])
    else:
        scope = Q(wilayah=wilayah)
    return Kontak.objects.filter(scope, aktif=True).select_related("instansi__wilayah", "pengguna")


def _kata_kontak(kontak: Kontak) -> str:
    rincian = kontak.jabatan or kontak.unsur or (str(kontak.instansi) if kontak.instansi else "")
    return f"{kontak.nama}, {rincian}" if rincian else kontak.nama


class PemilikField(forms.ChoiceField):
    """One person or one office; cleaned to (Kontak, None) or (None, Instansi)."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label=_("Penanggung jawab"),
            help_text=_(
                "Kepada OPD kabupaten/kota, permintaan camat menjadi usulan yang diteruskan "
                "Sekretariat TKPK."
            ),
            **kwargs,
        )
        self.orang: dict[str, Kontak] = {}
        self.kantor: dict[str, Instansi] = {}

    def offer(self, wilayah: Wilayah, orang: QuerySet[Kontak] | None = None) -> None:
        """The offices of the place, and its people or those given."""
        rows = kontak_of_choice(wilayah) if orang is None else orang
        self.orang = {f"k-{one.pk}": one for one in rows}
        self.kantor = {f"i-{one.pk}": one for one in instansi_of_choice(wilayah)}
        groups: dict[str, list[tuple[str, str]]] = {str(nama): [] for nama in GOLONGAN.values()}
        for kunci, kantor in self.kantor.items():
            groups[str(GOLONGAN[JenisInstansi(kantor.jenis)])].append((kunci, kantor.nama))
        people = [(kunci, _kata_kontak(one)) for kunci, one in self.orang.items()]
        filled = [(nama, isi) for nama, isi in groups.items() if isi]
        self.choices = [("", "Pilih"), *filled, (str(_("Orang")), people)]

    def clean(self, value: Any) -> tuple[Kontak | None, Instansi | None]:
        chosen = str(super().clean(value))
        return self.orang.get(chosen), self.kantor.get(chosen)


def tanpa_nik(text: str) -> str:
    if has_nik(text):
        raise ValidationError(_("Jangan menulis NIK di sini; hapus angkanya."))
    return text


class TindakLanjutForm(BatasForm):
    """A promise of one asking place; its kind follows from the owner."""

    field_order = ["uraian", "penanggung_jawab", "batas", "hari_kerja", "desa", "prioritas"]

    uraian = forms.CharField(
        label=_("Apa yang harus dilakukan"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Satu pekerjaan yang dapat diperiksa selesainya. Tanpa nama warga dan NIK."),
    )
    penanggung_jawab = PemilikField()
    desa = forms.ModelChoiceField(
        label=_("Desa/kelurahan"),
        queryset=Wilayah.objects.none(),
        required=False,
        empty_label=_("Seluruh wilayah"),
    )
    prioritas = forms.ChoiceField(
        label=_("Prioritas"), choices=Prioritas.choices, initial=Prioritas.BIASA
    )
    dilibatkan = forms.ModelMultipleChoiceField(
        label=_("Yang dilibatkan"),
        queryset=Kontak.objects.none(),
        required=False,
        help_text=_("Pendamping dan penyuluh kementerian lain; mereka juga dapat menjawab."),
    )

    def __init__(self, *args: Any, wilayah: Wilayah, **kwargs: Any) -> None:
        super().__init__(*args, wilayah=wilayah, **kwargs)
        pemilik, desa = self.fields["penanggung_jawab"], self.fields["desa"]
        dilibatkan = self.fields["dilibatkan"]
        assert isinstance(pemilik, PemilikField)
        assert isinstance(desa, forms.ModelChoiceField)
        assert isinstance(dilibatkan, forms.ModelMultipleChoiceField)
        pemilik.offer(wilayah)
        desa.queryset = (
            Wilayah.objects.within(wilayah.kode).filter(tingkat=Tingkat.DESA).current(today())
        )
        if wilayah.tingkat < Tingkat.KECAMATAN:
            del self.fields["desa"]
        dilibatkan.queryset = kontak_of_choice(wilayah)
        dilibatkan.widget.choices = [(o.pk, _kata_kontak(o)) for o in pemilik.orang.values()]

    def clean_uraian(self) -> str:
        return tanpa_nik(str(self.cleaned_data["uraian"]))

    def isi(self, rujukan: tuple[str, str, str] = ("", "", "")) -> IsiTindakLanjut:
        data = self.cleaned_data
        kontak, instansi = data["penanggung_jawab"]
        return IsiTindakLanjut(
            wilayah=self.wilayah,
            jenis=jenis_for(self.wilayah, kontak, instansi),
            uraian=data["uraian"],
            batas=data["batas_akhir"],
            kontak=kontak,
            instansi=instansi,
            desa=data.get("desa"),
            dilibatkan=list(data["dilibatkan"]),
            prioritas=Prioritas(data["prioritas"]),
            rujukan=rujukan,
        )


def isian_alasan(label: Any, bantuan: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        min_length=ALASAN_MINIMAL,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=bantuan,
    )


class AlihkanForm(forms.Form):
    penanggung_jawab = PemilikField()
    alasan = isian_alasan(_("Alasan"), _("Tercatat dalam riwayat dan dibaca yang bersangkutan."))

    def __init__(self, *args: Any, wilayah: Wilayah, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pemilik = self.fields["penanggung_jawab"]
        assert isinstance(pemilik, PemilikField)
        pemilik.offer(wilayah)


class UbahBatasForm(BatasForm):
    alasan = isian_alasan(_("Alasan"), _("Tercatat dalam riwayat dan dibaca yang bersangkutan."))


class BatalkanForm(forms.Form):
    alasan = isian_alasan(_("Alasan pembatalan"))


class KembalikanForm(forms.Form):
    alasan = isian_alasan(_("Alasan pengembalian"))


class KelengkapanForm(forms.Form):
    alasan = isian_alasan(_("Apa yang belum lengkap"))


class AjukanForm(forms.Form):
    uraian = forms.CharField(
        label=_("Apa yang harus dilakukan"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean_uraian(self) -> str:
        return tanpa_nik(str(self.cleaned_data["uraian"]))


class JawabanForm(forms.Form):
    isi = forms.CharField(
        label=_("Apa yang sudah dilakukan"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Tanpa nama warga dan NIK."),
    )
    bukti = forms.FileField(
        label=_("Bukti"),
        required=False,
        help_text=_("Foto atau PDF."),
        widget=forms.ClearableFileInput(attrs={"accept": "image/*,application/pdf"}),
    )

    def clean_isi(self) -> str:
        return tanpa_nik(str(self.cleaned_data["isi"]))


KOLOM_PILIHAN = {
    "wilayah": "wilayah", "instansi": "instansi", "orang": "kontak", "rapat": "rapat",
}  # fmt: skip
KEADAAN = [
    ("", _("Semua")),
    ("terbuka", _("Masih terbuka")),
    ("terlambat", _("Terlambat")),
    ("menunggu", _("Menunggu pemeriksaan")),
    *StatusTindakLanjut.choices,
]


class SaringanTindakLanjut(forms.Form):
    """Filter of the list; its state lives in the URL. Choices are those that the rows have."""

    keadaan = forms.ChoiceField(label=_("Keadaan"), choices=KEADAAN, required=False)
    jenis = forms.ChoiceField(
        label=_("Jenis"), choices=[("", _("Semua")), *JenisTindakLanjut.choices], required=False
    )
    wilayah = forms.ModelChoiceField(
        label=_("Wilayah"), queryset=Wilayah.objects.none(), required=False, empty_label=_("Semua")
    )
    instansi = forms.ModelChoiceField(
        label=_("Instansi"),
        queryset=Instansi.objects.none(),
        required=False,
        empty_label=_("Semua"),
    )
    orang = forms.ModelChoiceField(
        label=_("Orang"), queryset=Kontak.objects.none(), required=False, empty_label=_("Semua")
    )
    rapat = forms.ModelChoiceField(
        label=_("Rapat"),
        queryset=RapatKoordinasi.objects.none(),
        required=False,
        empty_label=_("Semua"),
    )

    def __init__(self, *args: Any, pilihan: Pilihan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, column in KOLOM_PILIHAN.items():
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            model = TindakLanjut._meta.get_field(column).related_model
            assert isinstance(model, type)
            shown = pilihan[column]
            field.queryset = model._default_manager.filter(pk__in=[pk for pk, _words in shown])
            field.choices = [("", field.empty_label or ""), *shown]
            if len(shown) <= 1 and name not in self.data:
                del self.fields[name]

    def narrow(self, rows: TindakLanjutQuerySet) -> TindakLanjutQuerySet:
        """As far as the filter was understood."""
        self.is_valid()
        data = self.cleaned_data
        for name, column in {"jenis": "jenis", **KOLOM_PILIHAN}.items():
            if data.get(name):
                rows = rows.filter(**{column: data[name]})
        return _in_state(rows, data.get("keadaan") or "")


def _in_state(rows: TindakLanjutQuerySet, keadaan: str) -> TindakLanjutQuerySet:
    if keadaan == "terbuka":
        return rows.open()
    if keadaan == "terlambat":
        return rows.overdue()
    if keadaan == "menunggu":
        return rows.open().answered()
    return rows.filter(status=keadaan) if keadaan else rows
