from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from fondasi.forms.dates import TanggalField
from fondasi.today import today
from kecamatan.forms.pengguna import isian_tanggal
from kecamatan.models import AnggotaTkpkk, Kontak, Wilayah
from kecamatan.queries.tkpkk import kontak_of, team_summary
from kecamatan.rules.telepon import normalize_telepon


class PilihanKontak(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.nama} · {obj.jabatan or obj.wilayah}"


class AnggotaForm(forms.ModelForm):  # type: ignore[type-arg]
    """A seat for somebody whom the portal knows, or for a new person."""

    kontak = PilihanKontak(
        Kontak.objects.none(),
        label=_("Orang yang sudah tercatat"),
        required=False,
        empty_label=_("Orang baru"),
    )
    nama = forms.CharField(
        label=_("Nama orang baru"),
        max_length=120,
        required=False,
        help_text=_("Dengan gelar. Kosongkan bila orangnya dipilih di atas."),
    )
    jabatan_dinas = forms.CharField(
        label=_("Jabatan orang baru"), max_length=120, required=False,
        help_text=_("Misalnya Kasi Kesra, Kepala Puskesmas, Ketua PKK."),
    )  # fmt: skip
    telepon = forms.CharField(label=_("Nomor WA orang baru"), max_length=30, required=False)

    class Meta:
        model = AnggotaTkpkk
        fields = ["kontak", "jabatan", "bidang", "unsur", "nomor_sk", "tanggal_sk", "mulai"]
        labels = {
            "jabatan": _("Kedudukan dalam TKPKK"),
            "bidang": _("Bidang atau kelompok kerja"),
            "unsur": _("Unsur"),
            "nomor_sk": _("Nomor SK"),
            "tanggal_sk": _("Tanggal SK"),
            "mulai": _("Mulai"),
        }
        help_texts = {"unsur": _("Misalnya kecamatan, puskesmas, pendamping, ormas, dunia usaha.")}
        widgets = {"tanggal_sk": isian_tanggal(), "mulai": isian_tanggal()}
        field_classes = {"tanggal_sk": TanggalField, "mulai": TanggalField}

    field_order = ["kontak", "nama", "jabatan_dinas", "telepon"]

    def __init__(self, *args: Any, wilayah: Wilayah, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.wilayah = wilayah
        kontak = self.fields["kontak"]
        assert isinstance(kontak, PilihanKontak)
        kontak.queryset = kontak_of(wilayah)
        if self.instance.pk:
            kontak.queryset = Kontak.objects.filter(pk=self.instance.kontak_id)
            kontak.required, kontak.empty_label = True, None
            for name in ("nama", "jabatan_dinas", "telepon"):
                del self.fields[name]
        else:
            known = team_summary(wilayah)
            self.initial["nomor_sk"] = known.nomor_sk
            self.initial["tanggal_sk"] = known.tanggal_sk

    def clean_telepon(self) -> str:
        text: str = self.cleaned_data["telepon"]
        telepon = normalize_telepon(text) if text else ""
        if text and not telepon:
            raise ValidationError(_("Nomor ini tidak dikenali. Tulis seperti 0812-3456-7890."))
        return telepon

    def clean_tanggal_sk(self) -> Any:
        day = self.cleaned_data["tanggal_sk"]
        if day and day > today():
            raise ValidationError(_("Tanggal SK tidak boleh sesudah hari ini."))
        return day

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if "nama" in self.fields and bool(data.get("kontak")) == bool(data.get("nama")):
            self.add_error("nama", _("Pilih orang yang sudah tercatat atau tulis satu nama baru."))
        return data

    @property
    def baru(self) -> Kontak | None:
        data = self.cleaned_data
        if not data.get("nama"):
            return None
        return Kontak(
            nama=data["nama"], jabatan=data["jabatan_dinas"],
            unsur=data["unsur"], telepon=data["telepon"],
        )  # fmt: skip


class AkhiriAnggotaForm(forms.Form):
    akhir = TanggalField(
        label=_("Hari terakhir sebagai anggota"), widget=isian_tanggal(), initial=today
    )

    @property
    def sampai(self) -> Any:
        return self.cleaned_data["akhir"] + timedelta(days=1)


class SaringAnggotaForm(forms.Form):
    q = forms.CharField(label=_("Nama, unsur, atau bidang"), required=False, max_length=120)
    tempat = forms.CharField(label=_("Kecamatan"), required=False, max_length=120)
    keadaan = forms.ChoiceField(
        label=_("Keanggotaan"),
        required=False,
        choices=[("", _("Yang sekarang")), ("semua", _("Termasuk yang berakhir"))],
    )
