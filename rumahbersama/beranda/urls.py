"""/ : start page, place, notices."""

from __future__ import annotations

from django.urls import path

from rumahbersama.beranda.views import beranda, pemberitahuan, tempat

app_name = "beranda"

urlpatterns = [
    path("", beranda.beranda, name="beranda"),
    path("tempat/", tempat.tempat, name="tempat"),
    path("pemberitahuan/", pemberitahuan.pemberitahuan, name="pemberitahuan"),
    path("pemberitahuan/dibaca/", pemberitahuan.dibaca, name="pemberitahuan-dibaca"),
    path("pemberitahuan/<int:pk>/", pemberitahuan.buka, name="pemberitahuan-buka"),
]
