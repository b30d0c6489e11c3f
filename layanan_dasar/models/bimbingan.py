from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.utils import timezone

from fondasi.today import today
from kecamatan.models import Wilayah
from kecamatan.models.cakupan import below
from layanan_dasar.models.cakupan import wilayah_kodes
from layanan_dasar.models.kartu import KartuSkor

if TYPE_CHECKING:
    from kecamatan.models import Pengguna


class BimbinganQuerySet(models.QuerySet["Bimbingan"]):
    def visible_to(self, user: Pengguna) -> Self:
        return self.filter(below("desa", wilayah_kodes(user)))


class Bimbingan(models.Model):
    """Guidance and supervision of a desa: what was found, what was advised, until when, and what
    the desa answered (UU 23/2014 art. 225)."""

    kecamatan = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="+")
    desa = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="bimbingan")
    kartu = models.ForeignKey(
        KartuSkor, on_delete=models.PROTECT, null=True, blank=True, related_name="bimbingan"
    )
    tanggal = models.DateField(default=today)
    temuan = models.TextField()
    saran = models.TextField()
    batas = models.DateField()
    jawaban = models.TextField(blank=True)
    dijawab_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    dijawab_at = models.DateTimeField(null=True, blank=True)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)

    objects = BimbinganQuerySet.as_manager()

    class Meta:
        ordering = ["-tanggal", "-id"]

    def __str__(self) -> str:
        return f"Bimbingan {self.pk}"

    @property
    def terlambat(self) -> bool:
        return self.dijawab_at is None and self.batas < today()
