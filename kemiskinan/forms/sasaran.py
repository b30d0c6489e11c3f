from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from fondasi.formatting import tanggal
from kecamatan.enums import Tingkat
from kecamatan.models import Wilayah
from kemiskinan.enums import Keberadaan, KelasIntervensi, KelasKeberadaan, KelasPadan
from kemiskinan.models import Neraca, Rilis
from kemiskinan.queries.neraca import rows_in_class
from kemiskinan.queries.sasaran import on_daftar
from kemiskinan.rules.sebutan import sebutan_sk

KELAS = [
    ("", _("Semua")),
    *KelasPadan.choices,
    *KelasIntervensi.choices,
    ("belum", _("Belum optimal atau belum diintervensi")),
    ("terintervensi", _("Telah menerima intervensi")),
    (_("Yang belum optimal"), KelasKeberadaan.choices),
]


class SaringanSasaran(forms.Form):
    """Filter of the people of a decree; its state lives in the URL."""

    kecamatan = forms.ModelChoiceField(
        label=_("Kecamatan"), queryset=Wilayah.objects.none(), required=False, empty_label="Semua"
    )
    desa = forms.ModelChoiceField(
        label=_("Desa/kelurahan"),
        queryset=Wilayah.objects.none(),
        required=False,
        empty_label="Semua",
    )
    kelas = forms.ChoiceField(label=_("Golongan rekapitulasi"), choices=KELAS, required=False)
    hasil = forms.ChoiceField(
        label=_("Hasil lapangan"),
        required=False,
        choices=[("", _("Semua")), ("belum", _("Belum disisir")), *Keberadaan.choices],
    )
    q = forms.CharField(label=_("Nama"), required=False, max_length=60)
    daftar = forms.IntegerField(required=False, widget=forms.HiddenInput)
    neraca = forms.ChoiceField(label=_("Rekapitulasi"), required=False, widget=forms.HiddenInput)
    sk = forms.ChoiceField(label=_("SK"), required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        kodes: list[str],
        sk: Rilis | None = None,
        neraca: Neraca | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.ledger = neraca
        self._only("sk", sk, sebutan_sk(sk) if sk else "")
        self._only("neraca", neraca, tanggal(neraca.tanggal) if neraca else "")
        here = Wilayah.objects.within_any(kodes) if sk else Wilayah.objects.none()
        self._rows("kecamatan", here.filter(tingkat=Tingkat.KECAMATAN))
        below = here.filter(tingkat=Tingkat.DESA)
        chosen = str(self.data.get("kecamatan", ""))
        few = len(kodes) == 1 and kodes[0].count(".") >= 2
        if chosen.isdecimal():
            below = below.filter(induk=int(chosen))
        elif not few:
            below = below.filter(pk=_number(self.data.get("desa")))
        self._rows("desa", below)

    def _rows(self, name: str, queryset: QuerySet[Wilayah]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = queryset

    def _only(self, name: str, row: Rilis | Neraca | None, words: str) -> None:
        """The row that the page shows, in words; an id of another is not understood."""
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(str(row.pk), words)] if row else []

    def narrow(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Rows annotated by `with_state`, as far as the filter was understood."""
        self.is_valid()
        data = self.cleaned_data
        if data.get("kecamatan"):
            rows = rows.filter(kecamatan=data["kecamatan"])
        if data.get("desa"):
            rows = rows.filter(desa=data["desa"])
        if data.get("daftar"):
            rows = on_daftar(rows, data["daftar"])
        if q := (data.get("q") or "").strip():
            rows = rows.filter(nama__icontains=q)
        return self._by_state(rows, data)

    def _by_state(self, rows: QuerySet[Any], data: dict[str, Any]) -> QuerySet[Any]:
        if (kelas := data.get("kelas")) and self.ledger:
            rows = rows.filter(pk__in=rows_in_class(self.ledger, kelas).values("sasaran"))
        if data.get("hasil") == "belum":
            return rows.filter(keberadaan=None)
        return rows.filter(keberadaan=data["hasil"]) if data.get("hasil") else rows


def _number(text: Any) -> int:
    return int(text) if str(text or "").isdecimal() else 0
