from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.utils import timezone

from kecamatan.enums import Peran
from kecamatan.models import Wilayah
from kecamatan.models.cakupan import below, cakupan_of

if TYPE_CHECKING:
    from kecamatan.models import Pengguna


class PublikasiDataQuerySet(models.QuerySet["PublikasiData"]):
    def visible_to(self, user: Pengguna) -> Self:
        return self.filter(below("kabupaten", cakupan_of(user).kodes(Peran.BAPPEDA)))

    def published(self) -> Self:
        return (
            self.filter(terbit=True).select_related("kabupaten__induk").order_by("kabupaten__kode")
        )


class PublikasiData(models.Model):
    """Whether a kabupaten or kota publishes its open figures; without a row it does not."""

    kabupaten = models.OneToOneField(Wilayah, on_delete=models.PROTECT, related_name="+")
    terbit = models.BooleanField(default=False)
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    diubah_at = models.DateTimeField(default=timezone.now)

    objects = PublikasiDataQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Publikasi {self.kabupaten_id}"
