"""Promises: opened by a meeting, an arahan or an upper room; answered; accepted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from kecamatan.actions.audit import record
from kecamatan.enums import JenisTindakLanjut, Prioritas
from kecamatan.models import Instansi, Kontak, Pengguna, RapatKoordinasi, TindakLanjut, Wilayah


@dataclass(frozen=True, slots=True)
class IsiTindakLanjut:
    """What a promise says. Exactly one of `kontak` and `instansi`; `rujukan` is (kind, key,
    neutral label) of what it is about."""

    wilayah: Wilayah
    jenis: JenisTindakLanjut
    uraian: str
    batas: date
    kontak: Kontak | None = None
    instansi: Instansi | None = None
    desa: Wilayah | None = None
    dilibatkan: Sequence[Kontak] = ()
    prioritas: Prioritas = Prioritas.BIASA
    rapat: RapatKoordinasi | None = None
    rujukan: tuple[str, str, str] = ("", "", "")


@transaction.atomic
def open_tindak_lanjut(isi: IsiTindakLanjut, *, oleh: Pengguna | None) -> TindakLanjut:
    """Store a promise. Raises Galat PEMILIK_SATU, URAIAN_KOSONG."""
    if (isi.kontak is None) == (isi.instansi is None):
        raise Galat("PEMILIK_SATU", _("Pilih satu penanggung jawab: seorang atau satu instansi."))
    if not isi.uraian.strip():
        raise Galat("URAIAN_KOSONG", _("Tulis apa yang harus dilakukan."))
    jenis, kunci, label = isi.rujukan
    row = TindakLanjut.objects.create(
        wilayah=isi.wilayah,
        desa=isi.desa,
        jenis=isi.jenis,
        uraian=isi.uraian.strip(),
        kontak=isi.kontak,
        instansi=isi.instansi,
        prioritas=isi.prioritas,
        batas=isi.batas,
        rapat=isi.rapat,
        rujukan_jenis=jenis,
        rujukan_kunci=kunci,
        rujukan_label=label,
        oleh=oleh,
    )
    row.dilibatkan.set(isi.dilibatkan)
    record("buka_tindak_lanjut", row, oleh=oleh, wilayah=isi.wilayah, batas=str(isi.batas))
    return row
