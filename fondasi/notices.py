"""The banner that tells what just happened, with a way back where there is one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest

UNDO = "urungkan:"


def tell(request: HttpRequest, text: Any, *, undo: str = "") -> None:
    """Show `text` on the next page; `undo` is the path of a POST that takes the step back."""
    messages.success(request, text, extra_tags=f"{UNDO}{undo}" if undo else "")


def undo_of(message: Any) -> str:
    """The undo path that `tell` stored, or an empty text."""
    tags = str(getattr(message, "extra_tags", "") or "")
    return tags.removeprefix(UNDO) if tags.startswith(UNDO) else ""
