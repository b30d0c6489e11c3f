"""/pendamping/kegiatan-saya/ : my month, gathered from what I entered anyway."""

from __future__ import annotations

from django.urls import path

from rumahbersama.kegiatan import views

app_name = "kegiatan"

urlpatterns = [path("", views.saya, name="saya")]
