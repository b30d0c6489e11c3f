"""A meeting is planned, changed and called off."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, time
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from fondasi.forms.keys import content_key
from fondasi.today import today
from kecamatan.actions.audit import record
from kecamatan.actions.isi_agenda import fill_agenda
from kecamatan.actions.kabar_rapat import correct
from kecamatan.enums import StatusRapat
from kecamatan.models import JenisRapat, Kontak, Pejabat, Pengguna, RapatKoordinasi, Wilayah
from kecamatan.rules.nik import has_nik
from kecamatan.rules.rapat import DIRENCANAKAN, date_fault

ALASAN_MINIMAL = 10
DIKABARKAN = {"tanggal", "mulai", "selesai", "tempat"}
"""What those who were invited must hear when it changes."""


@dataclass(frozen=True, slots=True)
class IsiRapat:
    """What is planned. `sudah` says that the meeting was held before it was written down."""

    jenis: JenisRapat
    judul: str
    tanggal: date
    mulai: time
    tempat: str
    selesai: time | None = None
    pimpinan: Kontak | None = None
    mewakili: str = ""
    notulis: Kontak | None = None
    nomor_undangan: str = ""
    tanggal_undangan: date | None = None
    penandatangan: Pejabat | None = None
    pengantar: str = ""
    tembusan: str = ""
    sudah: bool = False

    @classmethod
    def names(cls) -> list[str]:
        """The columns of a meeting that a plan holds."""
        return [field.name for field in fields(cls) if field.name != "sudah"]

    def columns(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.names()}


@transaction.atomic
def plan_rapat(
    wilayah: Wilayah,
    isi: IsiRapat,
    *,
    kunci: str | None = None,
    isi_agenda: bool = True,
    oleh: Pengguna | None,
) -> RapatKoordinasi:
    """A new meeting with an agenda of what is open. The same `kunci` with the same content gives
    the same meeting.

    Raises Galat LAMPAU, TERLALU_LAMA, TERLALU_JAUH, JAM_TERBALIK, ADA_NIK.
    """
    _require(isi)
    given = {**isi.columns(), "wilayah": wilayah, "oleh": oleh}
    if kunci:
        once = content_key(kunci, given)
        rapat, created = RapatKoordinasi.objects.get_or_create(kunci=str(once), defaults=given)
    else:
        rapat, created = RapatKoordinasi.objects.create(**given), True
    if created:
        record("rencanakan_rapat", rapat, oleh=oleh, wilayah=wilayah, tanggal=str(isi.tanggal))
        if isi_agenda:
            fill_agenda(rapat, oleh=oleh)
    return rapat


def _require(isi: IsiRapat, *, unchanged: date | None = None) -> None:
    """`unchanged` is the day on which the meeting already stands: it may stay in the past."""
    fault = date_fault(isi.tanggal, today(), sudah=isi.sudah)
    if fault and isi.tanggal != unchanged:
        raise Galat(fault, _date_sentences()[fault])
    if isi.selesai is not None and isi.selesai <= isi.mulai:
        raise Galat("JAM_TERBALIK", _("Jam selesai harus sesudah jam mulai."))
    if any(has_nik(text) for text in (isi.judul, isi.pengantar, isi.tempat)):
        raise Galat("ADA_NIK", _("Jangan menulis NIK pada undangan; hapus angkanya."))


def _date_sentences() -> dict[str, str]:
    return {
        "LAMPAU": _(
            "Tanggal ini sudah lewat. Pilih tanggal lain, atau centang bahwa rapat sudah "
            "berlangsung dan dicatat kemudian."
        ),
        "TERLALU_LAMA": _(
            "Rapat yang lebih lama dari setahun tidak dicatat lagi. Periksa tahunnya."
        ),
        "TERLALU_JAUH": _("Tanggal ini lebih dari satu setengah tahun lagi. Periksa tahunnya."),
    }


@transaction.atomic
def change_rapat(
    rapat: RapatKoordinasi, isi: IsiRapat, *, versi: int, oleh: Pengguna | None
) -> RapatKoordinasi:
    """Store the new plan, unless somebody else changed it since `versi` was read.

    Raises Galat BENTROK, RAPAT_BERJALAN and what `plan_rapat` raises.
    """
    row = lock_planned(rapat)
    if row.versi != versi:
        raise Galat(
            "BENTROK",
            _("Rapat ini baru saja diubah di tempat lain. Isian Anda masih ada di bawah; "
              "bandingkan dengan keadaan terakhir, lalu simpan lagi."),
        )  # fmt: skip
    _require(isi, unchanged=row.tanggal)
    changed = [name for name, value in isi.columns().items() if getattr(row, name) != value]
    if not changed:
        return row
    for name in changed:
        setattr(row, name, getattr(isi, name))
    row.versi += 1
    row.save(update_fields=[*changed, "versi"])
    record("ubah_rapat", row, oleh=oleh, wilayah=row.wilayah, kolom=sorted(changed))
    if DIKABARKAN & set(changed):
        correct(row)
    return row


def lock_planned(rapat: RapatKoordinasi) -> RapatKoordinasi:
    """The locked row while it is still a plan. Raises Galat RAPAT_BERJALAN."""
    rows = RapatKoordinasi.objects.select_for_update(of=("self",)).select_related("wilayah")
    row = rows.get(pk=rapat.pk)
    if row.status not in DIRENCANAKAN:
        raise Galat("RAPAT_BERJALAN", _("Rapat ini sudah dimulai atau dibatalkan. Muat ulang."))
    return row


@transaction.atomic
def cancel_rapat(rapat: RapatKoordinasi, alasan: str, *, oleh: Pengguna | None) -> RapatKoordinasi:
    """Call it off before it began; the row and its reason stay.

    Raises Galat RAPAT_BERJALAN, ALASAN_KURANG.
    """
    row = lock_planned(rapat)
    if len(alasan.strip()) < ALASAN_MINIMAL:
        raise Galat("ALASAN_KURANG", _("Tulis alasan pembatalan, paling sedikit 10 huruf."))
    row.status, row.alasan_batal = StatusRapat.BATAL, alasan.strip()
    row.versi += 1
    row.save(update_fields=["status", "alasan_batal", "versi"])
    record("batalkan_rapat", row, oleh=oleh, wilayah=row.wilayah)
    correct(row)
    return row
