"""Tickets of public forms: one per form that was opened, with a small proof of work.

A ticket is signed, carries a random token and the time of its opening, and needs no storage. The
token makes a form that is sent twice recognisable. The proof is a number for which the SHA-256 of
`token:number` begins with `BITS` zero bits: about a second of a phone, days for a flood. A browser
without JavaScript sends none and is asked to be slower instead.
"""

from __future__ import annotations

import hashlib
import secrets
import time
from dataclasses import dataclass
from typing import Final

from django.core import signing

from fondasi.kept.drawing import passing

BITS: Final = 15
MAX_AGE: Final = 4 * 3600
_SALT: Final = "fondasi.forms.tickets"


@dataclass(frozen=True, slots=True)
class Ticket:
    """`age` in seconds since the form was opened."""

    token: str
    age: float
    text: str

    @property
    def bits(self) -> int:
        return BITS

    def is_proven(self, proof: str) -> bool:
        """Whether somebody worked for this ticket."""
        if not proof.isdecimal() or len(proof) > 12:
            return False
        digest = hashlib.sha256(f"{self.token}:{proof}".encode()).digest()
        return int.from_bytes(digest[:4], "big") >> (32 - BITS) == 0


def new_ticket() -> Ticket:
    passing()
    token = secrets.token_urlsafe(24)
    return Ticket(token, 0.0, signing.dumps([token, time.time()], salt=_SALT))


def read_ticket(text: str) -> Ticket | None:
    """None when it is not ours or older than `MAX_AGE` seconds."""
    try:
        token, opened = signing.loads(text, salt=_SALT, max_age=MAX_AGE)
    except signing.BadSignature:
        return None
    return Ticket(str(token), max(time.time() - float(opened), 0.0), text)
