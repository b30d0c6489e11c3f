from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from fondasi.today import today
from kecamatan.enums import Peran
from kecamatan.forms.bebas_nik import BebasNik
from kecamatan.models import Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of
from kemiskinan.enums import JenisRilis, StatusProses
from kemiskinan.models import Pemadanan
from rumahbersama.laporan.enums import Irama, JenisLaporan, KeadaanLapor
from rumahbersama.laporan.kinds import KINDS
from rumahbersama.laporan.models.isian import BATAS_ISIAN
from rumahbersama.laporan.periode import Periode, last_periods
from rumahbersama.laporan.queries.keadaan import places_in_state

PILIHAN_PERIODE = {Irama.BULANAN: 24, Irama.TRIWULAN: 8}


class SaringKeadaanForm(forms.Form):
    """The filter of one period; `wilayah` are the places below the viewer's own."""

    q = forms.CharField(label="Nama wilayah", required=False, max_length=60)
    keadaan = forms.ChoiceField(
        label="Keadaan", required=False, choices=[("", "Semua"), *KeadaanLapor.choices]
    )
    wilayah = forms.ChoiceField(label="Kabupaten/kota", required=False)

    def __init__(self, *args: Any, areas: Sequence[Wilayah], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["wilayah"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "Semua"), *((one.kode, str(one)) for one in areas)]
        if len(areas) < 2:
            del self.fields["wilayah"]

    def narrow(
        self, places: QuerySet[Wilayah], jenis: JenisLaporan, masa: Periode
    ) -> QuerySet[Wilayah]:
        said = self.cleaned_data if self.is_valid() else {}
        if said.get("q"):
            places = places.filter(
                Q(nama__icontains=said["q"]) | Q(induk__nama__icontains=said["q"])
            )
        if said.get("keadaan"):
            places = places_in_state(places, jenis, masa, KeadaanLapor(said["keadaan"]))
        return places


class LaporanForm(forms.Form):
    """What somebody chooses before a report of one kind is written."""

    wilayah = forms.ModelChoiceField(Wilayah.objects.none(), label="Wilayah", empty_label=None)
    periode = forms.ChoiceField(
        label="Periode", help_text="Keadaan pada akhir periode ini, atau hari ini bila belum usai."
    )
    nomor = forms.CharField(
        label="Nomor surat",
        required=False,
        max_length=120,
        help_text="Boleh dikosongkan; nomor dari buku agenda ditulis tangan setelah dicetak.",
    )
    kertas = forms.ChoiceField(
        label="Ukuran kertas",
        choices=[("A4", "A4"), ("F4", "F4 (folio)")],
        widget=forms.RadioSelect,
        initial="A4",
    )

    def __init__(self, *args: Any, user: Pengguna, jenis: JenisLaporan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind = KINDS[jenis]
        places = Wilayah.objects.within_any(cakupan_of(user).kodes(*kind.peminta))
        places = places.current(today()).filter(tingkat__in=kind.tingkat).order_by("kode")
        wilayah, periode = self.fields["wilayah"], self.fields["periode"]
        assert isinstance(wilayah, forms.ModelChoiceField)
        assert isinstance(periode, forms.ChoiceField)
        wilayah.queryset = places
        found = last_periods(today(), kind.irama, PILIHAN_PERIODE[kind.irama])
        periode.choices = [(p.kode, p.sebutan) for p in reversed(found)]
        if jenis == JenisLaporan.PADAN:
            self.fields["pemadanan"] = _pairs(user)
        if kind.lanskap:
            del self.fields["kertas"], self.fields["nomor"]


def _pairs(user: Pengguna) -> forms.ModelChoiceField[Pemadanan]:
    """The finished runs of padu padan of the secretariat's own kabupaten."""
    rows = Pemadanan.objects.filter(
        kabupaten__kode__in=cakupan_of(user).kodes(Peran.BAPPEDA),
        status=StatusProses.SELESAI,
        sk__jenis=JenisRilis.SK_BUPATI,
    )
    return forms.ModelChoiceField(
        rows.select_related("sk__kabupaten", "rilis__kabupaten"),
        label="Padu padan",
        empty_label=None,
    )


class IsianForm(BebasNik, forms.Form):
    """Obstacles and support asked for, before a report is signed."""

    kendala = forms.CharField(
        label="Kendala",
        required=False,
        max_length=BATAS_ISIAN,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Apa yang menghambat. Jangan menulis nama atau NIK orang miskin.",
    )
    dukungan = forms.CharField(
        label="Dukungan yang diminta",
        required=False,
        max_length=BATAS_ISIAN,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Kepada siapa dan apa yang diminta.",
    )


class TandaTanganForm(forms.Form):
    pindaian = forms.FileField(
        label="Pindaian laporan yang sudah ditandatangani",
        required=False,
        help_text="PDF atau foto JPG/PNG. Dapat diunggah kemudian.",
    )


class KodeForm(forms.Form):
    kode = forms.CharField(
        label="Kode periksa",
        max_length=40,
        help_text="Dua belas huruf dan angka di samping kode QR, misalnya 7K2M-90QX-4TRV.",
    )
