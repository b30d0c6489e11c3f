from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from fondasi.formatting import BULAN
from fondasi.today import today
from kemiskinan.actions.intervensi import IsiIntervensi
from kemiskinan.enums import StatusIntervensi
from kemiskinan.forms.program import RupiahField
from kemiskinan.models import Intervensi, SubKegiatan

NAMA_BULAN = [(n, nama) for n, nama in enumerate(BULAN, 1)]


class UbahIntervensiForm(forms.Form):
    """State, amount and evidence; person, budget line and month are fixed."""

    status = forms.ChoiceField(
        label=_("Keadaan"), choices=StatusIntervensi.choices, widget=forms.RadioSelect
    )
    volume = RupiahField(label=_("Volume"), required=False)
    satuan = forms.CharField(label=_("Satuan"), max_length=30, required=False)
    rupiah = RupiahField(
        label=_("Nilai (rupiah)"),
        required=False,
        help_text=_("Kosongkan bila bantuan berupa barang atau jasa."),
    )
    bukti = forms.FileField(
        label=_("Bukti penyaluran"),
        required=False,
        help_text=_("Foto (JPG, PNG) atau PDF, paling besar 10 MB."),
    )

    def isi(self, *, tahun: int, bulan: int) -> IsiIntervensi:
        found = self.cleaned_data
        return IsiIntervensi(
            tahun=tahun,
            bulan=bulan,
            status=StatusIntervensi(found["status"]),
            volume=found["volume"],
            satuan=found["satuan"],
            rupiah=found["rupiah"],
        )


class IntervensiForm(UbahIntervensiForm):
    """A new help for one person from one of the offered budget lines."""

    sub_kegiatan = forms.ModelChoiceField(
        label=_("Sub kegiatan"), queryset=SubKegiatan.objects.none()
    )
    tahun = forms.IntegerField(label=_("Tahun"), min_value=2015, max_value=2100)
    bulan = forms.TypedChoiceField(label=_("Bulan"), choices=NAMA_BULAN, coerce=int)

    field_order = ("sub_kegiatan", "tahun", "bulan", "status")

    def __init__(self, *args: Any, sub_kegiatan: QuerySet[SubKegiatan], **kwargs: Any) -> None:
        now = today()
        kwargs["initial"] = {
            "tahun": now.year,
            "bulan": now.month,
            "status": StatusIntervensi.DIUSULKAN,
            **(kwargs.get("initial") or {}),
        }
        super().__init__(*args, **kwargs)
        self.fields["sub_kegiatan"].queryset = sub_kegiatan  # type: ignore[attr-defined]

    def isi_baru(self) -> IsiIntervensi:
        return self.isi(tahun=self.cleaned_data["tahun"], bulan=self.cleaned_data["bulan"])


class BatalForm(forms.Form):
    alasan = forms.CharField(
        label=_("Alasan pembatalan"), min_length=10, widget=forms.Textarea(attrs={"rows": 3})
    )


def initial_of(intervensi: Intervensi) -> dict[str, Any]:
    names = ("status", "volume", "satuan", "rupiah")
    return {name: getattr(intervensi, name) for name in names}
