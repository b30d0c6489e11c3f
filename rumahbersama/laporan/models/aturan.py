from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Coalesce, Length

from kecamatan.enums import Peran
from kecamatan.models import Pengguna, Wilayah
from kecamatan.models.cakupan import above, below, cakupan_of
from rumahbersama.laporan.enums import JenisLaporan

PENGATUR = (Peran.BAPPEDA, Peran.PROVINSI, Peran.ADMIN_NASIONAL)


class AturanLaporanQuerySet(models.QuerySet["AturanLaporan"]):
    def visible_to(self, user: Pengguna) -> Self:
        """For those who keep rules: the nation's, and those of the places above, at and below
        their own."""
        kodes = cakupan_of(user).kodes(*PENGATUR)
        if not kodes:
            return self.none()
        return self.filter(Q(wilayah=None) | above("wilayah", kodes) | below("wilayah", kodes))

    def in_force(self, jenis: str, tahun: int, kode: str) -> AturanLaporan | None:
        """The rule of the nearest territory above, of the newest year not after `tahun`."""
        parts = kode.split(".")
        above = [".".join(parts[:n]) for n in range(1, len(parts) + 1)]
        rows = self.filter(Q(wilayah=None) | Q(wilayah__kode__in=above), jenis=jenis)
        nearest = Length(Coalesce("wilayah__kode", Value("")))
        return rows.filter(tahun__lte=tahun).order_by(nearest.desc(), "-tahun").first()


class AturanLaporan(models.Model):
    """To whom, on what basis and how often a kind of report is written, from a year on.

    Without `wilayah` it holds everywhere; a territory's own row beats it. `kepada` and `tembusan`
    are lines; `melalui` is the office between ("Sekretariat TKPK", "Sekretaris Daerah").
    `hari_susun` is the day of the month after the period on which the portal writes it by itself
    (`otomatis`), `hari_tenggat` the day until which it must be signed. `bab` are the chapters in
    their order; empty means all. `versi` counts the changes.
    """

    jenis = models.CharField(max_length=30, choices=JenisLaporan)
    tahun = models.PositiveSmallIntegerField()
    wilayah = models.ForeignKey(
        Wilayah, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    kepada = models.TextField(blank=True)
    melalui = models.CharField(max_length=120, blank=True)
    tembusan = models.TextField(blank=True)
    dasar_hukum = models.TextField(blank=True)
    target = models.CharField(max_length=160, blank=True)
    hari_susun = models.PositiveSmallIntegerField(default=1)
    hari_tenggat = models.PositiveSmallIntegerField(default=10)
    otomatis = models.BooleanField(default=False)
    bab = models.JSONField(default=list, blank=True)
    versi = models.PositiveIntegerField(default=0, db_default=0)

    objects = AturanLaporanQuerySet.as_manager()

    class Meta:
        ordering = ["jenis", "-tahun", "wilayah__kode"]
        constraints = [
            models.UniqueConstraint(
                fields=["jenis", "tahun", "wilayah"],
                nulls_distinct=False,
                name="aturan_laporan_unik",
            ),
            models.CheckConstraint(
                condition=Q(hari_susun__range=(1, 28), hari_tenggat__range=(1, 28)),
                name="aturan_laporan_hari",
            ),
        ]

    def __str__(self) -> str:
        return f"{JenisLaporan(self.jenis).label} mulai {self.tahun}"
