"""Table of contents of the portal."""

from __future__ import annotations

from django.contrib import admin
from django.db import Error, connection
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from layanan_dasar.urls import PENGADUAN_UMUM
from rumahbersama.laporan.views import periksa


def kesehatan(request: HttpRequest) -> HttpResponse:
    """Says that web and database answer; asks for no session, nor the cache."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return HttpResponse("basis data tidak menjawab", content_type="text/plain", status=503)
    return HttpResponse("ok", content_type="text/plain")


urlpatterns = [
    path("api/", include("rumahbersama.api.urls")),  # first: machines ask most often
    path("", include("rumahbersama.beranda.urls")),
    path("", include("rumahbersama.lapangan.urls")),
    path("akun/", include("rumahbersama.akun")),
    path("pendamping/kegiatan-saya/", include("rumahbersama.kegiatan.urls")),
    path("pendamping/", include("pendamping.urls")),
    path("kemiskinan/", include("kemiskinan.urls")),
    path("layanan/", include("layanan_dasar.urls")),
    path("laporan/", include("rumahbersama.laporan.urls")),
    path("akun/token/", include("rumahbersama.api.urls_token")),
    path("dasbor/", include("rumahbersama.dasbor.urls")),
    path("data/", include("rumahbersama.satu_data.urls")),
    path("periksa/", periksa.tanya, name="periksa-tanya"),
    path("periksa/<str:kode>/", periksa.periksa, name="periksa"),
    path("pengaduan/", include((PENGADUAN_UMUM, "pengaduan"))),
    path("kelola/operator/", admin.site.urls),
    path("", include("kecamatan.urls")),
    path("kesehatan/", kesehatan, name="kesehatan"),
]

handler400 = "rumahbersama.beranda.views.galat.permintaan_keliru"
handler403 = "rumahbersama.beranda.views.galat.tidak_berwenang"
handler404 = "rumahbersama.beranda.views.galat.tidak_ada"
handler500 = "rumahbersama.beranda.views.galat.rusak"
