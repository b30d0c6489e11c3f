from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fondasi.forms.dates import TanggalField
from fondasi.today import today
from kemiskinan.actions.berita_acara import IsiBeritaAcara
from kemiskinan.rules.berita_acara import UNSUR, Sebutan


class BeritaAcaraForm(forms.Form):
    """What the village types; the recap is counted, never typed."""

    nomor = forms.CharField(label=_("Nomor berita acara"), max_length=120)
    tanggal = TanggalField(
        label=_("Hari dan tanggal"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    tempat = forms.CharField(label=_("Tempat"), max_length=160)
    pimpinan = forms.CharField(label=_("Pimpinan musyawarah"), max_length=120)
    notulis = forms.CharField(label=_("Notulis"), max_length=120, required=False)
    penanda_desa = forms.CharField(max_length=120)
    penanda_wakil = forms.CharField(max_length=120)
    mengetahui = forms.CharField(label=_("Camat yang mengetahui"), max_length=120, required=False)
    keputusan = forms.CharField(
        label=_("Keputusan musyawarah"),
        required=False,
        max_length=450,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Tanpa nama warga; daftar nama menjadi lampiran terbatas."),
    )

    def __init__(self, *args: Any, sebutan: Sebutan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tanggal"].initial = today()
        self.fields["penanda_desa"].label = f"Nama {sebutan.kepala}"
        self.fields["penanda_wakil"].label = f"Nama {sebutan.wakil}"
        for unsur in UNSUR:
            self.fields[f"{unsur}_l"] = _headcount(f"{UNSUR[unsur]}, laki-laki")
            self.fields[f"{unsur}_p"] = _headcount(f"{UNSUR[unsur]}, perempuan")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not any(data.get(f"{u}_{k}") for u in UNSUR for k in "lp"):
            self.add_error(None, _("Isi jumlah yang hadir, paling sedikit satu unsur."))
        if (when := data.get("tanggal")) and when > today():
            self.add_error("tanggal", _("Tanggal musyawarah tidak boleh sesudah hari ini."))
        return data

    def attendance_rows(self) -> list[tuple[str, Any, Any]]:
        return [(label, self[f"{u}_l"], self[f"{u}_p"]) for u, label in UNSUR.items()]

    def plain_fields(self) -> list[Any]:
        counted = {f"{u}_{k}" for u in UNSUR for k in "lp"}
        return [field for field in self if field.name not in counted]

    @property
    def isi(self) -> IsiBeritaAcara:
        data = self.cleaned_data
        hadir = {u: {k: data[f"{u}_{k}"] or 0 for k in ("l", "p")} for u in UNSUR}
        names = ("nomor", "tanggal", "tempat", "pimpinan", "notulis")
        signers = ("penanda_desa", "penanda_wakil", "mengetahui", "keputusan")
        return IsiBeritaAcara(hadir=hadir, **{name: data[name] for name in (*names, *signers)})


def _headcount(label: str) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=0,
        max_value=999,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "aria-label": label}),
    )


class PindaianForm(forms.Form):
    pindaian = forms.FileField(
        label=_("Pindaian yang sudah ditandatangani"),
        error_messages={"required": _("Pilih berkas pindaian.")},
    )
