"""/lapangan/ : field work without signal. /sw.js and the manifest stand at the root."""

from __future__ import annotations

from django.urls import path

from rumahbersama.lapangan.views import data, kulit

app_name = "lapangan"

urlpatterns = [
    path("lapangan/", kulit.halaman, name="halaman"),
    path("lapangan/tanpa-sinyal/", kulit.tanpa_sinyal, name="tanpa-sinyal"),
    path("lapangan/siapa/", data.siapa, name="siapa"),
    path("lapangan/bekal/", data.bekal, name="bekal"),
    path("lapangan/daftar/<int:pk>/", data.bawa, name="bawa"),
    path("lapangan/kirim/", data.kirim, name="kirim"),
    path("sw.js", kulit.pekerja, name="pekerja"),
    path("manifest.webmanifest", kulit.manifes, name="manifes"),
]
