"""Decisions of a running meeting, written down as they are taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from fondasi.forms.keys import content_key
from kecamatan.actions.audit import record
from kecamatan.actions.jalan_rapat import lock_rapat
from kecamatan.enums import Prioritas, StatusRapat
from kecamatan.models import (
    AgendaRapat,
    Instansi,
    KeputusanRapat,
    Kontak,
    Pengguna,
    RapatKoordinasi,
    Wilayah,
)
from kecamatan.queries.keputusan import is_facilitator
from kecamatan.rules.catatan import clean_teks


@dataclass(frozen=True, slots=True)
class IsiKeputusan:
    """What was decided; owner and date may still be missing while the meeting runs."""

    uraian: str
    hanya_catatan: bool = False
    kontak: Kontak | None = None
    instansi: Instansi | None = None
    desa: Wilayah | None = None
    batas: date | None = None
    prioritas: Prioritas = Prioritas.BIASA
    dilibatkan: Sequence[Kontak] = ()


@transaction.atomic
def add_keputusan(
    rapat: RapatKoordinasi,
    isi: IsiKeputusan,
    *,
    kunci: UUID,
    agenda: AgendaRapat | None = None,
    oleh: Pengguna | None,
) -> KeputusanRapat:
    """The same `kunci` with the same content is the same decision. Raises Galat URAIAN_KOSONG,
    PEMILIK_SATU, PENDAMPING_DILIBATKAN, BATAS_SEBELUM_RAPAT, RAPAT_BERUBAH."""
    row = lock_rapat(rapat, StatusRapat.BERLANGSUNG)
    columns = _columns(isi)
    once = content_key(kunci, columns | {"dilibatkan": [one.pk for one in isi.dilibatkan]})
    if found := KeputusanRapat.objects.filter(rapat=row, kunci=once).first():
        return found
    _require(row, isi)
    made = KeputusanRapat.objects.create(rapat=row, agenda=agenda, kunci=once, oleh=oleh, **columns)
    made.dilibatkan.set(isi.dilibatkan)
    record("tambah_keputusan", made, oleh=oleh, wilayah=row.wilayah, rapat=row.pk)
    return made


@transaction.atomic
def change_keputusan(
    keputusan: KeputusanRapat, isi: IsiKeputusan, *, oleh: Pengguna | None
) -> KeputusanRapat:
    """While the meeting runs. Raises what add_keputusan raises."""
    rapat = lock_rapat(keputusan.rapat, StatusRapat.BERLANGSUNG)
    _require(rapat, isi)
    row = KeputusanRapat.objects.select_for_update(of=("self",)).get(pk=keputusan.pk)
    for name, value in _columns(isi).items():
        setattr(row, name, value)
    row.save()
    row.dilibatkan.set(isi.dilibatkan)
    record("ubah_keputusan", row, oleh=oleh, wilayah=rapat.wilayah, rapat=rapat.pk)
    return row


@transaction.atomic
def remove_keputusan(keputusan: KeputusanRapat, *, oleh: Pengguna | None) -> None:
    """Raises Galat RAPAT_BERUBAH: once the meeting is closed it stands."""
    rapat = lock_rapat(keputusan.rapat, StatusRapat.BERLANGSUNG)
    record("hapus_keputusan", keputusan, oleh=oleh, wilayah=rapat.wilayah, rapat=rapat.pk)
    keputusan.delete()


def _columns(isi: IsiKeputusan) -> dict[str, object]:
    return {
        "uraian": clean_teks(isi.uraian).strip(),
        "hanya_catatan": isi.hanya_catatan,
        "kontak": isi.kontak,
        "instansi": isi.instansi,
        "desa": isi.desa,
        "batas": isi.batas,
        "prioritas": isi.prioritas,
    }


def _require(rapat: RapatKoordinasi, isi: IsiKeputusan) -> None:
    if not clean_teks(isi.uraian).strip():
        raise Galat("URAIAN_KOSONG", _("Tulis apa yang diputuskan."))
    if isi.kontak and isi.instansi:
        raise Galat("PEMILIK_SATU", _("Pilih satu penanggung jawab: seorang atau satu instansi."))
    if isi.kontak and is_facilitator(isi.kontak):
        raise Galat(
            "PENDAMPING_DILIBATKAN",
            _(
                "Pendamping kementerian lain dilibatkan, bukan diberi tugas. Pilih penanggung "
                "jawab lain dan centang pendamping ini pada Dilibatkan."
            ),
        )
    if isi.batas and isi.batas < rapat.tanggal:
        raise Galat("BATAS_SEBELUM_RAPAT", _("Batas waktu tidak boleh sebelum tanggal rapat."))
