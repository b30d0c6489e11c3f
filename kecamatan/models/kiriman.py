from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone


class Kiriman(models.Model):
    """Something that a device sent once, however often it tried: the receipt of a client id.

    `client_id` is made by the device before the first attempt. `sidik` is the SHA-256 of what was
    sent, so that an id is never taken for other content. `tanda_terima` is what the first
    attempt was answered, and what every later one gets.
    """

    pengguna = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="kiriman"
    )
    client_id = models.UUIDField()
    jenis = models.SlugField(max_length=30)
    sidik = models.CharField(max_length=64)
    tanda_terima = models.JSONField(default=dict)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["pengguna", "client_id"], name="kiriman_sekali"),
        ]

    def __str__(self) -> str:
        return f"Kiriman {self.client_id}"
