from __future__ import annotations

from django.db import models

from fondasi.database.row_stamps import stamp_field
from kecamatan.enums import JenisInstansi
from kecamatan.models.wilayah import Wilayah


class Instansi(models.Model):
    """An office that can owe a duty: Dinas, UPTD, puskesmas, desa, instansi vertikal."""

    nama = models.CharField(max_length=160)
    singkatan = models.CharField(max_length=40, blank=True)
    jenis = models.CharField(max_length=12, choices=JenisInstansi)
    wilayah = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="instansi")
    induk = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True)
    aktif = models.BooleanField(default=True)
    diubah_at = stamp_field()

    class Meta:
        verbose_name = verbose_name_plural = "instansi"
        ordering = ["wilayah__kode", "nama"]
        constraints = [
            models.UniqueConstraint(fields=["wilayah", "nama"], name="instansi_unik"),
        ]

    def __str__(self) -> str:
        return self.singkatan or self.nama
