from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone


class Pemberitahuan(models.Model):
    """A line in somebody's notices. `tujuan` is a path inside the portal; never personal data.

    `kunci` keeps one event from telling the same person twice.
    """

    pengguna = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="pemberitahuan"
    )
    kunci = models.CharField(max_length=80)
    judul = models.CharField(max_length=160)
    tujuan = models.CharField(max_length=200)
    created_at = models.DateTimeField(default=timezone.now)
    dibaca_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["pengguna", "kunci"], name="pemberitahuan_unik"),
        ]
        indexes = [models.Index(fields=["pengguna", "dibaca_at"], name="pemberitahuan_baru")]

    def __str__(self) -> str:
        return self.judul
