from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from kecamatan.models import Wilayah
from kemiskinan.enums import Keputusan, StatusPadanan, StatusProses
from kemiskinan.models.cakupan import kabupaten_scope
from kemiskinan.models.individu import Individu
from kemiskinan.models.rilis import Rilis
from kemiskinan.models.sasaran import Sasaran

if TYPE_CHECKING:
    from kecamatan.models import Pengguna


class PemadananQuerySet(models.QuerySet["Pemadanan"]):
    def visible_to(self, user: Pengguna) -> Self:
        return self.filter(kabupaten_scope(user))


class Pemadanan(models.Model):
    """One run of padu padan: a decree against a release. One row per pair of releases.

    `ambang` names the version of the thresholds that judged; `jumlah` is
    {otomatis, perlu_ditinjau, tidak_padan} in people.
    """

    kabupaten = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="+")
    sk = models.ForeignKey(Rilis, on_delete=models.PROTECT, related_name="pemadanan_sk")
    rilis = models.ForeignKey(Rilis, on_delete=models.PROTECT, related_name="pemadanan_rilis")
    status = models.CharField(max_length=10, choices=StatusProses, default=StatusProses.MENUNGGU)
    tahap = models.CharField(max_length=30, blank=True)
    kemajuan = models.PositiveSmallIntegerField(default=0)
    ambang = models.CharField(max_length=20, blank=True)
    jumlah = models.JSONField(default=dict, blank=True)
    detik = models.JSONField(default=dict, blank=True)
    galat_pesan = models.TextField(blank=True)
    percobaan = models.PositiveSmallIntegerField(default=0)
    detak_at = models.DateTimeField(null=True, blank=True)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)
    selesai_at = models.DateTimeField(null=True, blank=True)

    objects = PemadananQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["sk", "rilis"], name="pemadanan_unik"),
        ]

    def __str__(self) -> str:
        return f"Padu padan {self.sk} dengan {self.rilis}"


class Padanan(models.Model):
    """Sasaran x candidate of a release: score 0..1, reasons in words, verdict, decision.

    A Sasaran without any candidate has one row with `individu` empty and status tidak_padan.
    The pair counts as the same person when `keputusan` is padan, or when the verdict is otomatis
    and nobody said bukan. `nik_beda` holds the positions (1..16) at which the two NIK differ, empty
    where they are the same or cannot be compared: pages show where, never which digits.
    """

    kabupaten = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="+")
    pemadanan = models.ForeignKey(Pemadanan, on_delete=models.CASCADE, related_name="padanan")
    sasaran = models.ForeignKey(Sasaran, on_delete=models.PROTECT, related_name="padanan")
    individu = models.ForeignKey(
        Individu,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        null=True,
        related_name="padanan",
    )
    skor = models.DecimalField(max_digits=4, decimal_places=3, null=True)
    alasan = ArrayField(models.TextField(), default=list)
    nik_beda = ArrayField(models.PositiveSmallIntegerField(), default=list)
    status = models.CharField(max_length=15, choices=StatusPadanan)
    keputusan = models.CharField(max_length=6, choices=Keputusan, blank=True)
    diputuskan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    diputuskan_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["sasaran_id", "-skor", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["pemadanan", "sasaran", "individu"],
                nulls_distinct=False,
                name="padanan_unik",
            ),
            models.UniqueConstraint(
                fields=["pemadanan", "sasaran"],
                condition=Q(keputusan=Keputusan.PADAN),
                name="padanan_satu_keputusan",
            ),
            models.UniqueConstraint(
                fields=["pemadanan", "individu"],
                condition=Q(keputusan=Keputusan.PADAN),
                name="padanan_satu_sasaran",
            ),
            models.CheckConstraint(
                condition=Q(individu=None, status=StatusPadanan.TIDAK_PADAN)
                | (Q(individu__isnull=False) & ~Q(status=StatusPadanan.TIDAK_PADAN)),
                name="padanan_calon",
            ),
        ]
        indexes = [models.Index(fields=["pemadanan", "status"], name="padanan_status")]

    def __str__(self) -> str:
        return f"Padanan {self.pk}"


class KeputusanPadanan(models.Model):
    """One act of a person on one Sasaran, kept so that it can be undone and told.

    `sebelum` and `sesudah` are {padanan id: keputusan} of every candidate the act changed. Acts of
    one Sasaran are undone from the newest back; an undone act keeps its row.
    """

    pemadanan = models.ForeignKey(
        Pemadanan, on_delete=models.CASCADE, related_name="riwayat_keputusan"
    )
    sasaran = models.ForeignKey(Sasaran, on_delete=models.PROTECT, related_name="+")
    sebelum = models.JSONField()
    sesudah = models.JSONField()
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)
    diurungkan_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["pemadanan", "sasaran", "-id"], name="keputusan_padanan_terakhir")
        ]

    def __str__(self) -> str:
        return f"Keputusan padan {self.pk}"
