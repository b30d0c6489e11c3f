"""Names of a kabupaten for one person of the province: given, looked at, ended."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from fondasi.formatting import tanggal
from fondasi.today import today
from kecamatan.actions.audit import record
from kecamatan.actions.pemberitahuan import notify
from kecamatan.models import Pengguna, Wilayah
from kemiskinan.models import IzinData, Sasaran
from kemiskinan.queries.izin_data import BUKA, recipients_in
from kemiskinan.rules.daftar import ALASAN_MINIMAL

TERPANJANG: Final = 92
"""Days: a quarter; longer needs another letter."""
PENGINGAT: Final = 7


@dataclass(frozen=True, slots=True)
class IsiIzin:
    """`sampai` is the last day."""

    wilayah: Wilayah
    penerima: Pengguna
    tujuan: str
    nomor_surat: str
    mulai: date
    sampai: date


@transaction.atomic
def grant_izin(kabupaten: Wilayah, isi: IsiIzin, *, oleh: Pengguna) -> IzinData:
    """Raises Galat MASA_TERBALIK, MASA_LEWAT, MASA_TERLALU_LAMA, BUKAN_PROVINSI, IZIN_SUDAH_ADA."""
    _require(kabupaten, isi)
    try:
        with transaction.atomic():
            row = IzinData.objects.create(
                kabupaten=kabupaten, wilayah=isi.wilayah, penerima=isi.penerima,
                tujuan=isi.tujuan.strip(), nomor_surat=isi.nomor_surat.strip(),
                mulai=isi.mulai, sampai=isi.sampai, oleh=oleh,
            )  # fmt: skip
    except IntegrityError as error:
        raise Galat("IZIN_SUDAH_ADA", _("Izin dengan surat ini sudah dicatat.")) from error
    record(
        "beri_izin_data", row, oleh=oleh, wilayah=row.wilayah, penerima=row.penerima_id,
        nomor_surat=row.nomor_surat, mulai=str(row.mulai), sampai=str(row.sampai),
    )  # fmt: skip
    _tell(row, "diberikan", f"Izin data {row.wilayah} berlaku sampai {tanggal(row.sampai)}")
    return row


def _require(kabupaten: Wilayah, isi: IsiIzin) -> None:
    if isi.sampai < isi.mulai:
        raise Galat("MASA_TERBALIK", _("Hari terakhir tidak boleh mendahului hari mulainya."))
    if isi.sampai < today():
        raise Galat("MASA_LEWAT", _("Hari terakhir izin ini sudah lewat."))
    if isi.sampai - isi.mulai >= timedelta(days=TERPANJANG):
        pesan = _("Izin paling lama %(n)s hari. Perpanjang dengan surat baru.")
        raise Galat("MASA_TERLALU_LAMA", pesan % {"n": TERPANJANG})
    if not recipients_in(kabupaten).filter(pk=isi.penerima.pk).exists():
        raise Galat(
            "BUKAN_PROVINSI", _("Pilih orang yang bertugas di provinsi kabupaten/kota ini.")
        )


@transaction.atomic
def revoke_izin(izin: IzinData, *, alasan: str, oleh: Pengguna) -> IzinData:
    """It opens nothing from now on; a second time changes nothing. Raises Galat ALASAN_KURANG."""
    if len(alasan.strip()) < ALASAN_MINIMAL:
        raise Galat("ALASAN_KURANG", _("Tulis alasan mencabut, paling sedikit 10 huruf."))
    row = IzinData.objects.select_for_update(of=("self",)).get(pk=izin.pk)
    if row.dicabut_at is None:
        row.dicabut_at, row.dicabut_oleh = timezone.now(), oleh
        row.alasan_cabut = alasan.strip()[:300]
        row.save(update_fields=["dicabut_at", "dicabut_oleh", "alasan_cabut"])
        record("cabut_izin_data", row, oleh=oleh, wilayah=row.wilayah, penerima=row.penerima_id)
        _tell(row, "dicabut", f"Izin data {row.wilayah} dicabut")
    return row


def note_list(user: Pengguna, rows: Collection[Sasaran]) -> None:
    """A page of names that a grant opened: one line for each grant and look."""
    for izin in IzinData.objects.held_by(user).select_related("wilayah"):
        count = sum(covers(izin, one) for one in rows)
        if count:
            record(BUKA[0], izin, oleh=user, wilayah=izin.wilayah, jumlah=count)


def note_person(user: Pengguna, sasaran: Sasaran) -> None:
    """Each look at one person under a grant, not only the first of a day."""
    for izin in IzinData.objects.held_by(user).select_related("wilayah"):
        if covers(izin, sasaran):
            record(BUKA[1], izin, oleh=user, wilayah=izin.wilayah, sasaran=sasaran.pk)


def covers(izin: IzinData, sasaran: Sasaran) -> bool:
    places = (sasaran.desa_id, sasaran.kecamatan_id, sasaran.kabupaten_id)
    return izin.wilayah_id in places


def tell_ended() -> int:
    """Who held a grant that ended within the last week hears of it once; safe to repeat."""
    ended = IzinData.objects.filter(
        dicabut_at=None, sampai__lt=today(), sampai__gte=today() - timedelta(days=PENGINGAT)
    )
    for row in ended.select_related("wilayah"):
        _tell(row, "berakhir", f"Izin data {row.wilayah} berakhir {tanggal(row.sampai)}")
    return len(ended)


def _tell(row: IzinData, kejadian: str, judul: str) -> None:
    """The one who received it and the one who gave it."""
    both = Pengguna.objects.filter(Q(pk=row.penerima_id) | Q(pk=row.oleh_id))
    alamat = reverse("kemiskinan:izin-data-detail", args=[row.pk])
    notify(both, f"izin-data:{row.pk}:{kejadian}", judul, alamat)
