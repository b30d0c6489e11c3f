from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from kecamatan.models.berkas import Berkas
from kecamatan.models.rapat import RapatKoordinasi
from kecamatan.models.wilayah import Wilayah


class FotoRapat(models.Model):
    """A photo of a meeting. Its caption begins with date and desa/kelurahan, as treasurers ask."""

    rapat = models.ForeignKey(RapatKoordinasi, on_delete=models.CASCADE, related_name="foto")
    berkas = models.ForeignKey(Berkas, on_delete=models.PROTECT, related_name="+")
    keterangan = models.CharField(max_length=160)
    tanggal = models.DateField()
    tempat = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="+")
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["rapat", "id"]

    def __str__(self) -> str:
        return f"Foto {self.pk}"
