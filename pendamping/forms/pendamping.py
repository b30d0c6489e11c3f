from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from fondasi.forms.choices import offer
from fondasi.forms.dates import TanggalField
from fondasi.today import today
from kecamatan.forms.pengguna import isian_tanggal
from kecamatan.forms.wilayah import WilayahField
from kecamatan.models import Instansi, Kontak, Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of
from kecamatan.rules.telepon import normalize_telepon
from pendamping.actions.pendamping import IsiPendamping
from pendamping.enums import KeadaanPendamping
from pendamping.models import Pendamping, Penempatan, ProgramPendampingan
from pendamping.queries.pendamping import bases_of, known_contacts, offices_of, places_for

SATU_HARI = timedelta(days=1)


def exclusive(akhir: date | None) -> date | None:
    """The day after the last day that a person wrote."""
    return akhir + SATU_HARI if akhir else None


class PendampingForm(forms.Form):
    """A line of the registry; everything offered lies within the editor's territories."""

    kontak = forms.ModelChoiceField(
        Kontak.objects.none(),
        label=_("Orang yang sudah tercatat"),
        required=False,
        empty_label=_("Orang baru, isi di bawah"),
        help_text=_("Pilih bila sudah ada di Kontak; nama dan nomornya dipakai dari sana."),
    )
    nama = forms.CharField(
        label=_("Nama lengkap"),
        max_length=120,
        required=False,
        help_text=_("Wajib untuk orang baru."),
    )
    program = forms.ModelChoiceField(
        ProgramPendampingan.objects.none(), label=_("Program"), empty_label=_("Pilih program")
    )
    wilayah = forms.ModelChoiceField(
        Wilayah.objects.none(),
        label=_("Terdaftar di"),
        empty_label=_("Pilih kecamatan"),
        help_text=_("Kecamatan tempat ia bertugas; kabupaten/kota bila melayani semuanya."),
    )
    instansi = forms.ModelChoiceField(
        Instansi.objects.none(),
        label=_("Instansi asal"),
        required=False,
        empty_label=_("Menurut programnya"),
    )
    telepon = forms.CharField(label=_("Nomor WA / telepon"), required=False, max_length=30)
    email = forms.EmailField(label=_("Alamat surel"), required=False)
    kontrak_mulai = TanggalField(label=_("Kontrak atau SK mulai"), widget=isian_tanggal())
    kontrak_akhir = TanggalField(
        label=_("Hari terakhir kontrak"),
        required=False,
        widget=isian_tanggal(),
        help_text=_("Kosongkan untuk pegawai tetap. Kontrak diperpanjang? Cukup ubah hari ini."),
    )

    def __init__(
        self, *args: Any, user: Pengguna, pendamping: Pendamping | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._offer("program", ProgramPendampingan.objects.visible_to(user).filter(aktif=True))
        self._offer("wilayah", bases_of(user))
        self._offer("instansi", offices_of(user))
        if pendamping is None:
            offer([self.fields["kontak"]], known_contacts(user), ("nama",))
            bases = list(bases_of(user)[:2])
            self.initial.setdefault("wilayah", bases[0].pk if len(bases) == 1 else None)
        else:
            del self.fields["kontak"]
            self.initial = {**_written(pendamping), **self.initial}

    def _offer(self, name: str, rows: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = rows

    def clean_telepon(self) -> str:
        text: str = self.cleaned_data["telepon"]
        telepon = normalize_telepon(text) if text else ""
        if text and not telepon:
            raise ValidationError(_("Nomor ini tidak dikenali. Tulis seperti 0812-3456-7890."))
        return telepon

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        kontak: Kontak | None = data.get("kontak")
        if kontak is not None:
            data["nama"] = kontak.nama
            data["telepon"] = data.get("telepon") or kontak.telepon
            data["email"] = data.get("email") or kontak.email
            data["instansi"] = data.get("instansi") or kontak.instansi
        if not data.get("nama"):
            self.add_error("nama", _("Tulis namanya, atau pilih orang yang sudah tercatat."))
        return data

    @property
    def isi(self) -> IsiPendamping:
        data = self.cleaned_data
        names = ("nama", "program", "wilayah", "kontrak_mulai", "instansi", "telepon", "email")
        return IsiPendamping(
            kontrak_sampai=exclusive(data["kontrak_akhir"]),
            **{name: data[name] for name in names},
        )


def _written(row: Pendamping) -> dict[str, Any]:
    kontak = row.kontak
    return {
        "nama": kontak.nama,
        "program": row.program_id,
        "wilayah": row.wilayah_id,
        "instansi": kontak.instansi_id,
        "telepon": kontak.telepon,
        "email": kontak.email,
        "kontrak_mulai": row.kontrak_mulai,
        "kontrak_akhir": row.hari_terakhir,
    }


class PenempatanForm(forms.Form):
    desa = forms.ModelMultipleChoiceField(
        Wilayah.objects.none(),
        label=_("Desa/kelurahan"),
        widget=forms.CheckboxSelectMultiple,
    )
    mulai = TanggalField(label=_("Mulai bertugas"), widget=isian_tanggal())
    akhir = TanggalField(
        label=_("Hari terakhir"),
        required=False,
        widget=isian_tanggal(),
        help_text=_("Kosong: sampai kontraknya berakhir."),
    )

    def __init__(self, *args: Any, pendamping: Pendamping, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        desa = self.fields["desa"]
        assert isinstance(desa, forms.ModelMultipleChoiceField)
        desa.queryset = places_for(pendamping)
        self.fields["mulai"].initial = max(today(), pendamping.kontrak_mulai)


class AkhiriPenempatanForm(forms.Form):
    akhir = TanggalField(label=_("Hari terakhir bertugas"), widget=isian_tanggal())
    penerus = forms.ModelChoiceField(
        Pengguna.objects.none(),
        label=_("Diteruskan oleh"),
        required=False,
        empty_label=_("Tidak ada yang perlu diteruskan"),
        help_text=_("Pendamping lain di desa ini; daftar dan kewajiban terbuka berpindah."),
    )

    def __init__(self, *args: Any, penempatan: Penempatan, penerus: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["penerus"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = penerus
        if penempatan.pendamping.kontak.pengguna_id is None:
            del self.fields["penerus"]
        self.fields["akhir"].initial = today


class SaringPendampingForm(forms.Form):
    q = forms.CharField(label=_("Nama atau instansi"), required=False, max_length=120)
    program = forms.ModelChoiceField(
        ProgramPendampingan.objects.none(),
        label=_("Program"),
        required=False,
        empty_label=_("Semua"),
    )
    wilayah = WilayahField(label=_("Kecamatan atau desa"), required=False)
    keadaan = forms.ChoiceField(
        label=_("Keadaan"),
        required=False,
        choices=[("", _("Semua")), *KeadaanPendamping.choices],
    )

    def __init__(self, *args: Any, user: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wilayah = self.fields["wilayah"]
        assert isinstance(wilayah, WilayahField)
        programs = ProgramPendampingan.objects.visible_to(user)
        offer([self.fields["program"]], programs, ("singkatan",))
        kodes = sorted({row.wilayah.kode[:8] for row in cakupan_of(user).penugasan})
        wilayah.dalam = lambda: kodes


class ProgramForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = ProgramPendampingan
        fields = [
            "nama",
            "singkatan",
            "kode",
            "lembaga",
            "wajib",
            "tunggal",
            "urutan",
            "aktif",
        ]
        labels = {
            "nama": _("Nama program"),
            "singkatan": _("Singkatan pada matriks"),
            "kode": _("Kode"),
            "lembaga": _("Kementerian atau lembaga"),
            "wajib": _("Setiap desa/kelurahan seharusnya punya"),
            "tunggal": _("Satu desa/kelurahan hanya satu orang"),
            "urutan": _("Urutan"),
            "aktif": _("Masih dipakai"),
        }
        error_messages = {
            "kode": {"invalid": _("Kode ditulis tanpa spasi, misalnya kader-posyandu.")}
        }
        help_texts = {
            "kode": _("Huruf kecil dan tanda hubung, misalnya kader-posyandu."),
            "wajib": _("Desa tanpa orang program ini ditandai Kosong pada matriks."),
            "tunggal": _("Penempatan kedua pada masa yang sama ditolak."),
        }
