"""The answer to "may this person do this now?"."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied


@dataclass(frozen=True, slots=True)
class Decision:
    """Truthy when allowed; otherwise `reason` is one Indonesian sentence for the page."""

    allowed: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.allowed

    def require(self) -> None:
        """Raise PermissionDenied (403) with the reason unless allowed."""
        if not self.allowed:
            raise PermissionDenied(self.reason)


ALLOW = Decision(True)


def refuse(reason: str) -> Decision:
    return Decision(False, str(reason))
