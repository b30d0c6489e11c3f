"""/pendamping/ : registry, placements, coverage."""

from __future__ import annotations

from django.urls import path
from django.views.generic import RedirectView

from pendamping.views import (
    cakupan,
    impor,
    konsultasi,
    kunjungan,
    pelatihan,
    pendamping,
    penempatan,
    program,
    pustaka,
)

app_name = "pendamping"

urlpatterns = [
    # Daftar
    path("", RedirectView.as_view(pattern_name="pendamping:cakupan"), name="ruang"),
    path("daftar/", pendamping.daftar, name="daftar"),
    path("daftar/baru/", pendamping.baru, name="baru"),
    path("daftar/impor/", impor.impor, name="impor"),
    path("daftar/impor/contoh/", impor.contoh, name="impor-contoh"),
    path("daftar/<int:pk>/", pendamping.rinci, name="rinci"),
    path("daftar/<int:pk>/ubah/", pendamping.ubah, name="ubah"),
    path("daftar/<int:pk>/akun/", pendamping.akun, name="akun"),
    path("daftar/<int:pk>/penempatan/", penempatan.baru, name="penempatan-baru"),
    path("penempatan/<int:pk>/akhiri/", penempatan.akhiri, name="penempatan-akhiri"),
    # Cakupan
    path("cakupan/", cakupan.mulai, name="cakupan"),
    path("cakupan/<str:kode>/", cakupan.wilayah, name="cakupan-wilayah"),
    path("cakupan/<str:kode>/pdf/", cakupan.pdf, name="cakupan-pdf"),
    # Kunjungan
    path("kunjungan/", kunjungan.daftar, name="kunjungan"),
    path("kunjungan/baru/", kunjungan.baru, name="kunjungan-baru"),
    path("kunjungan/<int:pk>/", kunjungan.rinci, name="kunjungan-rinci"),
    path("kunjungan/<int:pk>/ubah/", kunjungan.ubah, name="kunjungan-ubah"),
    path("kunjungan/<int:pk>/foto/", kunjungan.foto, name="kunjungan-foto"),
    path("kunjungan/<int:pk>/batalkan/", kunjungan.batalkan, name="kunjungan-batalkan"),
    path("kunjungan/<int:pk>/pulihkan/", kunjungan.pulihkan, name="kunjungan-pulihkan"),
    path("kunjungan/<int:pk>/usulkan/", kunjungan.usulkan, name="kunjungan-usulkan"),
    path(
        "kunjungan/<int:pk>/tindak-lanjut/",
        kunjungan.tindak_lanjut,
        name="kunjungan-tindak-lanjut",
    ),
    # Konsultasi
    path("konsultasi/", konsultasi.daftar, name="konsultasi"),
    path("konsultasi/baru/", konsultasi.baru, name="konsultasi-baru"),
    path("konsultasi/<int:pk>/", konsultasi.rinci, name="konsultasi-rinci"),
    path("konsultasi/<int:pk>/jawab/", konsultasi.jawab, name="konsultasi-jawab"),
    path("konsultasi/<int:pk>/tunjuk/", konsultasi.tunjuk, name="konsultasi-tunjuk"),
    path("konsultasi/<int:pk>/tarik/", konsultasi.tarik, name="konsultasi-tarik"),
    path("konsultasi/<int:pk>/terbitkan/", konsultasi.terbitkan, name="konsultasi-terbitkan"),
    # Pustaka
    path("pustaka/", pustaka.daftar, name="pustaka"),
    path("pustaka/baru/", pustaka.ubah, name="pustaka-baru"),
    path("pustaka/<int:pk>/", pustaka.rinci, name="pustaka-rinci"),
    path("pustaka/<int:pk>/ubah/", pustaka.ubah, name="pustaka-ubah"),
    path("pustaka/<int:pk>/berkas/", pustaka.berkas, name="pustaka-berkas"),
    path("pustaka/<int:pk>/tarik/", pustaka.tarik, name="pustaka-tarik"),
    path("pustaka/<int:pk>/kembalikan/", pustaka.kembalikan, name="pustaka-kembalikan"),
    # Pelatihan
    path("pelatihan/", pelatihan.daftar, name="pelatihan"),
    path("pelatihan/baru/", pelatihan.ubah, name="pelatihan-baru"),
    path("pelatihan/<int:pk>/", pelatihan.rinci, name="pelatihan-rinci"),
    path("pelatihan/<int:pk>/ubah/", pelatihan.ubah, name="pelatihan-ubah"),
    path("pelatihan/<int:pk>/peserta/", pelatihan.peserta, name="pelatihan-peserta"),
    path("pelatihan/<int:pk>/kehadiran/", pelatihan.kehadiran, name="pelatihan-kehadiran"),
    path("pelatihan/<int:pk>/surat/", pelatihan.surat, name="pelatihan-surat"),
    path("pelatihan/<int:pk>/surat/<int:peserta>/", pelatihan.surat, name="pelatihan-surat-satu"),
    # Program
    path("program/", program.daftar, name="program"),
    path("program/baru/", program.ubah, name="program-baru"),
    path("program/<int:pk>/", program.ubah, name="program-ubah"),
]
