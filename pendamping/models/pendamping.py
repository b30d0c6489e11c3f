from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from fondasi.database.row_stamps import stamp_field
from fondasi.queries.keys import AnyOf
from fondasi.queries.prepared import KueriSiap
from fondasi.today import today
from kecamatan.enums import Peran
from kecamatan.models import Kontak, Wilayah
from kecamatan.models.cakupan import cakupan_of
from pendamping.models.cakupan import PENGELOLA, kecamatan_of
from pendamping.models.program import ProgramPendampingan

if TYPE_CHECKING:
    from kecamatan.models import Pengguna


def _seen(based: list[int], served: list[int], kantor: list[int], user: int) -> QuerySet[Any, Any]:
    rows = Pendamping.objects.order_by().values_list("pk")
    placed = apps.get_model("pendamping", "Penempatan").objects.order_by()
    return rows.filter(wilayah=AnyOf(based)).union(
        placed.filter(desa=AnyOf(served)).values_list("pendamping"),
        rows.filter(kontak__instansi=AnyOf(kantor)),
        rows.filter(kontak__pengguna=user),
    )


_TERLIHAT = KueriSiap(_seen, list, list, list, int)


class PendampingQuerySet(models.QuerySet["Pendamping"]):
    def visible_to(self, user: Pengguna) -> Self:
        """The registry of one's kecamatan or kabupaten; a desa sees who is placed with it, an
        OPD its own people. Who is placed in a place is seen there, wherever she is based. The
        keys are read first, so that a list of thousands is not searched for each condition."""
        cakupan = cakupan_of(user)
        keeping = cakupan.kodes(*PENGELOLA, Peran.PIMPINAN)
        colleagues = kecamatan_of(cakupan.kodes(Peran.PENDAMPING))
        based = cakupan.within([*keeping, *colleagues])
        served = [*based, *cakupan.ids_within(Peran.DESA)]
        found = _TERLIHAT.rows(based, served, cakupan.instansi_ids(Peran.OPD), user.pk)
        return self.filter(pk=AnyOf([pk for (pk,) in found])) if found else self.none()

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
        verbose_name = verbose_name_plural = "pendamping"
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
