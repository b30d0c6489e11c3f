from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from kecamatan.enums import StatusBundel
from kecamatan.models.berkas import Berkas
from kecamatan.models.rapat import RapatKoordinasi


class BundelRapat(models.Model):
    """*Berkas pertanggungjawaban rapat*: one PDF of invitation, attendance, minutes and photos,
    put together by the worker. Each request is a row; the newest one counts."""

    rapat = models.ForeignKey(RapatKoordinasi, on_delete=models.CASCADE, related_name="bundel")
    status = models.CharField(max_length=8, choices=StatusBundel, default=StatusBundel.MENUNGGU)
    tahap = models.CharField(max_length=40, blank=True)
    kemajuan = models.PositiveSmallIntegerField(default=0)
    galat_pesan = models.TextField(blank=True)
    percobaan = models.PositiveSmallIntegerField(default=0)
    detak_at = models.DateTimeField(null=True, blank=True)
    halaman = models.PositiveIntegerField(default=0)
    berkas = models.ForeignKey(
        Berkas, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"Bundel {self.pk}"
