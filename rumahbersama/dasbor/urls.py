"""/dasbor/ : macro figures and micro data of one place, side by side and never mixed."""

from __future__ import annotations

from django.urls import URLPattern, path

from rumahbersama.dasbor import views

app_name = "dasbor"

urlpatterns: list[URLPattern] = [
    path("", views.awal, name="awal"),
    path("<str:kode>/", views.wilayah, name="wilayah"),
]
