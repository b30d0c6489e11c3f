from __future__ import annotations

from django.db.models import QuerySet
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from kecamatan.actions.jawaban_tindak_lanjut import answer_tindak_lanjut
from kecamatan.api.wewenang import SaringanWilayah, SumberWilayah
from kecamatan.enums import JenisTindakLanjut, StatusTindakLanjut
from kecamatan.models import Instansi, JawabanTindakLanjut, Kontak, TindakLanjut, Wilayah
from kecamatan.permissions.tindak_lanjut import can_answer_tindak_lanjut

BATAS_JAWABAN = 4000


class TindakLanjutSerializer(serializers.ModelSerializer[TindakLanjut]):
    wilayah = serializers.CharField(source="wilayah.kode", read_only=True)
    desa = serializers.CharField(source="desa.kode", read_only=True, allow_null=True)
    instansi = serializers.CharField(source="instansi.nama", read_only=True, allow_null=True)
    kontak = serializers.CharField(source="kontak.nama", read_only=True, allow_null=True)

    class Meta:
        model = TindakLanjut
        fields = (
            "id", "wilayah", "desa", "jenis", "uraian", "instansi", "kontak", "prioritas",
            "batas", "status", "rapat", "diubah_at",
        )  # fmt: skip
        read_only_fields = fields


class JawabanSerializer(serializers.Serializer[JawabanTindakLanjut]):
    isi = serializers.CharField(max_length=BATAS_JAWABAN)
    id = serializers.IntegerField(read_only=True)
    putusan = serializers.CharField(read_only=True)


class SaringanTindakLanjut(SaringanWilayah):
    status = filters.ChoiceFilter(choices=StatusTindakLanjut.choices)
    jenis = filters.ChoiceFilter(choices=JenisTindakLanjut.choices)
    batas_sampai = filters.DateFilter("batas", "lte", label="Batas waktu sampai")


class TindakLanjutViewSet(SumberWilayah[TindakLanjut]):
    """Promises that the token's owner asked for, watches over, owes or takes part in."""

    queryset = TindakLanjut.objects.none()
    serializer_class = TindakLanjutSerializer
    filterset_class = SaringanTindakLanjut
    dicap = (TindakLanjut, Kontak, Instansi, Wilayah)
    tulis = "tulis:tindak-lanjut"

    def get_queryset(self) -> QuerySet[TindakLanjut]:
        rows = TindakLanjut.objects.visible_to(self.orang)
        return rows.select_related("wilayah", "desa", "instansi", "kontak")

    @extend_schema(request=JawabanSerializer, responses={201: JawabanSerializer})
    @action(detail=True, methods=["post"], filterset_class=None)
    def jawaban(self, request: Request, pk: str | None = None) -> Response:
        """Answer for the owner, as the page does."""
        row = self.get_object()
        can_answer_tindak_lanjut(self.orang, row).require()
        given = JawabanSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        made = answer_tindak_lanjut(row, isi=given.validated_data["isi"], oleh=self.orang)
        return Response(JawabanSerializer(made).data, status=status.HTTP_201_CREATED)
