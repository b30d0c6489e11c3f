"""Guidance and supervision: written by the kecamatan, answered by the desa."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from fondasi.errors import Galat
from fondasi.today import today
from kecamatan.actions.audit import record
from kecamatan.actions.pemberitahuan import notify
from kecamatan.enums import Peran
from kecamatan.models import Pengguna, Penugasan, Wilayah
from layanan_dasar.models import Bimbingan, KartuSkor


@transaction.atomic
def write_bimbingan(
    desa: Wilayah, *, temuan: str, saran: str, batas: date, kartu: KartuSkor | None,
    oleh: Pengguna | None,
) -> Bimbingan:  # fmt: skip
    """Raises Galat BATAS_LEWAT, ISI_KOSONG."""
    if batas < today():
        raise Galat("BATAS_LEWAT", "Batas waktu tidak boleh sebelum hari ini.")
    if not temuan.strip() or not saran.strip():
        raise Galat("ISI_KOSONG", "Tulis temuan dan sarannya.")
    row = Bimbingan.objects.create(
        kecamatan=Wilayah.objects.get(anak=desa), desa=desa, kartu=kartu, temuan=temuan.strip(),
        saran=saran.strip(), batas=batas, oleh=oleh,
    )  # fmt: skip
    record("catat_bimbingan", row, oleh=oleh, wilayah=desa, batas=str(batas))
    held = Penugasan.objects.active().filter(peran=Peran.DESA, wilayah=desa)
    notify(
        Pengguna.objects.filter(pk__in=held.values("pengguna")),
        f"bimbingan:{row.pk}",
        f"Catatan bimbingan dan pengawasan untuk {desa.sebutan}",
        reverse("layanan:bimbingan-detail", args=[row.pk]),
    )
    return row


@transaction.atomic
def answer_bimbingan(bimbingan: Bimbingan, *, jawaban: str, oleh: Pengguna) -> Bimbingan:
    """The desa's answer, once. Raises Galat SUDAH_DIJAWAB, ISI_KOSONG."""
    rows = Bimbingan.objects.select_for_update(of=("self",)).select_related("desa")
    row = rows.get(pk=bimbingan.pk)
    if row.dijawab_at is not None:
        raise Galat("SUDAH_DIJAWAB", "Catatan ini sudah dijawab.")
    if not jawaban.strip():
        raise Galat("ISI_KOSONG", "Tulis jawaban desa/kelurahan.")
    row.jawaban, row.dijawab_oleh, row.dijawab_at = jawaban.strip(), oleh, timezone.now()
    row.save(update_fields=["jawaban", "dijawab_oleh", "dijawab_at"])
    record("jawab_bimbingan", row, oleh=oleh, wilayah=row.desa)
    return row
