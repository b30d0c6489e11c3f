from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

from kemiskinan.models.baris import BarisRilis, IdentitasBaris
from kemiskinan.models.cakupan import kabupaten_scope

if TYPE_CHECKING:
    from kecamatan.models import Pengguna


class Keluarga(BarisRilis):
    """A family row (P3KE *kepala keluarga*, DTSEN *keluarga*); `nama` is the head's."""

    id_keluarga = models.TextField(blank=True)
    desil = models.PositiveSmallIntegerField(null=True)
    desil_provinsi = models.PositiveSmallIntegerField(null=True)
    desil_kabupaten = models.PositiveSmallIntegerField(null=True)
    persentil = models.PositiveSmallIntegerField(null=True)

    class Meta:
        verbose_name = "keluarga"
        ordering = ["nomor_baris"]
        constraints = [
            models.UniqueConstraint(fields=["kabupaten", "id"], name="keluarga_kabupaten_id"),
        ]
        indexes = [
            models.Index(
                fields=["rilis", "kecamatan", "desa", "desil"], name="keluarga_rilis_wilayah"
            ),
        ]


class IndividuQuerySet(models.QuerySet["Individu"]):
    def visible_to(self, user: Pengguna) -> Self:
        """Everybody else meets these people through a Sasaran."""
        return self.filter(kabupaten_scope(user))


class Individu(BarisRilis):
    """A person row of P3KE or DTSEN. `desil` 1..10 as delivered (1 = poorest tenth)."""

    id_keluarga = models.TextField(blank=True)
    id_individu = models.TextField(blank=True)
    hubungan = models.CharField(max_length=30, blank=True)
    desil = models.PositiveSmallIntegerField(null=True)
    persentil = models.PositiveSmallIntegerField(null=True)

    objects = IndividuQuerySet.as_manager()

    class Meta:
        verbose_name = "individu"
        ordering = ["nomor_baris"]
        constraints = [
            models.UniqueConstraint(fields=["kabupaten", "id"], name="individu_kabupaten_id"),
        ]
        indexes = [
            models.Index(
                fields=["rilis", "kecamatan", "desa", "desil"], name="individu_rilis_wilayah"
            ),
        ]


class IdentitasKeluarga(IdentitasBaris):
    keluarga = models.OneToOneField(
        Keluarga, on_delete=models.DO_NOTHING, primary_key=True, db_constraint=False
    )

    class Meta:
        indexes = [models.Index(fields=["rilis", "nomor_kk"], name="identitas_keluarga_kk")]


class IdentitasIndividu(IdentitasBaris):
    individu = models.OneToOneField(
        Individu, on_delete=models.DO_NOTHING, primary_key=True, db_constraint=False
    )

    class Meta:
        indexes = [models.Index(fields=["rilis", "nik"], name="identitas_individu_nik")]
