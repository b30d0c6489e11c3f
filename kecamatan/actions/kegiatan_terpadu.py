"""Lines of the joint agenda: written, changed, taken out."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, time

from django.db import transaction
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from fondasi.forms.keys import content_key
from fondasi.today import today
from kecamatan.actions.audit import record
from kecamatan.enums import JenisKegiatan
from kecamatan.models import KegiatanTerpadu, Pengguna, Wilayah
from kecamatan.rules.nik import has_nik
from kecamatan.rules.rapat import TERJAUH, TERLAMA


@dataclass(frozen=True, slots=True)
class IsiKegiatan:
    jenis: JenisKegiatan
    judul: str
    program: str
    tanggal: date
    mulai: time | None = None
    selesai: time | None = None
    desa: Wilayah | None = None
    tempat: str = ""


ISIAN = fields(IsiKegiatan)


@transaction.atomic
def add_kegiatan(
    kecamatan: Wilayah, isi: IsiKegiatan, *, kunci: str | None = None, oleh: Pengguna | None
) -> KegiatanTerpadu:
    """A new line; the same `kunci` with the same content gives the same line.

    Raises Galat TANGGAL_JAUH, JAM_TERBALIK, ADA_NIK, DESA_LAIN.
    """
    _require(kecamatan, isi)
    given = {**_columns(isi), "wilayah": kecamatan, "oleh": oleh}
    if kunci:
        once = content_key(kunci, given)
        row, created = KegiatanTerpadu.objects.get_or_create(kunci=str(once), defaults=given)
    else:
        row, created = KegiatanTerpadu.objects.create(**given), True
    if created:
        record("tambah_kegiatan", row, oleh=oleh, wilayah=kecamatan)
    return row


def _columns(isi: IsiKegiatan) -> dict[str, object]:
    return {field.name: getattr(isi, field.name) for field in ISIAN}


def _require(kecamatan: Wilayah, isi: IsiKegiatan) -> None:
    if not today() - TERLAMA <= isi.tanggal <= today() + TERJAUH:
        raise Galat("TANGGAL_JAUH", _("Tanggal ini terlalu jauh. Periksa tahunnya."))
    if isi.selesai and (isi.mulai is None or isi.selesai <= isi.mulai):
        raise Galat("JAM_TERBALIK", _("Jam selesai harus sesudah jam mulai."))
    if any(has_nik(text) for text in (isi.judul, isi.program, isi.tempat)):
        raise Galat("ADA_NIK", _("Jangan menulis NIK pada agenda; hapus angkanya."))
    if isi.desa is not None and not kecamatan.covers(isi.desa.kode):
        raise Galat("DESA_LAIN", _("Desa/kelurahan ini di luar kecamatannya."))


def version_of(row: KegiatanTerpadu) -> str:
    """Of what the line says, as it lies in the database."""
    return str(content_key(row.pk, {field.name: getattr(row, field.name) for field in ISIAN}))


@transaction.atomic
def change_kegiatan(
    kegiatan: KegiatanTerpadu, isi: IsiKegiatan, *, versi: str, oleh: Pengguna | None
) -> KegiatanTerpadu:
    """Store what is said now, unless somebody else changed the line since `versi` was read.

    Raises Galat BENTROK and what `add_kegiatan` raises.
    """
    rows = KegiatanTerpadu.objects.select_for_update(of=("self",))
    row = rows.select_related("wilayah", "desa").get(pk=kegiatan.pk)
    changed = [name for name, value in _columns(isi).items() if getattr(row, name) != value]
    if not changed:
        return row
    if version_of(row) != versi:
        raise Galat(
            "BENTROK",
            _("Kegiatan ini baru saja diubah di tempat lain. Isian Anda masih ada di bawah, dengan "
              "yang tersimpan sekarang di tiap kolom yang berbeda; bandingkan, lalu simpan lagi."),
        )  # fmt: skip
    _require(row.wilayah, isi)
    for name in changed:
        setattr(row, name, getattr(isi, name))
    row.save(update_fields=changed)
    record("ubah_kegiatan", row, oleh=oleh, wilayah=row.wilayah)
    return row


@transaction.atomic
def remove_kegiatan(kegiatan: KegiatanTerpadu, *, oleh: Pengguna | None) -> None:
    """Take the line out; the audit keeps that it was there."""
    record("hapus_kegiatan", kegiatan, oleh=oleh, wilayah=kegiatan.wilayah)
    KegiatanTerpadu.objects.filter(pk=kegiatan.pk).delete()
