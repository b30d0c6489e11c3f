"""Invitations by e-mail, to those who have an address; everybody else reads them elsewhere."""

from __future__ import annotations

import logging
import smtplib
from dataclasses import dataclass

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse

from fondasi.antrean import ring
from fondasi.kalender import to_ics
from fondasi.today import today
from kecamatan.actions.kabar_rapat import MAIL_TASK
from kecamatan.enums import KabarUndangan, StatusRapat
from kecamatan.models import RapatKoordinasi, UndanganRapat
from kecamatan.queries.kalender import rapat_entry
from kecamatan.rules.undangan import announcement, when

logger = logging.getLogger(__name__)
KONSOL = "django.core.mail.backends.console.EmailBackend"


@dataclass(frozen=True, slots=True)
class Kiriman:
    terkirim: int
    ditolak: int


def mail_is_set() -> bool:
    """A mail server is named; the demo prints its mails instead."""
    return settings.EMAIL_BACKEND != KONSOL or settings.PERAGAAN


def waiting_mail(rapat: RapatKoordinasi) -> QuerySet[UndanganRapat]:
    """Told by the portal, with an address, and not mailed yet."""
    rows = UndanganRapat.objects.filter(
        rapat=rapat.pk, diberitahu_at__isnull=False, surel=KabarUndangan.BELUM
    )
    return rows.exclude(kontak=None).exclude(kontak__email="")


def mail_undangan(rapat: RapatKoordinasi) -> Kiriman:
    """Send what waits, one mail a person, each noted as soon as it is out; safe to repeat.

    An address that the server refuses is noted and left; a server that does not answer ends the
    round, and the sweep rings again.
    """
    keys = list(waiting_mail(rapat).order_by("id").values_list("pk", flat=True))
    if not keys or not mail_is_set():
        return Kiriman(0, 0)
    sent = refused = 0
    try:
        with get_connection() as backend:
            for pk in keys:
                outcome = _send_one(pk, rapat, backend)
                sent += outcome == KabarUndangan.TERKIRIM
                refused += outcome == KabarUndangan.GAGAL
    except (smtplib.SMTPException, OSError) as error:
        logger.warning("Surel rapat %s tertunda: %s", rapat.pk, type(error).__name__)
    return Kiriman(sent, refused)


@transaction.atomic
def _send_one(pk: int, rapat: RapatKoordinasi, backend: BaseEmailBackend) -> str:
    """One row is held by one worker; another passes it by."""
    rows = waiting_mail(rapat).filter(pk=pk).select_related("kontak")
    row = rows.select_for_update(of=("self",), skip_locked=True).first()
    if row is None or row.kontak is None:
        return KabarUndangan.BELUM
    try:
        message_for(rapat, row.kontak.email, backend).send()
        row.surel = KabarUndangan.TERKIRIM
    except smtplib.SMTPRecipientsRefused:
        row.surel = KabarUndangan.GAGAL
    row.save(update_fields=["surel"])
    return row.surel


def message_for(
    rapat: RapatKoordinasi, email: str, backend: BaseEmailBackend | None = None
) -> EmailMessage:
    """Subject, the text that also goes to WhatsApp, and the meeting as a calendar file."""
    kabar = "Rapat batal" if rapat.status == StatusRapat.BATAL else "Undangan"
    message = EmailMessage(
        subject=" ".join(f"{kabar}: {rapat.judul}".split()),
        body=text_of(rapat),
        to=[email],
        connection=backend,
    )
    ics = to_ics([rapat_entry(rapat)], nama=rapat.judul, situs=settings.SITUS_URL)
    message.attach("rapat.ics", ics, "text/calendar")
    return message


def text_of(rapat: RapatKoordinasi) -> str:
    """The announcement; needs rapat.wilayah at hand."""
    waktu = when(rapat.tanggal, rapat.mulai, rapat.wilayah.zona_waktu)
    link = reverse("kecamatan:rapat-rinci", args=[rapat.pk])
    if rapat.status == StatusRapat.BATAL:
        return f"Rapat {rapat.judul}, {waktu}, dibatalkan.\n\n{rapat.alasan_batal}"
    items = rapat.agenda.items().filter(dilewati=False).order_by("urutan", "id")
    return announcement(
        judul=rapat.judul,
        waktu=waktu,
        tempat=rapat.tempat,
        agenda=list(items.values_list("judul", flat=True)),
        tautan=f"{settings.SITUS_URL.rstrip('/')}{link}",
        pengantar=rapat.pengantar,
    )


def ring_waiting() -> int:
    """Ring again for meetings to come whose mails did not go out."""
    if not mail_is_set():
        return 0
    waiting = UndanganRapat.objects.filter(
        rapat__tanggal__gte=today(),
        diberitahu_at__isnull=False,
        surel=KabarUndangan.BELUM,
        kontak__isnull=False,
    ).exclude(kontak__email="")
    keys = list(waiting.order_by("rapat").values_list("rapat", flat=True).distinct())
    for pk in keys:
        ring(MAIL_TASK, pk)
    return len(keys)
