"""The registry of pendamping and their villages for machines."""

from __future__ import annotations

from django.db.models import QuerySet
from django_filters import rest_framework as filters
from rest_framework import serializers

from kecamatan.api.wewenang import SaringanWilayah, SumberWilayah
from kecamatan.models import Kontak, Wilayah
from pendamping.models import Pendamping, Penempatan


class PendampingSerializer(serializers.ModelSerializer[Pendamping]):
    """Names and programmes of people who work here; no phone, no e-mail."""

    nama = serializers.CharField(source="kontak.nama", read_only=True)
    program = serializers.CharField(source="program.kode", read_only=True)
    wilayah = serializers.CharField(source="wilayah.kode", read_only=True)

    class Meta:
        model = Pendamping
        fields = (
            "id", "nama", "program", "lembaga", "wilayah", "kontrak_mulai", "kontrak_sampai",
            "diubah_at",
        )  # fmt: skip
        read_only_fields = fields


class SaringanPendamping(SaringanWilayah):
    program = filters.CharFilter("program__kode", label="Kode program")


class PendampingViewSet(SumberWilayah[Pendamping]):
    queryset = Pendamping.objects.none()
    serializer_class = PendampingSerializer
    filterset_class = SaringanPendamping
    dicap = (Pendamping, Penempatan, Kontak, Wilayah)

    def get_queryset(self) -> QuerySet[Pendamping]:
        rows = Pendamping.objects.visible_to(self.orang)
        return rows.select_related("kontak__instansi", "program", "wilayah")


class PenempatanSerializer(serializers.ModelSerializer[Penempatan]):
    desa = serializers.CharField(source="desa.kode", read_only=True)
    program = serializers.CharField(source="program.kode", read_only=True)

    class Meta:
        model = Penempatan
        fields = ("id", "pendamping", "program", "desa", "mulai", "sampai", "diubah_at")
        read_only_fields = fields


class SaringanPenempatan(SaringanWilayah):
    jalur = "desa"
    program = filters.CharFilter("program__kode", label="Kode program")


class PenempatanViewSet(SumberWilayah[Penempatan]):
    queryset = Penempatan.objects.none()
    serializer_class = PenempatanSerializer
    filterset_class = SaringanPenempatan
    dicap = (Penempatan, Wilayah)

    def get_queryset(self) -> QuerySet[Penempatan]:
        return Penempatan.objects.visible_to(self.orang).select_related("desa", "program")
