from __future__ import annotations

from django.db import models
from django.db.models import Q

from kecamatan.enums import SebutanJabatan
from kecamatan.models.berkas import Berkas
from kecamatan.models.wilayah import Wilayah


class KopSurat(models.Model):
    """Letterhead of an office: printed lines and, where uploaded, the emblem."""

    wilayah = models.OneToOneField(Wilayah, on_delete=models.PROTECT, related_name="kop_surat")
    baris_1 = models.CharField(max_length=120)
    baris_2 = models.CharField(max_length=120, blank=True)
    alamat = models.CharField(max_length=200, blank=True)
    kota = models.CharField(max_length=60, blank=True)
    lambang = models.ForeignKey(Berkas, on_delete=models.PROTECT, null=True, blank=True)

    class Meta:
        ordering = ["wilayah__kode"]

    def __str__(self) -> str:
        return self.baris_2 or self.baris_1


class Pejabat(models.Model):
    """Who signs for a wilayah, from `mulai` until `sampai` (exclusive)."""

    wilayah = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="pejabat")
    nama = models.CharField(max_length=120)
    jabatan = models.CharField(max_length=120)
    sebutan = models.CharField(max_length=6, choices=SebutanJabatan, blank=True)
    atas_nama = models.CharField(max_length=120, blank=True)
    untuk_beliau = models.CharField(max_length=120, blank=True)
    pangkat = models.CharField(max_length=80, blank=True)
    nip = models.CharField(max_length=18, blank=True)
    mulai = models.DateField()
    sampai = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["wilayah__kode", "-mulai"]
        constraints = [
            models.UniqueConstraint(
                fields=["wilayah", "jabatan"], condition=Q(sampai=None), name="pejabat_unik"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nama}, {self.jabatan}"
