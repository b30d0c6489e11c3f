"""/layanan/ : scorecards, what they say, instruments."""

from __future__ import annotations

from django.urls import URLPattern, path

from layanan_dasar.views import indikator, instrumen, kartu, periode, verifikasi

app_name = "layanan"

KARTU: list[URLPattern] = [
    path("kartu/", kartu.daftar, name="kartu"),
    path("kartu/<int:pk>/", kartu.rinci, name="kartu-detail"),
    path("kartu/<int:pk>/isi/", kartu.isi_kartu, name="kartu-isi"),
    path("kartu/<int:pk>/isi/<slug:dimensi>/", kartu.isi_dimensi, name="kartu-dimensi"),
    path("kartu/<int:pk>/simpan/", kartu.simpan, name="kartu-simpan"),
    path("kartu/<int:pk>/periksa/", kartu.periksa, name="kartu-periksa"),
    path("kartu/<int:pk>/terkirim/", kartu.terkirim, name="kartu-terkirim"),
    path("kartu/<int:pk>/verifikasi/", verifikasi.verifikasi, name="kartu-verifikasi"),
    path("kartu/<int:pk>/validasi/", verifikasi.validasi, name="kartu-validasi"),
    path("kartu/<int:pk>/buka/", verifikasi.buka, name="kartu-buka"),
    path("nilai/<int:pk>/bukti/", kartu.bukti, name="nilai-bukti"),
    path("desa/<str:kode>/<slug:indikator>/", indikator.rinci, name="indikator"),
    path(
        "desa/<str:kode>/<slug:indikator>/tindak-lanjut/",
        indikator.tindak_lanjut,
        name="indikator-tindak-lanjut",
    ),
    path("periode/", periode.daftar, name="periode"),
    path("periode/buka/", periode.buka, name="periode-buka"),
    path("periode/<int:pk>/tutup/", periode.tutup, name="periode-tutup"),
    path("periode/<int:pk>/perpanjang/", periode.perpanjang, name="periode-perpanjang"),
    path("instrumen/", instrumen.daftar, name="instrumen"),
    path("instrumen/bawaan/", instrumen.bawaan, name="instrumen-bawaan"),
    path("instrumen/<int:pk>/", instrumen.rinci, name="instrumen-detail"),
    path("instrumen/<int:pk>/terbitkan/", instrumen.terbitkan, name="instrumen-terbitkan"),
    path("instrumen/<int:pk>/salin/", instrumen.salin, name="instrumen-salin"),
    path("instrumen/<int:pk>/tutup/", instrumen.tutup, name="instrumen-tutup"),
    path("instrumen/<int:pk>/hapus/", instrumen.hapus, name="instrumen-hapus"),
]

urlpatterns: list[URLPattern] = [*KARTU]
