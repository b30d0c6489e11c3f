from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from fondasi.stamps import stamp_field
from fondasi.today import today
from kecamatan.enums import Peran
from kecamatan.models import Kontak, Wilayah
from kecamatan.models.cakupan import below, cakupan_of
from pendamping.models.cakupan import PENGELOLA, kecamatan_of
from pendamping.models.program import ProgramPendampingan

if TYPE_CHECKING:
    from kecamatan.models import Pengguna


class PendampingQuerySet(models.QuerySet["Pendamping"]):
    def visible_to(self, user: Pengguna) -> Self:
        """The registry of one's kecamatan or kabupaten; a desa sees who is placed with it, an
        OPD its own people. Who is placed in a place is seen there, wherever she is based."""
        from pendamping.models.penempatan import Penempatan

        cakupan = cakupan_of(user)
        kodes = cakupan.kodes(*PENGELOLA, Peran.PIMPINAN)
        colleagues = kecamatan_of(cakupan.kodes(Peran.PENDAMPING))
        placed = Penempatan.objects.filter(
            below("desa", [*kodes, *colleagues, *cakupan.kodes(Peran.DESA)])
        )
        scope = below("wilayah", [*kodes, *colleagues]) | Q(pk__in=placed.values("pendamping"))
        scope |= Q(kontak__instansi__in=cakupan.instansi_ids(Peran.OPD))
        if user.pk is not None:
            scope |= Q(kontak__pengguna=user.pk)
        return self.filter(scope)

    def on_contract(self, on: date | None = None) -> Self:
        day = on or today()
        return self.filter(
            Q(kontrak_sampai=None) | Q(kontrak_sampai__gt=day), kontrak_mulai__lte=day
        )


class Pendamping(models.Model):
    """A Kontak who accompanies villages for one programme.

    `wilayah` is where she is based and registered: a kecamatan, or the kabupaten/kota for those
    who serve all of it. Her home institution is the Kontak's, else the programme's. The contract
    runs from `kontrak_mulai` until `kontrak_sampai` (exclusive; empty for civil servants).
    """

    kontak = models.ForeignKey(Kontak, on_delete=models.PROTECT, related_name="pendamping")
    program = models.ForeignKey(
        ProgramPendampingan, on_delete=models.PROTECT, related_name="pendamping"
    )
    wilayah = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="pendamping")
    kontrak_mulai = models.DateField()
    kontrak_sampai = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    diubah_at = stamp_field()

    objects = PendampingQuerySet.as_manager()

    class Meta:
        ordering = ["kontak__nama", "id"]
        constraints = [
            models.UniqueConstraint(fields=["kontak", "program"], name="pendamping_unik"),
            models.CheckConstraint(
                condition=Q(kontrak_sampai=None) | Q(kontrak_sampai__gt=F("kontrak_mulai")),
                name="pendamping_masa_kontrak",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kontak.nama} ({self.program})"

    @property
    def lembaga(self) -> str:
        """The home institution in words."""
        return str(self.kontak.instansi or self.program.lembaga)

    @property
    def hari_terakhir(self) -> date | None:
        """The last day of the contract, as people write it."""
        return self.kontrak_sampai - timedelta(days=1) if self.kontrak_sampai else None

    @property
    def is_over(self) -> bool:
        return self.kontrak_sampai is not None and self.kontrak_sampai <= today()
