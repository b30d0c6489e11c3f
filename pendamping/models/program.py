from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from kecamatan.models import Wilayah
from kecamatan.models.cakupan import below, cakupan_of

if TYPE_CHECKING:
    from kecamatan.models import Pengguna


def codes_above(kodes: list[str]) -> list[str]:
    """These codes and those of everything above them."""
    parts = [kode.split(".") for kode in kodes]
    return sorted({".".join(p[: n + 1]) for p in parts for n in range(len(p))})


class ProgramPendampinganQuerySet(models.QuerySet["ProgramPendampingan"]):
    def visible_to(self, user: Pengguna) -> Self:
        """The national rows and those of the viewer's own kabupaten."""
        kodes = sorted({row.wilayah.kode for row in cakupan_of(user).penugasan})
        own = Q(wilayah__kode__in=codes_above(kodes)) | below("wilayah", kodes)
        return self.filter(Q(wilayah=None) | own) if kodes else self.none()

    def used_in(self, wilayah: Wilayah) -> Self:
        """What is offered at this place: the national rows and those of the places above it."""
        above = Q(wilayah__kode__in=codes_above([wilayah.kode]))
        return self.filter(Q(wilayah=None) | above, aktif=True)


class ProgramPendampingan(models.Model):
    """Who sends people to the villages: PKH, pendamping desa, bidan desa, penyuluh, ...

    `wilayah` is empty for rows of the whole country, else the kabupaten/kota that added its own.
    `wajib`: every desa/kelurahan is expected to have one, so a village without is a gap.
    `tunggal`: a village has one at a time; two of them are refused by the database.
    """

    kode = models.SlugField(max_length=30)
    nama = models.CharField(max_length=120)
    singkatan = models.CharField(max_length=24)
    lembaga = models.CharField(max_length=120, blank=True)
    wilayah = models.ForeignKey(
        Wilayah,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="program_pendampingan",
    )
    wajib = models.BooleanField(default=False)
    tunggal = models.BooleanField(default=False)
    urutan = models.PositiveSmallIntegerField(default=100)
    aktif = models.BooleanField(default=True)

    objects = ProgramPendampinganQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "program pendampingan"
        ordering = ["urutan", "kode"]
        constraints = [
            models.UniqueConstraint(
                fields=["wilayah", "kode"],
                nulls_distinct=False,
                name="program_pendampingan_unik",
            ),
        ]

    def __str__(self) -> str:
        return self.singkatan
