from __future__ import annotations

from django.db.models import QuerySet
from django_filters import rest_framework as filters
from rest_framework import serializers
from rest_framework.request import Request

from kecamatan.api.wewenang import SaringanWilayah, SumberWilayah
from kecamatan.enums import Peran
from kecamatan.models import Wilayah
from kecamatan.models.cakupan import cakupan_of
from layanan_dasar.enums import StatusKartu
from layanan_dasar.models import KartuSkor, Nilai, PeriodeKartu, RuteIndikator


class NilaiSerializer(serializers.ModelSerializer[Nilai]):
    """An answer with its score; `versi` is the card's version at which it last changed."""

    indikator = serializers.CharField(source="indikator.kode", read_only=True)

    class Meta:
        model = Nilai
        fields = (
            "indikator", "keadaan", "nilai", "pembilang", "penyebut", "pilihan", "ya", "tanggal",
            "teks", "skor", "warna", "putusan", "alasan", "versi",
        )  # fmt: skip
        read_only_fields = fields


class KartuSkorSerializer(serializers.ModelSerializer[KartuSkor]):
    desa = serializers.CharField(source="desa.kode", read_only=True)
    kecamatan = serializers.CharField(source="kecamatan.kode", read_only=True)
    instrumen = serializers.CharField(source="periode.keluarga", read_only=True)
    tahun = serializers.IntegerField(source="periode.tahun", read_only=True)
    triwulan = serializers.IntegerField(source="periode.nomor", read_only=True)
    periode = serializers.CharField(source="periode.label", read_only=True)
    batas = serializers.DateField(source="periode.batas", read_only=True)

    class Meta:
        model = KartuSkor
        fields = (
            "id", "desa", "kecamatan", "instrumen", "tahun", "triwulan", "periode", "batas",
            "status", "versi", "diajukan_at", "diverifikasi_at", "diubah_at",
        )  # fmt: skip
        read_only_fields = fields


class KartuSkorRinciSerializer(KartuSkorSerializer):
    """With the answers."""

    nilai = NilaiSerializer(many=True, read_only=True)

    class Meta:
        model = KartuSkor
        fields = (*KartuSkorSerializer.Meta.fields, "nilai")
        read_only_fields = fields


class SaringanKartuSkor(SaringanWilayah):
    jalur = "desa"
    status = filters.ChoiceFilter(choices=StatusKartu.choices)
    instrumen = filters.CharFilter("periode__keluarga", label="Kode instrumen")
    tahun = filters.NumberFilter("periode__tahun", label="Tahun")
    triwulan = filters.NumberFilter("periode__nomor", label="1 sampai 4")


class KartuSkorViewSet(SumberWilayah[KartuSkor]):
    """Cards of the owner's places; the answers stand in the single card."""

    queryset = KartuSkor.objects.none()
    filterset_class = SaringanKartuSkor
    dicap = (KartuSkor, PeriodeKartu, Wilayah)

    def get_serializer_class(self) -> type[KartuSkorSerializer]:
        return KartuSkorSerializer if self.action == "list" else KartuSkorRinciSerializer

    def get_queryset(self) -> QuerySet[KartuSkor]:
        rows = KartuSkor.objects.visible_to(self.orang)
        rows = rows.select_related("desa", "kecamatan", "periode")
        return rows if self.action == "list" else rows.prefetch_related("nilai__indikator")

    def authority(self, request: Request) -> str:
        """An office sees cards by its routes, and a removed route leaves no stamp."""
        said = super().authority(request)
        if not (instansi := cakupan_of(self.orang).instansi_ids(Peran.OPD)):
            return said
        routes = RuteIndikator.objects.filter(instansi__in=instansi).order_by("pk")
        return f"{said}|{list(routes.values_list('wilayah', 'indikator_kode'))}"
