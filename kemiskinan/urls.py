"""/kemiskinan/ : Data sumber, padu padan, sasaran, daftar verval, program, rekapitulasi."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "kemiskinan"

urlpatterns: list[URLPattern] = []
