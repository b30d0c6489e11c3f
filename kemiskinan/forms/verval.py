"""One person's four questions on a phone."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from fondasi.forms.choices import offer
from fondasi.forms.dates import TanggalField
from fondasi.kept.drawing import fresh_key
from fondasi.today import today
from kecamatan.models import Wilayah
from kemiskinan.enums import Bantuan, Keberadaan, Kelayakan, Masalah
from kemiskinan.models import Sasaran, Verval
from kemiskinan.queries.verval import TUJUAN, words_of_destination
from kemiskinan.rules.verval import PINDAH, TIDAK_DITEMUKAN, Jawaban, check_jawaban

BATAS_FOTO: Final = 20 * 1024 * 1024


class VervalForm(forms.Form):
    """`dasar` is the answer this page was opened on (0: none), `kunci` names the submission."""

    kunci = forms.UUIDField(widget=forms.HiddenInput)
    dasar = forms.IntegerField(widget=forms.HiddenInput)
    foto_tersimpan = forms.CharField(widget=forms.HiddenInput, required=False)
    keberadaan = forms.ChoiceField(
        label=_("Keberadaan"),
        choices=Keberadaan.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Pilih di mana orang ini sekarang.")},
    )
    tanggal_kejadian = TanggalField(
        label=_("Tanggal meninggal"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    nomor_akta = forms.CharField(
        label=_("Nomor akta kematian"),
        required=False,
        max_length=60,
        help_text=_("Kosongkan bila belum ada; namanya masuk daftar untuk Dukcapil."),
    )
    rincian_pindah = forms.ChoiceField(
        label=_("Pindah ke mana"),
        required=False,
        choices=[(one.value, one.label) for one in PINDAH],
        widget=forms.RadioSelect,
    )
    tujuan = forms.ModelChoiceField(
        label=_("Desa/kelurahan tujuan"),
        queryset=Wilayah.objects.none(),
        required=False,
        empty_label=_("Pilih desa/kelurahan"),
    )
    rincian_tidak = forms.ChoiceField(
        label=_("Mengapa tidak ditemukan"),
        required=False,
        choices=[(one.value, one.label) for one in TIDAK_DITEMUKAN],
        widget=forms.RadioSelect,
    )
    kembaran = forms.TypedChoiceField(
        label=_("Orang yang sama dengan"), required=False, coerce=int, empty_value=None
    )
    kelayakan = forms.ChoiceField(
        label=_("Kelayakan"), required=False, choices=Kelayakan.choices, widget=forms.RadioSelect
    )
    bantuan = forms.ChoiceField(
        label=_("Bantuan yang diterima"),
        required=False,
        choices=Bantuan.choices,
        widget=forms.RadioSelect,
    )
    masalah = forms.MultipleChoiceField(
        label=_("Masalah utama"),
        required=False,
        choices=Masalah.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Boleh lebih dari satu."),
    )
    foto = forms.FileField(
        label=_("Foto"),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": "image/*"}),
        help_text=_("Rumah atau keadaan; jangan memotret KTP atau KK."),
    )
    catatan = forms.CharField(
        label=_("Catatan"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    dikunjungi = TanggalField(
        label=_("Tanggal kunjungan"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Isi tanggal kunjungan.")},
    )

    def __init__(
        self, *args: Any, sasaran: Sasaran, tujuan: Any, kembaran: list[Sasaran], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.sasaran = sasaran
        offer([self.fields["tujuan"]], tujuan, TUJUAN, words_of_destination)
        twin = self.fields["kembaran"]
        if isinstance(twin, forms.ChoiceField):
            twin.choices = [("", "Pilih nama"), *((s.pk, _name(s)) for s in kembaran)]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if self.errors:
            return data
        for wrong in check_jawaban(self.jawaban, sasaran_id=self.sasaran.pk, hari_ini=today()):
            self.add_error(self._field_of(wrong.kolom), str(wrong.kalimat))
        return data

    def _field_of(self, kolom: str) -> str:
        if kolom != "rincian":
            return kolom
        moved = self.cleaned_data["keberadaan"] == Keberadaan.PINDAH
        return "rincian_pindah" if moved else "rincian_tidak"

    @property
    def jawaban(self) -> Jawaban:
        """The answers as the rules read them; complete once the form is valid."""
        data = self.cleaned_data
        moved = data["keberadaan"] == Keberadaan.PINDAH
        return Jawaban(
            keberadaan=data["keberadaan"],
            dikunjungi=data["dikunjungi"],
            rincian=data["rincian_pindah"] if moved else self._why(),
            tanggal_kejadian=self._when(),
            nomor_akta=data["nomor_akta"],
            tujuan_id=data["tujuan"].pk if data["tujuan"] else None,
            kembaran_id=data["kembaran"],
            kelayakan=data["kelayakan"],
            bantuan=data["bantuan"],
            masalah=tuple(data["masalah"]),
            catatan=data["catatan"],
        )

    def _why(self) -> str:
        lost = self.cleaned_data["keberadaan"] == Keberadaan.TIDAK_DITEMUKAN
        return str(self.cleaned_data["rincian_tidak"]) if lost else ""

    def _when(self) -> Any:
        died = self.cleaned_data["keberadaan"] == Keberadaan.MENINGGAL
        return self.cleaned_data["tanggal_kejadian"] if died else None


def _name(sasaran: Sasaran) -> str:
    where = sasaran.desa.nama if sasaran.desa else "–"
    return f"{sasaran.nama} · No. SK {sasaran.sk_no} · {where}"


def initial_of(verval: Verval | None) -> dict[str, Any]:
    """What the form shows when it is opened: the current answer, or a fresh visit today."""
    fresh: dict[str, Any] = {"kunci": fresh_key(), "dasar": 0, "dikunjungi": today()}
    if verval is None:
        return fresh
    return {
        **fresh,
        "dasar": verval.pk,
        "keberadaan": verval.keberadaan,
        "tanggal_kejadian": verval.tanggal_kejadian,
        "nomor_akta": verval.nomor_akta,
        "rincian_pindah": verval.rincian,
        "rincian_tidak": verval.rincian,
        "tujuan": verval.tujuan_id,
        "kembaran": verval.kembaran_id,
        "kelayakan": verval.kelayakan,
        "bantuan": verval.bantuan,
        "masalah": verval.masalah,
        "catatan": verval.catatan,
    }
