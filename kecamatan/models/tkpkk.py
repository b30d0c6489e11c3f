from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import F, Q

from fondasi.today import today
from kecamatan.enums import JabatanTkpkk, Peran
from kecamatan.models.cakupan import above, below, cakupan_of
from kecamatan.models.kontak import Kontak
from kecamatan.models.rumah_bersama import KANTOR, WARGA_RUMAH
from kecamatan.models.wilayah import Wilayah

if TYPE_CHECKING:
    from kecamatan.models.pengguna import Pengguna

PEMBACA_TKPKK = (*KANTOR, *WARGA_RUMAH, Peran.BAPPEDA, Peran.PIMPINAN)


class AnggotaTkpkkQuerySet(models.QuerySet["AnggotaTkpkk"]):
    def visible_to(self, user: Pengguna) -> Self:
        """Names stay within the kabupaten: the province reads figures."""
        cakupan = cakupan_of(user)
        scope = below("wilayah", cakupan.kodes(*PEMBACA_TKPKK))
        return self.filter(scope | above("wilayah", cakupan.kodes(*WARGA_RUMAH)))

    def active(self, on: date | None = None) -> Self:
        day = on or today()
        return self.filter(Q(sampai=None) | Q(sampai__gt=day), mulai__lte=day)


class AnggotaTkpkk(models.Model):
    """A seat in the team against poverty of a kecamatan (Permendagri 53/2020), from `mulai` until
    `sampai` (exclusive). `unsur` is whom the person stands for in the team."""

    wilayah = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="tkpkk")
    kontak = models.ForeignKey(Kontak, on_delete=models.PROTECT, related_name="tkpkk")
    jabatan = models.PositiveSmallIntegerField(choices=JabatanTkpkk, default=JabatanTkpkk.ANGGOTA)
    bidang = models.CharField(max_length=120, blank=True)
    unsur = models.CharField(max_length=80, blank=True)
    nomor_sk = models.CharField(max_length=80, blank=True)
    tanggal_sk = models.DateField(null=True, blank=True)
    mulai = models.DateField(default=today)
    sampai = models.DateField(null=True, blank=True)

    objects = AnggotaTkpkkQuerySet.as_manager()

    class Meta:
        ordering = ["wilayah__kode", "jabatan", "bidang", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["wilayah", "kontak"], condition=Q(sampai=None), name="anggota_tkpkk_unik"
            ),
            models.CheckConstraint(
                condition=Q(sampai=None) | Q(sampai__gte=F("mulai")), name="anggota_tkpkk_masa"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kontak}, {self.get_jabatan_display()}"

    @property
    def is_over(self) -> bool:
        return self.sampai is not None and self.sampai <= today()
