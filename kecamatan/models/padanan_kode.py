from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from kecamatan.models.wilayah import Wilayah


class PadananKode(models.Model):
    """An unknown or outdated desa code of a delivered file, and what a person said it means.

    `kode` is dotted. Without `wilayah` it waits in the queue; `nama_*` are what the file called it.
    """

    kabupaten = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="+")
    kode = models.CharField(max_length=20, db_collation="C")
    nama_desa = models.CharField(max_length=120, blank=True)
    nama_kecamatan = models.CharField(max_length=120, blank=True)
    wilayah = models.ForeignKey(
        Wilayah, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    diputuskan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    diputuskan_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["kode"]
        constraints = [
            models.UniqueConstraint(fields=["kabupaten", "kode"], name="padanan_kode_unik"),
        ]

    def __str__(self) -> str:
        return self.kode
