from __future__ import annotations

from django.db import models

from kecamatan.models import Wilayah
from kemiskinan.models.rilis import Rilis


class CatatanBaris(models.Model):
    """One cell that was not understood or deserves a look; on screen *Catatan pemeriksaan data*.

    `kode` names the finding (kemiskinan.rules.catatan gives sentence and severity). `nilai` is the
    raw cell, masked where the column identifies a person; the raw identity cell stays in the
    Identitas tables.
    """

    kabupaten = models.ForeignKey(
        Wilayah,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        db_index=False,
        related_name="+",
    )
    rilis = models.ForeignKey(
        Rilis, on_delete=models.DO_NOTHING, db_constraint=False, db_index=False, related_name="+"
    )
    lembar = models.PositiveSmallIntegerField(default=1)
    nomor_baris = models.PositiveIntegerField()
    kolom = models.CharField(max_length=80)
    kode = models.CharField(max_length=30)
    nilai = models.TextField(blank=True)

    class Meta:
        ordering = ["lembar", "nomor_baris", "id"]
        indexes = [models.Index(fields=["rilis", "kode", "nomor_baris"], name="catatan_rilis_kode")]

    def __str__(self) -> str:
        return f"{self.kode} baris {self.nomor_baris}"
