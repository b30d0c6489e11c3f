from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone


class LanggananKalender(models.Model):
    """The address under which a calendar program reads somebody's meetings without signing in.

    Only the SHA-256 of its token is stored; the address itself exists in the owner's hands.
    """

    pengguna = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="langganan_kalender"
    )
    sidik = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"Langganan kalender {self.pk}"
