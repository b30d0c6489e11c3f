from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from kecamatan.enums import Peran
from kecamatan.models import Kontak, Wilayah
from kecamatan.models.cakupan import below, cakupan_of
from pendamping.models.cakupan import LAPANGAN, PENGELOLA
from pendamping.models.program import codes_above
from pendamping.models.topik import TopikKonsultasi

if TYPE_CHECKING:
    from kecamatan.models import Pengguna


class PelatihanQuerySet(models.QuerySet["Pelatihan"]):
    def visible_to(self, user: Pengguna) -> Self:
        """Those of one's place and of the places above it; who is listed is another question."""
        cakupan = cakupan_of(user)
        keeping = cakupan.kodes(*PENGELOLA, Peran.PIMPINAN)
        working = codes_above([*keeping, *cakupan.kodes(*LAPANGAN)])
        return self.filter(below("wilayah", keeping) | Q(wilayah__kode__in=working))


class Pelatihan(models.Model):
    """A training that a kecamatan or kabupaten/kota holds. `jam` are lessons (jam pelajaran);
    `nomor` is the number of its certificates, typed in or left blank."""

    wilayah = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="pelatihan")
    judul = models.CharField(max_length=160)
    topik = models.ForeignKey(
        TopikKonsultasi, on_delete=models.PROTECT, null=True, blank=True, related_name="pelatihan"
    )
    tanggal = models.DateField()
    jam = models.PositiveSmallIntegerField(default=4)
    tempat = models.CharField(max_length=120)
    penyelenggara = models.CharField(max_length=160, blank=True)
    nomor = models.CharField(max_length=60, blank=True)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)

    objects = PelatihanQuerySet.as_manager()

    class Meta:
        ordering = ["-tanggal", "-id"]

    def __str__(self) -> str:
        return self.judul


class PesertaPelatihan(models.Model):
    """Somebody who is expected at a training, and whether she came."""

    pelatihan = models.ForeignKey(Pelatihan, on_delete=models.CASCADE, related_name="peserta")
    kontak = models.ForeignKey(Kontak, on_delete=models.PROTECT, related_name="pelatihan")
    hadir = models.BooleanField(default=False)

    class Meta:
        ordering = ["kontak__nama", "id"]
        constraints = [
            models.UniqueConstraint(fields=["pelatihan", "kontak"], name="peserta_sekali"),
        ]

    def __str__(self) -> str:
        return self.kontak.nama
