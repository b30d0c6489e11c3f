from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from kecamatan.models import Wilayah
from kecamatan.models.cakupan import below
from layanan_dasar.enums import JalurUsulan, StatusUsulanPembangunan
from layanan_dasar.models.cakupan import wilayah_kodes
from layanan_dasar.models.instrumen import KODE

if TYPE_CHECKING:
    from kecamatan.models import Pengguna


class UsulanPembangunanQuerySet(models.QuerySet["UsulanPembangunan"]):
    def visible_to(self, user: Pengguna) -> Self:
        return self.filter(below("desa", wilayah_kodes(user)))


class UsulanPembangunan(models.Model):
    """What a desa asks to be built, from an indicator of its card to RKPDes or RKPD.

    `rupiah` whole rupiah; `kode` is the programme's code where it is known; `hasil` says what was
    built. The status follows the words of SIPD.
    """

    kabupaten = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="+")
    kecamatan = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="+")
    desa = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="usulan_pembangunan")
    indikator_kode = models.CharField(max_length=40, validators=[KODE])
    indikator_nama = models.CharField(max_length=160)
    keadaan = models.CharField(max_length=200, blank=True)
    jalur = models.CharField(max_length=14, choices=JalurUsulan)
    tahun = models.PositiveSmallIntegerField()
    kode = models.CharField(max_length=40, blank=True)
    uraian = models.CharField(max_length=300)
    lokasi = models.CharField(max_length=160, blank=True)
    volume = models.DecimalField(max_digits=12, decimal_places=2)
    satuan = models.CharField(max_length=40)
    rupiah = models.BigIntegerField()
    status = models.CharField(
        max_length=12, choices=StatusUsulanPembangunan, default=StatusUsulanPembangunan.DIUSULKAN
    )
    alasan = models.TextField(blank=True)
    hasil = models.TextField(blank=True)
    hasil_rupiah = models.BigIntegerField(null=True, blank=True)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)

    objects = UsulanPembangunanQuerySet.as_manager()

    class Meta:
        ordering = ["-tahun", "desa__kode", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(rupiah__gte=0, volume__gt=0), name="usulan_pembangunan_angka"
            ),
        ]

    def __str__(self) -> str:
        return self.uraian


class SusunanUsulan(models.Model):
    """The columns of a kabupaten's export for SIPD, in their order."""

    kabupaten = models.OneToOneField(Wilayah, on_delete=models.PROTECT, related_name="+")
    kolom = models.JSONField(default=list)

    class Meta:
        ordering = ["kabupaten__kode"]

    def __str__(self) -> str:
        return f"Susunan {self.kabupaten_id}"
