from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from fondasi.database.row_stamps import stamp_field
from fondasi.today import today
from kecamatan.enums import TahapInovasi
from kecamatan.models.berkas import Berkas
from kecamatan.models.cakupan import cakupan_of
from kecamatan.models.wilayah import Wilayah

if TYPE_CHECKING:
    from kecamatan.models.pengguna import Pengguna


class InovasiQuerySet(models.QuerySet["Inovasi"]):
    def visible_to(self, user: Pengguna) -> Self:
        """A catalogue to learn from: everybody who works somewhere reads all of it."""
        return self.all() if cakupan_of(user).penugasan else self.none()


class Inovasi(models.Model):
    """A card of the catalogue: which problem, what was done, what became of it.

    `wilayah` is empty where the source names no place. `sebelum` and `sesudah` are figures of
    `indikator` in `satuan`; a card without problem or stage is *belum dilengkapi*.
    """

    nama = models.CharField(max_length=160)
    wilayah = models.ForeignKey(
        Wilayah, on_delete=models.PROTECT, null=True, blank=True, related_name="inovasi"
    )
    tahap = models.CharField(max_length=10, choices=TahapInovasi, blank=True)
    tahun = models.PositiveSmallIntegerField(null=True, blank=True)
    masalah = models.TextField(max_length=2000, blank=True)
    cara = models.TextField(max_length=4000, blank=True)
    indikator = models.CharField(max_length=160, blank=True)
    sebelum = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    sesudah = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    satuan = models.CharField(max_length=40, blank=True)
    biaya = models.DecimalField(max_digits=15, decimal_places=0, null=True, blank=True)
    nomor_sk = models.CharField(max_length=80, blank=True)
    sumber = models.CharField(max_length=200, blank=True)
    sk = models.ForeignKey(
        Berkas, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    bukti = models.ForeignKey(
        Berkas, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    replikasi = models.ForeignKey(
        Berkas, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)
    diubah_at = stamp_field()

    objects = InovasiQuerySet.as_manager()

    class Meta:
        ordering = ["nama", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["nama", "wilayah"], nulls_distinct=False, name="inovasi_unik"
            ),
            models.CheckConstraint(condition=Q(biaya=None) | Q(biaya__gte=0), name="inovasi_biaya"),
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def lengkap(self) -> bool:
        return bool(self.tahap and self.masalah)


class AdopsiInovasi(models.Model):
    """A kecamatan that took an innovation over."""

    inovasi = models.ForeignKey(Inovasi, on_delete=models.CASCADE, related_name="adopsi")
    wilayah = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="+")
    tanggal = models.DateField(default=today)
    catatan = models.CharField(max_length=300, blank=True)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        ordering = ["wilayah__kode"]
        constraints = [
            models.UniqueConstraint(fields=["inovasi", "wilayah"], name="adopsi_inovasi_unik"),
        ]

    def __str__(self) -> str:
        return f"{self.inovasi_id} di {self.wilayah}"
