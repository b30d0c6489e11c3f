from __future__ import annotations

from django.db.models import QuerySet
from django_filters import rest_framework as filters
from rest_framework import serializers

from kecamatan.api.wewenang import SaringanSejak, SumberWilayah
from kecamatan.models import Wilayah
from kecamatan.rules.wilayah import normalize_kode


class WilayahSerializer(serializers.ModelSerializer[Wilayah]):
    induk = serializers.CharField(source="induk.kode", read_only=True, allow_null=True)
    penerus = serializers.CharField(source="penerus.kode", read_only=True, allow_null=True)

    class Meta:
        model = Wilayah
        fields = (
            "id", "kode", "nama", "sebutan", "tingkat", "jenis", "induk", "zona_waktu",
            "berlaku_sampai", "penerus", "diubah_at",
        )  # fmt: skip
        read_only_fields = fields


class SaringanTempat(SaringanSejak):
    wilayah = filters.CharFilter(method="filter_wilayah", label="Kode wilayah")
    tingkat = filters.NumberFilter(label="1 provinsi sampai 4 desa/kelurahan")

    def filter_wilayah(self, rows: QuerySet[Wilayah], _name: str, value: str) -> QuerySet[Wilayah]:
        return rows.filter(pk__in=Wilayah.objects.within(normalize_kode(value)))


class WilayahViewSet(SumberWilayah[Wilayah]):
    """All territories of the country, with validity and successor: no secret of anybody's."""

    queryset = Wilayah.objects.select_related("induk", "penerus")
    serializer_class = WilayahSerializer
    filterset_class = SaringanTempat
    dicap = (Wilayah,)
