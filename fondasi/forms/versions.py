"""Two people, one form: the second save is told and keeps what it typed."""

from __future__ import annotations

from django.forms import BaseForm
from django.http import QueryDict


def retype(form: BaseForm, versi: int | str) -> None:
    """What was typed stays; the next save is against the state that is shown now."""
    typed = QueryDict(mutable=True)
    typed.update(form.data)
    typed[form.add_prefix("versi")] = str(versi)
    form.data = typed
