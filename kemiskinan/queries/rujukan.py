from __future__ import annotations

from typing import Any

from django.urls import reverse

from fondasi.rujukan import Rujukan, register
from kemiskinan.models import Sasaran


def register_sasaran() -> None:
    """Called by KemiskinanConfig.ready()."""
    register("sasaran", resolve_sasaran)


def resolve_sasaran(user: Any, kunci: str) -> Rujukan | None:
    """A person of a decree by the number of the decree's row, never by name; for somebody who may
    know of that person."""
    if not kunci.isdecimal() or len(kunci) > 18:
        return None
    found = Sasaran.objects.visible_to(user).filter(pk=int(kunci)).first()
    if found is None:
        return None
    label = f"Sasaran nomor {found.sk_no or found.nomor_baris}"
    return Rujukan(label, reverse("kemiskinan:sasaran-detail", args=[found.pk]))
