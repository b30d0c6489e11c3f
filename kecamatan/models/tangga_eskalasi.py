from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from kecamatan.enums import PenerimaEskalasi
from kecamatan.models.wilayah import Wilayah

HARI_TERJAUH = 30


class TanggaEskalasi(models.Model):
    """A rung: `hari` working days after the deadline (before it when negative) `penerima` hears.

    A place with rows of its own uses these; otherwise those of the place above it count, then
    those without a `wilayah`, then what the program says.
    """

    wilayah = models.ForeignKey(
        Wilayah, on_delete=models.PROTECT, null=True, blank=True, related_name="tangga_eskalasi"
    )
    hari = models.SmallIntegerField(
        validators=[MinValueValidator(-HARI_TERJAUH), MaxValueValidator(HARI_TERJAUH)]
    )
    penerima = models.CharField(max_length=12, choices=PenerimaEskalasi)

    class Meta:
        ordering = ["hari", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["wilayah", "hari", "penerima"], nulls_distinct=False, name="tangga_unik"
            ),
            models.CheckConstraint(
                condition=Q(penerima__in=PenerimaEskalasi.values), name="tangga_bukan_pimpinan"
            ),
            models.CheckConstraint(
                condition=Q(hari__gte=-HARI_TERJAUH, hari__lte=HARI_TERJAUH), name="tangga_hari"
            ),
        ]

    def __str__(self) -> str:
        return f"H{self.hari:+d}"
