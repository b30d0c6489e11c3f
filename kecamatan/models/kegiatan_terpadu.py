from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from kecamatan.enums import JenisKegiatan, Peran
from kecamatan.models.cakupan import below, cakupan_of
from kecamatan.models.wilayah import Wilayah

if TYPE_CHECKING:
    from kecamatan.models.pengguna import Pengguna

PEMBACA_AGENDA = tuple(peran for peran in Peran if peran != Peran.ADMIN_NASIONAL)
BAGIAN_KECAMATAN = 3
"""Parts of a dotted code down to the kecamatan."""


def agenda_kodes(user: Pengguna) -> list[str]:
    """Territories whose joint agenda this person reads; for one of a desa, its kecamatan."""
    kodes = cakupan_of(user).kodes(*PEMBACA_AGENDA)
    return sorted({".".join(kode.split(".")[:BAGIAN_KECAMATAN]) for kode in kodes})


class KegiatanTerpaduQuerySet(models.QuerySet["KegiatanTerpadu"]):
    def visible_to(self, user: Pengguna) -> Self:
        """Whoever works in the kecamatan, or above it."""
        return self.filter(below("wilayah", agenda_kodes(user)))


class KegiatanTerpadu(models.Model):
    """A line of the joint agenda of a kecamatan: whose programme does what, where and when.

    `kunci` is the form it came from, so that a form sent twice makes one line.
    """

    wilayah = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="kegiatan_terpadu")
    desa = models.ForeignKey(
        Wilayah, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    jenis = models.CharField(max_length=12, choices=JenisKegiatan)
    judul = models.CharField(max_length=160)
    program = models.CharField(max_length=120)
    tanggal = models.DateField()
    mulai = models.TimeField(null=True, blank=True)
    selesai = models.TimeField(null=True, blank=True)
    tempat = models.CharField(max_length=160, blank=True)
    kunci = models.CharField(max_length=43, null=True, blank=True, unique=True)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)

    objects = KegiatanTerpaduQuerySet.as_manager()

    class Meta:
        ordering = ["tanggal", "mulai", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(selesai=None) | Q(mulai__isnull=False, selesai__gt=F("mulai")),
                name="kegiatan_jam",
            ),
        ]
        indexes = [models.Index(fields=["wilayah", "tanggal"], name="kegiatan_wilayah_tanggal")]

    def __str__(self) -> str:
        return self.judul
