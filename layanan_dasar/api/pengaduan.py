from __future__ import annotations

import json
from typing import Any

from django.db.models import QuerySet
from django_filters import rest_framework as filters
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import mixins, serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from fondasi.api.problems import problem
from fondasi.today import today
from kecamatan.api.wewenang import SaringanWilayah, SumberWilayah
from kecamatan.enums import Tingkat
from kecamatan.models import Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of
from kecamatan.rules.wilayah import normalize_kode
from layanan_dasar.actions.pengaduan import ISI_TERPENDEK, IsiPengaduan, receive_pengaduan
from layanan_dasar.enums import (
    IdentitasPelaporan,
    JenisPengaduan,
    KanalPengaduan,
    StatusPengaduan,
)
from layanan_dasar.models import KategoriPengaduan, Pengaduan
from layanan_dasar.models.cakupan_pengaduan import PENGURUS_PENGADUAN
from layanan_dasar.permissions.pengaduan import can_enter_pengaduan

LINGKUP = "tulis:pengaduan"
KUNCI = OpenApiParameter(
    "Idempotency-Key", str, OpenApiParameter.HEADER, required=True,
    description="Wajib: pengaduan yang sama dengan kunci yang sama dicatat sekali.",
)  # fmt: skip


class PengaduanSerializer(serializers.ModelSerializer[Pengaduan]):
    """Where it stands. Neither its words nor who complained: those the partner has itself."""

    desa = serializers.CharField(source="desa.kode", read_only=True)
    kategori = serializers.CharField(source="kategori.kode", read_only=True)

    class Meta:
        model = Pengaduan
        fields = (
            "id", "nomor", "desa", "jenis", "kategori", "rahasia", "diterima", "status", "tenggat",
            "nomor_lapor", "diubah_at",
        )  # fmt: skip
        read_only_fields = fields


class TerimaSerializer(PengaduanSerializer):
    """`kode` opens the complaint to the complainant at /layanan/lacak/; it is said here only."""

    kode = serializers.CharField(read_only=True)

    class Meta:
        model = Pengaduan
        fields = (*PengaduanSerializer.Meta.fields, "kode")
        read_only_fields = fields


class PengaduanBaruSerializer(serializers.Serializer[Any]):
    desa = serializers.CharField(
        max_length=13, help_text="Kode Kemendagri, dengan atau tanpa titik"
    )
    kategori = serializers.SlugRelatedField(
        slug_field="kode", queryset=KategoriPengaduan.objects.filter(aktif=True)
    )
    jenis = serializers.ChoiceField(JenisPengaduan.choices, default=JenisPengaduan.PENGADUAN)
    isi = serializers.CharField(min_length=ISI_TERPENDEK, max_length=4000)
    identitas = serializers.ChoiceField(IdentitasPelaporan.choices)
    nama = serializers.CharField(max_length=120, required=False, allow_blank=True)
    kontak = serializers.CharField(max_length=120, required=False, allow_blank=True)
    rahasia = serializers.BooleanField(default=False)
    tentang_desa = serializers.BooleanField(default=False)
    diterima = serializers.DateField(required=False)
    nomor_lapor = serializers.CharField(max_length=30, required=False, allow_blank=True)

    def validate_desa(self, kode: str) -> Wilayah:
        """A village in force where this account may enter complaints."""
        held = cakupan_of(self.context["request"].user).kodes(*PENGURUS_PENGADUAN)
        rows = Wilayah.objects.within_any(held).current(today()).filter(tingkat=Tingkat.DESA)
        found = rows.select_related("induk").filter(kode=normalize_kode(kode)).first()
        if found is None:
            raise serializers.ValidationError("Bukan desa/kelurahan dalam wewenang token ini.")
        return found

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """A category that this village's kabupaten offers."""
        offered = KategoriPengaduan.objects.offered([attrs["desa"].kode])
        if not offered.filter(pk=attrs["kategori"].pk).exists():
            raise serializers.ValidationError({"kategori": "Kategori ini tidak dipakai di sini."})
        return attrs

    def content(self) -> IsiPengaduan:
        data = dict(self.validated_data)
        data["jenis"] = JenisPengaduan(data["jenis"])
        data["identitas"] = IdentitasPelaporan(data["identitas"])
        return IsiPengaduan(kanal=KanalPengaduan.MITRA, **data)


class SaringanPengaduan(SaringanWilayah):
    jalur = "desa"
    status = filters.ChoiceFilter(choices=StatusPengaduan.choices)
    dari = filters.DateFilter("diterima", "gte", label="Diterima dari")
    sampai = filters.DateFilter("diterima", "lte", label="Diterima sampai")


class PengaduanViewSet(mixins.CreateModelMixin, SumberWilayah[Pengaduan]):
    """Complaints that this account's own programs sent, and no other; a scope of their own."""

    queryset = Pengaduan.objects.none()
    serializer_class = PengaduanSerializer
    filterset_class = SaringanPengaduan
    dicap = (Pengaduan, Wilayah)
    baca = LINGKUP
    tulis = LINGKUP

    def get_queryset(self) -> QuerySet[Pengaduan]:
        rows = Pengaduan.objects.visible_to(self.orang)
        own = rows.filter(oleh=self.orang, kanal=KanalPengaduan.MITRA)
        return own.select_related("desa", "kategori")

    @extend_schema(
        request=PengaduanBaruSerializer, responses={201: TerimaSerializer}, parameters=[KUNCI]
    )
    def create(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Enter a complaint over the same counter as the page."""
        key = request.headers.get("Idempotency-Key", "")
        if not key:
            pesan = "Sertakan kepala Idempotency-Key: pengaduan yang terkirim dua kali tetap satu."
            return problem(400, kode="KUNCI_WAJIB", detail=pesan)
        can_enter_pengaduan(self.orang).require()
        given = PengaduanBaruSerializer(data=request.data, context={"request": request})
        given.is_valid(raise_exception=True)
        made = receive_pengaduan(
            given.content(), kiriman=_kiriman(self.orang, key, request.data), oleh=self.orang
        )
        body = {**PengaduanSerializer(made.pengaduan).data, "kode": made.kode}
        head = {"Cache-Control": "private, no-store"}
        return Response(body, status=status.HTTP_201_CREATED, headers=head)


def _kiriman(user: Pengguna, key: str, data: Any) -> str:
    """Names one sending for ever: an account's key and what came with it."""
    return f"api:{user.pk}:{key}:{json.dumps(data, sort_keys=True)}"
