from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from kecamatan.enums import Peran
from kecamatan.models import Berkas, TindakLanjut, Wilayah
from kecamatan.models.cakupan import below, cakupan_of
from pendamping.enums import TujuanKunjungan
from pendamping.models.cakupan import PENGELOLA

if TYPE_CHECKING:
    from kecamatan.models import Pengguna


class KunjunganQuerySet(models.QuerySet["Kunjungan"]):
    def visible_to(self, user: Pengguna) -> Self:
        """One's own, those of colleagues in one's desa, and all of one's kecamatan or kabupaten.
        Findings are for those who work there: provinsi and above read counts elsewhere."""
        kodes = cakupan_of(user).kodes(*PENGELOLA, Peran.PIMPINAN, Peran.PENDAMPING, Peran.DESA)
        scope = below("desa", kodes)
        if user.pk is not None and cakupan_of(user).penugasan:
            scope |= Q(oleh=user.pk)
        return self.filter(scope)

    def standing(self) -> Self:
        return self.filter(dibatalkan_at=None)

    def in_month(self, month: date) -> Self:
        return self.filter(tanggal__year=month.year, tanggal__month=month.month)


class Kunjungan(models.Model):
    """A visit to a desa/kelurahan: when, what for, what was found. Never a person of the lists.

    `lintang` and `bujur` in degrees (WGS 84), both or none. A cancelled visit keeps its row.
    """

    desa = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="kunjungan")
    tanggal = models.DateField()
    tujuan = models.CharField(max_length=12, choices=TujuanKunjungan)
    kegiatan = models.CharField(max_length=160)
    temuan = models.TextField(blank=True)
    foto = models.ForeignKey(Berkas, on_delete=models.PROTECT, null=True, blank=True)
    lintang = models.DecimalField(max_digits=8, decimal_places=6, null=True, blank=True)
    bujur = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    tindak_lanjut = models.ForeignKey(
        TindakLanjut, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    diusulkan_at = models.DateTimeField(null=True, blank=True)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="kunjungan"
    )
    created_at = models.DateTimeField(default=timezone.now)
    dibatalkan_at = models.DateTimeField(null=True, blank=True)

    objects = KunjunganQuerySet.as_manager()

    class Meta:
        ordering = ["-tanggal", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(lintang=None, bujur=None)
                | Q(lintang__isnull=False, bujur__isnull=False),
                name="kunjungan_titik_lengkap",
            ),
        ]
        indexes = [
            models.Index(fields=["desa", "-tanggal"], name="kunjungan_desa"),
            models.Index(fields=["oleh", "-tanggal"], name="kunjungan_oleh"),
        ]

    def __str__(self) -> str:
        return self.kegiatan
