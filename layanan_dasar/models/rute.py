from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

from kecamatan.enums import Peran
from kecamatan.models import Instansi, Wilayah
from kecamatan.models.cakupan import below, cakupan_of
from layanan_dasar.models.cakupan import KECAMATAN
from layanan_dasar.models.instrumen import KODE

if TYPE_CHECKING:
    from kecamatan.models import Pengguna


class RuteIndikatorQuerySet(models.QuerySet["RuteIndikator"]):
    def visible_to(self, user: Pengguna) -> Self:
        return self.filter(below("wilayah", cakupan_of(user).kodes(Peran.BAPPEDA, *KECAMATAN)))


class RuteIndikator(models.Model):
    """Which office answers for an indicator in a kecamatan, or in the whole kabupaten.

    The kecamatan's row goes before the kabupaten's; without one the indicator is unmapped and is
    shown as such. `validasi`: the office confirms its figures before the kecamatan verifies.
    """

    indikator_kode = models.CharField(max_length=40, validators=[KODE])
    wilayah = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="+")
    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="rute_indikator")
    validasi = models.BooleanField(default=False)

    objects = RuteIndikatorQuerySet.as_manager()

    class Meta:
        ordering = ["wilayah__kode", "indikator_kode"]
        constraints = [
            models.UniqueConstraint(fields=["wilayah", "indikator_kode"], name="rute_indikator"),
        ]

    def __str__(self) -> str:
        return f"{self.indikator_kode} → {self.instansi}"
