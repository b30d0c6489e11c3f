"""The daily mail to everybody for whom something waits; at most one a day."""

from __future__ import annotations

import logging
import smtplib

from django.conf import settings
from django.core.mail import send_mail
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from fondasi.today import today
from kecamatan.models import Pengguna, Penugasan, RingkasanHarian
from kecamatan.queries.ringkasan_harian import Ringkasan, ringkasan_of
from kecamatan.rules.ringkasan_harian import BarisSurel, IsiSurel, judul_surel, teks_surel

logger = logging.getLogger(__name__)


def set_ringkasan(pengguna: Pengguna, *, aktif: bool) -> None:
    RingkasanHarian.objects.update_or_create(pengguna=pengguna, defaults={"aktif": aktif})


def wants_ringkasan(pengguna: Pengguna) -> bool:
    return not RingkasanHarian.objects.filter(pengguna=pengguna, aktif=False).exists()


def send_ringkasan() -> int:
    """Mail everybody who has an address, work here and something to do; how many were sent."""
    held = Penugasan.objects.active().filter(pengguna=OuterRef("pk"))
    off = RingkasanHarian.objects.filter(
        Q(aktif=False) | Q(terkirim=today()), pengguna=OuterRef("pk")
    )
    people = Pengguna.objects.filter(Exists(held), ~Exists(off), is_active=True)
    return sum(_mail(one) for one in people.exclude(email="").order_by("pk").iterator())


def _mail(pengguna: Pengguna) -> bool:
    ringkasan = ringkasan_of(pengguna)
    if ringkasan.is_empty or not _claim(pengguna):
        return False
    isi = _isi(pengguna, ringkasan)
    baris = [
        BarisSurel(satu.row.pk, str(satu.tempat), satu.row.batas, satu.kata)
        for satu in ringkasan.milik
    ]
    try:
        send_mail(judul_surel(isi), teks_surel(isi, baris), None, [pengguna.email])
    except (smtplib.SMTPException, OSError) as error:
        RingkasanHarian.objects.filter(pengguna=pengguna).update(terkirim=None)
        logger.warning("Ringkasan untuk %s gagal: %s", pengguna.pk, type(error).__name__)
        return False
    return True


def _claim(pengguna: Pengguna) -> bool:
    """Two runs at once: only one changes the row."""
    row, _created = RingkasanHarian.objects.get_or_create(pengguna=pengguna)
    free = RingkasanHarian.objects.filter(pk=row.pk, aktif=True).exclude(terkirim=today())
    return free.update(terkirim=today()) == 1


def _isi(pengguna: Pengguna, ringkasan: Ringkasan) -> IsiSurel:
    situs = settings.SITUS_URL.rstrip("/")
    return IsiSurel(
        nama=pengguna.nama,
        hari=today(),
        jumlah=ringkasan.jumlah,
        terlambat=ringkasan.terlambat,
        menunggu=ringkasan.menunggu,
        teruskan=ringkasan.teruskan,
        alamat=situs + reverse("kecamatan:tindak-lanjut"),
        atur=situs + reverse("kecamatan:ringkasan"),
    )
