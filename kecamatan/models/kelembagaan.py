from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.utils import timezone

from fondasi.today import today
from kecamatan.enums import Kelembagaan, PetunjukPortal
from kecamatan.models.berkas import Berkas
from kecamatan.models.rumah_bersama import RumahBersama, rumah_scope

if TYPE_CHECKING:
    from kecamatan.models.pengguna import Pengguna


class ButirKelembagaan(models.Model):
    """A piece that makes a Rumah Bersama: its SK, its room, its monthly rakor. Rows, because no
    national list was published; a piece that is no longer asked for is set inactive.

    `langkah` completes the sentence "Berikutnya: ..."; with `wajib_bukti` nobody calls the piece
    *terlembaga* without a document.
    """

    kode = models.SlugField(max_length=40, unique=True)
    nama = models.CharField(max_length=120)
    penjelasan = models.CharField(max_length=300, blank=True)
    langkah = models.CharField(max_length=120)
    petunjuk = models.CharField(max_length=10, choices=PetunjukPortal, blank=True)
    wajib_bukti = models.BooleanField(default=True)
    urutan = models.PositiveSmallIntegerField(default=100)
    aktif = models.BooleanField(default=True)

    class Meta:
        ordering = ["urutan", "id"]

    def __str__(self) -> str:
        return self.nama


class KeadaanButirQuerySet(models.QuerySet["KeadaanButir"]):
    def visible_to(self, user: Pengguna) -> Self:
        return self.filter(rumah_scope(user, "rumah__wilayah"))

    def standing(self) -> Self:
        """What holds now: the last word on each active piece of each Rumah Bersama."""
        last = self.order_by("rumah_id", "butir_id", "-id").distinct("rumah_id", "butir_id")
        return self.filter(pk__in=last.values("pk"), butir__aktif=True)


class KeadaanButir(models.Model):
    """What was reported about one piece; append-only, so that the history stays.

    `dari` is what held before ("" for the first report), `tanggal` since when it is so according
    to the evidence, `dicatat` the domain's day of the report.
    """

    rumah = models.ForeignKey(RumahBersama, on_delete=models.PROTECT, related_name="keadaan")
    butir = models.ForeignKey(ButirKelembagaan, on_delete=models.PROTECT, related_name="keadaan")
    keadaan = models.CharField(max_length=10, choices=Kelembagaan)
    dari = models.CharField(max_length=10, choices=Kelembagaan, blank=True)
    tanggal = models.DateField(null=True, blank=True)
    keterangan = models.CharField(max_length=300, blank=True)
    bukti = models.ForeignKey(
        Berkas, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    dicatat = models.DateField(default=today)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)

    objects = KeadaanButirQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["rumah", "butir", "-id"], name="keadaan_butir_terakhir"),
            models.Index(fields=["dicatat"], name="keadaan_butir_dicatat"),
        ]

    def __str__(self) -> str:
        return f"{self.butir_id}: {self.keadaan}"
