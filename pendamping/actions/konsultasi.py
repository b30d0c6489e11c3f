"""A village asks; somebody answers in time; the answer serves the next one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from fondasi.today import today
from kecamatan.actions.audit import record
from kecamatan.actions.pemberitahuan import notify
from kecamatan.models import Kontak, Pengguna, Wilayah
from kecamatan.queries.hari_libur import kalender
from kecamatan.rules.nik import has_nik
from pendamping.enums import JenisPustaka, StatusKonsultasi
from pendamping.models import Konsultasi, Pustaka, TopikKonsultasi
from pendamping.queries.konsultasi import answerers_for, desk_of
from pendamping.rules.pustaka import names, names_a_phone

TAHUN = timedelta(days=366)


def due_date(desa: Wilayah, topik: TopikKonsultasi, mulai: date) -> date:
    """The last day to answer: working days of the place, holidays left out."""
    return kalender(desa, mulai, mulai + TAHUN).add(mulai, topik.hari_kerja)


@transaction.atomic
def ask_konsultasi(
    desa: Wilayah, topik: TopikKonsultasi, *, judul: str, pertanyaan: str, oleh: Pengguna
) -> Konsultasi:
    """Raises Galat NIK_DI_PERTANYAAN, SUDAH_DITANYAKAN (the same words wait already)."""
    if has_nik(f"{judul} {pertanyaan}"):
        raise Galat("NIK_DI_PERTANYAAN", _("Jangan menulis NIK pada pertanyaan; hapus angkanya."))
    same = {"desa": desa, "judul": judul.strip(), "pertanyaan": pertanyaan.strip()}
    Wilayah.objects.select_for_update().get(pk=desa.pk)
    if Konsultasi.objects.waiting().filter(**same).exists():
        raise Galat("SUDAH_DITANYAKAN", _("Pertanyaan yang sama sudah menunggu jawaban."))
    row = Konsultasi.objects.create(
        topik=topik, penanya=oleh, batas=due_date(desa, topik, today()), **same
    )
    record("ajukan_konsultasi", row, oleh=oleh, wilayah=desa, topik=topik.kode)
    judul_kabar = _("%(desa)s bertanya: %(topik)s") % {"desa": desa, "topik": topik}
    notify(desk_of(desa), f"konsultasi-{row.pk}", judul_kabar, _path(row))
    return row


def _path(row: Konsultasi) -> str:
    return reverse("pendamping:konsultasi-rinci", args=[row.pk])


@transaction.atomic
def assign_konsultasi(row: Konsultasi, petugas: Kontak, *, oleh: Pengguna) -> Konsultasi:
    """Name who answers; the deadline stays. Raises Galat TIDAK_MENUNGGU, PETUGAS_TIDAK_SESUAI."""
    row = _waiting(row)
    if not answerers_for(row).filter(pk=petugas.pk).exists():
        raise Galat("PETUGAS_TIDAK_SESUAI", _("Pilih orang yang bertugas di desa ini."))
    row.petugas = petugas
    row.save(update_fields=["petugas"])
    record("tunjuk_penjawab", row, oleh=oleh, wilayah=row.desa, petugas=petugas.pk)
    judul = _("Mohon jawab pertanyaan %(desa)s") % {"desa": row.desa}
    to = Pengguna.objects.filter(kontak=petugas)
    notify(to, f"konsultasi-{row.pk}-jawab", judul, _path(row))
    return row


def _waiting(row: Konsultasi) -> Konsultasi:
    row = Konsultasi.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if row.status != StatusKonsultasi.MENUNGGU:
        raise Galat("TIDAK_MENUNGGU", _("Pertanyaan ini sudah dijawab atau ditarik."))
    return row


@transaction.atomic
def answer_konsultasi(row: Konsultasi, jawaban: str, *, oleh: Pengguna) -> Konsultasi:
    """Answer, or better an earlier answer. Raises Galat SUDAH_DITARIK, JAWABAN_KOSONG,
    NIK_DI_JAWABAN."""
    row = Konsultasi.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if row.status == StatusKonsultasi.DITARIK:
        raise Galat("SUDAH_DITARIK", _("Pertanyaan ini sudah ditarik oleh penanya."))
    if not jawaban.strip():
        raise Galat("JAWABAN_KOSONG", _("Tulis jawabannya."))
    if has_nik(jawaban):
        raise Galat("NIK_DI_JAWABAN", _("Jangan menulis NIK pada jawaban; hapus angkanya."))
    row.jawaban, row.status = jawaban.strip(), StatusKonsultasi.DIJAWAB
    row.dijawab_oleh, row.dijawab_at = oleh, timezone.now()
    row.save(update_fields=["jawaban", "status", "dijawab_oleh", "dijawab_at"])
    record("jawab_konsultasi", row, oleh=oleh, wilayah=row.desa)
    to = Pengguna.objects.filter(pk=row.penanya_id)
    notify(to, f"konsultasi-{row.pk}-dijawab", _("Pertanyaan Anda sudah dijawab"), _path(row))
    return row


@transaction.atomic
def withdraw_konsultasi(row: Konsultasi, *, oleh: Pengguna) -> Konsultasi:
    """Raises Galat TIDAK_MENUNGGU."""
    row = _waiting(row)
    row.status = StatusKonsultasi.DITARIK
    row.save(update_fields=["status"])
    record("tarik_konsultasi", row, oleh=oleh, wilayah=row.desa)
    return row


@dataclass(frozen=True, slots=True)
class Artikel:
    """What a released answer says, without anybody's name."""

    judul: str
    pertanyaan: str
    jawaban: str


@transaction.atomic
def release_konsultasi(row: Konsultasi, artikel: Artikel, *, oleh: Pengguna) -> Pustaka:
    """Put the answer into the library, or renew what stands there.

    Raises Galat BELUM_DIJAWAB, ARTIKEL_BERNAMA (a NIK, a phone number, the asker's name).
    """
    row = Konsultasi.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if row.status != StatusKonsultasi.DIJAWAB:
        raise Galat("BELUM_DIJAWAB", _("Terbitkan sesudah dijawab."))
    _check_nameless(row, artikel)
    pustaka, _created = Pustaka.objects.update_or_create(
        konsultasi=row,
        defaults={
            "jenis": JenisPustaka.TANYA_JAWAB,
            "judul": artikel.judul.strip(),
            "ringkasan": artikel.pertanyaan.strip(),
            "isi": artikel.jawaban.strip(),
            "topik": row.topik,
            "wilayah": row.desa.induk,
            "oleh": oleh,
            "ditarik_at": None,
        },
    )
    record("terbitkan_jawaban", row, oleh=oleh, wilayah=row.desa)
    return pustaka


def _check_nameless(row: Konsultasi, artikel: Artikel) -> None:
    teks = f"{artikel.judul} {artikel.pertanyaan} {artikel.jawaban}"
    if has_nik(teks) or names_a_phone(teks) or names(teks, row.penanya.nama):
        raise Galat(
            "ARTIKEL_BERNAMA",
            _("Hapus nama penanya, nomor telepon, dan NIK sebelum diterbitkan."),
        )
