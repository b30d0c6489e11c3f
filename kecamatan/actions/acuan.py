"""The lists of the Rumah Bersama: those an installation starts with, and what people change."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, TypeVar

from django.db import IntegrityError, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from kecamatan.actions.audit import record
from kecamatan.models import ButirKelembagaan, LokasiBertanda, Pengguna, TandaLokasi, Wilayah

Acuan = TypeVar("Acuan", ButirKelembagaan, TandaLokasi)

BAWAAN = Path(__file__).resolve().parent.parent / "data" / "kelembagaan.json"


def load_butir() -> int:
    """The pieces that make a Rumah Bersama; returns how many were new."""
    return _add(ButirKelembagaan, "butir")


def load_tanda() -> int:
    """The kinds of marks that a place can carry; returns how many were new."""
    return _add(TandaLokasi, "tanda")


def _add(model: Any, kind: str) -> int:
    """What the file names and the table lacks, in the file's order, with room between the
    numbers for others."""
    known = set(model.objects.values_list("kode", flat=True))
    shipped = json.loads(BAWAAN.read_text(encoding="utf-8"))[kind]
    fresh = [
        model(**row, urutan=number * 10)
        for number, row in enumerate(shipped, 1)
        if row["kode"] not in known
    ]
    return len(model.objects.bulk_create(fresh))


@transaction.atomic
def save_acuan(row: Acuan, *, oleh: Pengguna) -> Acuan:
    """Create or change one row of a list; a new one gets its code from its name.

    Raises Galat SUDAH_ADA.
    """
    verb = "ubah" if row.pk else "tambah"
    row.kode = row.kode or slugify(row.nama)[:40]
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise Galat(
            "SUDAH_ADA", _("Nama ini sudah ada dalam daftar. Ubah yang lama atau bedakan namanya.")
        ) from error
    record(f"{verb}_acuan", row, oleh=oleh, kode=row.kode, aktif=row.aktif)
    return row


@transaction.atomic
def mark_lokasi(row: LokasiBertanda, *, oleh: Pengguna | None) -> LokasiBertanda:
    """Put a mark on a place; the same mark of the same year stays one."""
    found, created = LokasiBertanda.objects.get_or_create(
        wilayah=row.wilayah,
        tanda=row.tanda,
        tahun=row.tahun,
        defaults={"sumber": row.sumber, "oleh": oleh},
    )
    if created:
        record(
            "tandai_lokasi", found, oleh=oleh, wilayah=row.wilayah,
            tanda=row.tanda.kode, tahun=row.tahun,
        )  # fmt: skip
    return found


@transaction.atomic
def unmark_lokasi(row: LokasiBertanda, *, oleh: Pengguna) -> Wilayah:
    """Take the mark away; the audit keeps what it was."""
    record(
        "hapus_tanda_lokasi", row, oleh=oleh, wilayah=row.wilayah,
        tanda=row.tanda.kode, tahun=row.tahun, sumber=row.sumber,
    )  # fmt: skip
    row.delete()
    return row.wilayah
