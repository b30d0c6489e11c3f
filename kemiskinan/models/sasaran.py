from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Case, Value, When

from fondasi.database.row_stamps import stamp_field
from kecamatan.enums import Peran
from kecamatan.models.cakupan import cakupan_of
from kemiskinan.models.baris import BarisRilis, IdentitasBaris
from kemiskinan.models.cakupan import duty_scope, sasaran_scope

if TYPE_CHECKING:
    from kecamatan.models import Pengguna


class SasaranQuerySet(models.QuerySet["Sasaran"]):
    def visible_to(self, user: Pengguna) -> Self:
        """The decree's people this person may know of."""
        return self.filter(sasaran_scope(user))

    def on_duty(self, user: Pengguna) -> Self:
        """Of these, whom she works with: a grant alone opens no photo, address or birthday."""
        return self.filter(duty_scope(user))

    def with_duty(self, user: Pengguna) -> Self:
        """Adds `bertugas`: whether the viewer is on duty for the person. Only somebody of the
        province can see one whom she is not."""
        if not cakupan_of(user).has(Peran.PROVINSI):
            return self.annotate(bertugas=Value(True))
        held = When(duty_scope(user), then=Value(True))
        return self.annotate(bertugas=Case(held, default=Value(False)))


class Sasaran(BarisRilis):
    """A row of a decree (SK): the working population of the whole room."""

    sk_no = models.CharField(max_length=20, blank=True)
    diubah_at = stamp_field()

    objects = SasaranQuerySet.as_manager()

    class Meta:
        verbose_name = "sasaran"
        ordering = ["nomor_baris"]
        constraints = [
            models.UniqueConstraint(fields=["kabupaten", "id"], name="sasaran_kabupaten_id"),
        ]
        indexes = [
            models.Index(fields=["rilis", "kecamatan", "desa"], name="sasaran_rilis_wilayah")
        ]

    def __str__(self) -> str:
        return f"Sasaran {self.sk_no}"


class IdentitasSasaran(IdentitasBaris):
    sasaran = models.OneToOneField(
        Sasaran, on_delete=models.DO_NOTHING, primary_key=True, db_constraint=False
    )

    class Meta:
        indexes = [models.Index(fields=["rilis", "nik"], name="identitas_sasaran_nik")]
