"""Forms of the rules: which one begins where, and what it says."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet

from fondasi.today import today
from kecamatan.enums import Peran
from kecamatan.forms.bebas_nik import BebasNik
from kecamatan.models import Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of
from rumahbersama.laporan.bab import BAB, Bab
from rumahbersama.laporan.enums import JenisLaporan
from rumahbersama.laporan.kinds import KINDS, kind_of
from rumahbersama.laporan.models import AturanLaporan
from rumahbersama.laporan.permissions import can_edit_aturan

TAHUN_KE_DEPAN = 3
BATAS_BARIS = 500
NASIONAL = "Seluruh Indonesia"


class SaringAturanForm(forms.Form):
    jenis = forms.ChoiceField(
        label="Jenis laporan", required=False, choices=[("", "Semua"), *JenisLaporan.choices]
    )

    def narrow(self, rows: QuerySet[AturanLaporan]) -> QuerySet[AturanLaporan]:
        jenis = self.cleaned_data.get("jenis") if self.is_valid() else ""
        return rows.filter(jenis=jenis) if jenis else rows


class AturanBaruForm(forms.Form):
    """Of which kind, where and from which year on."""

    jenis = forms.ChoiceField(label="Jenis laporan", choices=())
    wilayah = forms.ModelChoiceField(Wilayah.objects.none(), label="Berlaku di")
    tahun = forms.TypedChoiceField(
        label="Mulai tahun",
        coerce=int,
        help_text="Bagi laporan periode tahun itu dan sesudahnya, sampai ada yang lebih baru.",
    )

    def __init__(self, *args: Any, user: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        jenis, wilayah, tahun = (self.fields[name] for name in ("jenis", "wilayah", "tahun"))
        assert isinstance(jenis, forms.ChoiceField)
        assert isinstance(wilayah, forms.ModelChoiceField)
        assert isinstance(tahun, forms.ChoiceField)
        places = cakupan_of(user).places(Peran.BAPPEDA, Peran.PROVINSI)
        nasional = bool(can_edit_aturan(user, None))
        jenis.choices = _kinds([] if nasional else places)
        wilayah.queryset = Wilayah.objects.filter(pk__in=[p.pk for p in places]).order_by("kode")
        wilayah.required = not nasional
        wilayah.empty_label = NASIONAL if nasional else None
        year = today().year
        tahun.choices = [(n, str(n)) for n in range(year - 1, year + TAHUN_KE_DEPAN + 1)]
        self.initial.setdefault("tahun", year)


def _kinds(places: Sequence[Wilayah]) -> list[tuple[str, str]]:
    """Those that are written at one of these places or below; without places all."""
    top = min((place.tingkat for place in places), default=0)
    return [(k.kode, k.kode.label) for k in KINDS.values() if max(k.tingkat) >= top]


def _area(label: str, help_text: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        max_length=BATAS_BARIS,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


def _day(label: str, help_text: str) -> forms.IntegerField:
    return forms.IntegerField(label=label, help_text=help_text, min_value=1, max_value=28)


class AturanForm(BebasNik, forms.ModelForm):  # type: ignore[type-arg]
    """What a rule says. Each chapter has a field with its place; an empty one leaves it out."""

    versi = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    kepada = _area(
        "Kepada", "Satu penerima per baris. Bupati/Wali Kota diganti sebutan dan nama daerahnya."
    )
    tembusan = _area("Tembusan", "Satu penerima per baris.")
    dasar_hukum = _area("Dasar hukum", "Misalnya Instruksi Presiden Nomor 8 Tahun 2025.")
    hari_susun = _day("Tanggal penyusunan", "Tanggal pada bulan sesudah periode, 1 sampai 28.")
    hari_tenggat = _day(
        "Tenggat tanda tangan",
        "Tanggal pada bulan sesudah periode. Lewat tanggal ini: belum melapor.",
    )

    class Meta:
        model = AturanLaporan
        fields = (
            "kepada", "melalui", "tembusan", "dasar_hukum", "target", "otomatis",
            "hari_susun", "hari_tenggat",
        )  # fmt: skip
        labels: ClassVar = {
            "melalui": "Melalui",
            "target": "Target",
            "otomatis": "Disusun sendiri oleh portal",
        }
        help_texts: ClassVar = {
            "melalui": "Misalnya Sekretaris Daerah atau Sekretariat TKPK.",
            "target": "Misalnya penghapusan kemiskinan ekstrem pada tahun 2026.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["versi"] = self.instance.versi
        self.pilihan_bab: Sequence[Bab] = BAB[JenisLaporan(self.instance.jenis)]
        shown = self.instance.bab or [bab.kunci for bab in self.pilihan_bab]
        for bab in self.pilihan_bab:
            self.fields[_name(bab)] = _place(bab, len(self.pilihan_bab))
            if bab.kunci in shown:
                self.initial[_name(bab)] = shown.index(bab.kunci) + 1
        if not kind_of(self.instance.jenis).otomatis:
            del self.fields["otomatis"]

    def stored(self, row: AturanLaporan) -> list[tuple[str, str]]:
        """Field by field what is kept now where it differs from what was typed, in words."""
        differ = [one for one in self.isian_aturan() if one.name in self.cleaned_data]
        lines = [
            (str(one.label), _words(getattr(row, one.name)))
            for one in differ
            if self.cleaned_data[one.name] != getattr(row, one.name)
        ]
        if self.cleaned_data["bab"] != row.bab:
            known = {bab.kunci: bab.judul for bab in self.pilihan_bab}
            titles = [known[key] for key in row.bab if key in known]
            lines.append(("Bab", ", ".join(titles) or "semua, menurut urutannya"))
        return lines

    def isian_aturan(self) -> list[forms.BoundField]:
        return [self[name] for name in self.Meta.fields if name in self.fields]

    def isian_bab(self) -> list[forms.BoundField]:
        return [self[_name(bab)] for bab in self.pilihan_bab]

    def clean_kepada(self) -> str:
        return _lines(self.cleaned_data["kepada"])

    def clean_tembusan(self) -> str:
        return _lines(self.cleaned_data["tembusan"])

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        places = [(data.pop(_name(bab), None), bab) for bab in self.pilihan_bab]
        order = sorted(((n, bab) for n, bab in places if n), key=lambda one: one[0])
        for (n, _first), (following, bab) in pairwise(order):
            if n == following:
                self.add_error(_name(bab), f"Urutan {n} sudah dipakai bab lain.")
        if self.pilihan_bab and not order:
            self.add_error(None, "Beri urutan kepada sekurang-kurangnya satu bab.")
        chosen = [bab.kunci for _n, bab in order]
        data["bab"] = [] if chosen == [bab.kunci for bab in self.pilihan_bab] else chosen
        return data


def _words(value: Any) -> str:
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    return str(value) if value != "" else "kosong"


def _name(bab: Bab) -> str:
    return f"bab_{bab.kunci}"


def _place(bab: Bab, count: int) -> forms.TypedChoiceField:
    choices = [("", "Tidak dimuat"), *((str(n), f"Urutan {n}") for n in range(1, count + 1))]
    return forms.TypedChoiceField(
        label=bab.judul, required=False, choices=choices, coerce=int, empty_value=None
    )


def _lines(text: str) -> str:
    """Without blank lines and blank ends."""
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())
