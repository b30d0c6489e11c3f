"""Page states that every browser check walks through: who, where, and what must exist."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from fondasi.today import today
from kecamatan.models import Pemberitahuan
from kemiskinan.enums import StatusRilis
from tests.pemeran import Pemeran, buat_daftar, buat_rilis, buat_sasaran, buat_sk, buat_verval
from tests.peramban import (
    sediaan,
    sediaan_izin,
    sediaan_jalan_rapat,
    sediaan_kartu_skor,
    sediaan_laporan,
    sediaan_pengaduan,
    sediaan_rapat,
    sediaan_tindak_lanjut,
)
from tests.peramban import sediaan_rumah_bersama as rumah


@dataclass(frozen=True)
class Keadaan:
    """`siapa` is a name of the cast, empty for a stranger; `sediakan` prepares the data and may
    return the address."""

    nama: str
    alamat: str
    siapa: str = ""
    sediakan: Callable[[Pemeran], Any] | None = None
    status: int = 200


def _kabar(pemeran: Pemeran) -> None:
    for nomor in range(2):
        Pemberitahuan.objects.create(
            pengguna=pemeran.camat, kunci=f"uji-{nomor}", judul=f"Kabar {nomor}", tujuan="/"
        )


def _penyisiran(pemeran: Pemeran) -> None:
    """A release to decide and a late, half-visited list in Wonosalam."""
    camat = pemeran.camat.penugasan.get()
    kabupaten = camat.wilayah.induk
    desa = pemeran.pendamping.penugasan.get().wilayah
    assert kabupaten is not None
    sk, rilis = buat_sk(kabupaten), buat_rilis(kabupaten)
    buat_rilis(kabupaten, status=StatusRilis.DIPERIKSA)
    people = [buat_sasaran(sk, desa) for _ in range(2)]
    batas = today() - timedelta(days=3)
    buat_verval(buat_daftar(sk, rilis, camat.wilayah, *people, batas=batas), people[0])


KEADAAN = [
    Keadaan("masuk", "/akun/masuk/"),
    Keadaan("lupa-sandi", "/akun/lupa-sandi/"),
    Keadaan("beranda-camat", "/", "camat"),
    Keadaan("beranda-bappeda", "/", "bappeda"),
    Keadaan("beranda-opd", "/", "opd"),
    Keadaan("beranda-provinsi", "/", "provinsi"),
    Keadaan("beranda-pendamping", "/", "pendamping"),
    Keadaan("beranda-camat-terlambat", "/", "camat", _penyisiran),
    Keadaan("beranda-bappeda-penuh", "/", "bappeda", _penyisiran),
    Keadaan("tempat", "/tempat/", "dua_tugas"),
    Keadaan("pemberitahuan-kosong", "/pemberitahuan/", "camat"),
    Keadaan("pemberitahuan", "/pemberitahuan/", "camat", _kabar),
    Keadaan("ganti-sandi", "/akun/sandi/", "camat"),
    Keadaan("dua-langkah", "/akun/dua-langkah/", "camat"),
    Keadaan("keluar", "/akun/keluar/", "camat"),
    Keadaan("tidak-ada", "/tidak-ada/", "camat", status=404),
    Keadaan("tidak-ada-tamu", "/tidak-ada/", status=404),
    Keadaan("data-sumber", "", "bappeda", sediaan.data_sumber),
    Keadaan("rilis-unggah", "/kemiskinan/data-sumber/unggah/", "bappeda"),
    Keadaan("rilis", "", "bappeda", sediaan.rilis),
    Keadaan("rilis-berlakukan", "", "bappeda", sediaan.berlakukan),
    Keadaan("padanan-hasil", "", "bappeda", sediaan.padanan_hasil),
    Keadaan("padanan-tinjau", "", "bappeda", sediaan.padanan_tinjau),
    Keadaan("rekapitulasi", "", "bappeda", sediaan.rekapitulasi),
    Keadaan("rekapitulasi-kecamatan", "", "camat", sediaan.rekapitulasi_kecamatan),
    Keadaan("sasaran", "", "bappeda", sediaan.sasaran),
    Keadaan("sasaran-rinci", "", "bappeda", sediaan.sasaran_rinci),
    Keadaan("daftar", "", "bappeda", sediaan.daftar),
    Keadaan("daftar-rinci", "", "camat", sediaan.daftar_rinci),
    Keadaan("verval", "", "pendamping", sediaan.verval),
    Keadaan("verval-isi", "", "pendamping", sediaan.verval_isi),
    Keadaan("berita-acara", "", "camat", sediaan.berita_acara),
    Keadaan("izin-data", "", "bappeda", sediaan_izin.daftar),
    Keadaan("izin-data-beri", "/kemiskinan/izin-data/baru/", "bappeda"),
    Keadaan("izin-data-rinci", "", "bappeda", sediaan_izin.rinci),
    Keadaan("izin-data-orang", "", "provinsi", sediaan_izin.orang),
    Keadaan("laporan-kosong", "/laporan/", "bappeda"),
    Keadaan("laporan", "", "bappeda", sediaan.laporan),
    Keadaan("laporan-baru", "/laporan/baru/", "bappeda"),
    Keadaan("laporan-rinci", "", "bappeda", sediaan.laporan_rinci),
    Keadaan("laporan-keadaan", "", "provinsi", sediaan_laporan.matriks),
    Keadaan("laporan-periode", "", "provinsi", sediaan_laporan.periode),
    Keadaan("laporan-pengingat", "", "provinsi", sediaan_laporan.pengingat),
    Keadaan("laporan-aturan-ubah", "", "bappeda", sediaan_laporan.aturan),
    Keadaan("tindak-lanjut-kosong", "/rapat/tindak-lanjut/", "camat"),
    Keadaan("tindak-lanjut", "", "camat", sediaan_tindak_lanjut.daftar),
    Keadaan("tindak-lanjut-papan", "", "camat", sediaan_tindak_lanjut.papan),
    Keadaan("tindak-lanjut-rinci", "", "camat", sediaan_tindak_lanjut.rinci),
    Keadaan("tindak-lanjut-usulan", "", "bappeda", sediaan_tindak_lanjut.usulan),
    Keadaan("tindak-lanjut-jawab", "", "desa", sediaan_tindak_lanjut.jawab),
    Keadaan("tindak-lanjut-batas", "", "camat", sediaan_tindak_lanjut.batas),
    Keadaan("tindak-lanjut-baru", "", "camat", sediaan_tindak_lanjut.baru),
    Keadaan("rumah-belum-melapor", "", "camat", rumah.belum_melapor),
    Keadaan("rumah-panduan", "", "camat", rumah.panduan),
    Keadaan("rumah-kecamatan", "", "camat", rumah.sudah_melapor),
    Keadaan("rumah-butir", "", "camat", rumah.butir),
    Keadaan("rumah-profil", "", "camat", rumah.profil),
    Keadaan("rumah-kabupaten", "", "bappeda", rumah.sekabupaten),
    Keadaan("rumah-provinsi", "", "provinsi", rumah.seprovinsi),
    Keadaan("rumah-daftar", "", "bappeda", rumah.daftar_kecamatan),
    Keadaan("rumah-tkpkk-kosong", "/rumah-bersama/tkpkk/", "camat"),
    Keadaan("rumah-tkpkk", "", "camat", rumah.tkpkk),
    Keadaan("rumah-tkpkk-baru", "", "camat", rumah.tkpkk_baru),
    Keadaan("rumah-mitra-kosong", "/rumah-bersama/mitra/", "camat"),
    Keadaan("rumah-mitra", "", "camat", rumah.mitra),
    Keadaan("rumah-mitra-baru", "/rumah-bersama/mitra/baru/", "camat"),
    Keadaan("rumah-mitra-rinci", "", "camat", rumah.mitra_rinci),
    Keadaan("rumah-dukungan", "", "camat", rumah.dukungan),
    Keadaan("rumah-kegiatan", "", "camat", rumah.kegiatan),
    Keadaan("rumah-kegiatan-baru", "/rumah-bersama/kegiatan/baru/", "desa"),
    Keadaan("rumah-kegiatan-rinci", "", "desa", rumah.kegiatan_rinci),
    Keadaan("rumah-inovasi", "", "pendamping", rumah.inovasi),
    Keadaan("rumah-inovasi-rinci", "", "camat", rumah.inovasi_rinci),
    Keadaan("rumah-inovasi-kosong", "", "camat", rumah.inovasi_kosong),
    Keadaan("rumah-inovasi-baru", "/rumah-bersama/inovasi/baru/", "camat"),
    Keadaan("rumah-acuan", "", "provinsi", rumah.acuan),
    Keadaan("rumah-acuan-ubah", "", "provinsi", rumah.acuan_ubah),
    Keadaan("rumah-tanda", "", "bappeda", rumah.tanda),
    Keadaan("rumah-perubahan", "", "bappeda", rumah.perubahan),
    Keadaan("rapat-berlangsung", "", "staf", sediaan_jalan_rapat.berlangsung),
    Keadaan("rapat-berlangsung-keputusan", "", "staf", sediaan_jalan_rapat.berlangsung_keputusan),
    Keadaan("rapat-berlangsung-kosong", "", "camat", sediaan_jalan_rapat.berlangsung_kosong),
    Keadaan("rapat-rinci-berjalan", "", "camat", sediaan_jalan_rapat.rapat_rinci_berjalan),
    Keadaan("rapat-kehadiran", "", "staf", sediaan_jalan_rapat.kehadiran),
    Keadaan("rapat-qr", "", "staf", sediaan_jalan_rapat.qr),
    Keadaan("rapat-hadir", "", "", sediaan_jalan_rapat.hadir),
    Keadaan("rapat-hadir-palsu", "/rapat/hadir/palsu/", status=410),
    Keadaan("rapat-tutup", "", "camat", sediaan_jalan_rapat.tutup),
    Keadaan("rapat-keputusan", "", "staf", sediaan_jalan_rapat.keputusan),
    Keadaan("rapat-foto", "", "staf", sediaan_jalan_rapat.foto),
    Keadaan("rapat-notula-rancangan", "", "staf", sediaan_jalan_rapat.notula_rancangan),
    Keadaan("rapat-notula", "", "camat", sediaan_jalan_rapat.notula),
    Keadaan("arahan", "", "bappeda", sediaan_tindak_lanjut.arahan),
    Keadaan("arahan-baru", "/rapat/arahan/baru/", "bappeda"),
    Keadaan("arahan-rinci", "", "bappeda", sediaan_tindak_lanjut.arahan_rinci),
    Keadaan("arahan-penerima", "", "camat", sediaan_tindak_lanjut.arahan_rinci),
    Keadaan("hari-libur", "", "bappeda", sediaan_tindak_lanjut.hari_libur),
    Keadaan("hari-libur-kosong", "/kelola/hari-libur/", "bappeda"),
    Keadaan("tangga-pengingat", "/kelola/tangga-pengingat/", "camat"),
    Keadaan("ringkasan", "/rapat/ringkasan/", "staf"),
    Keadaan("kartu-skor", "", "camat", sediaan_kartu_skor.kartu),
    Keadaan("kartu-skor-rinci", "", "camat", sediaan_kartu_skor.kartu_rinci),
    Keadaan("kartu-skor-isi", "", "pendamping", sediaan_kartu_skor.kartu_isi),
    Keadaan("kartu-skor-dimensi", "", "pendamping", sediaan_kartu_skor.kartu_dimensi),
    Keadaan("kartu-skor-periksa", "", "pendamping", sediaan_kartu_skor.kartu_periksa),
    Keadaan("kartu-skor-isi-awal", "", "pendamping", sediaan_kartu_skor.isian_awal),
    Keadaan("kartu-skor-verifikasi", "", "camat", sediaan_kartu_skor.kartu_verifikasi),
    Keadaan("matriks-layanan", "", "camat", sediaan_kartu_skor.matriks),
    Keadaan("matriks-layanan-dimensi", "", "camat", sediaan_kartu_skor.matriks_dimensi),
    Keadaan("indikator-desa", "", "camat", sediaan_kartu_skor.indikator),
    Keadaan("beranda-camat-layanan", "", "camat", sediaan_kartu_skor.beranda),
    Keadaan("instrumen-rinci", "", "bappeda", sediaan_kartu_skor.instrumen_rinci),
    Keadaan("rute-indikator", "", "camat", sediaan_kartu_skor.rute),
    Keadaan("usulan-pembangunan", "", "camat", sediaan_kartu_skor.usulan_rinci),
    Keadaan("bimbingan", "", "desa", sediaan_kartu_skor.bimbingan),
    Keadaan("loket", "", "", sediaan_pengaduan.loket),
    Keadaan("loket-tutup", "/pengaduan/kirim/"),
    Keadaan("loket-kirim", "", "", sediaan_pengaduan.kirim),
    Keadaan("loket-lacak", "/pengaduan/lacak/"),
    Keadaan("loket-angka", "", "", sediaan_pengaduan.angka_umum),
    Keadaan("pengaduan-kosong", "/layanan/pengaduan/", "staf"),
    Keadaan("pengaduan", "", "camat", sediaan_pengaduan.kotak_masuk),
    Keadaan("pengaduan-rinci", "", "camat", sediaan_pengaduan.rinci),
    Keadaan("pengaduan-rahasia", "", "camat", sediaan_pengaduan.rahasia),
    Keadaan("pengaduan-opd", "", "opd", sediaan_pengaduan.opd),
    Keadaan("pengaduan-disposisi", "", "staf", sediaan_pengaduan.disposisi),
    Keadaan("pengaduan-tanggapi", "", "staf", sediaan_pengaduan.tanggapi),
    Keadaan("pengaduan-catat", "", "staf", sediaan_pengaduan.catat),
    Keadaan("pengaduan-rute", "", "bappeda", sediaan_pengaduan.rute),
    Keadaan("pengaduan-tindak-lanjut", "", "camat", sediaan_pengaduan.tindak_lanjut),
    Keadaan("pengaduan-batas", "", "bappeda", sediaan_pengaduan.batas),
    Keadaan("pengaduan-angka", "", "camat", sediaan_pengaduan.angka),
    Keadaan("pengaduan-angka-provinsi", "", "provinsi", sediaan_pengaduan.angka),
    Keadaan("beranda-camat-pengaduan", "", "camat", sediaan_pengaduan.terlambat),
    Keadaan("rapat-kosong", "/rapat/", "camat"),
    Keadaan("rapat", "", "camat", sediaan_rapat.daftar),
    Keadaan("rapat-buat", "", "camat", sediaan_rapat.buat),
    Keadaan("rapat-ubah", "", "camat", sediaan_rapat.ubah),
    Keadaan("rapat-batal", "", "camat", sediaan_rapat.batal),
    Keadaan("rapat-akhiri-seri", "", "camat", sediaan_rapat.akhiri_seri),
    Keadaan("rapat-rinci", "", "camat", sediaan_rapat.rinci),
    Keadaan("rapat-rinci-tamu", "", "desa", sediaan_rapat.tamu),
    Keadaan("undangan", "", "camat", sediaan_rapat.undangan),
    Keadaan("undangan-pilih", "", "camat", sediaan_rapat.undangan_pilih),
    Keadaan("undangan-kirim", "", "camat", sediaan_rapat.undangan_kirim),
    Keadaan("agenda-terpadu", "", "camat", sediaan_rapat.agenda_terpadu),
    Keadaan("agenda-terpadu-pilih", "/rapat/agenda-terpadu/", "bappeda"),
    Keadaan("kalender", "/rapat/kalender/", "camat"),
    Keadaan("jenis-rapat", "", "bappeda", sediaan_rapat.jenis),
]
