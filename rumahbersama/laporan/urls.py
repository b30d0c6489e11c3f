"""/laporan/ : lists, requests, one report and what leaves the portal of it."""

from __future__ import annotations

from django.urls import path

from rumahbersama.laporan.views import aturan, daftar, isian, keadaan, laporan, unduh

app_name = "laporan"

urlpatterns = [
    path("", daftar.daftar, name="daftar"),
    path("baru/", daftar.pilih, name="pilih"),
    path("baru/<slug:jenis>/", daftar.baru, name="baru"),
    path("keadaan/", keadaan.keadaan, name="keadaan"),
    path("keadaan/<slug:jenis>/<str:periode>/", keadaan.penyusunan, name="penyusunan"),
    path("keadaan/<slug:jenis>/<str:periode>/susun/", keadaan.susun_semua, name="susun-semua"),
    path("keadaan/<slug:jenis>/<str:periode>/pengingat/", keadaan.pengingat, name="pengingat"),
    path(
        "keadaan/<slug:jenis>/<str:periode>/pengingat/unduh/",
        keadaan.unduh_pengingat,
        name="pengingat-unduh",
    ),
    path("aturan/", aturan.daftar, name="aturan"),
    path("aturan/baru/", aturan.baru, name="aturan-baru"),
    path("aturan/<int:pk>/", aturan.ubah, name="aturan-ubah"),
    path("aturan/<int:pk>/hapus/", aturan.hapus, name="aturan-hapus"),
    path("zip/", unduh.zip_periode, name="zip"),
    path("isian/<slug:jenis>/<str:kode>/<str:periode>/", isian.isi, name="isian"),
    path("<int:pk>/", laporan.rinci, name="rinci"),
    path("<int:pk>/unduh/", unduh.pdf, name="unduh"),
    path("<int:pk>/xlsx/", unduh.xlsx, name="xlsx"),
    path("<int:pk>/csv/<slug:kode>/", unduh.csv, name="csv"),
    path("<int:pk>/pindaian/", unduh.pindaian, name="pindaian"),
    path("<int:pk>/tanda-tangan/", laporan.tanda_tangan, name="tanda-tangan"),
    path("<int:pk>/urungkan/", laporan.urungkan, name="urungkan"),
    path("<int:pk>/kirim/", laporan.kirim, name="kirim"),
    path("<int:pk>/periksa-ulang/", laporan.periksa_ulang, name="periksa-ulang"),
]
