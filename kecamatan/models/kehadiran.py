from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone

from kecamatan.enums import CaraHadir, JenisKelamin, StatusHadir
from kecamatan.models.berkas import Berkas
from kecamatan.models.rapat import RapatKoordinasi
from kecamatan.models.undangan import UndanganRapat


class Kehadiran(models.Model):
    """Who came to a meeting, or sent word. Name and office are those of that day.

    An invitation stands here once, whoever came for it; a guest once by name and office, however
    often the form is sent.
    """

    rapat = models.ForeignKey(RapatKoordinasi, on_delete=models.CASCADE, related_name="kehadiran")
    undangan = models.ForeignKey(
        UndanganRapat, on_delete=models.SET_NULL, null=True, blank=True, related_name="kehadiran"
    )
    nama = models.CharField(max_length=120)
    jabatan = models.CharField(max_length=120, blank=True)
    instansi = models.CharField(max_length=160, blank=True)
    unsur = models.CharField(max_length=80, blank=True)
    jenis_kelamin = models.CharField(max_length=1, choices=JenisKelamin, blank=True)
    status = models.CharField(max_length=5, choices=StatusHadir, default=StatusHadir.HADIR)
    cara = models.CharField(max_length=8, choices=CaraHadir)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["rapat", "id"]
        constraints = [
            models.UniqueConstraint(fields=["undangan"], name="kehadiran_undangan_sekali"),
            models.UniqueConstraint(
                "rapat",
                Lower("nama"),
                Lower("instansi"),
                condition=Q(undangan=None),
                name="kehadiran_tamu_sekali",
            ),
        ]

    def __str__(self) -> str:
        return f"Kehadiran {self.pk}"


class PindaianHadir(models.Model):
    """A scanned page of the paper attendance list."""

    rapat = models.ForeignKey(
        RapatKoordinasi, on_delete=models.CASCADE, related_name="pindaian_hadir"
    )
    berkas = models.ForeignKey(Berkas, on_delete=models.PROTECT, related_name="+")
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["rapat", "id"]

    def __str__(self) -> str:
        return f"Pindaian {self.pk}"
