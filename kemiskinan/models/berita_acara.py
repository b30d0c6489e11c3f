from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.utils import timezone

from kecamatan.enums import Peran
from kecamatan.models import Berkas, Wilayah
from kecamatan.models.cakupan import below, cakupan_of
from kemiskinan.models.cakupan import KECAMATAN, LAPANGAN
from kemiskinan.models.verval import DaftarVerval

if TYPE_CHECKING:
    from kecamatan.models import Pengguna


class BeritaAcaraQuerySet(models.QuerySet["BeritaAcara"]):
    def visible_to(self, user: Pengguna) -> Self:
        """Minutes name nobody of the list: whoever works in or above the desa sees them."""
        peran = (Peran.BAPPEDA, Peran.PIMPINAN, *KECAMATAN, *LAPANGAN)
        return self.filter(below("desa", cakupan_of(user).kodes(*peran)))

    def final(self) -> Self:
        """With the signed scan attached; only these make field results final."""
        return self.filter(disahkan_at__isnull=False)


class BeritaAcara(models.Model):
    """Minutes of the musdes/muskel that make field results final and close their lists.

    `hadir` is {unsur: {"l": n, "p": n}}; `rekap` is computed from verval at signing and frozen.
    """

    kabupaten = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="+")
    desa = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="berita_acara")
    daftar = models.ForeignKey(DaftarVerval, on_delete=models.PROTECT, related_name="berita_acara")
    nomor = models.CharField(max_length=120)
    tanggal = models.DateField()
    tempat = models.CharField(max_length=160)
    pimpinan = models.CharField(max_length=120)
    notulis = models.CharField(max_length=120, blank=True)
    penanda_desa = models.CharField(max_length=120)
    penanda_wakil = models.CharField(max_length=120)
    mengetahui = models.CharField(max_length=120, blank=True)
    hadir = models.JSONField(default=dict)
    rekap = models.JSONField(default=dict)
    keputusan = models.TextField(blank=True)
    pindaian = models.ForeignKey(
        Berkas, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    disahkan_at = models.DateTimeField(null=True, blank=True)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)

    objects = BeritaAcaraQuerySet.as_manager()

    class Meta:
        ordering = ["-tanggal", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["daftar", "desa"], name="berita_acara_unik"),
        ]

    def __str__(self) -> str:
        return f"BA {self.nomor}"
