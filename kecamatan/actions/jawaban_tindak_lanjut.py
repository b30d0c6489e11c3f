"""What the owner reports, and what the asker says of it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from kecamatan.actions.kabar_tindak_lanjut import tell_asker, tell_owner
from kecamatan.actions.riwayat_tindak_lanjut import remember, required_reason
from kecamatan.actions.tindak_lanjut import locked
from kecamatan.enums import PeristiwaTindakLanjut, PutusanJawaban, StatusTindakLanjut
from kecamatan.models import Berkas, JawabanTindakLanjut, Pengguna, TindakLanjut
from kecamatan.rules.nik import has_nik


@transaction.atomic
def start_tindak_lanjut(row: TindakLanjut, *, oleh: Pengguna) -> TindakLanjut:
    """The owner has seen it and works on it; a second time changes nothing."""
    row = locked(row)
    if row.status == StatusTindakLanjut.BELUM:
        row.status = StatusTindakLanjut.PROSES
        row.save(update_fields=["status"])
        remember(row, PeristiwaTindakLanjut.DIKERJAKAN, oleh=oleh)
    return row


@transaction.atomic
def answer_tindak_lanjut(
    row: TindakLanjut, *, isi: str, bukti: Berkas | None = None, oleh: Pengguna
) -> JawabanTindakLanjut:
    """Report what was done. The same report sent twice is stored once.

    Raises Galat JAWABAN_KOSONG, JAWABAN_BERNIK, SUDAH_DITUTUP.
    """
    text = isi.strip()
    if not text:
        raise Galat("JAWABAN_KOSONG", _("Tulis apa yang sudah dilakukan."))
    if has_nik(text):
        raise Galat("JAWABAN_BERNIK", _("Jangan menulis NIK pada jawaban; hapus angkanya."))
    row = locked(row)
    waiting = row.jawaban.filter(putusan=PutusanJawaban.MENUNGGU)
    if same := waiting.filter(isi=text, oleh=oleh).first():
        return same
    jawaban = JawabanTindakLanjut.objects.create(
        tindak_lanjut=row, isi=text, bukti=bukti, oleh=oleh
    )
    row.status = StatusTindakLanjut.PROSES
    row.save(update_fields=["status"])
    remember(row, PeristiwaTindakLanjut.DIJAWAB, oleh=oleh)
    tell_asker(row, _("Tindak lanjut dijawab, menunggu pemeriksaan Anda"), f"jawab-{jawaban.pk}")
    return jawaban


@transaction.atomic
def accept_tindak_lanjut(row: TindakLanjut, *, oleh: Pengguna) -> TindakLanjut:
    """The answers that wait are enough: done. Raises Galat TIDAK_ADA_JAWABAN, SUDAH_DITUTUP."""
    row = locked(row)
    now = timezone.now()
    last = _judge(row, PutusanJawaban.DITERIMA, oleh=oleh, at=now)
    row.status, row.selesai_at = StatusTindakLanjut.SELESAI, now
    row.save(update_fields=["status", "selesai_at"])
    remember(row, PeristiwaTindakLanjut.DITERIMA, oleh=oleh)
    tell_owner(row, _("Jawaban tindak lanjut Anda diterima"), f"terima-{last}")
    return row


@transaction.atomic
def ask_more_tindak_lanjut(row: TindakLanjut, *, alasan: str, oleh: Pengguna) -> TindakLanjut:
    """The answers that wait are not enough; `alasan` says what is missing.

    Raises Galat ALASAN_KURANG, TIDAK_ADA_JAWABAN, SUDAH_DITUTUP.
    """
    text = required_reason(alasan, _("Tulis apa yang belum lengkap, paling sedikit 10 huruf."))
    row = locked(row)
    now = timezone.now()
    last = _judge(row, PutusanJawaban.KELENGKAPAN, oleh=oleh, at=now, alasan=text)
    remember(row, PeristiwaTindakLanjut.KELENGKAPAN, oleh=oleh, alasan=text)
    tell_owner(row, _("Jawaban tindak lanjut Anda perlu dilengkapi"), f"lengkapi-{last}")
    return row


def _judge(
    row: TindakLanjut,
    putusan: PutusanJawaban,
    *,
    oleh: Pengguna,
    at: datetime,
    alasan: str = "",
) -> int:
    """Judge all answers that wait; the key of the last of them."""
    waiting = row.jawaban.filter(putusan=PutusanJawaban.MENUNGGU)
    last = waiting.order_by("-pk").values_list("pk", flat=True).first()
    if last is None:
        raise Galat("TIDAK_ADA_JAWABAN", _("Tidak ada jawaban yang menunggu pemeriksaan."))
    waiting.update(putusan=putusan, alasan=alasan, diputus_oleh=oleh, diputus_at=at)
    return last


@transaction.atomic
def reopen_tindak_lanjut(row: TindakLanjut, *, oleh: Pengguna) -> TindakLanjut:
    """Take the acceptance back: its answers wait again. Raises Galat BELUM_SELESAI."""
    row = TindakLanjut.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if row.status != StatusTindakLanjut.SELESAI:
        raise Galat("BELUM_SELESAI", _("Tindak lanjut ini belum selesai."))
    accepted = row.jawaban.filter(putusan=PutusanJawaban.DITERIMA, diputus_at=row.selesai_at)
    accepted.update(putusan=PutusanJawaban.MENUNGGU, diputus_oleh=None, diputus_at=None)
    row.status, row.selesai_at = StatusTindakLanjut.PROSES, None
    row.save(update_fields=["status", "selesai_at"])
    remember(row, PeristiwaTindakLanjut.DIBUKA_LAGI, oleh=oleh)
    return row
