"""/rapat/ : meetings and promises; /rumah-bersama/ : the kecamatan's house; /kelola/ : people,
offices, places, audit; /undangan/ : links that set a password."""

from __future__ import annotations

from django.urls import path

from kecamatan.views import (
    acuan,
    agenda,
    agenda_terpadu,
    arahan,
    bundel,
    data_induk,
    foto_rapat,
    hadir,
    hari_libur,
    jalan_rapat,
    jejak,
    jenis_rapat,
    kalender,
    kehadiran,
    kelembagaan,
    kelembagaan_rekap,
    keputusan_rapat,
    notula,
    pengguna,
    penugasan,
    rapat,
    ringkasan_harian,
    tangga_eskalasi,
    tautan,
    tindak_lanjut,
    tindak_lanjut_langkah,
    tkpkk,
    undangan,
    wilayah,
)

app_name = "kecamatan"
RUMAH = "rumah-bersama/kelembagaan/"

urlpatterns = [
    # Rapat: rencana
    path("rapat/", rapat.daftar, name="rapat"),
    path("rapat/baru/", rapat.buat, name="rapat-buat"),
    path("rapat/<int:pk>/", rapat.rinci, name="rapat-rinci"),
    path("rapat/<int:pk>/ubah/", rapat.ubah, name="rapat-ubah"),
    path("rapat/<int:pk>/batal/", rapat.batal, name="rapat-batal"),
    path("rapat/<int:pk>/ics/", undangan.ics, name="rapat-ics"),
    # Rapat: agenda terpadu dan kalender
    path("rapat/agenda-terpadu/", agenda_terpadu.pilih, name="agenda-terpadu-pilih"),
    path("rapat/agenda-terpadu/<str:kode>/", agenda_terpadu.bulan, name="agenda-terpadu"),
    path(
        "rapat/agenda-terpadu/<str:kode>/lembar/",
        agenda_terpadu.lembar,
        name="agenda-terpadu-lembar",
    ),
    path(
        "rapat/agenda-terpadu/<str:kode>/tambah/",
        agenda_terpadu.tambah,
        name="kegiatan-terpadu-tambah",
    ),
    path("rapat/kegiatan/<int:pk>/", agenda_terpadu.ubah, name="kegiatan-terpadu-ubah"),
    path("rapat/kegiatan/<int:pk>/hapus/", agenda_terpadu.hapus, name="kegiatan-terpadu-hapus"),
    path("rapat/kalender/", kalender.halaman, name="kalender"),
    path("rapat/kalender/cabut/", kalender.cabut, name="kalender-cabut"),
    path("rapat/kalender/<str:token>.ics", kalender.langganan, name="kalender-langganan"),
    # Rapat: jenis
    path("rapat/jenis/", jenis_rapat.daftar, name="jenis-rapat"),
    path("rapat/jenis/baru/", jenis_rapat.ubah, name="jenis-rapat-baru"),
    path("rapat/jenis/<int:pk>/", jenis_rapat.ubah, name="jenis-rapat-ubah"),
    # Rapat: undangan
    path("rapat/<int:pk>/undangan/", undangan.daftar, name="undangan"),
    path("rapat/<int:pk>/undangan/kelompok/", undangan.kelompok, name="undangan-kelompok"),
    path("rapat/<int:pk>/undangan/pilih/", undangan.pilih, name="undangan-pilih"),
    path("rapat/<int:pk>/undangan/baru/", undangan.baru, name="undangan-baru"),
    path("rapat/<int:pk>/undangan/keluarkan/", undangan.keluarkan, name="undangan-keluarkan"),
    path("rapat/<int:pk>/undangan/kirim/", undangan.kirim, name="undangan-kirim"),
    path("rapat/<int:pk>/undangan/surat/", undangan.surat, name="undangan-surat"),
    # Rapat: agenda
    path("rapat/<int:pk>/agenda/perbarui/", agenda.perbarui, name="agenda-perbarui"),
    path("rapat/<int:pk>/agenda/tambah/", agenda.tambah, name="agenda-tambah"),
    path("rapat/agenda/<int:pk>/naik/", agenda.geser, {"arah": "naik"}, name="agenda-naik"),
    path("rapat/agenda/<int:pk>/turun/", agenda.geser, {"arah": "turun"}, name="agenda-turun"),
    path("rapat/agenda/<int:pk>/lepas/", agenda.lepas, name="agenda-lepas"),
    path(
        "rapat/agenda/<int:pk>/kembalikan/",
        agenda.lepas,
        {"dilewati": False},
        name="agenda-kembalikan",
    ),
    # Rumah Bersama: kelembagaan
    path(RUMAH, kelembagaan_rekap.mulai, name="rumah"),
    path(f"{RUMAH}bukti/<int:pk>/", kelembagaan.bukti, name="rumah-bukti"),
    path(f"{RUMAH}<str:kode>/", kelembagaan_rekap.wilayah, name="rumah-wilayah"),
    path(f"{RUMAH}<str:kode>/kecamatan/", kelembagaan_rekap.kecamatan, name="rumah-kecamatan"),
    path(f"{RUMAH}<str:kode>/perubahan/", kelembagaan_rekap.perubahan, name="rumah-perubahan"),
    path(f"{RUMAH}<str:kode>/ingatkan/", kelembagaan_rekap.ingatkan, name="rumah-ingatkan"),
    path(f"{RUMAH}<str:kode>/panduan/", kelembagaan.panduan, name="rumah-panduan"),
    path(f"{RUMAH}<str:kode>/profil/", kelembagaan.profil, name="rumah-profil"),
    path(f"{RUMAH}<str:kode>/butir/<slug:slug>/", kelembagaan.butir, name="rumah-butir"),
    path(f"{RUMAH}<str:kode>/tanda/", acuan.tanda, name="rumah-tanda"),
    path(f"{RUMAH}tanda/<int:pk>/hapus/", acuan.hapus_tanda, name="rumah-tanda-hapus"),
    # Rumah Bersama: TKPKK
    path("rumah-bersama/tkpkk/", tkpkk.daftar, name="tkpkk"),
    path("rumah-bersama/tkpkk/<int:pk>/", tkpkk.ubah, name="tkpkk-ubah"),
    path("rumah-bersama/tkpkk/<int:pk>/akhiri/", tkpkk.akhiri, name="tkpkk-akhiri"),
    path("rumah-bersama/tkpkk/di/<str:kode>/baru/", tkpkk.tambah, name="tkpkk-baru"),
    path("rumah-bersama/tkpkk/di/<str:kode>/cetak/", tkpkk.cetak, name="tkpkk-cetak"),
    # Rumah Bersama: daftar acuan
    path("rumah-bersama/acuan/<slug:jenis>/", acuan.daftar, name="acuan"),
    path("rumah-bersama/acuan/<slug:jenis>/baru/", acuan.ubah, name="acuan-baru"),
    path("rumah-bersama/acuan/<slug:jenis>/<int:pk>/", acuan.ubah, name="acuan-ubah"),
    # Rapat: pelaksanaan
    path("rapat/hadir/<str:token>/", hadir.isi, name="rapat-hadir"),
    path("rapat/<int:pk>/mulai/", jalan_rapat.mulai, name="rapat-mulai"),
    path("rapat/<int:pk>/berlangsung/", jalan_rapat.berlangsung, name="rapat-berlangsung"),
    path("rapat/<int:pk>/berlangsung/kabar/", jalan_rapat.kabar, name="rapat-kabar"),
    path("rapat/<int:pk>/catatan/<int:butir_pk>/", jalan_rapat.catatan, name="rapat-catatan"),
    path("rapat/<int:pk>/tutup/", jalan_rapat.tutup, name="rapat-tutup"),
    path("rapat/<int:pk>/keputusan/", keputusan_rapat.tambah, name="rapat-keputusan-tambah"),
    path(
        "rapat/<int:pk>/keputusan/<int:keputusan_pk>/",
        keputusan_rapat.ubah,
        name="rapat-keputusan-ubah",
    ),
    path(
        "rapat/<int:pk>/keputusan/<int:keputusan_pk>/hapus/",
        keputusan_rapat.hapus,
        name="rapat-keputusan-hapus",
    ),
    # Rapat: kehadiran
    path("rapat/<int:pk>/kehadiran/", kehadiran.daftar, name="rapat-kehadiran"),
    path("rapat/<int:pk>/kehadiran/qr/", kehadiran.qr, name="rapat-qr"),
    path("rapat/<int:pk>/kehadiran/blangko/", kehadiran.blangko, name="rapat-blangko"),
    path("rapat/<int:pk>/kehadiran/tambah/", kehadiran.tambah, name="rapat-kehadiran-tambah"),
    path(
        "rapat/<int:pk>/kehadiran/<int:hadir_pk>/hapus/",
        kehadiran.hapus,
        name="rapat-kehadiran-hapus",
    ),
    path("rapat/<int:pk>/kehadiran/pindaian/", kehadiran.unggah, name="rapat-pindaian-unggah"),
    path(
        "rapat/<int:pk>/kehadiran/pindaian/<int:pindaian_pk>/",
        kehadiran.pindaian,
        name="rapat-pindaian",
    ),
    path(
        "rapat/<int:pk>/kehadiran/pindaian/<int:pindaian_pk>/hapus/",
        kehadiran.hapus_pindaian,
        name="rapat-pindaian-hapus",
    ),
    # Rapat: foto dan notula
    path("rapat/<int:pk>/foto/", foto_rapat.daftar, name="rapat-foto"),
    path("rapat/<int:pk>/foto/<int:foto_pk>/", foto_rapat.isi, name="rapat-foto-isi"),
    path("rapat/<int:pk>/foto/<int:foto_pk>/hapus/", foto_rapat.hapus, name="rapat-foto-hapus"),
    path("rapat/<int:pk>/notula/", notula.rinci, name="rapat-notula"),
    path("rapat/<int:pk>/notula/sahkan/", notula.sahkan, name="rapat-notula-sahkan"),
    path("rapat/<int:pk>/notula/unduh/", notula.pdf, name="rapat-notula-pdf"),
    path("rapat/<int:pk>/notula/addendum/", notula.addendum, name="rapat-notula-addendum"),
    path("rapat/<int:pk>/pertanggungjawaban/", bundel.rinci, name="rapat-bundel"),
    path(
        "rapat/<int:pk>/pertanggungjawaban/<int:bundel_pk>/",
        bundel.unduh,
        name="rapat-bundel-unduh",
    ),
    # Undangan
    path("undangan/sandi/", tautan.sandi_baru, name="sandi-baru"),
    path("undangan/<str:token>/", tautan.buka, name="tautan"),
    # Pengguna dan penugasan
    path("kelola/pengguna/", pengguna.daftar, name="pengguna"),
    path("kelola/pengguna/undang/", pengguna.undang, name="pengguna-undang"),
    path("kelola/pengguna/<int:pk>/", pengguna.rincian, name="pengguna-rincian"),
    path("kelola/pengguna/<int:pk>/tautan/", pengguna.tautan, name="pengguna-tautan"),
    path("kelola/pengguna/<int:pk>/nonaktif/", pengguna.nonaktifkan, name="pengguna-nonaktif"),
    path("kelola/pengguna/<int:pk>/aktif/", pengguna.aktifkan, name="pengguna-aktif"),
    path("kelola/pengguna/<int:pk>/penugasan/", penugasan.tambah, name="penugasan-tambah"),
    path("kelola/penugasan/<int:pk>/akhiri/", penugasan.akhiri, name="penugasan-akhiri"),
    # Data induk
    path("kelola/instansi/", data_induk.daftar, {"jenis": "instansi"}, name="instansi"),
    path("kelola/instansi/baru/", data_induk.ubah, {"jenis": "instansi"}, name="instansi-baru"),
    path("kelola/instansi/<int:pk>/", data_induk.ubah, {"jenis": "instansi"}, name="instansi-ubah"),
    path("kelola/kontak/", data_induk.daftar, {"jenis": "kontak"}, name="kontak"),
    path("kelola/kontak/baru/", data_induk.ubah, {"jenis": "kontak"}, name="kontak-baru"),
    path("kelola/kontak/<int:pk>/", data_induk.ubah, {"jenis": "kontak"}, name="kontak-ubah"),
    path("kelola/kop-surat/", data_induk.daftar, {"jenis": "kop-surat"}, name="kop-surat"),
    path("kelola/kop-surat/baru/", data_induk.ubah, {"jenis": "kop-surat"}, name="kop-surat-baru"),
    path(
        "kelola/kop-surat/<int:pk>/", data_induk.ubah, {"jenis": "kop-surat"}, name="kop-surat-ubah"
    ),
    path("kelola/kop-surat/<int:pk>/lambang/", data_induk.lambang, name="kop-surat-lambang"),
    path("kelola/pejabat/", data_induk.daftar, {"jenis": "pejabat"}, name="pejabat"),
    path("kelola/pejabat/baru/", data_induk.ubah, {"jenis": "pejabat"}, name="pejabat-baru"),
    path("kelola/pejabat/<int:pk>/", data_induk.ubah, {"jenis": "pejabat"}, name="pejabat-ubah"),
    # Wilayah
    path("kelola/wilayah/", wilayah.cari, name="wilayah"),
    path("kelola/wilayah/saran/", wilayah.saran, name="wilayah-saran"),
    path("kelola/wilayah/baru/", wilayah.tambah, name="wilayah-tambah"),
    path("kelola/wilayah/<str:kode>/", wilayah.rincian, name="wilayah-rincian"),
    path("kelola/wilayah/<str:kode>/akhiri/", wilayah.akhiri, name="wilayah-akhiri"),
    path("kelola/wilayah/<str:kode>/nama/", wilayah.ganti_nama, name="wilayah-nama"),
    # Tindak lanjut
    path("rapat/tindak-lanjut/", tindak_lanjut.daftar, name="tindak-lanjut"),
    path("rapat/tindak-lanjut/papan/", tindak_lanjut.papan, name="tindak-lanjut-papan"),
    path("rapat/tindak-lanjut/baru/", tindak_lanjut.buat, name="tindak-lanjut-baru"),
    path("rapat/tindak-lanjut/<int:pk>/", tindak_lanjut.rinci, name="tindak-lanjut-detail"),
    path(
        "rapat/tindak-lanjut/jawaban/<int:pk>/bukti/",
        tindak_lanjut.bukti,
        name="tindak-lanjut-bukti",
    ),
    *(
        path(
            f"rapat/tindak-lanjut/<int:pk>/{kode}/",
            tindak_lanjut_langkah.langkah,
            {"kode": kode},
            name=f"tindak-lanjut-{kode}",
        )
        for kode in tindak_lanjut_langkah.LANGKAH
    ),
    # Arahan
    path("rapat/arahan/", arahan.daftar, name="arahan"),
    path("rapat/arahan/baru/", arahan.buat, name="arahan-baru"),
    path("rapat/arahan/<int:pk>/", arahan.rinci, name="arahan-detail"),
    path("rapat/arahan/<int:pk>/ingatkan/", arahan.ingatkan, name="arahan-ingatkan"),
    path("rapat/arahan/<int:pk>/cabut/", arahan.cabut, name="arahan-cabut"),
    path("rapat/arahan/penerima/<int:pk>/kerjakan/", arahan.kerjakan, name="arahan-kerjakan"),
    path("rapat/arahan/penerima/<int:pk>/selesai/", arahan.selesai, name="arahan-selesai"),
    path("rapat/arahan/penerima/<int:pk>/kembalikan/", arahan.kembalikan, name="arahan-kembalikan"),
    path("rapat/arahan/penerima/<int:pk>/bukti/", arahan.bukti, name="arahan-bukti"),
    path("rapat/ringkasan/", ringkasan_harian.ringkasan, name="ringkasan"),
    # Hari libur dan tangga pengingat
    path("kelola/hari-libur/", hari_libur.daftar, name="hari-libur"),
    path("kelola/hari-libur/baru/", hari_libur.tambah, name="hari-libur-baru"),
    path("kelola/hari-libur/muat/", hari_libur.muat, name="hari-libur-muat"),
    path("kelola/hari-libur/<int:pk>/hapus/", hari_libur.hapus, name="hari-libur-hapus"),
    path("kelola/tangga-pengingat/", tangga_eskalasi.tangga, name="tangga"),
    path("kelola/tangga-pengingat/hapus/", tangga_eskalasi.hapus, name="tangga-hapus"),
    path("kelola/tangga-pengingat/bawaan/", tangga_eskalasi.bawaan, name="tangga-bawaan"),
    # Jejak audit
    path("kelola/jejak/", jejak.daftar, name="jejak"),
]
