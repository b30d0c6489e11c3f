"""/pendamping/ : registry, placements, coverage."""

from __future__ import annotations

from django.urls import path
from django.views.generic import RedirectView

from pendamping.views import cakupan, pendamping, penempatan, program

app_name = "pendamping"

urlpatterns = [
    # Daftar
    path("", RedirectView.as_view(pattern_name="pendamping:cakupan"), name="ruang"),
    path("daftar/", pendamping.daftar, name="daftar"),
    path("daftar/baru/", pendamping.baru, name="baru"),
    path("daftar/<int:pk>/", pendamping.rinci, name="rinci"),
    path("daftar/<int:pk>/ubah/", pendamping.ubah, name="ubah"),
    path("daftar/<int:pk>/akun/", pendamping.akun, name="akun"),
    path("daftar/<int:pk>/penempatan/", penempatan.baru, name="penempatan-baru"),
    path("penempatan/<int:pk>/akhiri/", penempatan.akhiri, name="penempatan-akhiri"),
    # Cakupan
    path("cakupan/", cakupan.mulai, name="cakupan"),
    path("cakupan/<str:kode>/", cakupan.wilayah, name="cakupan-wilayah"),
    path("cakupan/<str:kode>/pdf/", cakupan.pdf, name="cakupan-pdf"),
    # Program
    path("program/", program.daftar, name="program"),
    path("program/baru/", program.ubah, name="program-baru"),
    path("program/<int:pk>/", program.ubah, name="program-ubah"),
]
