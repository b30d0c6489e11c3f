from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fondasi.forms.choices import offer
from fondasi.forms.dates import TanggalField
from fondasi.today import today
from kecamatan.actions.rapat import IsiRapat
from kecamatan.enums import PolaSeri, StatusRapat
from kecamatan.forms.pengguna import isian_tanggal
from kecamatan.models import JenisRapat, Kontak, Pejabat, RapatKoordinasi, Wilayah
from kecamatan.queries.rapat import hosts_of, kinds_for, signatories_of

RUPA_JAM = "%H:%M"


def isian_jam() -> forms.TimeInput:
    return forms.TimeInput(format=RUPA_JAM, attrs={"type": "time"})


def sebut_orang(nama: str, jabatan: str) -> str:
    return f"{nama} – {jabatan}" if jabatan else nama


class RapatForm(forms.ModelForm):  # type: ignore[type-arg]
    """The plan of a meeting of one wilayah; everything on offer lies within it."""

    jenis = forms.ModelChoiceField(
        JenisRapat.objects.none(), label=_("Jenis rapat"), empty_label=_("Pilih jenis")
    )
    pimpinan = forms.ModelChoiceField(
        Kontak.objects.none(),
        label=_("Pimpinan rapat"),
        required=False,
        empty_label=_("Belum ditentukan"),
    )
    notulis = forms.ModelChoiceField(
        Kontak.objects.none(), label=_("Notulis"), required=False, empty_label=_("Belum ditentukan")
    )
    penandatangan = forms.ModelChoiceField(
        Pejabat.objects.none(),
        label=_("Penanda tangan undangan"),
        required=False,
        empty_label=_("Penanda tangan yang sedang menjabat"),
    )
    sudah = forms.BooleanField(
        label=_("Rapat ini sudah berlangsung dan dicatat kemudian"), required=False
    )
    seri_juga = forms.BooleanField(
        label=_("Terapkan waktu, tempat, dan pimpinan juga pada rapat berikutnya dalam seri ini"),
        required=False,
    )
    kunci = forms.CharField(required=False, max_length=43, widget=forms.HiddenInput)
    versi = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    class Meta:
        model = RapatKoordinasi
        fields = [
            "jenis",
            "judul",
            "tanggal",
            "mulai",
            "selesai",
            "tempat",
            "pimpinan",
            "mewakili",
            "notulis",
            "nomor_undangan",
            "tanggal_undangan",
            "penandatangan",
            "pengantar",
            "tembusan",
        ]
        labels = {
            "judul": _("Judul rapat"),
            "tanggal": _("Hari dan tanggal"),
            "mulai": _("Mulai pukul"),
            "selesai": _("Selesai pukul"),
            "tempat": _("Tempat"),
            "mewakili": _("Pimpinan mewakili"),
            "nomor_undangan": _("Nomor surat undangan"),
            "tanggal_undangan": _("Tanggal surat undangan"),
            "pengantar": _("Pengantar undangan"),
            "tembusan": _("Tembusan"),
        }
        field_classes = {"tanggal": TanggalField, "tanggal_undangan": TanggalField}
        help_texts = {
            "mewakili": _(
                "Diisi bila pimpinan hadir mewakili orang lain, misalnya Bupati Jombang."
            ),
            "nomor_undangan": _("Dari buku agenda atau Srikandi. Bila kosong, dicetak bergaris."),
            "tanggal_undangan": _("Bila kosong, dipakai tanggal hari ini."),
            "pengantar": _("Maksud rapat dan yang perlu dibawa. Tanpa nama warga miskin."),
            "tembusan": _("Satu baris untuk satu penerima tembusan."),
        }
        widgets = {
            "tanggal": isian_tanggal(),
            "mulai": isian_jam(),
            "selesai": isian_jam(),
            "tanggal_undangan": isian_tanggal(),
            "pengantar": forms.Textarea(attrs={"rows": 3, "maxlength": 2000}),
            "tembusan": forms.Textarea(attrs={"rows": 2, "maxlength": 500}),
        }

    def __init__(
        self, *args: Any, wilayah: Wilayah, berikutnya: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        row = self.instance
        if not berikutnya:
            del self.fields["seri_juga"]
        self._offer("jenis", kinds_for(wilayah, row.jenis if row.pk else None))
        self._offer("penandatangan", signatories_of(wilayah))
        people = (self.fields["pimpinan"], self.fields["notulis"])
        offer(people, hosts_of(wilayah), ("nama", "jabatan"), sebut_orang)
        self.fields["versi"].initial = row.versi
        if row.pk:
            del self.fields["sudah"], self.fields["kunci"]
        else:
            del self.fields["versi"]

    def _offer(self, name: str, rows: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = rows

    def clean_pengantar(self) -> str:
        return _at_most(str(self.cleaned_data["pengantar"]), 2000)

    def clean_tembusan(self) -> str:
        return _at_most(str(self.cleaned_data["tembusan"]), 500)

    def _post_clean(self) -> None:
        """The action writes the row; the form must not change the instance it was given."""

    @property
    def isi(self) -> IsiRapat:
        given = {name: self.cleaned_data[name] for name in self._meta.fields or ()}
        return IsiRapat(**given, sudah=bool(self.cleaned_data.get("sudah")))


def _at_most(text: str, limit: int) -> str:
    if len(text) > limit:
        raise forms.ValidationError(
            _("Tulisan ini %(n)s huruf; paling banyak %(batas)s huruf. Ringkaskan.")
            % {"n": len(text), "batas": limit}
        )
    return text


class UlangRapatForm(forms.Form):
    """How many months ahead, and how each month finds its day."""

    jumlah = forms.IntegerField(
        label=_("Berapa bulan ke depan"),
        min_value=1,
        max_value=12,
        initial=3,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    pola = forms.ChoiceField(
        label=_("Harinya"),
        choices=PolaSeri.choices,
        initial=PolaSeri.HARI,
        widget=forms.RadioSelect,
    )


class BatalRapatForm(forms.Form):
    alasan = forms.CharField(
        label=_("Alasan"),
        min_length=10,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Dibaca semua yang diundang."),
    )
    seri_juga = forms.BooleanField(
        label=_("Batalkan juga rapat berikutnya dalam seri ini"), required=False
    )

    def __init__(self, *args: Any, berikutnya: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not berikutnya:
            del self.fields["seri_juga"]


class AkhiriSeriForm(forms.Form):
    """`gugur` is the number of meetings that the page of confirmation showed."""

    sampai = TanggalField(
        label=_("Seri berakhir pada"),
        widget=isian_tanggal(),
        help_text=_("Rapat sesudah tanggal ini yang belum diundang gugur."),
    )
    alasan = forms.CharField(
        label=_("Alasan"), min_length=10, max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )
    gugur = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def clean_sampai(self) -> date:
        sampai: date = self.cleaned_data["sampai"]
        if sampai < today():
            raise forms.ValidationError(
                _("Tanggal ini sudah lewat. Seri berakhir paling awal hari ini.")
            )
        return sampai


class SaringanRapat(forms.Form):
    """Filter of the list: state, kind and month."""

    status = forms.ChoiceField(
        label=_("Keadaan"), required=False, choices=[("", _("Semua")), *StatusRapat.choices]
    )
    jenis = forms.ModelChoiceField(
        JenisRapat.objects.all(), label=_("Jenis"), required=False, empty_label=_("Semua")
    )
    q = forms.CharField(label=_("Judul atau tempat"), required=False, max_length=80)
    dari = TanggalField(label=_("Sejak"), required=False, widget=isian_tanggal())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer([self.fields["jenis"]], JenisRapat.objects.all(), ("nama",))

    def narrow(self, rows: Any) -> Any:
        self.is_valid()
        data = getattr(self, "cleaned_data", {})
        if status := data.get("status"):
            rows = rows.filter(status=status)
        if jenis := data.get("jenis"):
            rows = rows.filter(jenis=jenis)
        if text := data.get("q"):
            rows = rows.filter(
                Q(judul__icontains=text)
                | Q(tempat__icontains=text)
                | Q(wilayah__nama__icontains=text)
            )
        dari: date | None = data.get("dari")
        return rows.filter(tanggal__gte=dari) if dari else rows
