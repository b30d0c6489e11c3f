"""Instruments: written as drafts, published for good, closed by the next version."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from fondasi.errors import Galat
from kecamatan.actions.audit import record
from kecamatan.models import Pengguna, Wilayah
from layanan_dasar.enums import StatusInstrumen
from layanan_dasar.models import Dimensi, Indikator, Instrumen
from layanan_dasar.queries.instrumen import instrumen_as_data
from layanan_dasar.rules.berkas_instrumen import BAKU, Cacat, check_instrumen, read_decimal

DESIMAL = ("bobot", "target")


class InstrumenCacatError(Galat):
    """A file that is no sound instrument; `cacat` says everything that is wrong, in order."""

    def __init__(self, cacat: Sequence[Cacat]) -> None:
        super().__init__(
            "INSTRUMEN_CACAT", f"Ada {len(cacat)} hal yang perlu diperbaiki pada instrumen ini."
        )
        self.cacat = list(cacat)


@transaction.atomic
def import_instrumen(isi: Any, *, pemilik: Wilayah, oleh: Pengguna | None) -> Instrumen:
    """A new draft from a file's content, as the next version of its kode.

    Raises InstrumenCacatError with every defect, or stores all of it.
    """
    cacat = check_instrumen(isi)
    if cacat:
        raise InstrumenCacatError(cacat)
    Wilayah.objects.select_for_update().get(pk=pemilik.pk)
    last = Instrumen.objects.filter(pemilik=pemilik, kode=isi["kode"]).aggregate(n=Max("versi"))
    kuning, hijau = isi.get("ambang", [50, 80])
    row = Instrumen.objects.create(
        kode=isi["kode"],
        versi=(last["n"] or 0) + 1,
        nama=isi["nama"],
        pemilik=pemilik,
        keterangan=str(isi.get("keterangan", "")),
        sumber=str(isi.get("sumber", ""))[:200],
        ambang_kuning=Decimal(str(kuning)),
        ambang_hijau=Decimal(str(hijau)),
        aturan=isi.get("aturan", []),
        oleh=oleh,
    )
    _store_questions(row, isi["dimensi"])
    record("impor_instrumen", row, oleh=oleh, wilayah=pemilik, kode=row.kode, versi=row.versi)
    return row


def _store_questions(row: Instrumen, daftar: list[dict[str, Any]]) -> None:
    for urutan, one in enumerate(daftar, 1):
        dimensi = Dimensi.objects.create(
            instrumen=row,
            kode=one["kode"],
            nama=one["nama"],
            singkat=one["singkat"],
            jenis=one.get("jenis", "UTAMA"),
            urutan=urutan,
        )
        Indikator.objects.bulk_create(
            Indikator(
                instrumen=row, dimensi=dimensi, urutan=nomor, kode=each["kode"], **fields_of(each)
            )
            for nomor, each in enumerate(one["indikator"], 1)
        )


def fields_of(isi: dict[str, Any]) -> dict[str, Any]:
    """The model's fields from a checked indicator of a file."""
    full = {name: isi.get(name, default) for name, default in BAKU.items()}
    return {**full, **{name: read_decimal(full[name]) for name in DESIMAL}}


@transaction.atomic
def publish_instrumen(instrumen: Instrumen, *, oleh: Pengguna | None) -> Instrumen:
    """Put a draft in force; the version in force until now is closed, its cards go on with it.

    Raises Galat BUKAN_DRAF, InstrumenCacatError.
    """
    row = locked_draft(instrumen)
    cacat = check_instrumen(instrumen_as_data(row))
    if cacat:
        raise InstrumenCacatError(cacat)
    now = timezone.now()
    before = Instrumen.objects.filter(
        pemilik=row.pemilik, kode=row.kode, status=StatusInstrumen.BERLAKU
    )
    before.update(status=StatusInstrumen.DITUTUP, ditutup_at=now)
    row.status, row.diterbitkan_at = StatusInstrumen.BERLAKU, now
    row.save(update_fields=["status", "diterbitkan_at"])
    record("terbitkan_instrumen", row, oleh=oleh, wilayah=row.pemilik, versi=row.versi)
    return row


def locked_draft(instrumen: Instrumen) -> Instrumen:
    rows = Instrumen.objects.select_for_update(of=("self",)).select_related("pemilik")
    row = rows.get(pk=instrumen.pk)
    if row.status != StatusInstrumen.DRAF:
        raise Galat(
            "BUKAN_DRAF", "Instrumen yang sudah terbit tidak berubah. Buat versi baru darinya."
        )
    return row


@transaction.atomic
def close_instrumen(instrumen: Instrumen, *, oleh: Pengguna | None) -> Instrumen:
    """No new period takes it; cards that were opened with it are still filled."""
    row = Instrumen.objects.select_for_update(of=("self",)).get(pk=instrumen.pk)
    if row.status != StatusInstrumen.BERLAKU:
        raise Galat("TIDAK_BERLAKU", "Hanya instrumen yang berlaku dapat ditutup.")
    row.status, row.ditutup_at = StatusInstrumen.DITUTUP, timezone.now()
    row.save(update_fields=["status", "ditutup_at"])
    record("tutup_instrumen", row, oleh=oleh, wilayah=row.pemilik, versi=row.versi)
    return row


@transaction.atomic
def copy_instrumen(instrumen: Instrumen, *, pemilik: Wilayah, oleh: Pengguna | None) -> Instrumen:
    """A draft with the same questions: the next version, or another owner's first."""
    waiting = Instrumen.objects.filter(
        pemilik=pemilik, kode=instrumen.kode, status=StatusInstrumen.DRAF
    ).first()
    if waiting is not None:
        return waiting
    return import_instrumen(instrumen_as_data(instrumen), pemilik=pemilik, oleh=oleh)


@transaction.atomic
def remove_instrumen(instrumen: Instrumen, *, oleh: Pengguna | None) -> None:
    """A draft that nobody used. Raises Galat BUKAN_DRAF."""
    row = locked_draft(instrumen)
    record("hapus_instrumen", row, oleh=oleh, wilayah=row.pemilik, kode=row.kode, versi=row.versi)
    row.delete()
