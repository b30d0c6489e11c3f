from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django_filters import rest_framework as filters
from rest_framework import serializers

from kecamatan.api.wewenang import SaringanWilayah, SumberWilayah
from kecamatan.models import Wilayah
from kemiskinan.actions.izin_data import note_list, note_person
from kemiskinan.actions.sasaran import note_read, note_view
from kemiskinan.models import DaftarVerval, Intervensi, IzinData, Rilis, Sasaran

# What a list reads: what it shows, and by which places a grant covers her.
DIBACA = (
    "rilis", "kabupaten", "sk_no", "nama", "nik_samar", "jenis_kelamin", "desa__kode",
    "kecamatan__kode", "diubah_at",
)  # fmt: skip


class SasaranSerializer(serializers.ModelSerializer[Sasaran]):
    """The NIK is masked; the number itself leaves the portal on a by-name list only."""

    desa = serializers.CharField(source="desa.kode", read_only=True, allow_null=True)
    kecamatan = serializers.CharField(source="kecamatan.kode", read_only=True, allow_null=True)

    class Meta:
        model = Sasaran
        fields = (
            "id", "rilis", "sk_no", "nama", "nik_samar", "jenis_kelamin", "desa", "kecamatan",
            "diubah_at",
        )  # fmt: skip
        read_only_fields = fields

    def to_representation(self, instance: Sasaran) -> dict[str, Any]:
        """Without the number, masked too, for who may only read of her under a grant."""
        shown = super().to_representation(instance)
        if not getattr(instance, "bertugas", True):
            shown["nik_samar"] = ""
        return shown


class SaringanSasaran(SaringanWilayah):
    jalur = "desa"
    rilis = filters.NumberFilter("rilis", label="Nomor rilis SK")


class SasaranViewSet(SumberWilayah[Sasaran]):
    """People of decrees that the token's owner may know of now."""

    queryset = Sasaran.objects.none()
    serializer_class = SasaranSerializer
    filterset_class = SaringanSasaran
    dicap = (Sasaran, Rilis, DaftarVerval, Intervensi, IzinData, Wilayah)

    def get_queryset(self) -> QuerySet[Sasaran]:
        rows = Sasaran.objects.visible_to(self.orang).with_duty(self.orang)
        return rows.select_related("desa", "kecamatan").only(*DIBACA)

    def get_object(self) -> Sasaran:
        """Opened by a program, she is looked at as on her page."""
        row = super().get_object()
        note_view(row, oleh=self.orang)
        note_person(self.orang, row)
        return row

    def paginate_queryset(self, queryset: Any) -> Any:
        """Each page of people leaves a line with their number before it is answered."""
        rows = super().paginate_queryset(queryset)
        if rows:
            note_read(oleh=self.orang, jumlah=len(rows))
            note_list(self.orang, rows)
        return rows
