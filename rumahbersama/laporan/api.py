from __future__ import annotations

from django.db.models import QuerySet
from django_filters import rest_framework as filters
from rest_framework import serializers

from kecamatan.api.wewenang import SaringanWilayah, SumberWilayah
from kecamatan.models import Wilayah
from rumahbersama.laporan.enums import JenisLaporan, StatusLaporan
from rumahbersama.laporan.models import Laporan


class LaporanSerializer(serializers.ModelSerializer[Laporan]):
    wilayah = serializers.CharField(source="wilayah.kode", read_only=True)

    class Meta:
        model = Laporan
        fields = (
            "id", "jenis", "wilayah", "periode", "versi", "status", "nomor", "sidik",
            "kode_periksa", "tenggat", "ditandatangani_at", "dikirim_at", "diubah_at",
        )  # fmt: skip
        read_only_fields = fields


class LaporanRinciSerializer(LaporanSerializer):
    """With the frozen figures."""

    angka = serializers.JSONField(read_only=True)

    class Meta:
        model = Laporan
        fields = (*LaporanSerializer.Meta.fields, "angka")
        read_only_fields = fields


class SaringanLaporan(SaringanWilayah):
    jenis = filters.ChoiceFilter(choices=JenisLaporan.choices)
    status = filters.ChoiceFilter(choices=StatusLaporan.choices)
    periode = filters.CharFilter("periode", label="YYYY-MM atau YYYY-T1..T4")


class LaporanViewSet(SumberWilayah[Laporan]):
    """Reports of the owner's territories; the figures stand in the single report."""

    queryset = Laporan.objects.none()
    filterset_class = SaringanLaporan
    dicap = (Laporan, Wilayah)

    def get_serializer_class(self) -> type[LaporanSerializer]:
        return LaporanSerializer if self.action == "list" else LaporanRinciSerializer

    def get_queryset(self) -> QuerySet[Laporan]:
        rows = Laporan.objects.visible_to(self.orang).select_related("wilayah")
        return rows.defer("angka") if self.action == "list" else rows
