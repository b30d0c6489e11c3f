"""/data/ : open to everybody, addresses that stay; /data/atur/ : the switch of a kabupaten."""

from __future__ import annotations

from django.urls import URLPattern, path

from rumahbersama.satu_data import views

app_name = "satu_data"

urlpatterns: list[URLPattern] = [
    path("", views.katalog, name="katalog"),
    path("katalog.jsonld", views.katalog_jsonld, name="katalog-jsonld"),
    path("atur/", views.atur, name="atur"),
    path("<str:kode>/<slug:himpunan>.csv", views.csv, name="csv"),
    path("<str:kode>/<slug:himpunan>.json", views.json, name="json"),
]
