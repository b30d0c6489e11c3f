from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from fondasi.formatting import BULAN
from kecamatan.models import Wilayah
from kecamatan.models.cakupan import above, below, cakupan_of
from kemiskinan.enums import UkuranKemiskinan

if TYPE_CHECKING:
    from kecamatan.models import Pengguna


class AngkaKemiskinanQuerySet(models.QuerySet["AngkaKemiskinan"]):
    def visible_to(self, user: Pengguna) -> Self:
        """Published figures: the nation's, and those of the places above and below one's own."""
        kodes = [one.wilayah.kode for one in cakupan_of(user).penugasan]
        if not kodes:
            return self.none()
        return self.filter(Q(wilayah=None) | below("wilayah", kodes) | above("wilayah", kodes))

    def newest_release_first(self) -> Self:
        """Of one place, measure and moment the last release comes first, an undated one last."""
        return self.order_by(
            F("wilayah__kode").asc(nulls_first=True),
            "ukuran",
            "-tahun",
            F("bulan").desc(nulls_last=True),
            F("rilis").desc(nulls_last=True),
        )


class AngkaKemiskinan(models.Model):
    """A macro figure: an estimate from a sample, published by somebody else (BPS).

    Never counted from lists of people and never divided by them. Without `wilayah` it is the
    nation's; `bulan` and `rilis` are empty where the source does not say. A revised release is a
    row beside the first one.
    """

    wilayah = models.ForeignKey(
        Wilayah, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    tahun = models.PositiveSmallIntegerField()
    bulan = models.PositiveSmallIntegerField(null=True, blank=True)
    ukuran = models.CharField(max_length=8, choices=UkuranKemiskinan)
    nilai = models.DecimalField(max_digits=16, decimal_places=4)
    sumber = models.CharField(max_length=200)
    rilis = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects = AngkaKemiskinanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "angka makro"
        ordering = ["wilayah__kode", "ukuran", "-tahun", "-bulan"]
        constraints = [
            models.UniqueConstraint(
                fields=["wilayah", "tahun", "bulan", "ukuran", "rilis"],
                nulls_distinct=False,
                name="angka_kemiskinan_unik",
            ),
            models.CheckConstraint(condition=Q(nilai__gte=0), name="angka_kemiskinan_positif"),
            models.CheckConstraint(
                condition=Q(bulan=None) | Q(bulan__range=(1, 12)), name="angka_kemiskinan_bulan"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_ukuran_display()} {self.masa}"

    @property
    def masa(self) -> str:
        return f"{BULAN[self.bulan - 1]} {self.tahun}" if self.bulan else str(self.tahun)

    @property
    def satuan(self) -> str:
        return UkuranKemiskinan(self.ukuran).satuan
