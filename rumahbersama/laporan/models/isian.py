from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from kecamatan.models import Wilayah
from rumahbersama.laporan.enums import JenisLaporan

BATAS_ISIAN = 6_000


class IsianLaporan(models.Model):
    """What only people can say of a period: obstacles, and the support that is asked for."""

    jenis = models.CharField(max_length=30, choices=JenisLaporan)
    wilayah = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="+")
    periode = models.CharField(max_length=7)
    kendala = models.TextField(blank=True, max_length=BATAS_ISIAN)
    dukungan = models.TextField(blank=True, max_length=BATAS_ISIAN)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    disimpan_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-periode", "wilayah__kode"]
        constraints = [
            models.UniqueConstraint(
                fields=["jenis", "wilayah", "periode"], name="isian_laporan_unik"
            ),
        ]

    def __str__(self) -> str:
        return f"Isian {self.jenis} {self.periode}"
