from __future__ import annotations

from django.db import models

from kecamatan.models.wilayah import Wilayah


class HariLibur(models.Model):
    """A day on which offices are closed: everywhere, or (`wilayah`) in one place and below it.

    A year without any national row counts weekends only, and pages say so.
    """

    tanggal = models.DateField()
    nama = models.CharField(max_length=120)
    wilayah = models.ForeignKey(
        Wilayah, on_delete=models.PROTECT, null=True, blank=True, related_name="hari_libur"
    )
    sumber = models.CharField(max_length=120, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "hari libur"
        ordering = ["tanggal", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["tanggal", "wilayah"], nulls_distinct=False, name="hari_libur_unik"
            ),
        ]

    def __str__(self) -> str:
        return self.nama
