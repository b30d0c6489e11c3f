"""Mail servers that misbehave as real ones do."""

from __future__ import annotations

import smtplib
from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.locmem import EmailBackend


class Menolak(EmailBackend):
    """Knows no address that begins with "salah"."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            if message.to[0].startswith("salah"):
                raise smtplib.SMTPRecipientsRefused({message.to[0]: (550, b"tidak dikenal")})
        return super().send_messages(email_messages)


class Mati(EmailBackend):
    def open(self) -> bool:
        raise ConnectionRefusedError
