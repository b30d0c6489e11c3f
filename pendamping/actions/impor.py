"""The registry by spreadsheet: every row goes through the same actions as the form, or stays out
with the column and the remedy named."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from import_export.fields import Field
from import_export.resources import ModelResource
from tablib import Dataset

from fondasi.errors import Galat
from fondasi.today import today
from kecamatan.enums import Peran
from kecamatan.models import Pengguna, Wilayah
from pendamping.actions.pendamping import IsiPendamping, register_pendamping
from pendamping.actions.penempatan import open_penempatan
from pendamping.intake.baris import Baris, Pembaca
from pendamping.intake.impor import Lembaran
from pendamping.models import Pendamping
from pendamping.models.cakupan import PENGELOLA
from pendamping.permissions.pendamping import can_place_pendamping, can_register_pendamping
from pendamping.queries.pendamping import known_contacts
from pendamping.rules import impor as kolom


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


class PendampingResource(ModelResource):  # type: ignore[misc]
    """The registry for django-import-export, limited to what `oleh` keeps in one of `peran`."""

    peran: ClassVar[tuple[Peran, ...]] = PENGELOLA

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
        self._pembaca = Pembaca(oleh, self.peran)
        self._baris: Baris
        self._desa: list[Wilayah]

    def dehydrate_desa(self, row: Pendamping) -> str:
        return "; ".join(one.desa.nama for one in row.penempatan.standing().select_related("desa"))

    def get_or_init_instance(self, instance_loader: Any, row: Any) -> tuple[Pendamping, bool]:
        """The one with this name and programme in this place, or a new one."""
        self._baris = isi = self._pembaca.read(row)
        self._desa = isi.desa
        same = Pendamping.objects.filter(
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
        self._desa = [one for one in isi.desa if one.pk not in placed]
        return found, False

    def import_instance(self, instance: Pendamping, row: Any, **kwargs: Any) -> None:
        """Nothing: the actions write."""

    def after_import(self, dataset: Any, result: Any, **kwargs: Any) -> None:
        """No sequence is reset: the database gives the keys, and the role `web` may not."""

    def skip_row(self, instance: Pendamping, *args: Any) -> bool:
        return instance.pk is not None and not self._desa

    def save_instance(self, instance: Pendamping, is_create: bool, row: Any, **kwargs: Any) -> None:
        try:
            with transaction.atomic():
                saved = self._register() if is_create else instance
                self._place(saved)
        except Galat as galat:
            raise _wrong(_COLUMN_OF.get(galat.kode, kolom.NAMA), galat.pesan) from galat
        instance.pk, instance.kontak, instance.program = saved.pk, saved.kontak, saved.program

    def _register(self) -> Pendamping:
        one = self._baris
        if not (allowed := can_register_pendamping(self.oleh, one.wilayah)):
            raise _wrong(kolom.KECAMATAN, allowed.reason)
        isi = IsiPendamping(
            one.nama, one.program, one.wilayah, one.mulai, one.sampai, one.instansi,
            one.telepon, one.email,
        )  # fmt: skip
        known = known_contacts(self.oleh, *self.peran)
        same = known.filter(nama__iexact=isi.nama, telepon=isi.telepon)
        kontak = same.first() if isi.telepon else None
        return register_pendamping(isi, kontak=kontak, oleh=self.oleh)

    def _place(self, saved: Pendamping) -> None:
        desa = self._desa
        for one in desa:
            if not (allowed := can_place_pendamping(self.oleh, saved, one)):
                raise _wrong(kolom.DESA, allowed.reason)
        if desa:
            placed = saved.penempatan.exists()
            mulai = max(today(), saved.kontrak_mulai) if placed else saved.kontrak_mulai
            open_penempatan(saved, desa=desa, mulai=mulai, sampai=None, oleh=self.oleh)


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
