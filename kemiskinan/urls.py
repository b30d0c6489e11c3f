"""/kemiskinan/ : Data sumber, padu padan, sasaran, daftar verval, program, rekapitulasi."""

from __future__ import annotations

from django.urls import URLPattern, path

from kemiskinan.views import (
    intervensi,
    kriteria,
    neraca,
    padanan,
    padanan_tinjau,
    penerima,
    program,
)

app_name = "kemiskinan"

urlpatterns: list[URLPattern] = [
    path("padanan/", padanan.pemadanan, name="pemadanan"),
    path("padanan/mulai/", padanan.pemadanan_mulai, name="pemadanan-mulai"),
    path("padanan/<int:pk>/", padanan.pemadanan_hasil, name="pemadanan-hasil"),
    path("padanan/<int:pk>/tinjau/", padanan_tinjau.padanan_tinjau, name="padanan-tinjau"),
    path(
        "padanan/<int:pk>/sasaran/<int:sasaran>/",
        padanan_tinjau.padanan_sasaran,
        name="padanan-sasaran",
    ),
    path(
        "padanan/<int:pk>/sasaran/<int:sasaran>/tidak-ada/",
        padanan_tinjau.padanan_bukan_semua,
        name="padanan-bukan-semua",
    ),
    path(
        "padanan/calon/<int:pk>/putuskan/",
        padanan_tinjau.padanan_putuskan,
        name="padanan-putuskan",
    ),
    path(
        "padanan/keputusan/<int:pk>/urungkan/",
        padanan_tinjau.padanan_urungkan,
        name="padanan-urungkan",
    ),
    path("rekapitulasi/", neraca.rekapitulasi, name="rekapitulasi"),
    path("rekapitulasi/<str:kode>/", neraca.rekapitulasi_wilayah, name="rekapitulasi-wilayah"),
    path("rekapitulasi/<str:kode>/hitung/", neraca.rekapitulasi_hitung, name="rekapitulasi-hitung"),
    path("kriteria/<str:kode>/", kriteria.kriteria, name="kriteria"),
    path("kriteria/<str:kode>/baru/", kriteria.kriteria_baru, name="kriteria-baru"),
    path("program/", program.program, name="program"),
    path("program/<int:pk>/ubah/", program.program_ubah, name="program-ubah"),
    path("program/di/<str:kode>/", program.program_induk, name="program-induk"),
    path("sub-kegiatan/di/<str:kode>/baru/", program.sub_kegiatan_baru, name="sub-kegiatan-baru"),
    path("sub-kegiatan/<int:pk>/", program.sub_kegiatan, name="sub-kegiatan"),
    path("sub-kegiatan/<int:pk>/ubah/", program.sub_kegiatan_ubah, name="sub-kegiatan-ubah"),
    path(
        "sub-kegiatan/<int:pk>/realisasi/",
        program.sub_kegiatan_realisasi,
        name="sub-kegiatan-realisasi",
    ),
    path("intervensi/", intervensi.intervensi, name="intervensi"),
    path("intervensi/daftar/<int:pk>/", intervensi.intervensi_daftar, name="intervensi-daftar"),
    path("intervensi/<int:pk>/ubah/", intervensi.intervensi_ubah, name="intervensi-ubah"),
    path("intervensi/<int:pk>/batal/", intervensi.intervensi_batal, name="intervensi-batal"),
    path("intervensi/<int:pk>/bukti/", intervensi.intervensi_bukti, name="intervensi-bukti"),
    path("sasaran/<int:pk>/intervensi/", intervensi.intervensi_baru, name="intervensi-baru"),
    path("penerima/", penerima.penerima, name="penerima"),
    path("penerima/unggah/", penerima.penerima_unggah, name="penerima-unggah"),
    path("penerima/templat/", penerima.penerima_templat, name="penerima-templat"),
    path("penerima/<int:pk>/", penerima.penerima_rinci, name="penerima-rinci"),
    path("penerima/<int:pk>/tinjau/", penerima.penerima_tinjau, name="penerima-tinjau"),
    path("penerima/<int:pk>/konfirmasi/", penerima.penerima_konfirmasi, name="penerima-konfirmasi"),
    path("penerima/<int:pk>/temuan/", penerima.penerima_temuan, name="penerima-temuan"),
    path("penerima/<int:pk>/berkas/", penerima.penerima_berkas, name="penerima-berkas"),
    path("penerima/baris/<int:pk>/putuskan/", penerima.penerima_putuskan, name="penerima-putuskan"),
]
