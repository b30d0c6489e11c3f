from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from fondasi.database.row_stamps import stamp_field
from kecamatan.models import Wilayah
from kecamatan.models.cakupan import below
from kemiskinan.enums import KelasIntervensi, KelasKeberadaan, KelasPadan
from kemiskinan.models.cakupan import aggregate_kodes
from kemiskinan.models.program import KriteriaOptimal
from kemiskinan.models.rilis import SEBUTAN, Rilis
from kemiskinan.models.sasaran import Sasaran

if TYPE_CHECKING:
    from kecamatan.models import Pengguna


KRITERIA = ("teks", "aturan", "nomor_ba", "tanggal_ba", "berlaku_mulai")


class NeracaQuerySet(models.QuerySet["Neraca"]):
    def balanced(self) -> Self:
        return self.filter(cocok=True)

    def with_sources(self) -> Self:
        """Decree, release and criterion in one query, as far as a page tells of them."""
        own = ("kabupaten", "sk", "rilis", "kriteria", "tanggal", "cocok", "dihitung_at")
        named = [f"{noun}__{name}" for noun in ("sk", "rilis") for name in SEBUTAN]
        kriteria = [f"kriteria__{name}" for name in KRITERIA]
        return self.select_related("sk", "rilis", "kriteria").only(*own, *named, *kriteria)


class Neraca(models.Model):
    """A dated build of the ledger: one SK against one Rilis. `tanggal` is the domain's date.

    One row per pair and day: a later build of the same day takes its place, earlier days stay.
    A build that did not balance has `cocok` false, names its branches in `galat` and has no
    figures.
    """

    kabupaten = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="+")
    sk = models.ForeignKey(Rilis, on_delete=models.PROTECT, related_name="neraca_sk")
    rilis = models.ForeignKey(Rilis, on_delete=models.PROTECT, related_name="neraca_rilis")
    kriteria = models.ForeignKey(KriteriaOptimal, on_delete=models.PROTECT, null=True, blank=True)
    tanggal = models.DateField()
    cocok = models.BooleanField()
    galat = models.JSONField(default=list, blank=True)
    dihitung_at = models.DateTimeField(default=timezone.now)

    objects = NeracaQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["sk", "rilis", "tanggal", "cocok"], name="neraca_satu_sehari"
            ),
        ]
        indexes = [models.Index(fields=["sk", "rilis", "-id"], name="neraca_terbaru")]

    def __str__(self) -> str:
        return f"Neraca {self.tanggal}"


class NeracaWilayahQuerySet(models.QuerySet["NeracaWilayah"]):
    def visible_to(self, user: Pengguna) -> Self:
        """Figures of the viewer's territories; the line without wilayah with the kabupaten's."""
        kodes = aggregate_kodes(user)
        unknown = Q(wilayah=None) & below("neraca__kabupaten", kodes)
        return self.filter(below("wilayah", kodes) | unknown)


class NeracaWilayah(models.Model):
    """The branches of one wilayah (kabupaten, kecamatan or desa), all in people (jiwa).

    `wilayah` is empty for the people whose desa is not known. `sementara` are those of the third
    partition whose field result no Berita Acara has confirmed yet.
    """

    neraca = models.ForeignKey(Neraca, on_delete=models.CASCADE, related_name="per_wilayah")
    wilayah = models.ForeignKey(Wilayah, on_delete=models.PROTECT, null=True, related_name="+")
    sk = models.PositiveIntegerField(default=0)
    keluar = models.PositiveIntegerField(default=0)
    masih = models.PositiveIntegerField(default=0)
    perlu_ditinjau = models.PositiveIntegerField(default=0)
    tidak_padan = models.PositiveIntegerField(default=0)
    optimal = models.PositiveIntegerField(default=0)
    belum_optimal = models.PositiveIntegerField(default=0)
    belum_diintervensi = models.PositiveIntegerField(default=0)
    ada = models.PositiveIntegerField(default=0)
    meninggal = models.PositiveIntegerField(default=0)
    pindah = models.PositiveIntegerField(default=0)
    tidak_ditemukan = models.PositiveIntegerField(default=0)
    ganda = models.PositiveIntegerField(default=0)
    belum_disisir = models.PositiveIntegerField(default=0)
    terintervensi = models.PositiveIntegerField(default=0)
    sementara = models.PositiveIntegerField(default=0)
    diubah_at = stamp_field()

    objects = NeracaWilayahQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["neraca", "wilayah"], nulls_distinct=False, name="neraca_wilayah_unik"
            ),
        ]

    def __str__(self) -> str:
        return f"Neraca {self.neraca_id} {self.wilayah_id}"


class NeracaBaris(models.Model):
    """One person's class in one build; the lists behind the numbers are read from here."""

    neraca = models.ForeignKey(Neraca, on_delete=models.CASCADE, related_name="baris")
    sasaran = models.ForeignKey(Sasaran, on_delete=models.PROTECT, related_name="neraca_baris")
    padan = models.CharField(max_length=15, choices=KelasPadan)
    intervensi = models.CharField(max_length=20, choices=KelasIntervensi, blank=True)
    keberadaan = models.CharField(max_length=16, choices=KelasKeberadaan, blank=True)
    terintervensi = models.BooleanField(default=False)
    sementara = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["neraca", "sasaran"], name="neraca_baris_unik"),
        ]

    def __str__(self) -> str:
        return f"Baris neraca {self.pk}"


class PermintaanNeraca(models.Model):
    """A change that the ledger has not counted yet. Rows are added by whoever changes something
    and removed by the build that began after them, so that nobody waits for anybody."""

    kabupaten = models.ForeignKey(Wilayah, on_delete=models.CASCADE, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"Permintaan neraca {self.pk}"
