from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from kecamatan.models import Wilayah
from layanan_dasar.enums import (
    AspekIndikator,
    JenisDimensi,
    JenisIndikator,
    Pengisi,
    StatusInstrumen,
    UntukWilayah,
)
from layanan_dasar.models.cakupan import instrumen_scope

if TYPE_CHECKING:
    from kecamatan.models import Pengguna

KODE = RegexValidator(
    r"^[a-z][a-z0-9_]{0,39}$", "Huruf kecil, angka, dan garis bawah; maksimal 40."
)


class InstrumenQuerySet(models.QuerySet["Instrumen"]):
    def visible_to(self, user: Pengguna) -> Self:
        return self.filter(instrumen_scope(user))


class Instrumen(models.Model):
    """One version of a set of questions, owned by the wilayah whose office wrote it.

    DRAF -> BERLAKU -> DITUTUP. A published version and its questions never change: a trigger
    refuses it. `aturan` are rules between answers (layanan_dasar/rules/pemeriksaan.py).
    """

    kode = models.CharField(max_length=40, validators=[KODE])
    versi = models.PositiveSmallIntegerField(default=1)
    nama = models.CharField(max_length=160)
    pemilik = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="instrumen")
    keterangan = models.TextField(blank=True)
    sumber = models.CharField(max_length=200, blank=True)
    status = models.CharField(max_length=8, choices=StatusInstrumen, default=StatusInstrumen.DRAF)
    ambang_kuning = models.DecimalField(max_digits=5, decimal_places=2, default=Decimal(50))
    ambang_hijau = models.DecimalField(max_digits=5, decimal_places=2, default=Decimal(80))
    aturan = models.JSONField(default=list, blank=True)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)
    diterbitkan_at = models.DateTimeField(null=True, blank=True)
    ditutup_at = models.DateTimeField(null=True, blank=True)

    objects = InstrumenQuerySet.as_manager()

    class Meta:
        ordering = ["pemilik__kode", "kode", "-versi"]
        constraints = [
            models.UniqueConstraint(fields=["pemilik", "kode", "versi"], name="instrumen_versi"),
            models.UniqueConstraint(
                fields=["pemilik", "kode"], condition=Q(status="BERLAKU"), name="instrumen_berlaku"
            ),
            models.CheckConstraint(
                condition=Q(
                    ambang_kuning__gte=0, ambang_kuning__lt=F("ambang_hijau"), ambang_hijau__lte=100
                ),
                name="instrumen_ambang",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nama} v{self.versi}"


class Dimensi(models.Model):
    """A service, as the matrix shows it in one column."""

    instrumen = models.ForeignKey(Instrumen, on_delete=models.CASCADE, related_name="dimensi")
    kode = models.CharField(max_length=40, validators=[KODE])
    nama = models.CharField(max_length=120)
    singkat = models.CharField(max_length=24)
    jenis = models.CharField(max_length=8, choices=JenisDimensi, default=JenisDimensi.UTAMA)
    urutan = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["instrumen", "urutan", "id"]
        constraints = [
            models.UniqueConstraint(fields=["instrumen", "kode"], name="dimensi_kode"),
        ]

    def __str__(self) -> str:
        return self.nama


class Indikator(models.Model):
    """One question. `kode` is its name over all versions; `penilaian` says how it becomes 0-100
    (layanan_dasar/rules/penilaian.py); `pilihan` are pairs of code and words."""

    instrumen = models.ForeignKey(Instrumen, on_delete=models.CASCADE, related_name="indikator")
    dimensi = models.ForeignKey(Dimensi, on_delete=models.CASCADE, related_name="indikator")
    kode = models.CharField(max_length=40, validators=[KODE])
    nama = models.CharField(max_length=160)
    tanya = models.CharField(max_length=300)
    keterangan = models.TextField(blank=True)
    jenis = models.CharField(max_length=8, choices=JenisIndikator)
    aspek = models.CharField(max_length=13, choices=AspekIndikator, default=AspekIndikator.CAKUPAN)
    untuk = models.CharField(max_length=9, choices=UntukWilayah, default=UntukWilayah.SEMUA)
    satuan = models.CharField(max_length=40, blank=True)
    label_n = models.CharField(max_length=80, blank=True)
    label_total = models.CharField(max_length=80, blank=True)
    bulat = models.BooleanField(default=True)
    pilihan = models.JSONField(default=list, blank=True)
    bukti_wajib = models.BooleanField(default=False)
    pengisi = models.CharField(max_length=12, choices=Pengisi, default=Pengisi.DESA)
    spm = models.CharField(max_length=80, blank=True)
    target = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    bobot = models.DecimalField(max_digits=5, decimal_places=2, default=Decimal(1))
    penilaian = models.JSONField(default=dict)
    ubah_maksimal = models.PositiveSmallIntegerField(null=True, blank=True)
    boleh_tidak_ada = models.BooleanField(default=True)
    boleh_tidak_berlaku = models.BooleanField(default=True)
    urutan = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["instrumen", "dimensi__urutan", "urutan", "id"]
        constraints = [
            models.UniqueConstraint(fields=["instrumen", "kode"], name="indikator_kode"),
            models.CheckConstraint(condition=Q(bobot__gte=0), name="indikator_bobot"),
        ]

    def __str__(self) -> str:
        return self.nama
