"""/api/v1/ : resources; /api/skema/ and /api/dokumen/ : what they are."""

from __future__ import annotations

from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.routers import SimpleRouter

from kecamatan.api.inovasi import InovasiViewSet
from kecamatan.api.rapat import RapatViewSet
from kecamatan.api.tindak_lanjut import TindakLanjutViewSet
from kecamatan.api.wilayah import WilayahViewSet
from kemiskinan.api.neraca import NeracaViewSet
from kemiskinan.api.sasaran import SasaranViewSet
from layanan_dasar.api.pengaduan import PengaduanViewSet
from pendamping.api import PendampingViewSet, PenempatanViewSet
from rumahbersama.lapangan.api import KartuSkorKirimViewSet
from rumahbersama.laporan.api import LaporanViewSet

app_name = "api"

router = SimpleRouter()
router.register("wilayah", WilayahViewSet, "wilayah")
router.register("rapat", RapatViewSet, "rapat")
router.register("tindak-lanjut", TindakLanjutViewSet, "tindak-lanjut")
router.register("pendamping", PendampingViewSet, "pendamping")
router.register("penempatan", PenempatanViewSet, "penempatan")
router.register("sasaran", SasaranViewSet, "sasaran")
router.register("kartu-skor", KartuSkorKirimViewSet, "kartu-skor")
router.register("pengaduan", PengaduanViewSet, "pengaduan")
router.register("inovasi", InovasiViewSet, "inovasi")
router.register("neraca", NeracaViewSet, "neraca")
router.register("laporan", LaporanViewSet, "laporan")

urlpatterns = [
    path("v1/", include(router.urls)),
    path("skema/", SpectacularAPIView.as_view(), name="skema"),
    path(
        "dokumen/",
        SpectacularSwaggerSplitView.as_view(template_name="api/dokumen.html", url_name="api:skema"),
        name="dokumen",
    ),
]
