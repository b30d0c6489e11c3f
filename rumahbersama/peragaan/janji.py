"""Promises of every kind and state, an arahan to all camat, and the holidays of 2024."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.text import slugify

from kecamatan.actions import arahan as arahan_
from kecamatan.actions import jawaban_tindak_lanjut as jawab
from kecamatan.actions import tindak_lanjut as aksi
from kecamatan.actions.hari_libur import store_national
from kecamatan.enums import Prioritas
from kecamatan.models import Arahan, Instansi, Kontak, Pengguna, TindakLanjut, Wilayah
from kecamatan.queries.tindak_lanjut import jenis_for
from rumahbersama.peragaan.instalasi import Tempat

# SKB Menteri Agama, Menteri Ketenagakerjaan, Menteri PANRB 855/2023, 3/2023, 4/2023: 17 holidays
# and 10 days of cuti bersama. 27 November became one by Keppres 33/2024, signed on 21 November.
SUMBER = "SKB 3 Menteri Nomor 855, 3, dan 4 Tahun 2023"
LIBUR_2024 = (
    ((1, 1), "Tahun Baru 2024"),
    ((2, 8), "Isra Mikraj"),
    ((2, 9), "Cuti bersama Imlek"),
    ((2, 10), "Tahun Baru Imlek 2575"),
    ((3, 11), "Hari Suci Nyepi"),
    ((3, 12), "Cuti bersama Nyepi"),
    ((3, 29), "Wafat Isa Almasih"),
    ((3, 31), "Paskah"),
    ((4, 8), "Cuti bersama Idulfitri"),
    ((4, 9), "Cuti bersama Idulfitri"),
    ((4, 10), "Idulfitri 1445 Hijriah"),
    ((4, 11), "Idulfitri 1445 Hijriah"),
    ((4, 12), "Cuti bersama Idulfitri"),
    ((4, 15), "Cuti bersama Idulfitri"),
    ((5, 1), "Hari Buruh Internasional"),
    ((5, 9), "Kenaikan Isa Almasih"),
    ((5, 10), "Cuti bersama Kenaikan Isa Almasih"),
    ((5, 23), "Hari Raya Waisak 2568"),
    ((5, 24), "Cuti bersama Waisak"),
    ((6, 1), "Hari Lahir Pancasila"),
    ((6, 17), "Iduladha 1445 Hijriah"),
    ((6, 18), "Cuti bersama Iduladha"),
    ((7, 7), "Tahun Baru Islam 1446 Hijriah"),
    ((8, 17), "Proklamasi Kemerdekaan"),
    ((9, 16), "Maulid Nabi Muhammad"),
    ((12, 25), "Natal"),
    ((12, 26), "Cuti bersama Natal"),
)
PEMILU = (date(2024, 2, 14), "Pemungutan suara pemilihan umum")


class JanjiContoh:
    """What the meetings of October left behind, as it stands on 4 November 2024."""

    def __init__(
        self, tempat: Tempat, akun: Mapping[str, Pengguna], instansi: Mapping[str, Instansi]
    ) -> None:
        self.tempat, self.akun, self.instansi = tempat, akun, instansi

    def isi_libur(self) -> None:
        bappeda = self.akun["bappeda"]
        hari = [(date(2024, *bulan_tanggal), nama) for bulan_tanggal, nama in LIBUR_2024]
        store_national(hari, sumber=SUMBER, oleh=bappeda)
        store_national([PEMILU], sumber="Keppres Nomor 10 Tahun 2024", oleh=bappeda)

    def buka(self) -> list[TindakLanjut]:
        """In Wonosalam one of each kind and state, in Bareng two that nobody has touched."""
        for nama in ("wonosalam", "bareng"):
            self._belum(nama)
        return [self._terlambat(), self._menunggu(), self._selesai(), *self._usulan()]

    def beri_arahan(self) -> Arahan:
        """To all camat; every fourth has not opened it, every fourth has finished."""
        arahan = arahan_.issue_arahan(
            arahan_.IsiArahan(
                wilayah=self.tempat.kabupaten,
                pemberi="Bupati",
                judul="Tuntaskan penyisiran sampai 30 November",
                isi=(
                    "Selesaikan penyisiran miskin ekstrem di kecamatan masing-masing dan "
                    "laporkan kemajuannya melalui Sekretariat TKPK."
                ),
                batas=date(2024, 11, 30),
                kepada_wilayah=self.tempat.kecamatan,
            ),
            oleh=self.akun["bappeda"],
        )
        for nomor, satu in enumerate(arahan.penerima.select_related("wilayah")):
            self._tanggapi(arahan, satu, nomor % 4)
        return arahan

    def _tanggapi(self, arahan: Arahan, satu: Any, sejauh: int) -> None:
        camat = self.akun[f"camat.{slugify(satu.wilayah.nama)}"]
        if sejauh >= 1:
            arahan_.mark_read_arahan(arahan, oleh=camat)
        if sejauh >= 2:
            arahan_.start_arahan(satu, oleh=camat)
        if sejauh == 3:
            teks = "Penyisiran selesai; berita acara tiap desa sudah disusun."
            arahan_.finish_arahan(satu, jawaban=teks, oleh=camat)

    def _tempat(self, nama: str) -> Wilayah:
        return next(satu for satu in self.tempat.kecamatan if slugify(satu.nama) == nama)

    def _janji(
        self, nama: str, uraian: str, batas: date, pemilik: Kontak | Instansi, **lainnya: Any
    ) -> TindakLanjut:
        wilayah = self._tempat(nama)
        kontak = pemilik if isinstance(pemilik, Kontak) else None
        instansi = pemilik if isinstance(pemilik, Instansi) else None
        isi = aksi.IsiTindakLanjut(
            wilayah=wilayah, jenis=jenis_for(wilayah, kontak, instansi), uraian=uraian,
            batas=batas, kontak=kontak, instansi=instansi, **lainnya,
        )  # fmt: skip
        return aksi.open_tindak_lanjut(isi, oleh=self.akun[f"camat.{nama}"])

    def _puskesmas(self, nama: str) -> Instansi:
        return self.instansi[f"puskesmas-{self._tempat(nama).kode}"]

    def _kontak(self, kotak: str) -> Kontak:
        return Kontak.objects.select_related("instansi__wilayah", "pengguna").get(
            pengguna=self.akun[kotak]
        )

    def _belum(self, nama: str) -> None:
        self._janji(
            nama, "Susun jadwal kunjungan rumah keluarga berisiko stunting",
            date(2024, 11, 15), self._puskesmas(nama),
        )  # fmt: skip
        self._janji(
            nama, "Kirim undangan rapat koordinasi bulan November", date(2024, 11, 6),
            self._kontak(f"staf.{nama}"),
        )  # fmt: skip

    def _terlambat(self) -> TindakLanjut:
        desa = self._desa()
        row = self._janji(
            "wonosalam", "Lengkapi pengukuran balita di posyandu yang belum melapor",
            date(2024, 10, 28), self._puskesmas("wonosalam"), desa=desa,
            prioritas=Prioritas.MENDESAK, dilibatkan=[self._kontak("pendamping1.wonosalam")],
        )  # fmt: skip
        return jawab.start_tindak_lanjut(row, oleh=self.akun["puskesmas.wonosalam"])

    def _desa(self) -> Wilayah:
        return next(satu for satu in self.tempat.desa if satu.nama == "Carangwulung")

    def _menunggu(self) -> TindakLanjut:
        row = self._janji(
            "wonosalam", "Pastikan air bersih di balai dusun mengalir lagi", date(2024, 11, 8),
            self._kontak("desa.carangwulung"), desa=self._desa(),
        )  # fmt: skip
        teks = "Pipa induk sudah diganti; air mengalir sejak Jumat."
        jawab.answer_tindak_lanjut(row, isi=teks, oleh=self.akun["desa.carangwulung"])
        return row

    def _selesai(self) -> TindakLanjut:
        staf, camat = self.akun["staf.wonosalam"], self.akun["camat.wonosalam"]
        row = self._janji(
            "wonosalam", "Bagikan daftar verval kepada pendamping tiap desa", date(2024, 10, 21),
            self._kontak("staf.wonosalam"),
        )  # fmt: skip
        jawab.answer_tindak_lanjut(row, isi="Terbagi ke semua desa.", oleh=staf)
        jawab.accept_tindak_lanjut(row, oleh=camat)
        batal = self._janji(
            "wonosalam", "Pinjam pengeras suara untuk rapat", date(2024, 10, 25),
            self._kontak("staf.wonosalam"),
        )  # fmt: skip
        aksi.cancel_tindak_lanjut(
            batal, alasan="Pengeras suara balai sudah diperbaiki.", oleh=camat
        )
        return row

    def _usulan(self) -> list[TindakLanjut]:
        """One waits at the secretariat; one was passed on and its answer is not complete."""
        bappeda, camat = self.akun["bappeda"], self.akun["camat.wonosalam"]
        menunggu = self._janji(
            "wonosalam", "Usulkan rehabilitasi rumah tidak layak huni yang diverifikasi bulan ini",
            date(2024, 11, 22), self.instansi["perkim"],
        )  # fmt: skip
        diteruskan = self._janji(
            "wonosalam", "Percepat pencairan bantuan sosial tahap empat", date(2024, 11, 11),
            self.instansi["dinsos"],
        )  # fmt: skip
        aksi.forward_tindak_lanjut(diteruskan, oleh=bappeda)
        jawab.answer_tindak_lanjut(
            diteruskan, isi="Berkas pencairan sudah masuk ke BPKAD.", oleh=self.akun["dinsos"]
        )
        alasan = "Mohon tanggal perkiraan cair per desa."
        jawab.ask_more_tindak_lanjut(diteruskan, alasan=alasan, oleh=camat)
        return [menunggu, diteruskan]
