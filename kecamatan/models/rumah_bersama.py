from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from kecamatan.enums import Peran
from kecamatan.models.cakupan import above, below, cakupan_of
from kecamatan.models.wilayah import Wilayah

if TYPE_CHECKING:
    from kecamatan.models.pengguna import Pengguna

KANTOR = (Peran.CAMAT, Peran.STAF_KECAMATAN)
ATASAN = (Peran.ADMIN_NASIONAL, Peran.PROVINSI, Peran.PIMPINAN, Peran.BAPPEDA)
WARGA_RUMAH = (Peran.PENDAMPING, Peran.DESA)
"""They work in the kecamatan's house and see it, from below."""


def rumah_scope(user: Pengguna, path: str) -> Q:
    """Condition on rows of a kecamatan's Rumah Bersama (`path`: its wilayah)."""
    cakupan = cakupan_of(user)
    held = cakupan.kodes(*ATASAN, *KANTOR, *WARGA_RUMAH)
    return below(path, held) | above(path, cakupan.kodes(*WARGA_RUMAH))


class RumahBersamaQuerySet(models.QuerySet["RumahBersama"]):
    def visible_to(self, user: Pengguna) -> Self:
        return self.filter(rumah_scope(user, "wilayah"))


class RumahBersama(models.Model):
    """The house of one kecamatan: where it stands and how to reach it.

    The row is made with the first report; a kecamatan without one has not reported yet.
    """

    wilayah = models.OneToOneField(Wilayah, on_delete=models.PROTECT, related_name="rumah_bersama")
    alamat = models.CharField(max_length=200, blank=True)
    telepon = models.CharField(max_length=16, blank=True)
    email = models.EmailField(blank=True)
    jam_konsultasi = models.CharField(max_length=120, blank=True)
    lintang = models.DecimalField(
        max_digits=8,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-11), MaxValueValidator(6)],
    )
    bujur = models.DecimalField(
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(95), MaxValueValidator(141)],
    )
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)

    objects = RumahBersamaQuerySet.as_manager()

    class Meta:
        ordering = ["wilayah__kode"]

    def __str__(self) -> str:
        return f"Rumah Bersama {self.wilayah}"
