"""/layanan/ : scorecards, instruments, complaints; /pengaduan/ : the public counter."""

from __future__ import annotations

from django.urls import URLPattern, path

from layanan_dasar.views import (
    bimbingan,
    indikator,
    induk_pengaduan,
    instrumen,
    isian_awal,
    kartu,
    kartu_rinci,
    langkah_pengaduan,
    matriks,
    pengaduan,
    pengaduan_lacak,
    pengaduan_publik,
    pengaturan_pengaduan,
    periode,
    rute,
    statistik_pengaduan,
    susun_dimensi,
    susun_instrumen,
    tindak_lanjut_pengaduan,
    urus_pengaduan,
    usulan_pembangunan,
    verifikasi,
)

app_name = "layanan"


def _masters(jenis: str) -> list[URLPattern]:
    below, name, given = f"pengaduan/pengaturan/{jenis}/", f"pengaduan-{jenis}", {"jenis": jenis}
    return [
        path(below, induk_pengaduan.daftar, given, name=name),
        path(f"{below}baru/", induk_pengaduan.ubah, given, name=f"{name}-baru"),
        path(f"{below}<int:pk>/", induk_pengaduan.ubah, given, name=f"{name}-ubah"),
    ]


KARTU: list[URLPattern] = [
    path("kartu/", kartu.daftar, name="kartu"),
    path("kartu/ehdw/", isian_awal.impor, name="kartu-ehdw"),
    path("kartu/ehdw/<int:pk>/contoh/", isian_awal.contoh, name="kartu-ehdw-contoh"),
    path("kartu/ehdw/<int:pk>/urungkan/", isian_awal.urungkan, name="kartu-ehdw-urungkan"),
    path("kartu/<int:pk>/", kartu_rinci.rinci, name="kartu-detail"),
    path("kartu/<int:pk>/urungkan-awal/", isian_awal.urungkan_kartu, name="kartu-urungkan-awal"),
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
    path("instrumen/impor/", susun_instrumen.impor, name="instrumen-impor"),
    path("instrumen/<int:pk>/unduh/<slug:bentuk>/", susun_instrumen.unduh, name="instrumen-unduh"),
    path("instrumen/<int:pk>/pratinjau/", susun_instrumen.pratinjau, name="instrumen-pratinjau"),
    path("instrumen/<int:pk>/aturan/", susun_instrumen.aturan, name="instrumen-aturan"),
    path("instrumen/<int:pk>/dimensi/baru/", susun_dimensi.dimensi, name="dimensi-baru"),
    path(
        "instrumen/<int:pk>/dimensi/<slug:kode>/",
        susun_dimensi.dimensi,
        name="dimensi-ubah",
    ),
    path(
        "instrumen/<int:pk>/dimensi/<slug:kode>/hapus/",
        susun_dimensi.hapus,
        name="dimensi-hapus",
    ),
    path("instrumen/<int:pk>/indikator/baru/", susun_instrumen.indikator, name="indikator-baru"),
    path(
        "instrumen/<int:pk>/indikator/<slug:kode>/",
        susun_instrumen.indikator,
        name="indikator-ubah",
    ),
    path(
        "instrumen/<int:pk>/indikator/<slug:kode>/hapus/",
        susun_instrumen.hapus_indikator,
        name="indikator-hapus",
    ),
]

