"""/laporan/ : list, request, one report, its PDF."""

from __future__ import annotations

from django.urls import path

from rumahbersama.laporan.views import laporan as views

app_name = "laporan"

urlpatterns = [
    path("", views.daftar, name="daftar"),
    path("baru/", views.baru, name="baru"),
    path("<int:pk>/", views.rinci, name="rinci"),
    path("<int:pk>/unduh/", views.unduh, name="unduh"),
]
