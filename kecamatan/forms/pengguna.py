from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from fondasi.forms.dates import TanggalField
from fondasi.today import today
from kecamatan.enums import Peran, SebutanJabatan
from kecamatan.forms.wilayah import WilayahField
from kecamatan.models import Instansi, Pengguna, Penugasan
from kecamatan.models.cakupan import below
from kecamatan.queries.pengguna import managing_kodes, peran_given_by, successors
from kecamatan.rules.telepon import normalize_telepon


def isian_tanggal() -> forms.DateInput:
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class PenugasanForm(forms.Form):
    """Peran x wilayah x masa, offered within the giver's authority."""

    peran = forms.ChoiceField(label=_("Peran"))
    wilayah = WilayahField(
        label=_("Wilayah tugas"), help_text=_("Nama atau kode, misalnya Wonosalam atau 35.17.05.")
    )
    instansi = forms.ModelChoiceField(
        Instansi.objects.none(),
        label=_("Instansi"),
        required=False,
        empty_label=_("Tanpa instansi"),
        help_text=_("Wajib untuk peran OPD / UPTD."),
    )
    sebutan = forms.ChoiceField(
        label=_("Sebutan jabatan"), choices=SebutanJabatan.choices, required=False
    )
    mulai = TanggalField(label=_("Mulai"), widget=isian_tanggal())
    akhir = TanggalField(
        label=_("Hari terakhir"),
        required=False,
        widget=isian_tanggal(),
        help_text=_(
            "Wajib untuk Plt., Plh., dan Pj.; kontrak pendamping biasanya berakhir tahunan."
        ),
    )

    def __init__(self, *args: Any, user: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kodes = managing_kodes(user)
        peran, wilayah, instansi = (self.fields[n] for n in ("peran", "wilayah", "instansi"))
        assert isinstance(peran, forms.ChoiceField)
        assert isinstance(wilayah, WilayahField)
        assert isinstance(instansi, forms.ModelChoiceField)
        given = [(p.value, p.label) for p in peran_given_by(user)]
        peran.choices = [("", _("Pilih peran")), *given]
        wilayah.dalam = lambda: kodes
        instansi.queryset = Instansi.objects.filter(below("wilayah", kodes), aktif=True)
        self.fields["mulai"].initial = today

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("peran") == Peran.OPD and not data.get("instansi"):
            self.add_error("instansi", _("Pilih instansi untuk peran OPD / UPTD."))
        akhir: date | None = data.pop("akhir", None)
        data["sampai"] = akhir + timedelta(days=1) if akhir else None
        return data


class UndanganForm(PenugasanForm):
    """A person who is new here, with the first assignment."""

    nama = forms.CharField(label=_("Nama lengkap"), max_length=120)
    email = forms.EmailField(label=_("Alamat surel"), required=False)
    telepon = forms.CharField(
        label=_("Nomor WA / telepon"),
        required=False,
        max_length=30,
        help_text=_("Surel atau nomor ini dipakai untuk masuk. Isi paling sedikit satu."),
    )
    field_order = ["nama", "telepon", "email", "peran", "wilayah", "instansi", "sebutan"]

    def clean_telepon(self) -> str:
        text: str = self.cleaned_data["telepon"]
        telepon = normalize_telepon(text) if text else ""
        if text and not telepon:
            raise ValidationError(_("Nomor ini tidak dikenali. Tulis seperti 0812-3456-7890."))
        return telepon

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not (data.get("email") or data.get("telepon")) and not self.errors:
            self.add_error("telepon", _("Isi nomor telepon atau alamat surel."))
        return data


class AkhiriPenugasanForm(forms.Form):
    akhir = TanggalField(label=_("Hari terakhir bertugas"), widget=isian_tanggal())
    penerus = forms.ModelChoiceField(
        Pengguna.objects.none(),
        label=_("Diteruskan oleh"),
        required=False,
        empty_label=_("Pilih penerus"),
        help_text=_("Orang dengan peran yang sama di wilayah ini. Undang dahulu bila belum ada."),
    )

    def __init__(self, *args: Any, penugasan: Penugasan, wajib: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        penerus = self.fields["penerus"]
        assert isinstance(penerus, forms.ModelChoiceField)
        penerus.queryset = successors(penugasan)
        penerus.required = wajib
        self.fields["akhir"].initial = today

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if akhir := data.pop("akhir", None):
            data["sampai"] = akhir + timedelta(days=1)
        return data


class NonaktifForm(forms.Form):
    alasan = forms.CharField(
        label=_("Alasan"), max_length=200, help_text=_("Misalnya pindah tugas atau HP hilang.")
    )


class CariPenggunaForm(forms.Form):
    q = forms.CharField(label=_("Nama atau kontak"), required=False, max_length=120)
    peran = forms.ChoiceField(label=_("Peran"), required=False)
    keadaan = forms.ChoiceField(
        label=_("Keadaan"),
        required=False,
        choices=[
            ("", _("Semua")),
            ("aktif", _("Bertugas")),
            ("menunggu", _("Belum pernah masuk")),
            ("nonaktif", _("Nonaktif")),
        ],
    )

    def __init__(self, *args: Any, user: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        peran = self.fields["peran"]
        assert isinstance(peran, forms.ChoiceField)
        given = [(p.value, p.label) for p in peran_given_by(user)]
        peran.choices = [("", _("Semua")), *given]


class SandiBaruForm(forms.Form):
    sandi = forms.CharField(
        label=_("Kata sandi baru"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("Paling sedikit 10 huruf atau angka. Beberapa kata acak mudah diingat."),
    )
    ulangi = forms.CharField(
        label=_("Ulangi kata sandi"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, pengguna: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pengguna = pengguna

    def clean_sandi(self) -> str:
        sandi: str = self.cleaned_data["sandi"]
        password_validation.validate_password(sandi, self.pengguna)
        return sandi

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("sandi") and data.get("ulangi") and data["sandi"] != data["ulangi"]:
            self.add_error("ulangi", _("Kedua kata sandi tidak sama. Ketik ulang."))
        return data
