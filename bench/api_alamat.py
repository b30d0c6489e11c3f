"""What `bench.api` compares with: DRF as its tutorial writes it, and an answer from memory."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import path
from rest_framework.generics import ListAPIView
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from kecamatan.api.tindak_lanjut import TindakLanjutSerializer
from kecamatan.api.wilayah import WilayahSerializer
from kecamatan.models import TindakLanjut, Wilayah
from kemiskinan.api.sasaran import SasaranSerializer
from kemiskinan.models import Sasaran
from pendamping.api import PendampingSerializer
from pendamping.models import Pendamping
from rumahbersama.urls import handler400, handler403, handler404, handler500
from rumahbersama.urls import urlpatterns as portal

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


def polos(serializer: type, rows: QuerySet[Any]) -> Any:
    isi = {
        "serializer_class": serializer,
        "queryset": rows,
        "permission_classes": [IsAuthenticated],
        "filter_backends": [],
    }
    return type("Polos", (ListAPIView,), isi).as_view()  # type: ignore[attr-defined]


class IngatanBerpintu(APIView):
    """From memory, behind the same token check and throttle."""

    permission_classes = [IsAuthenticated]

    def get(self, request: Request) -> Response:
        return Response("ok")


def ingatan(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


urlpatterns = [
    path("bench/ingatan/", ingatan),
    path("bench/ingatan-berpintu/", IngatanBerpintu.as_view()),
    path(
        "bench/tindak-lanjut/",
        polos(
            TindakLanjutSerializer,
            TindakLanjut.objects.select_related("wilayah", "desa", "instansi", "kontak"),
        ),
    ),
    path(
        "bench/pendamping/",
        polos(
            PendampingSerializer,
            Pendamping.objects.select_related("kontak__instansi", "program", "wilayah"),
        ),
    ),
    path(
        "bench/wilayah/",
        polos(WilayahSerializer, Wilayah.objects.select_related("induk", "penerus")),
    ),
    path(
        "bench/sasaran/",
        polos(SasaranSerializer, Sasaran.objects.select_related("desa", "kecamatan")),
    ),
    *portal,
]
