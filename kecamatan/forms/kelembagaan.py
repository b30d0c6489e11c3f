from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from fondasi.forms.dates import TanggalField
from fondasi.today import today
from kecamatan.actions.kelembagaan import IsiKeadaan
from kecamatan.enums import Kelembagaan
from kecamatan.forms.bebas_nik import BebasNik
from kecamatan.forms.pengguna import isian_tanggal
from kecamatan.models import ButirKelembagaan, RumahBersama
from kecamatan.queries.kelembagaan import ButirKini, DaftarPeriksa
from kecamatan.rules.telepon import normalize_telepon

ADA_DOKUMEN = "DOKUMEN"
BERKAS_BUKTI = "application/pdf,image/jpeg,image/png,image/webp"


class KeadaanForm(BebasNik, forms.Form):
    """One piece. `terakhir` remembers which report the reporter saw."""

    keadaan = forms.ChoiceField(
        label=_("Keadaan"), choices=Kelembagaan.choices, widget=forms.RadioSelect
    )
    tanggal = TanggalField(
        label=_("Sejak tanggal"),
        required=False,
        widget=isian_tanggal(),
        help_text=_("Tanggal SK, atau sejak kapan berjalan."),
    )
    keterangan = forms.CharField(
        label=_("Keterangan"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Misalnya nomor SK, nama ruang, hari dan jam."),
    )
    bukti = forms.FileField(
        label=_("Bukti"),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": BERKAS_BUKTI}),
        help_text=_("PDF atau foto, paling besar 20 MB. Wajib bila terlembaga dengan dokumen."),
    )
    terakhir = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, piece: ButirKini, **kwargs: Any) -> None:
        kini = piece.kini
        initial: dict[str, Any] = {"terakhir": kini.pk if kini else "", "keterangan": piece.saran}
        if kini:
            initial |= {
                "keadaan": kini.keadaan,
                "tanggal": kini.tanggal,
                "keterangan": kini.keterangan,
            }
        elif piece.saran:
            initial["keadaan"] = Kelembagaan.PRAKTIK
        super().__init__(*args, **{"initial": initial, **kwargs})

    def clean_tanggal(self) -> Any:
        tanggal = self.cleaned_data["tanggal"]
        if tanggal and tanggal > today():
            raise ValidationError(_("Tanggal tidak boleh sesudah hari ini."))
        return tanggal

    @property
    def isi(self) -> IsiKeadaan:
        data = self.cleaned_data
        return IsiKeadaan(
            Kelembagaan(data["keadaan"]),
            None if data["keadaan"] == Kelembagaan.BELUM else data["tanggal"],
            data["keterangan"],
            data["bukti"],
        )


class ProfilForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = RumahBersama
        fields = ["alamat", "telepon", "email", "jam_konsultasi", "lintang", "bujur"]
        localized_fields = ["lintang", "bujur"]
        labels = {
            "alamat": _("Alamat Rumah Bersama"),
            "telepon": _("Nomor WA / telepon"),
            "email": _("Alamat surel"),
            "jam_konsultasi": _("Hari dan jam konsultasi"),
            "lintang": _("Lintang"),
            "bujur": _("Bujur"),
        }
        help_texts = {
            "jam_konsultasi": _("Misalnya Selasa dan Kamis, 09.00–12.00."),
            "lintang": _("Antara -11 dan 6, misalnya -7,731."),
            "bujur": _("Antara 95 dan 141, misalnya 112,374."),
        }

    def clean_telepon(self) -> str:
        text: str = self.cleaned_data["telepon"]
        telepon = normalize_telepon(text) if text else ""
        if text and not telepon:
            raise ValidationError(_("Nomor ini tidak dikenali. Tulis seperti 0812-3456-7890."))
        return telepon

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if (data.get("lintang") is None) != (data.get("bujur") is None) and not self.errors:
            self.add_error("bujur", _("Isi lintang dan bujur keduanya, atau kosongkan keduanya."))
        return data


class PanduanForm(forms.Form):
    """The first report: one question per piece. A document comes later, piece by piece."""

    PILIHAN = (
        (Kelembagaan.BELUM, _("Belum ada")),
        (Kelembagaan.PRAKTIK, _("Sudah berjalan, belum ada dokumennya")),
        (ADA_DOKUMEN, _("Sudah ada dokumennya")),
    )

    def __init__(self, *args: Any, periksa: DaftarPeriksa, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pieces = {f"butir_{one.butir.pk}": one for one in periksa.butir if one.kini is None}
        for name, one in self.pieces.items():
            seen = _("Terlihat di portal: %s.") % one.saran if one.saran else ""
            self.fields[name] = forms.ChoiceField(
                label=one.butir.nama,
                choices=self.PILIHAN,
                initial=Kelembagaan.PRAKTIK if one.saran else None,
                widget=forms.RadioSelect,
                help_text=f"{one.butir.penjelasan} {seen}".strip(),
                error_messages={"required": _("Pilih salah satu.")},
            )

    def kolom(self) -> Iterator[BoundField]:
        return (self[name] for name in self.pieces)

    @property
    def jawaban(self) -> dict[ButirKelembagaan, IsiKeadaan]:
        return {
            one.butir: _answer(self.cleaned_data[name], one) for name, one in self.pieces.items()
        }


def _answer(chosen: str, piece: ButirKini) -> IsiKeadaan:
    """Without its file a piece is practised; one that needs no file is instituted at once."""
    if chosen != ADA_DOKUMEN:
        note = piece.saran if chosen == Kelembagaan.PRAKTIK else ""
        return IsiKeadaan(Kelembagaan(chosen), keterangan=note)
    if piece.butir.wajib_bukti:
        note = str(_("Dokumennya ada, belum diunggah."))
        return IsiKeadaan(Kelembagaan.PRAKTIK, keterangan=note)
    return IsiKeadaan(Kelembagaan.TERLEMBAGA, keterangan=piece.saran)


class SaringKecamatanForm(forms.Form):
    q = forms.CharField(label=_("Nama kecamatan"), required=False, max_length=120)
    lapor = forms.ChoiceField(
        label=_("Laporan"),
        required=False,
        choices=[("", _("Semua")), ("sudah", _("Sudah melapor")), ("belum", _("Belum melapor"))],
    )