PENGADUAN: list[URLPattern] = [
    path("pengaduan/", pengaduan.daftar, name="pengaduan"),
    path("pengaduan/catat/", pengaduan.catat, name="pengaduan-catat"),
    path("pengaduan/angka/", statistik_pengaduan.petugas, name="pengaduan-angka"),
    path("pengaduan/pengaturan/", pengaturan_pengaduan.rute, name="pengaduan-rute"),
    path(
        "pengaduan/pengaturan/rute/<int:pk>/hapus/",
        pengaturan_pengaduan.hapus,
        name="pengaduan-rute-hapus",
    ),
    path(
        "pengaduan/pengaturan/loket/",
        pengaturan_pengaduan.loket,
        name="pengaduan-loket",
    ),
    *_masters("kategori"),
    path(
        "pengaduan/pengaturan/kategori/<int:pk>/tampil/",
        induk_pengaduan.tampil,
        name="pengaduan-kategori-tampil",
    ),
    *_masters("batas"),
    path(
        "pengaduan/pengaturan/batas/<int:pk>/hapus/",
        induk_pengaduan.hapus,
        name="pengaduan-batas-hapus",
    ),
    path("pengaduan/lampiran/<int:pk>/", urus_pengaduan.lampiran, name="pengaduan-lampiran"),
    path("pengaduan/<int:pk>/", pengaduan.rinci, name="pengaduan-rinci"),
    path(
        "pengaduan/<int:pk>/langkah/<slug:langkah>/",
        langkah_pengaduan.langkah,
        name="pengaduan-langkah",
    ),
    path("pengaduan/<int:pk>/buka/", urus_pengaduan.buka, name="pengaduan-buka"),
    path("pengaduan/<int:pk>/pelapor/", urus_pengaduan.pelapor, name="pengaduan-pelapor"),
    path("pengaduan/<int:pk>/catatan/", urus_pengaduan.catatan, name="pengaduan-catatan"),
    path(
        "pengaduan/<int:pk>/ringkasan/",
        urus_pengaduan.ringkasan,
        name="pengaduan-ringkasan",
    ),
    path(
        "pengaduan/<int:pk>/tindak-lanjut/",
        tindak_lanjut_pengaduan.minta,
        name="pengaduan-tindak-lanjut",
    ),
    path("pengaduan/<int:pk>/sasaran/", urus_pengaduan.sasaran, name="pengaduan-sasaran"),
    path(
        "pengaduan/<int:pk>/nomor-lapor/",
        urus_pengaduan.nomor_lapor,
        name="pengaduan-nomor-lapor",
    ),
    path(
        "pengaduan/<int:pk>/gabung/<int:induk>/",
        urus_pengaduan.gabung,
        name="pengaduan-gabung",
    ),
    path("pengaduan/<int:pk>/pisah/", urus_pengaduan.pisah, name="pengaduan-pisah"),
    path("pengaduan/<int:pk>/tandai/", urus_pengaduan.tandai, name="pengaduan-tandai"),
]

# Without account; included under /pengaduan/ as `pengaduan:`.
PENGADUAN_UMUM: list[URLPattern] = [
    path("", pengaduan_publik.depan, name="depan"),
    path("kirim/", pengaduan_publik.kirim, name="kirim"),
    path("lacak/", pengaduan_lacak.lacak, name="lacak"),
    path("laporan/", pengaduan_lacak.laporan, name="laporan"),
    path("laporan/tutup/", pengaduan_lacak.tutup, name="laporan-tutup"),
    path(
        "laporan/keterangan/",
        pengaduan_lacak.ubah,
        {"hal": "keterangan"},
        name="laporan-keterangan",
    ),
    path(
        "laporan/nilai/",
        pengaduan_lacak.ubah,
        {"hal": "nilai"},
        name="laporan-nilai",
    ),
    path(
        "laporan/buka-kembali/",
        pengaduan_lacak.ubah,
        {"hal": "buka-kembali"},
        name="laporan-buka-kembali",
    ),
    path("angka/", statistik_pengaduan.umum, name="angka"),
]

SUARA_KARTU: list[URLPattern] = [
    path("kartu/<int:pk>/pdf/", matriks.kartu_pdf, name="kartu-pdf"),
    path("kartu/<int:pk>/bimbingan/", bimbingan.buat, name="bimbingan-buat"),
    path("matriks/", matriks.awal, name="matriks"),
    path("matriks/<str:kode>/", matriks.wilayah, name="matriks-wilayah"),
    path("rute/", rute.awal, name="rute"),
    path("rute/<str:kode>/", rute.wilayah, name="rute-wilayah"),
    path("rute/<str:kode>/<slug:indikator>/", rute.ubah, name="rute-ubah"),
    path("usulan/", usulan_pembangunan.daftar, name="usulan"),
    path("usulan/susunan/", usulan_pembangunan.susunan, name="usulan-susunan"),
    path("usulan/<int:pk>/", usulan_pembangunan.rinci, name="usulan-detail"),
    path("usulan/<int:pk>/ubah/", usulan_pembangunan.ubah, name="usulan-ubah"),
    path("usulan/<int:pk>/hasil/", usulan_pembangunan.hasil, name="usulan-hasil"),
    path(
        "desa/<str:kode>/<slug:indikator>/usulkan/",
        usulan_pembangunan.buat,
        name="usulan-buat",
    ),
    path("bimbingan/", bimbingan.daftar, name="bimbingan"),
    path("bimbingan/<int:pk>/", bimbingan.rinci, name="bimbingan-detail"),
    path("bimbingan/<int:pk>/pdf/", bimbingan.pdf, name="bimbingan-pdf"),
]

urlpatterns: list[URLPattern] = [*KARTU, *SUARA_KARTU, *PENGADUAN]
