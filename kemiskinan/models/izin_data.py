from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from fondasi.database.row_stamps import stamp_field
from fondasi.today import today
from kecamatan.enums import Peran
from kecamatan.models import Wilayah
from kecamatan.models.cakupan import cakupan_of

if TYPE_CHECKING:
    from kecamatan.models import Pengguna


class IzinDataQuerySet(models.QuerySet["IzinData"]):
    def visible_to(self, user: Pengguna) -> Self:
        """Who gave it, who received it, and the head of the kabupaten or kota."""
        cakupan = cakupan_of(user)
        given = cakupan.wilayah_ids(Peran.BAPPEDA, Peran.PIMPINAN)
        received = Q(penerima=user.pk) if cakupan.has(Peran.PROVINSI) else Q(pk__in=[])
        return self.filter(Q(kabupaten__in=given) | received)

    def active(self, on: date | None = None) -> Self:
        day = on or today()
        return self.filter(dicabut_at=None, mulai__lte=day, sampai__gte=day)

    def held_by(self, user: Pengguna) -> Self:
        """Those that open names to this person today: her province must still be hers."""
        held = cakupan_of(user).wilayah_ids(Peran.PROVINSI)
        if not held:
            return self.none()
        return self.active().filter(penerima=user.pk, kabupaten__induk__in=held)


class IzinData(models.Model):
    """A kabupaten lets one person of the province see names of its decrees: where, for what, on
    which letter, from when until when (inclusive). Never NIK, birthday, address below
    the desa, note or file; every look is
    logged. `wilayah` is the kabupaten/kota or a place below it. Ended early by `dicabut_at`."""

    kabupaten = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="+")
    wilayah = models.ForeignKey(Wilayah, on_delete=models.PROTECT, related_name="+")
    penerima = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="izin_data"
    )
    tujuan = models.CharField(max_length=300)
    nomor_surat = models.CharField(max_length=80)
    mulai = models.DateField()
    sampai = models.DateField()
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    dicabut_at = models.DateTimeField(null=True, blank=True)
    dicabut_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    alasan_cabut = models.CharField(max_length=300, blank=True)
    diubah_at = stamp_field()

    objects = IzinDataQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=Q(sampai__gte=F("mulai")), name="izin_data_masa"),
            models.UniqueConstraint(
                fields=["penerima", "wilayah", "mulai", "nomor_surat"],
                condition=Q(dicabut_at=None),
                name="izin_data_unik",
            ),
        ]
        indexes = [models.Index(fields=["penerima", "sampai"], name="izin_data_penerima")]

    def __str__(self) -> str:
        return f"Izin data {self.pk}"

    @property
    def berlaku(self) -> bool:
        return self.dicabut_at is None and self.mulai <= today() <= self.sampai

    @property
    def keadaan(self) -> tuple[str, str]:
        """(word, kind of status)."""
        if self.dicabut_at is not None:
            return "Dicabut", "netral"
        if self.sampai < today():
            return "Berakhir", "netral"
        return ("Berlaku", "selesai") if self.mulai <= today() else ("Belum mulai", "informasi")
