from __future__ import annotations

from lokal import parse_phone


def normalize_telepon(text: str) -> str:
    """+62 and digits, however it was written; "" when it is no Indonesian phone number."""
    info = parse_phone(text)
    return info.e164 or "" if not info.errors else ""


def wa_me(telepon: str) -> str:
    """The number as wa.me wants it: digits only."""
    return telepon.removeprefix("+")
