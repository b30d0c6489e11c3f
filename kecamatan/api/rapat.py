from __future__ import annotations

from django.db.models import QuerySet
from django_filters import rest_framework as filters
from rest_framework import serializers

from kecamatan.api.wewenang import SaringanWilayah, SumberWilayah
from kecamatan.enums import StatusRapat
from kecamatan.models import Kontak, RapatKoordinasi, Wilayah


class RapatSerializer(serializers.ModelSerializer[RapatKoordinasi]):
    wilayah = serializers.CharField(source="wilayah.kode", read_only=True)
    jenis = serializers.CharField(source="jenis.kode", read_only=True)
    pimpinan = serializers.CharField(source="pimpinan.nama", read_only=True, allow_null=True)
    notulis = serializers.CharField(source="notulis.nama", read_only=True, allow_null=True)

    class Meta:
        model = RapatKoordinasi
        fields = (
            "id", "wilayah", "jenis", "judul", "tanggal", "mulai", "selesai", "tempat",
            "pimpinan", "mewakili", "notulis", "nomor_undangan", "status", "diubah_at",
        )  # fmt: skip
        read_only_fields = fields


class SaringanRapat(SaringanWilayah):
    status = filters.ChoiceFilter(choices=StatusRapat.choices)
    dari = filters.DateFilter("tanggal", "gte", label="Tanggal dari")
    sampai = filters.DateFilter("tanggal", "lte", label="Tanggal sampai")


class RapatViewSet(SumberWilayah[RapatKoordinasi]):
    """Meetings that the token's owner knows of."""

    queryset = RapatKoordinasi.objects.none()
    serializer_class = RapatSerializer
    filterset_class = SaringanRapat
    dicap = (RapatKoordinasi, Kontak, Wilayah)

    def get_queryset(self) -> QuerySet[RapatKoordinasi]:
        rows = RapatKoordinasi.objects.visible_to(self.orang)
        return rows.select_related("wilayah", "jenis", "pimpinan", "notulis")
