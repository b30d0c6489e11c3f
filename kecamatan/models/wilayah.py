from __future__ import annotations

from datetime import date
from typing import Self

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Upper

from fondasi.database.row_stamps import stamp_field
from kecamatan.enums import JenisWilayah, Tingkat

SUMBER_BAKU = "kemendagri"
SUMBER_SENDIRI = "daerah"


class WilayahQuerySet(models.QuerySet["Wilayah"]):
    def within(self, kode: str) -> Self:
        """The wilayah itself and everything below it; anchored at the dot."""
        return self.filter(Q(kode=kode) | Q(kode__startswith=f"{kode}."))

    def within_any(self, kodes: list[str]) -> Self:
        scope = Q(pk__in=[])
        for kode in kodes:
            scope |= Q(kode=kode) | Q(kode__startswith=f"{kode}.")
        return self.filter(scope)

    def current(self, on: date) -> Self:
        return self.filter(Q(berlaku_sampai=None) | Q(berlaku_sampai__gt=on))


SINGKATAN: dict[str, str] = {JenisWilayah.KECAMATAN: "Kec.", JenisWilayah.KABUPATEN: "Kab."}


def sebutan(jenis: str, nama: str) -> str:
    return f"{SINGKATAN.get(jenis) or JenisWilayah(jenis).label} {nama}"


class Wilayah(models.Model):
    """A territory with its Kemendagri code (Kepmendagri 300.2.2-2430/2025).

    `kode` is dotted text (`35.17.01.2001`), sorted and searched bytewise so that LIKE 'X.%' uses
    the index. A desa that is split or merged keeps its row, ends with `berlaku_sampai`
    (exclusive) and points at its successor. `sumber` says whose word name and validity are: the
    national list's, or the region's own, which the next load leaves alone.
    """

    kode = models.CharField(max_length=13, unique=True, db_collation="C")
    nama = models.CharField(max_length=120)
    tingkat = models.PositiveSmallIntegerField(choices=Tingkat)
    jenis = models.CharField(max_length=12, choices=JenisWilayah)
    induk = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="anak"
    )
    zona_waktu = models.CharField(max_length=32, default="Asia/Jakarta")
    berlaku_sampai = models.DateField(null=True, blank=True)
    penerus = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="pendahulu"
    )

    sumber = models.CharField(max_length=12, default=SUMBER_BAKU, db_default=SUMBER_BAKU)
    diubah_at = stamp_field()

    objects = WilayahQuerySet.as_manager()

    class Meta:
        ordering = ["kode"]
        constraints = [
            models.CheckConstraint(
                condition=Q(induk=None, tingkat=Tingkat.PROVINSI)
                | Q(induk__isnull=False, tingkat__gt=Tingkat.PROVINSI),
                name="wilayah_berinduk",
            ),
            models.CheckConstraint(
                condition=Q(penerus=None) | ~Q(penerus=F("id")), name="wilayah_penerus_lain"
            ),
        ]
        indexes = [
            models.Index(fields=["tingkat", "kode"], name="wilayah_tingkat"),
            GinIndex(OpClass(Upper("nama"), name="gin_trgm_ops"), name="wilayah_nama_cari"),
        ]

    def __str__(self) -> str:
        return self.sebutan

    @property
    def sebutan(self) -> str:
        """As spoken: `Kec. Wonosalam`, `Desa Carangwulung`, `Kab. Jombang`."""
        return sebutan(self.jenis, self.nama)

    @property
    def kode_polos(self) -> str:
        return self.kode.replace(".", "")

    def covers(self, kode: str) -> bool:
        """Whether `kode` is this wilayah or lies below it."""
        return kode == self.kode or kode.startswith(f"{self.kode}.")
