from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fondasi.forms.dates import TanggalField
from fondasi.today import today
from kecamatan.enums import Tingkat
from kecamatan.models import Instansi, Wilayah
from kemiskinan.enums import JenisDaftar, KelasIntervensi, KelasPadan
from kemiskinan.models import Neraca, Program
from kemiskinan.rules.daftar import ALASAN_MINIMAL, BELUM_TUNTAS, Permintaan

TANGGAL = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class DaftarForm(forms.Form):
    """Whom to list, for whom and until when; `permintaan` is the answer once valid."""

    jenis = forms.ChoiceField(
        label=_("Untuk apa daftar ini"),
        choices=JenisDaftar.choices,
        initial=JenisDaftar.LAPANGAN,
        widget=forms.RadioSelect,
    )
    padan = forms.MultipleChoiceField(
        label=_("Siapa menurut hasil padu padan"),
        choices=KelasPadan.choices,
        initial=[KelasPadan.MASIH],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Pilih sekurangnya satu kelompok orang.")},
    )
    intervensi = forms.MultipleChoiceField(
        label=_("Yang masih desil 1, hanya bila"),
        choices=KelasIntervensi.choices,
        required=False,
        initial=[str(kelas) for kelas in BELUM_TUNTAS],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tanpa pilihan: semuanya."),
    )
    wilayah = forms.ModelChoiceField(
        label=_("Wilayah"),
        queryset=Wilayah.objects.none(),
        required=False,
        empty_label=_("Seluruh kabupaten/kota"),
    )
    per = forms.ChoiceField(
        label=_("Daftar lapangan dibuat"),
        choices=[("kecamatan", _("satu per kecamatan")), ("desa", _("satu per desa/kelurahan"))],
        initial="kecamatan",
        required=False,
        widget=forms.RadioSelect,
    )
    instansi = forms.ModelChoiceField(
        label=_("OPD pengampu"),
        queryset=Instansi.objects.none(),
        required=False,
        empty_label=_("–"),
        help_text=_("Hanya untuk daftar pemenuhan intervensi."),
    )
    program = forms.ModelChoiceField(
        label=_("Program"),
        queryset=Program.objects.none(),
        required=False,
        empty_label=_("Semua program OPD itu"),
    )
    tujuan = forms.CharField(
        label=_("Tujuan"),
        max_length=200,
        initial=_("verifikasi dan validasi sasaran penghapusan kemiskinan ekstrem"),
    )
    batas = TanggalField(label=_("Batas waktu"), widget=TANGGAL)

    def __init__(self, *args: Any, neraca: Neraca, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.neraca = neraca
        here = Wilayah.objects.within(neraca.kabupaten.kode)
        self._rows("wilayah", here.filter(tingkat=Tingkat.KECAMATAN).current(today()))
        self._rows("instansi", Instansi.objects.filter(wilayah__in=here, aktif=True))
        self._rows("program", Program.objects.filter(kabupaten=neraca.kabupaten))

    def _rows(self, name: str, queryset: Any) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = queryset

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        owed = data.get("jenis") == JenisDaftar.INTERVENSI
        if owed and not data.get("instansi"):
            self.add_error("instansi", _("Pilih OPD yang harus memenuhi intervensinya."))
        if (batas := data.get("batas")) and batas < today():
            self.add_error(
                "batas", _("Batas waktu sudah lewat. Pilih tanggal hari ini atau nanti.")
            )
        return data

    @property
    def permintaan(self) -> Permintaan:
        data = self.cleaned_data
        owed = data["jenis"] == JenisDaftar.INTERVENSI
        return Permintaan(
            sk_id=self.neraca.sk_id,
            rilis_id=self.neraca.rilis_id,
            jenis=JenisDaftar(data["jenis"]),
            batas=data["batas"],
            tujuan=data["tujuan"].strip(),
            per="desa" if data["per"] == "desa" else "kecamatan",
            padan=tuple(KelasPadan(one) for one in data["padan"]),
            intervensi=tuple(KelasIntervensi(one) for one in data["intervensi"]),
            wilayah_kode=data["wilayah"].kode if data["wilayah"] else "",
            instansi_id=data["instansi"].pk if owed else None,
            program_id=data["program"].pk if owed and data["program"] else None,
        )


class PerpanjangForm(forms.Form):
    batas = TanggalField(label=_("Batas waktu baru"), widget=TANGGAL)
    alasan = forms.CharField(label=_("Alasan"), max_length=200, required=False)


class AlasanForm(forms.Form):
    """A reason for what cannot be done silently."""

    alasan = forms.CharField(
        label=_("Alasan"),
        min_length=ALASAN_MINIMAL,
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": _("Tulis alasannya."),
            "min_length": _("Alasan paling sedikit 10 huruf."),
        },
    )
