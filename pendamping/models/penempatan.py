from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils import timezone

from fondasi.database.row_stamps import stamp_field
from fondasi.today import today
from kecamatan.enums import Peran
from kecamatan.models import Wilayah
from kecamatan.models.cakupan import cakupan_of, inside
from pendamping.models.cakupan import PENGELOLA, kecamatan_of
from pendamping.models.pendamping import Pendamping
from pendamping.models.program import ProgramPendampingan

if TYPE_CHECKING:
    from kecamatan.models import Pengguna


class MasaTugas(Func):
    """`mulai` until `sampai` as a half-open range; an empty end is open."""

    function = "DATERANGE"
    output_field = DateRangeField()


class PenempatanQuerySet(models.QuerySet["Penempatan"]):
    def visible_to(self, user: Pengguna) -> Self:
        cakupan = cakupan_of(user)
        kodes = cakupan.kodes(*PENGELOLA, Peran.PIMPINAN, Peran.DESA)
        colleagues = kecamatan_of(cakupan.kodes(Peran.PENDAMPING))
        return self.filter(inside("desa", cakupan.within([*kodes, *colleagues])))

    def active(self, on: date | None = None) -> Self:
        day = on or today()
        return self.filter(Q(sampai=None) | Q(sampai__gt=day), mulai__lte=day)

    def standing(self) -> Self:
        """Not over yet: active ones and those that begin later."""
        return self.filter(Q(sampai=None) | Q(sampai__gt=today()))


class Penempatan(models.Model):
    """A Pendamping works in one desa/kelurahan from `mulai` until `sampai` (exclusive).

    `program` and `tunggal` repeat what the Pendamping's programme says, because an exclusion
    constraint sees one table only.
    """

    pendamping = models.ForeignKey(Pendamping, on_delete=models.PROTECT, related_name="penempatan")
    program = models.ForeignKey(ProgramPendampingan, on_delete=models.PROTECT, related_name="+")
    tunggal = models.BooleanField()
    desa = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="penempatan")
    mulai = models.DateField()
    sampai = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    diubah_at = stamp_field()

    objects = PenempatanQuerySet.as_manager()

    class Meta:
        ordering = ["desa__kode", "mulai", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(sampai=None) | Q(sampai__gte=F("mulai")), name="penempatan_masa"
            ),
            ExclusionConstraint(
                name="penempatan_orang_sekali",
                expressions=[
                    ("pendamping", RangeOperators.EQUAL),
                    ("desa", RangeOperators.EQUAL),
                    (MasaTugas("mulai", "sampai", RangeBoundary()), RangeOperators.OVERLAPS),
                ],
            ),
            ExclusionConstraint(
                name="penempatan_program_tunggal",
                expressions=[
                    ("program", RangeOperators.EQUAL),
                    ("desa", RangeOperators.EQUAL),
                    (MasaTugas("mulai", "sampai", RangeBoundary()), RangeOperators.OVERLAPS),
                ],
                condition=Q(tunggal=True),
            ),
        ]
        # Who is placed in hundreds of villages is read from this alone; for the index of the
        # first constraint, whose second column it would be, PostgreSQL reads all of it each time.
        indexes = [models.Index(fields=["desa", "pendamping"], name="penempatan_desa_orang")]

    def __str__(self) -> str:
        return f"{self.pendamping} di {self.desa}"

    @property
    def hari_terakhir(self) -> date | None:
        return self.sampai - timedelta(days=1) if self.sampai else None

    @property
    def is_over(self) -> bool:
        return self.sampai is not None and self.sampai <= today()
