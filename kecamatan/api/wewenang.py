from __future__ import annotations

from datetime import UTC, datetime
from typing import TypeVar, cast

from django.db.models import Model, QuerySet
from django_filters import rest_framework as filters
from rest_framework.request import Request

from fondasi.api.resources import Sumber
from kecamatan.models import Pengguna
from kecamatan.models.cakupan import below, cakupan_of
from kecamatan.rules.wilayah import normalize_kode

M = TypeVar("M", bound=Model)


class SumberWilayah(Sumber[M]):
    """A resource whose rows are decided by peran x wilayah."""

    def authority(self, request: Request) -> str:
        return cakupan_of(self.orang).told

    @property
    def orang(self) -> Pengguna:
        return cast(Pengguna, self.request.user)


class SaringanSejak(filters.FilterSet):  # type: ignore[misc]
    """`updated_since`: rows that changed at or after a moment (ISO 8601)."""

    updated_since = filters.IsoDateTimeFilter(method="filter_since", label="Diubah sejak")

    def filter_since(self, rows: QuerySet[M], _name: str, value: datetime) -> QuerySet[M]:
        """In UTC: the database knows no zone further away than sixteen hours."""
        try:
            return rows.filter(diubah_at__gte=value.astimezone(UTC))
        except OverflowError:
            return rows.none()


class SaringanWilayah(SaringanSejak):
    """`wilayah`: a code, dotted or not; it and everything below. `jalur` is the lookup to it."""

    jalur = "wilayah"
    wilayah = filters.CharFilter(method="filter_wilayah", label="Kode wilayah")

    def filter_wilayah(self, rows: QuerySet[Model], _name: str, value: str) -> QuerySet[Model]:
        return rows.filter(below(self.jalur, [normalize_kode(value)]))
