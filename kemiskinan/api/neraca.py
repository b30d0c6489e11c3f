from __future__ import annotations

from django.db.models import QuerySet
from django_filters import rest_framework as filters
from rest_framework import serializers

from kecamatan.api.wewenang import SaringanWilayah, SumberWilayah
from kecamatan.models import Wilayah
from kemiskinan.models import NeracaWilayah
from kemiskinan.rules.neraca import TERSIMPAN


class NeracaSerializer(serializers.ModelSerializer[NeracaWilayah]):
    """One place on one day, in people (jiwa)."""

    wilayah = serializers.CharField(source="wilayah.kode", read_only=True, allow_null=True)
    tanggal = serializers.DateField(source="neraca.tanggal", read_only=True)
    sk_rilis = serializers.IntegerField(source="neraca.sk_id", read_only=True)
    rilis = serializers.IntegerField(source="neraca.rilis_id", read_only=True)

    class Meta:
        model = NeracaWilayah
        fields = (
            "id",
            "neraca",
            "tanggal",
            "sk_rilis",
            "rilis",
            "wilayah",
            *TERSIMPAN,
            "diubah_at",
        )
        read_only_fields = fields


class SaringanNeraca(SaringanWilayah):
    dari = filters.DateFilter("neraca__tanggal", "gte", label="Tanggal dari")
    sampai = filters.DateFilter("neraca__tanggal", "lte", label="Tanggal sampai")
    rilis = filters.NumberFilter("neraca__rilis", label="Nomor data sumber")


class NeracaViewSet(SumberWilayah[NeracaWilayah]):
    """Balanced builds of the ledger in the owner's territories; figures, never people."""

    queryset = NeracaWilayah.objects.none()
    serializer_class = NeracaSerializer
    filterset_class = SaringanNeraca
    dicap = (NeracaWilayah, Wilayah)

    def get_queryset(self) -> QuerySet[NeracaWilayah]:
        rows = NeracaWilayah.objects.visible_to(self.orang).filter(neraca__cocok=True)
        return rows.select_related("neraca", "wilayah")
