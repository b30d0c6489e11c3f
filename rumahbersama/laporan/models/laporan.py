from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Q, TextChoices
from django.utils import timezone

from kecamatan.enums import Peran
from kecamatan.models import Berkas, Wilayah
from kecamatan.models.cakupan import below, cakupan_of

if TYPE_CHECKING:
    from kecamatan.models import Pengguna

PEMBACA = (Peran.ADMIN_NASIONAL, Peran.PROVINSI, Peran.PIMPINAN, Peran.BAPPEDA)


class JenisLaporan(TextChoices):
    PROGRES_PPKE = "progres-ppke", "Laporan progres PPKE kabupaten/kota"


class StatusLaporan(TextChoices):
    TERJADWAL = "TERJADWAL", "Terjadwal"
    DISUSUN = "DISUSUN", "Sedang disusun"
    SIAP = "SIAP", "Siap"
    DIGANTI = "DIGANTI", "Diganti"
    GAGAL = "GAGAL", "Gagal"


class LaporanQuerySet(models.QuerySet["Laporan"]):
    def visible_to(self, user: Pengguna) -> Self:
        return self.filter(below("wilayah", cakupan_of(user).kodes(*PEMBACA)))


class Laporan(models.Model):
    """One report: kind x wilayah x period x version. `angka` is frozen; `sidik` its SHA-256.

    `periode` is `YYYY-MM`. The PDF is a rendering of `angka` and nothing else.
    """

    jenis = models.CharField(max_length=30, choices=JenisLaporan)
    wilayah = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="laporan")
    periode = models.CharField(max_length=7)
    versi = models.PositiveSmallIntegerField(default=1)
    status = models.CharField(max_length=10, choices=StatusLaporan, default=StatusLaporan.TERJADWAL)
    kemajuan = models.PositiveSmallIntegerField(default=0)
    tahap = models.CharField(max_length=30, blank=True)
    nomor = models.CharField(max_length=120, blank=True)
    kertas = models.CharField(max_length=2, default="A4")
    angka = models.JSONField(default=dict, blank=True)
    sidik = models.CharField(max_length=64, blank=True)
    berkas = models.ForeignKey(Berkas, on_delete=models.PROTECT, null=True, related_name="+")
    galat_pesan = models.TextField(blank=True)
    percobaan = models.PositiveSmallIntegerField(default=0)
    detak_at = models.DateTimeField(null=True, blank=True)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)
    selesai_at = models.DateTimeField(null=True, blank=True)

    objects = LaporanQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["jenis", "wilayah", "periode", "versi"], name="laporan_unik"
            ),
            models.CheckConstraint(condition=Q(kertas__in=["A4", "F4"]), name="laporan_kertas"),
        ]

    def __str__(self) -> str:
        return f"{JenisLaporan(self.jenis).label} {self.periode}"

    @property
    def bulan(self) -> date:
        return date.fromisoformat(f"{self.periode}-01")

    @property
    def is_running(self) -> bool:
        return self.status in (StatusLaporan.TERJADWAL, StatusLaporan.DISUSUN)

    @property
    def warna(self) -> str:
        """Tone of the status tag."""
        tones = {"SIAP": "selesai", "GAGAL": "terlambat", "DIGANTI": "netral"}
        return tones.get(self.status, "informasi")
