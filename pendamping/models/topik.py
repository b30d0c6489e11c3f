from __future__ import annotations

from django.db import models


class TopikKonsultasi(models.Model):
    """What villages ask about, and within how many working days they are answered."""

    kode = models.SlugField(max_length=30, unique=True)
    nama = models.CharField(max_length=120)
    hari_kerja = models.PositiveSmallIntegerField(default=5)
    urutan = models.PositiveSmallIntegerField(default=100)
    aktif = models.BooleanField(default=True)

    class Meta:
        verbose_name = verbose_name_plural = "topik konsultasi"
        ordering = ["urutan", "kode"]

    def __str__(self) -> str:
        return self.nama
