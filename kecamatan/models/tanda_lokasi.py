from __future__ import annotations

from typing import Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone

from kecamatan.models.wilayah import Wilayah


class TandaLokasi(models.Model):
    """A mark that a programme puts on places: fokus P3PD, tema CETTAR. Rows, because programmes
    come and go."""

    kode = models.SlugField(max_length=40, unique=True)
    nama = models.CharField(max_length=120)
    penjelasan = models.CharField(max_length=300, blank=True)
    urutan = models.PositiveSmallIntegerField(default=100)
    aktif = models.BooleanField(default=True)

    class Meta:
        ordering = ["urutan", "id"]

    def __str__(self) -> str:
        return self.nama


class LokasiBertandaQuerySet(models.QuerySet["LokasiBertanda"]):
    def reaching(self, wilayah: Wilayah) -> Self:
        """Marks on this place or on one that it lies in."""
        parts = wilayah.kode.split(".")
        above = [".".join(parts[:n]) for n in range(1, len(parts) + 1)]
        return self.filter(wilayah__kode__in=above, tanda__aktif=True)


class LokasiBertanda(models.Model):
    """A place carries a mark in a year; what lies below carries it too. `sumber` says who said
    so."""

    wilayah = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="tanda")
    tanda = models.ForeignKey(TandaLokasi, on_delete=models.PROTECT, related_name="lokasi")
    tahun = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(2000), MaxValueValidator(2100)]
    )
    sumber = models.CharField(max_length=200, blank=True)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)

    objects = LokasiBertandaQuerySet.as_manager()

    class Meta:
        ordering = ["tanda__urutan", "-tahun", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["wilayah", "tanda", "tahun"], name="lokasi_bertanda_unik"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tanda} {self.tahun}"
