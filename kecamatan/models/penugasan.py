from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from fondasi.today import today
from kecamatan.enums import Peran, SebutanJabatan
from kecamatan.models.instansi import Instansi
from kecamatan.models.wilayah import Wilayah

if TYPE_CHECKING:
    from kecamatan.models.pengguna import Pengguna


class PenugasanQuerySet(models.QuerySet["Penugasan"]):
    def active(self, on: date | None = None) -> Self:
        day = on or today()
        return self.filter(Q(sampai=None) | Q(sampai__gt=day), mulai__lte=day)


class Penugasan(models.Model):
    """Peran x wilayah x instansi, from `mulai` until `sampai` (exclusive).

    The one source of authority: peran and wilayah are never asked apart.
    """

    pengguna = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="penugasan"
    )
    peran = models.CharField(max_length=20, choices=Peran)
    wilayah = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="penugasan")
    instansi = models.ForeignKey(
        Instansi, on_delete=models.PROTECT, null=True, blank=True, related_name="penugasan"
    )
    sebutan = models.CharField(max_length=6, choices=SebutanJabatan, blank=True)
    mulai = models.DateField(default=today)
    sampai = models.DateField(null=True, blank=True)

    objects = PenugasanQuerySet.as_manager()

    class Meta:
        ordering = ["peran", "wilayah__kode"]
        constraints = [
            models.CheckConstraint(
                condition=Q(sampai=None) | Q(sampai__gte=F("mulai")), name="penugasan_masa"
            ),
            models.CheckConstraint(
                condition=~Q(peran=Peran.OPD) | Q(instansi__isnull=False),
                name="penugasan_opd_berinstansi",
            ),
            models.UniqueConstraint(
                fields=["pengguna", "peran", "wilayah", "instansi"],
                condition=Q(sampai=None),
                nulls_distinct=False,
                name="penugasan_unik",
            ),
        ]

    def __str__(self) -> str:
        return f"{Peran(self.peran).label} – {self.wilayah}"

    @property
    def is_over(self) -> bool:
        return self.sampai is not None and self.sampai <= today()


def weighty_penugasan(pengguna: Pengguna) -> list[Penugasan]:
    """What counts when somebody acts on the whole account: its present and future assignments,
    or all past ones when there are none."""
    rows = list(pengguna.penugasan.select_related("wilayah"))
    standing = [row for row in rows if row.sampai is None or row.sampai > today()]
    return standing or rows
