from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.utils import timezone

from kecamatan.enums import Peran
from kecamatan.models import Berkas, Wilayah
from kecamatan.models.cakupan import below, cakupan_of
from kemiskinan.enums import StatusUsulan
from kemiskinan.models.cakupan import KECAMATAN, LAPANGAN

if TYPE_CHECKING:
    from kecamatan.models import Pengguna


class UsulanBaruQuerySet(models.QuerySet["UsulanBaru"]):
    def visible_to(self, user: Pengguna) -> Self:
        peran = (Peran.BAPPEDA, *KECAMATAN, *LAPANGAN)
        return self.filter(below("desa", cakupan_of(user).kodes(*peran)))


class UsulanBaru(models.Model):
    """Somebody whom the village finds missing: beside the ledger, never inside."""

    kabupaten = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="+")
    desa = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="usulan_baru")
    nama = models.CharField(max_length=120)
    nik_samar = models.CharField(max_length=24, blank=True)
    tanggal_lahir = models.DateField(null=True, blank=True)
    dusun_rt = models.CharField(max_length=120, blank=True)
    alasan = models.TextField()
    bukti = models.ForeignKey(Berkas, on_delete=models.PROTECT, null=True, blank=True)
    status = models.CharField(max_length=14, choices=StatusUsulan, default=StatusUsulan.DIUSULKAN)
    alasan_status = models.TextField(blank=True)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)

    objects = UsulanBaruQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"Usulan {self.pk}"


class IdentitasUsulan(models.Model):
    usulan = models.OneToOneField(UsulanBaru, on_delete=models.CASCADE, primary_key=True)
    nik = models.CharField(max_length=16)

    def __str__(self) -> str:
        return f"Identitas {self.pk}"
