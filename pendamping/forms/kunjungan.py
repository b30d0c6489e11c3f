from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fondasi.forms.dates import TanggalField
from fondasi.kept.drawing import fresh_key
from fondasi.photos import MAX_BYTES
from fondasi.today import today
from kecamatan.forms.pengguna import isian_tanggal
from kecamatan.forms.wilayah import WilayahField
from kecamatan.models import Instansi, Kontak, Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of
from pendamping.actions.kunjungan import IsiKunjungan, Permintaan
from pendamping.enums import TujuanKunjungan
from pendamping.models import Kunjungan
from pendamping.queries.kunjungan import owners_for, villages_to_visit


class BulanField(TanggalField):
    """A month as its first day; browsers send `2024-11`."""

    widget = forms.DateInput(format="%Y-%m", attrs={"type": "month"})

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(input_formats=["%Y-%m"], **kwargs)


class TitikField(forms.DecimalField):
    """Degrees, written with a comma or a point."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(required=False, widget=widget, **kwargs)

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        text = str(value or "").strip().replace(",", ".")
        found: Any = super().to_python(text)
        return None if found is None else Decimal(found).quantize(Decimal("0.000001"))


class KunjunganForm(forms.Form):
    """`client_id` makes a second press of the button, or a second try of the phone, harmless."""

    client_id = forms.UUIDField(widget=forms.HiddenInput)
    desa = forms.ModelChoiceField(
        Wilayah.objects.none(), label=_("Desa/kelurahan"), empty_label=_("Pilih desa/kelurahan")
    )
    tanggal = TanggalField(label=_("Tanggal kunjungan"), widget=isian_tanggal())
    tujuan = forms.ChoiceField(
        label=_("Tujuan"), choices=TujuanKunjungan.choices, widget=forms.RadioSelect
    )
    kegiatan = forms.CharField(
        label=_("Apa yang dilakukan"),
        max_length=160,
        help_text=_("Satu kalimat, misalnya: menimbang balita di Posyandu Melati."),
    )
    temuan = forms.CharField(
        label=_("Temuan"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Keadaan dan kendala. Tanpa NIK; nama warga cukup pada daftar verval."),
    )
    foto = forms.FileField(
        label=_("Foto"),
        required=False,
        help_text=_("Paling besar 20 MB. Jangan memotret KTP atau KK."),
        widget=forms.ClearableFileInput(attrs={"accept": "image/*", "data-batas": MAX_BYTES}),
    )
    lintang = TitikField(label=_("Lintang"), help_text=_("Misalnya -7,712345."))
    bujur = TitikField(label=_("Bujur"), help_text=_("Misalnya 112,345678."))

    def __init__(
        self, *args: Any, user: Pengguna, kunjungan: Kunjungan | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"client_id": fresh_key(), "tanggal": today(), **self.initial}
        if kunjungan is not None:
            for name in ("client_id", "desa", "foto"):
                del self.fields[name]
            self.initial |= {name: getattr(kunjungan, name) for name in self.fields}
            return
        desa = self.fields["desa"]
        assert isinstance(desa, forms.ModelChoiceField)
        desa.queryset = villages_to_visit(user)
        only = list(villages_to_visit(user)[:2])
        if len(only) == 1:
            self.initial["desa"] = only[0].pk

    @property
    def isi(self) -> IsiKunjungan:
        names = ("tanggal", "tujuan", "kegiatan", "temuan", "lintang", "bujur")
        return IsiKunjungan(**{name: self.cleaned_data[name] for name in names})


class SaringKunjunganForm(forms.Form):
    bulan = BulanField(label=_("Bulan"), required=False)
    wilayah = WilayahField(label=_("Kecamatan atau desa"), required=False)
    tujuan = forms.ChoiceField(
        label=_("Tujuan"), required=False, choices=[("", _("Semua")), *TujuanKunjungan.choices]
    )
    saya = forms.BooleanField(label=_("Hanya kunjungan saya"), required=False)

    def __init__(self, *args: Any, user: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wilayah = self.fields["wilayah"]
        assert isinstance(wilayah, WilayahField)
        kodes = sorted({row.wilayah.kode for row in cakupan_of(user).penugasan})
        wilayah.dalam = lambda: kodes


class TindakLanjutKunjunganForm(forms.Form):
    uraian = forms.CharField(
        label=_("Apa yang diminta"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    instansi = forms.ModelChoiceField(
        Instansi.objects.none(),
        label=_("Instansi yang diminta"),
        required=False,
        empty_label=_("Pilih instansi, atau orang di bawah"),
    )
    kontak = forms.ModelChoiceField(
        Kontak.objects.none(),
        label=_("Orang yang diminta"),
        required=False,
        empty_label=_("Pilih orang, atau instansi di atas"),
    )
    batas = TanggalField(label=_("Batas waktu"), widget=isian_tanggal())

    def __init__(self, *args: Any, kunjungan: Kunjungan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people, offices = owners_for(kunjungan)
        kontak, instansi = self.fields["kontak"], self.fields["instansi"]
        assert isinstance(kontak, forms.ModelChoiceField)
        assert isinstance(instansi, forms.ModelChoiceField)
        kontak.queryset, instansi.queryset = people, offices
        self.initial.setdefault("batas", today() + timedelta(days=14))

    @property
    def permintaan(self) -> Permintaan:
        return Permintaan(**self.cleaned_data)
