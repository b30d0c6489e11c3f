from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from fondasi.today import today
from kecamatan.enums import Peran
from kecamatan.models import Kontak, Wilayah
from kecamatan.models.cakupan import below, cakupan_of
from pendamping.enums import StatusKonsultasi
from pendamping.models.cakupan import LAPANGAN, PENGELOLA
from pendamping.models.topik import TopikKonsultasi

if TYPE_CHECKING:
    from kecamatan.models import Pengguna


PEMBACA = (*PENGELOLA, Peran.PIMPINAN, *LAPANGAN)


class KonsultasiQuerySet(models.QuerySet["Konsultasi"]):
    def visible_to(self, user: Pengguna) -> Self:
        """Its village, those who accompany it, the kecamatan and the kabupaten."""
        kodes = cakupan_of(user).kodes(*PEMBACA)
        return self.filter(below("desa", kodes))

    def waiting(self) -> Self:
        return self.filter(status=StatusKonsultasi.MENUNGGU)

    def overdue(self) -> Self:
        return self.waiting().filter(batas__lt=today())


class Konsultasi(models.Model):
    """A question of a desa/kelurahan. `petugas` answers it until `batas`; without one it is the
    kecamatan's."""

    desa = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="konsultasi")
    topik = models.ForeignKey(TopikKonsultasi, on_delete=models.PROTECT, related_name="konsultasi")
    judul = models.CharField(max_length=160)
    pertanyaan = models.TextField()
    penanya = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="konsultasi"
    )
    petugas = models.ForeignKey(
        Kontak, on_delete=models.PROTECT, null=True, blank=True, related_name="konsultasi"
    )
    batas = models.DateField()
    status = models.CharField(
        max_length=8, choices=StatusKonsultasi, default=StatusKonsultasi.MENUNGGU
    )
    jawaban = models.TextField(blank=True)
    dijawab_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    dijawab_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects = KonsultasiQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status=StatusKonsultasi.DIJAWAB)
                | Q(dijawab_at__isnull=False) & ~Q(jawaban=""),
                name="konsultasi_berjawaban",
            ),
        ]
        indexes = [
            models.Index(fields=["desa", "status", "batas"], name="konsultasi_desa"),
            models.Index(fields=["petugas", "status"], name="konsultasi_petugas"),
        ]

    def __str__(self) -> str:
        return self.judul

    @property
    def is_late(self) -> bool:
        return self.status == StatusKonsultasi.MENUNGGU and self.batas < today()
