from __future__ import annotations

from django.conf import settings
from django.db import models


class RingkasanHarian(models.Model):
    """Whether somebody wants the daily digest by mail, and the day of the last one.

    Without a row she wants it and has had none. `terkirim` keeps a day from sending two.
    """

    pengguna = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="ringkasan_harian"
    )
    aktif = models.BooleanField(default=True)
    terkirim = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"Ringkasan harian {self.pk}"
