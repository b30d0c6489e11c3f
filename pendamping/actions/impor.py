"""The registry by spreadsheet: every row goes through the same actions as the form, or stays out
with the column and the remedy named."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _
from import_export.fields import Field
from import_export.resources import ModelResource
from tablib import Dataset

from fondasi.errors import Galat
from fondasi.today import today
from kecamatan.models import Instansi, Pengguna, Wilayah
from kecamatan.rules.telepon import normalize_telepon
from pendamping.actions.pendamping import IsiPendamping, register_pendamping
from pendamping.actions.penempatan import open_penempatan
from pendamping.intake.impor import Lembaran
from pendamping.models import Pendamping, ProgramPendampingan
from pendamping.permissions.pendamping import can_place_pendamping
from pendamping.queries.pendamping import bases_of, known_contacts, offices_of, places_below
from pendamping.rules import impor as kolom

NAMA_TERPANJANG = 120


@dataclass(frozen=True, slots=True)
class BarisSalah:
    """A row that stays out. `masalah` are (column, sentence); `isi` is the row as it was."""

    nomor: int
    masalah: tuple[tuple[str, str], ...]
    isi: tuple[str, ...]

    @property
    def nama(self) -> str:
        return self.isi[0]


@dataclass(slots=True)
class HasilImpor:
    """What an import did, or would do; names with their row numbers."""

    baru: list[tuple[int, str]] = field(default_factory=list)
    ditambah: list[tuple[int, str]] = field(default_factory=list)
    dilewati: list[tuple[int, str]] = field(default_factory=list)
    salah: list[BarisSalah] = field(default_factory=list)

    @property
    def masuk(self) -> int:
        return len(self.baru) + len(self.ditambah)


def import_registry(lembaran: Lembaran, *, oleh: Pengguna, coba: bool) -> HasilImpor:
    """Bring the rows in; with `coba` everything is tried and taken back.

    Somebody registered already is left as she is, and placed in the desa that are new.
    """
    data = Dataset(*lembaran.baris, headers=list(kolom.JUDUL))
    result = PendampingResource(oleh=oleh).import_data(data, dry_run=coba)
    for unforeseen in (*result.base_errors, *(one for row in result.rows for one in row.errors)):
        raise unforeseen.error
    hasil = HasilImpor()
    for nomor, isi, row in zip(lembaran.nomor, lembaran.baris, result.rows, strict=True):
        if row.validation_error is not None:
            hasil.salah.append(BarisSalah(nomor, _problems(row.validation_error), isi))
        else:
            {"new": hasil.baru, "update": hasil.ditambah, "skip": hasil.dilewati}[
                row.import_type
            ].append((nomor, isi[0]))
    return hasil


def _problems(error: ValidationError) -> tuple[tuple[str, str], ...]:
    return tuple((title, " ".join(said)) for title, said in error.message_dict.items())


@dataclass(frozen=True, slots=True)
class _Baris:
    isi: IsiPendamping
    desa: list[Wilayah]


class PendampingResource(ModelResource):  # type: ignore[misc]
    """The registry for django-import-export, limited to what `oleh` keeps."""

    nama = Field("kontak__nama", kolom.NAMA)
    program = Field("program__singkatan", kolom.PROGRAM)
    instansi = Field("lembaga", kolom.INSTANSI)
    telepon = Field("kontak__telepon", kolom.TELEPON)
    email = Field("kontak__email", kolom.EMAIL)
    wilayah = Field("wilayah__nama", kolom.KECAMATAN)
    desa = Field(column_name=kolom.DESA)
    mulai = Field("kontrak_mulai", kolom.MULAI)
    akhir = Field("hari_terakhir", kolom.AKHIR)

    class Meta:
        model = Pendamping
        fields = ("nama", "program", "instansi", "telepon", "email", "wilayah", "desa", "mulai",
                  "akhir")  # fmt: skip
        import_id_fields = ()
        use_transactions = True
        skip_diff = True

    def __init__(self, *, oleh: Pengguna, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.oleh = oleh
        programs = ProgramPendampingan.objects.visible_to(oleh).filter(aktif=True)
        self._program = {
            key: one
            for one in programs
            for key in (kolom.plain(one.nama), kolom.plain(one.singkatan), kolom.plain(one.kode))
        }
        self._tempat = list(bases_of(oleh))
        self._kantor: dict[str, Instansi] = {kolom.plain(one.nama): one for one in offices_of(oleh)}
        self._baris: _Baris

    def dehydrate_desa(self, row: Pendamping) -> str:
        return "; ".join(one.desa.nama for one in row.penempatan.standing().select_related("desa"))

    def get_or_init_instance(self, instance_loader: Any, row: Any) -> tuple[Pendamping, bool]:
        """The one with this name and programme in this place, or a new one."""
        self._baris = self._read(row)
        isi = self._baris.isi
        same = Pendamping.objects.visible_to(self.oleh).filter(
            kontak__nama__iexact=isi.nama, program=isi.program, wilayah=isi.wilayah
        )
        found = same.select_related("kontak", "program", "wilayah").first()
        if found is None:
            return Pendamping(), True
        if isi.telepon and found.kontak.telepon and isi.telepon != found.kontak.telepon:
            raise _wrong(
                kolom.TELEPON,
                _(
                    "Nama dan program ini sudah terdaftar dengan nomor lain. Samakan nomornya, "
                    "atau daftarkan lewat formulir bila orangnya berbeda."
                ),
            )
        placed = set(found.penempatan.standing().values_list("desa", flat=True))
        self._baris = _Baris(isi, [one for one in self._baris.desa if one.pk not in placed])
        return found, False

    def import_instance(self, instance: Pendamping, row: Any, **kwargs: Any) -> None:
        """Nothing: the actions write."""

    def after_import(self, dataset: Any, result: Any, **kwargs: Any) -> None:
        """No sequence is reset: the database gives the keys, and the role `web` may not."""

    def skip_row(self, instance: Pendamping, *args: Any) -> bool:
        return instance.pk is not None and not self._baris.desa

    def save_instance(self, instance: Pendamping, is_create: bool, row: Any, **kwargs: Any) -> None:
        try:
            with transaction.atomic():
                saved = self._register() if is_create else instance
                self._place(saved)
        except Galat as galat:
            raise _wrong(_COLUMN_OF.get(galat.kode, kolom.NAMA), galat.pesan) from galat
        instance.pk, instance.kontak, instance.program = saved.pk, saved.kontak, saved.program

    def _register(self) -> Pendamping:
        isi = self._baris.isi
        known = known_contacts(self.oleh).filter(nama__iexact=isi.nama, telepon=isi.telepon)
        kontak = known.first() if isi.telepon else None
        return register_pendamping(isi, kontak=kontak, oleh=self.oleh)

    def _place(self, saved: Pendamping) -> None:
        desa = self._baris.desa
        for one in desa:
            if not (allowed := can_place_pendamping(self.oleh, saved, one)):
                raise _wrong(kolom.DESA, allowed.reason)
        if desa:
            placed = saved.penempatan.exists()
            mulai = max(today(), saved.kontrak_mulai) if placed else saved.kontrak_mulai
            open_penempatan(saved, desa=desa, mulai=mulai, sampai=None, oleh=self.oleh)

    def _read(self, row: Any) -> _Baris:
        """Every column at once, so that a row is corrected once."""
        errors: dict[str, str] = {}

        def take(title: str, read: Any) -> Any:
            try:
                return read(str(row[title] or "").strip())
            except ValueError as error:
                errors[title] = str(error)
                return None

        nama, program = take(kolom.NAMA, _name), take(kolom.PROGRAM, self._read_program)
        mulai, akhir = take(kolom.MULAI, _first_day), take(kolom.AKHIR, _last_day)
        wilayah = take(kolom.KECAMATAN, self._read_place)
        instansi = take(kolom.INSTANSI, lambda text: self._read_office(text, program))
        telepon, email = take(kolom.TELEPON, _phone), take(kolom.EMAIL, _email)
        desa = take(kolom.DESA, lambda text: _villages(text, wilayah)) if wilayah else []
        if errors:
            raise ValidationError(errors)
        return _Baris(
            IsiPendamping(nama, program, wilayah, mulai, akhir, instansi, telepon, email), desa
        )

    def _read_program(self, text: str) -> ProgramPendampingan:
        if found := self._program.get(kolom.plain(text)):
            return found
        raise ValueError(_("Program ini tidak dikenal. Tulis singkatannya, misalnya PKH atau PLD."))

    def _read_place(self, text: str) -> Wilayah:
        found = [
            one
            for one in self._tempat
            if text == one.kode or kolom.plain(text) == kolom.plain(one.nama)
        ]
        if not text and len(self._tempat) == 1:
            return self._tempat[0]
        # A kabupaten may hold a kecamatan of its own name; people are registered in kecamatan.
        if found:
            return max(found, key=lambda one: one.tingkat)
        raise ValueError(_("Tempat ini bukan wilayah Anda. Tulis nama kecamatan, atau kodenya."))

    def _read_office(self, text: str, program: ProgramPendampingan | None) -> Instansi | None:
        own = program is not None and kolom.plain(text) == kolom.plain(program.lembaga)
        if not text or own:
            return None
        if found := self._kantor.get(kolom.plain(text)):
            return found
        raise ValueError(
            _("Instansi ini belum tercatat. Tulis seperti pada Kelola, Instansi; atau kosongkan.")
        )


_COLUMN_OF = {
    "KONTRAK_TERBALIK": kolom.AKHIR,
    "DI_LUAR_KONTRAK": kolom.DESA,
    "DESA_DI_LUAR": kolom.DESA,
    "MASA_TERBALIK": kolom.AKHIR,
    "SUDAH_DITEMPATKAN": kolom.DESA,
    "SUDAH_ADA_PENDAMPING": kolom.DESA,
}


def _wrong(title: str, sentence: str) -> ValidationError:
    return ValidationError({title: sentence})


def _name(text: str) -> str:
    if not text:
        raise ValueError(_("Nama kosong. Tulis nama lengkapnya."))
    if len(text) > NAMA_TERPANJANG:
        raise ValueError(_("Nama terlalu panjang; paling banyak 120 huruf."))
    return text


def _first_day(text: str) -> Any:
    if day := kolom.read_day(text):
        return day
    raise ValueError(_("Tanggal mulai tidak terbaca. Tulis seperti 31/12/2024."))


def _last_day(text: str) -> Any:
    """Exclusive, as the registry keeps it."""
    if not text:
        return None
    if day := kolom.read_day(text):
        return day + timedelta(days=1)
    raise ValueError(_("Tanggal ini tidak terbaca. Tulis seperti 31/12/2024, atau kosongkan."))


def _phone(text: str) -> str:
    if not text:
        return ""
    if telepon := normalize_telepon(text):
        return telepon
    raise ValueError(_("Nomor ini tidak dikenali. Tulis seperti 0812-3456-7890."))


def _email(text: str) -> str:
    if text:
        try:
            validate_email(text)
        except ValidationError as error:
            kalimat = _("Alamat surel ini tidak lengkap. Periksa, atau kosongkan.")
            raise ValueError(kalimat) from error
    return text


def _villages(text: str, wilayah: Wilayah) -> list[Wilayah]:
    """Each named village of the place. A kabupaten may hold two of a name: then by code."""
    below = list(places_below(wilayah)) if text else []
    found, unknown = [], []
    for one in kolom.parts(text):
        same = [w for w in below if one == w.kode or kolom.plain(one) == kolom.plain(w.nama)]
        found += same if len(same) == 1 else []
        unknown += [one] if len(same) != 1 else []
    if unknown:
        raise ValueError(
            _("Tidak dapat ditemukan di %(tempat)s: %(nama)s. Pisahkan desa dengan titik koma.")
            % {"tempat": wilayah, "nama": ", ".join(unknown)}
        )
    return found
