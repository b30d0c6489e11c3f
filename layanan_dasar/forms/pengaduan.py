"""Forms of those who handle complaints."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from fondasi.forms.dates import TanggalField
from fondasi.rujukan import Temuan
from fondasi.today import today
from kecamatan.enums import JenisInstansi, Tingkat
from kecamatan.forms.wilayah import WilayahField
from kecamatan.models import Instansi, Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of
from layanan_dasar.enums import (
    KANAL_LOKET,
    IdentitasPelaporan,
    JenisPengaduan,
    StatusPengaduan,
)
from layanan_dasar.models import KategoriPengaduan, Pengaduan
from layanan_dasar.models.cakupan_pengaduan import PENGURUS_PENGADUAN
from layanan_dasar.models.pengaduan import PengaduanQuerySet
from layanan_dasar.queries.rute_pengaduan import above, categories_in
from layanan_dasar.rules.langkah_pengaduan import Langkah

DIPERIKSA = _("Sudah saya periksa: teks tidak memuat NIK, nomor telepon, atau nama orang lain")


JUDUL = {
    Langkah.AMBIL: (_("Mulai verifikasi"), _("Mulai verifikasi")),
    Langkah.TANYA: (_("Minta keterangan pelapor"), _("Kirim pertanyaan")),
    Langkah.DISPOSISI: (_("Disposisikan"), _("Disposisikan")),
    Langkah.TERIMA: (_("Terima dan kerjakan"), _("Terima")),
    Langkah.KEMBALIKAN: (_("Kembalikan ke kecamatan"), _("Kembalikan")),
    Langkah.TANGGAPI: (_("Tanggapi"), _("Sampaikan kepada pelapor")),
    Langkah.TUTUP: (_("Tutup"), _("Tutup pengaduan")),
    Langkah.TOLAK: (_("Tolak"), _("Tolak pengaduan")),
    Langkah.LAPOR: (_("Teruskan ke SP4N-LAPOR!"), _("Tandai diteruskan")),
}
"""What a step is called as a page, and on its button."""


class SaringanPengaduan(forms.Form):
    q = forms.CharField(label=_("Nomor atau isi"), max_length=80, required=False)
    status = forms.ChoiceField(
        label=_("Keadaan"), choices=[("", _("Semua")), *StatusPengaduan.choices], required=False
    )
    kategori = forms.ModelChoiceField(
        label=_("Kategori"),
        queryset=KategoriPengaduan.objects.none(),
        required=False,
        empty_label=_("Semua"),
    )
    batas = forms.ChoiceField(
        label=_("Batas waktu"),
        choices=[("", _("Semua")), ("terlambat", _("Terlambat")), ("berjalan", _("Berjalan"))],
        required=False,
    )

    def __init__(self, *args: Any, user: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kategori = self.fields["kategori"]
        assert isinstance(kategori, forms.ModelChoiceField)
        places = cakupan_of(user).penugasan
        kategori.queryset = categories_in(one.wilayah.kode for one in places)

    def narrow(self, rows: PengaduanQuerySet) -> PengaduanQuerySet:
        if not self.is_valid():
            return rows
        data = self.cleaned_data
        if q := data["q"].strip().removeprefix("#"):
            rows = rows.filter(Q(nomor__istartswith=q) | Q(isi__icontains=q))
        if data["status"]:
            rows = rows.filter(status=data["status"])
        if data["kategori"]:
            rows = rows.filter(kategori=data["kategori"])
        if data["batas"] == "terlambat":
            rows = rows.overdue()
        elif data["batas"] == "berjalan":
            rows = rows.open().filter(tenggat__gte=today())
        return rows


class PengaduanLoketForm(forms.Form):
    """Over the counter: the citizen sits opposite, writes on WhatsApp, or spoke at a musdes."""

    kanal = forms.ChoiceField(
        label=_("Diterima lewat"),
        choices=[(one.value, one.label) for one in KANAL_LOKET],
    )
    diterima = TanggalField(
        label=_("Tanggal diterima"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    jenis = forms.ChoiceField(label=_("Jenis"), choices=JenisPengaduan.choices)
    desa = WilayahField(
        label=_("Desa/kelurahan kejadian"),
        tingkat=(Tingkat.DESA,),
        help_text=_("Nama atau kode."),
    )
    kategori = forms.ModelChoiceField(
        label=_("Kategori"), queryset=KategoriPengaduan.objects.none()
    )
    isi = forms.CharField(
        label=_("Isi pengaduan"),
        min_length=20,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Dengan kata-kata pelapor: apa, kapan, di mana tepatnya."),
    )
    identitas = forms.ChoiceField(
        label=_("Identitas pelapor"), choices=IdentitasPelaporan.choices, widget=forms.RadioSelect
    )
    nama = forms.CharField(label=_("Nama pelapor"), max_length=120, required=False)
    kontak = forms.CharField(
        label=_("Nomor WA atau cara menghubungi"),
        max_length=120,
        required=False,
        help_text=_("Disimpan terpisah; dibuka hanya dengan alasan."),
    )
    rahasia = forms.BooleanField(
        label=_("Rahasia: isi hanya dibuka petugas dengan alasan"), required=False
    )
    tentang_desa = forms.BooleanField(
        label=_("Yang diadukan pemerintah desa/kelurahan itu sendiri"), required=False
    )
    nomor_lapor = forms.CharField(label=_("Nomor SP4N-LAPOR!"), max_length=30, required=False)
    kiriman = forms.CharField(widget=forms.HiddenInput, max_length=64, min_length=20)

    def __init__(self, *args: Any, user: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        desa = self.fields["desa"]
        assert isinstance(desa, WilayahField)
        kodes = cakupan_of(user).kodes(*PENGURUS_PENGADUAN)
        desa.dalam = lambda: kodes
        offer_kategori(self, kodes)


def offer_kategori(form: forms.Form, kodes: Iterable[str]) -> None:
    """Those that a complaint in these places may have."""
    field = form.fields["kategori"]
    assert isinstance(field, forms.ModelChoiceField)
    field.queryset = KategoriPengaduan.objects.offered(kodes)


def addressees(pengaduan: Pengaduan) -> QuerySet[Instansi]:
    """Active offices of the places that the village lies in, itself included where it may know."""
    rows = Instansi.objects.filter(wilayah__kode__in=above(pengaduan.desa.kode), aktif=True)
    if pengaduan.rahasia or pengaduan.tentang_desa:
        rows = rows.exclude(jenis=JenisInstansi.DESA)
    return rows.select_related("wilayah").order_by("-wilayah__kode", "nama")


class LangkahForm(forms.Form):
    """One step; which fields it has follows from the step."""

    instansi = forms.ModelChoiceField(
        label=_("Instansi yang menjawab"), queryset=Instansi.objects.none()
    )
    nomor_lapor = forms.CharField(
        label=_("Nomor SP4N-LAPOR!"),
        max_length=30,
        help_text=_("Nomor yang diberikan SP4N-LAPOR! sesudah laporan ini dimasukkan di sana."),
    )
    teks = forms.CharField(max_length=4000, min_length=10, widget=forms.Textarea(attrs={"rows": 6}))
    diperiksa = forms.BooleanField(label=DIPERIKSA, required=False)

    FIELDS = {
        Langkah.TANYA: ("teks", "diperiksa"),
        Langkah.DISPOSISI: ("instansi", "teks"),
        Langkah.KEMBALIKAN: ("teks",),
        Langkah.TANGGAPI: ("teks", "diperiksa"),
        Langkah.TOLAK: ("teks", "diperiksa"),
        Langkah.LAPOR: ("nomor_lapor",),
    }
    LABEL = {
        Langkah.TANYA: (_("Pertanyaan kepada pelapor"), _("Dibaca pelapor dengan kodenya.")),
        Langkah.DISPOSISI: (_("Catatan untuk instansi"), _("Tidak dibaca pelapor.")),
        Langkah.KEMBALIKAN: (_("Mengapa dikembalikan"), _("Tidak dibaca pelapor.")),
        Langkah.TANGGAPI: (
            _("Tanggapan"),
            _("Apa yang ditemukan, apa yang dilakukan, kapan selesai. Dibaca pelapor."),
        ),
        Langkah.TOLAK: (_("Alasan penolakan"), _("Dibaca pelapor dengan kodenya.")),
    }

    def __init__(self, *args: Any, langkah: Langkah, pengaduan: Pengaduan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in set(self.fields) - set(self.FIELDS.get(langkah, ())):
            del self.fields[name]
        if "instansi" in self.fields:
            instansi = self.fields["instansi"]
            assert isinstance(instansi, forms.ModelChoiceField)
            instansi.queryset = addressees(pengaduan)
        if "teks" in self.fields:
            self.fields["teks"].label, self.fields["teks"].help_text = self.LABEL[langkah]
            self.fields["teks"].required = langkah != Langkah.DISPOSISI


class AlasanBukaForm(forms.Form):
    alasan = forms.CharField(label=_("Alasan membuka"), min_length=10, max_length=300)


class RingkasanForm(forms.Form):
    teks = forms.CharField(
        label=_("Ringkasan untuk umum"),
        max_length=200,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Satu kalimat Anda sendiri, tanpa nama orang. Kosongkan untuk menarik."),
    )
    diperiksa = forms.BooleanField(label=DIPERIKSA, required=False)


class CatatanForm(forms.Form):
    teks = forms.CharField(
        label=_("Catatan intern"),
        min_length=10,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Tidak dibaca pelapor."),
    )


class CariSasaranForm(forms.Form):
    cari = forms.CharField(
        label=_("Nama pada daftar SK"),
        min_length=3,
        max_length=60,
        help_text=_("Sebagian nama cukup. Dicari di kecamatan tempat pengaduan ini, di antara "
                    "yang boleh Anda buka; nama hasilnya disamarkan."),
    )  # fmt: skip


class SasaranForm(forms.Form):
    """One of those that were found (`temuan`), or `lepas`: none any more."""

    lepas = forms.BooleanField(required=False)
    kunci = forms.ChoiceField(
        label=_("Yang dimaksud"),
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Pilihan ini tidak ada lagi. Cari sekali lagi.")},
    )

    def __init__(self, *args: Any, temuan: Sequence[Temuan], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.temuan = temuan
        field = self.fields["kunci"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(one.kunci, one.label) for one in temuan]

    def clean(self) -> None:
        given = self.cleaned_data
        if not given["lepas"] and not given.get("kunci") and not self.errors:
            self.add_error("kunci", _("Pilih satu orang dari hasil pencarian."))


class NomorLaporForm(forms.Form):
    nomor_lapor = forms.CharField(label=_("Nomor SP4N-LAPOR!"), max_length=30, required=False)


class RuteForm(forms.Form):
    kategori = forms.ModelChoiceField(
        label=_("Kategori"), queryset=KategoriPengaduan.objects.none()
    )
    wilayah = WilayahField(
        label=_("Berlaku di"),
        help_text=_("Kabupaten/kota, kecamatan, atau desa/kelurahan; yang terdekat didahulukan."),
    )
    instansi = forms.ModelChoiceField(
        label=_("Instansi yang menjawab"), queryset=Instansi.objects.none()
    )

    def __init__(self, *args: Any, kodes: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wilayah, instansi = self.fields["wilayah"], self.fields["instansi"]
        assert isinstance(wilayah, WilayahField)
        assert isinstance(instansi, forms.ModelChoiceField)
        wilayah.dalam = lambda: kodes
        offer_kategori(self, kodes)
        inside = {kode for one in kodes for kode in above(one)}
        rows = Instansi.objects.filter(aktif=True)
        here = Q(wilayah__kode__in=inside) | Q(wilayah__in=Wilayah.objects.within_any(kodes))
        instansi.queryset = rows.filter(here).select_related("wilayah")


class LoketForm(forms.Form):
    terbuka = forms.BooleanField(label=_("Formulir umum terbuka"), required=False)
    keterangan = forms.CharField(
        label=_("Keterangan bagi warga"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Misalnya jam loket, atau ke mana warga mengadu bila formulir ditutup."),
    )
