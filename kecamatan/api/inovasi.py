from __future__ import annotations

from django.db.models import Count, QuerySet
from django_filters import rest_framework as filters
from rest_framework import serializers

from kecamatan.api.wewenang import SaringanWilayah, SumberWilayah
from kecamatan.enums import TahapInovasi
from kecamatan.models import Inovasi, Wilayah


class InovasiSerializer(serializers.ModelSerializer[Inovasi]):
    """A card of the catalogue; its files are opened on the page."""

    wilayah = serializers.CharField(source="wilayah.kode", read_only=True, allow_null=True)
    diadopsi = serializers.IntegerField(read_only=True, help_text="Berapa kecamatan menerapkannya")

    class Meta:
        model = Inovasi
        fields = (
            "id", "nama", "wilayah", "tahap", "tahun", "masalah", "cara", "indikator", "sebelum",
            "sesudah", "satuan", "biaya", "nomor_sk", "sumber", "lengkap", "diadopsi", "diubah_at",
        )  # fmt: skip
        read_only_fields = fields


class SaringanInovasi(SaringanWilayah):
    tahap = filters.ChoiceFilter(choices=TahapInovasi.choices)
    tahun = filters.NumberFilter("tahun", label="Tahun")


class InovasiViewSet(SumberWilayah[Inovasi]):
    """The catalogue of innovations, open to everybody who works somewhere."""

    queryset = Inovasi.objects.none()
    serializer_class = InovasiSerializer
    filterset_class = SaringanInovasi
    dicap = (Inovasi, Wilayah)

    def get_queryset(self) -> QuerySet[Inovasi]:
        rows = Inovasi.objects.visible_to(self.orang).select_related("wilayah")
        return rows.annotate(diadopsi=Count("adopsi"))
