"""Scorecards from machines go through the receiver that phones use."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from kecamatan.actions.kiriman import receive_kiriman
from layanan_dasar.api.kartu import KartuSkorViewSet
from rumahbersama.lapangan.penerima.kartu import FOTO_MAKSIMAL, receive_kartu


class TeksPersis(serializers.CharField):
    """A text as it was typed: a number of JSON has no decimal comma."""

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid")
        return str(super().to_internal_value(data))


class IsianSerializer(serializers.Serializer[Any]):
    """`kunci` names this sending for ever, `dasar` is the `versi` of the card that was read."""

    kunci = serializers.UUIDField()
    dasar = serializers.IntegerField(min_value=0, max_value=10**9 - 1)
    jawaban = serializers.DictField(
        child=serializers.DictField(child=TeksPersis(allow_blank=True, max_length=2000)),
        help_text="{indikator: {bagian: teks}}, hanya yang berubah",
    )
    foto = serializers.DictField(
        child=TeksPersis(), default=dict, help_text=f"{{indikator: base64}}, {FOTO_MAKSIMAL} foto"
    )
    ajukan = serializers.BooleanField(default=False)


class BentrokSerializer(serializers.Serializer[Any]):
    indikator = serializers.CharField()
    nama = serializers.CharField()
    isian_saya = serializers.CharField()
    tersimpan = serializers.CharField()
    oleh = serializers.CharField()


class TandaTerimaSerializer(serializers.Serializer[Any]):
    """What became of one sending: stored answers, those that others changed, those unreadable."""

    status = serializers.ChoiceField(["tersimpan", "bentrok", "ditolak"])
    kalimat = serializers.CharField()
    versi = serializers.IntegerField()
    disimpan = serializers.ListField(child=serializers.CharField())
    bentrok = BentrokSerializer(many=True)
    galat = serializers.DictField(child=serializers.CharField())
    diajukan = serializers.BooleanField()


class KartuSkorKirimViewSet(KartuSkorViewSet):
    tulis = "tulis:kartu-skor"

    @extend_schema(request=IsianSerializer, responses={200: TandaTerimaSerializer})
    @action(detail=True, methods=["post"], filterset_class=None)
    def isian(self, request: Request, pk: str) -> Response:
        """Answers, photos of evidence and the handing in, as a phone sends them."""
        given = IsianSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        isi = dict(given.validated_data)
        kunci = isi.pop("kunci")
        row = receive_kiriman(
            self.orang,
            kunci,
            jenis="luring-kartu",
            payload={"kartu": int(pk), **isi},
            handler=lambda isi: receive_kartu(self.orang, kunci, isi),
        )
        return Response(row.tanda_terima)
