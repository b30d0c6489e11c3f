"""Complaints of September to November 2024, in every state; the words are invented."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.utils.text import slugify

from fondasi.today import today
from kecamatan.models import Instansi, Pengguna, Wilayah
from layanan_dasar.actions.langkah_pengaduan import (
    accept_pengaduan,
    add_information,
    answer_pengaduan,
    ask_pengaduan,
    dispose_pengaduan,
    forward_to_lapor,
    rate_pengaduan,
    reject_pengaduan,
    reopen_pengaduan,
    take_pengaduan,
)
from layanan_dasar.actions.pantau_pengaduan import watch_pengaduan
from layanan_dasar.actions.pengaduan import IsiPengaduan, receive_pengaduan
from layanan_dasar.actions.pengaturan_pengaduan import fill_defaults, save_route, set_counter
from layanan_dasar.actions.urus_pengaduan import merge_pengaduan, release_ringkasan
from layanan_dasar.enums import IdentitasPelaporan, KanalPengaduan
from layanan_dasar.models import KategoriPengaduan, Pengaduan
from rumahbersama.peragaan.akun import WONOSALAM
from rumahbersama.peragaan.instalasi import Tempat

RUTE = {
    "pendidikan": "dikbud",
    "air-sanitasi": "perkim",
    "bansos": "dinsos",
    "salah-sasaran": "dinsos",
    "adminduk": "dukcapil",
    "jalan": "pupr",
    "pertanian": "dkpp",
    "perangkat-desa": "dpmd",
    "dana-desa": "dpmd",
}
"""Category → office of the kabupaten; kesehatan goes to each puskesmas, the rest is unmapped."""


@dataclass(frozen=True, slots=True)
class Kisah:
    """One complaint: how many days ago, what happened, and how far it has come. `desa` counts
    within Wonosalam (with "w") or through the whole kabupaten."""

    hari: int
    kategori: str
    isi: str
    akhir: str
    desa: str
    identitas: IdentitasPelaporan = IdentitasPelaporan.ANONIM
    kanal: KanalPengaduan = KanalPengaduan.WEB
    rahasia: bool = False
    jawaban: str = ""


A, B, T = IdentitasPelaporan.ANONIM, IdentitasPelaporan.TERBUKA, IdentitasPelaporan.TANPA
_W = KanalPengaduan.WHATSAPP
_M, _D = KanalPengaduan.MUSDES, KanalPengaduan.TATAP_MUKA
KISAH = (
    Kisah(41, "jalan", "Jembatan kayu di dusun atas lapuk dan pagarnya lepas, anak sekolah lewat "
          "setiap pagi.", "selesai", "w0", B, _M, jawaban="Papan dan pagar jembatan diganti."),
    Kisah(40, "air-sanitasi", "Air pipa keruh dan berbau sejak hujan pertama, sudah dua minggu.",
          "selesai", "w3", A, jawaban="Bak penampung dikuras dan saringan diganti."),
    Kisah(39, "kesehatan", "Posyandu balita dua bulan tidak buka karena kadernya sakit.", "selesai",
          "w5", B, _D, jawaban="Kader pengganti dilatih; jadwal berjalan lagi awal Oktober."),
    Kisah(38, "adminduk", "Akta kelahiran anak sudah diurus empat bulan belum jadi.", "selesai",
          "17", B, _D, jawaban="Akta terbit dan dapat diambil di kantor kecamatan."),
    Kisah(37, "pendidikan", "Atap ruang kelas tiga bocor, murid belajar di teras bila hujan.",
          "selesai", "40", A, _W, jawaban="Atap diperbaiki dengan dana pemeliharaan."),
    Kisah(36, "bansos", "Kartu bantuan sembako tidak bisa digesek sejak bulan lalu.", "selesai",
          "88", B, jawaban="Kartu diganti bank penyalur; saldo dua bulan masuk."),
    Kisah(35, "jalan", "Lampu jalan di tikungan pasar mati, sudah dua kali ada yang jatuh.",
          "selesai", "120", A, jawaban="Lampu dipasang kembali."),
    Kisah(12, "salah-sasaran", "Rumah tembok dua lantai menerima bantuan, tetangganya yang janda "
          "lanjut usia tidak.", "ditanggapi", "w1", A,
          jawaban="Nama diusulkan dibahas dalam musyawarah desa bulan ini."),
    Kisah(11, "pertanian", "Pupuk bersubsidi tidak ada di kios padahal sudah musim tanam.",
          "ditanggapi", "200", B, _W, jawaban="Kuota ditambah; kios buka lagi Kamis."),
    Kisah(19, "air-sanitasi", "Saluran pembuangan pasar meluap ke halaman rumah warga.", "dibuka",
          "61", A, jawaban="Saluran sudah dibersihkan petugas."),
    Kisah(18, "kesehatan", "Antrean puskesmas dari subuh, dokternya baru datang siang.", "proses",
          "9", A),
    Kisah(14, "jalan", "Jembatan kayu dusun atas papannya patah lagi setelah dilewati truk.",
          "terlambat", "w0", T),
    Kisah(13, "bansos", "Nama ibu saya hilang dari daftar bantuan tanpa pemberitahuan.", "proses",
          "w2", B, _D),
    Kisah(12, "adminduk", "Diminta datang tiga kali untuk cetak KTP, blangko selalu habis.",
          "proses", "150", A),
    Kisah(8, "dana-desa", "Papan proyek jalan usaha tani tidak dipasang dan ukuran jalannya "
          "berbeda dari yang diumumkan.", "rahasia", "w4", A, rahasia=True),
    Kisah(10, "lainnya", "Sengketa batas tanah dengan tetangga yang sudah di pengadilan.",
          "ditolak", "77", B, _D),
    Kisah(9, "jalan", "Jalan provinsi di depan balai desa berlubang dalam sepanjang 100 meter.",
          "lapor", "w6", A),
    Kisah(8, "pendidikan", "Anak tetangga berhenti sekolah karena tidak punya seragam.",
          "perlu_info", "w7", T),
    Kisah(7, "air-sanitasi", "Tandon air dusun retak, warga mengambil air ke sungai.", "disposisi",
          "w3", B, _W),
    Kisah(6, "kesehatan", "Ambulans desa tidak bisa dihubungi pada malam hari.", "disposisi", "31",
          A),
    Kisah(5, "pungutan", "Diminta uang untuk surat keterangan yang seharusnya gratis.",
          "verifikasi", "110", A, rahasia=True),
    Kisah(4, "pelayanan", "Pelayanan surat pindah menunggu dari pagi sampai sore tanpa kabar.",
          "verifikasi", "w5", A),
    Kisah(3, "jalan", "Gorong-gorong depan sekolah tersumbat, jalan tergenang tiap hujan.",
          "baru", "w2", T),
    Kisah(3, "salah-sasaran", "Yang sudah meninggal masih tercatat menerima bantuan.", "baru",
          "w1", A),
    Kisah(1, "jalan", "Gorong-gorong di depan sekolah dasar tersumbat, jalan tergenang bila hujan.",
          "gabung", "w2", A),
    Kisah(0, "bansos", "Kapan jadwal pencairan bantuan langsung tunai tahap berikutnya?", "baru",
          "5", B),
)  # fmt: skip


@contextmanager
def pada(hari: date) -> Iterator[None]:
    """Act on a day of the past, as the people of the story did."""
    semula = settings.HARI_INI
    settings.HARI_INI = hari.isoformat()
    try:
        yield
    finally:
        settings.HARI_INI = semula


class PengaduanContoh:
    """The counter of the kabupaten and those who bring something to it."""

    def __init__(
        self, tempat: Tempat, akun: dict[str, Pengguna], instansi: dict[str, Instansi]
    ) -> None:
        self.tempat, self.akun, self.instansi = tempat, akun, instansi
        self.bappeda = akun["bappeda"]
        self.hari_ini = today()
        self.terakhir: dict[str, Pengaduan] = {}

    def terima_semua(self) -> int:
        """Open the counter, play every story, watch once; returns how many complaints there are."""
        self._buka_loket()
        for nomor, kisah in enumerate(KISAH):
            self._mainkan(kisah, nomor)
        watch_pengaduan()
        return len(KISAH)

    def _buka_loket(self) -> None:
        fill_defaults()
        set_counter(self.tempat.kabupaten, terbuka=True, oleh=self.bappeda)
        kategori = {satu.kode: satu for satu in KategoriPengaduan.objects.all()}
        for kode, kunci in RUTE.items():
            save_route(
                kategori=kategori[kode],
                wilayah=self.tempat.kabupaten,
                instansi=self.instansi[kunci],
                oleh=self.bappeda,
            )
        for satu in self.tempat.kecamatan:
            save_route(
                kategori=kategori["kesehatan"],
                wilayah=satu,
                instansi=self.instansi[f"puskesmas-{satu.kode}"],
                oleh=self.bappeda,
            )
        self.kategori = kategori

    def _desa(self, sebutan: str) -> Wilayah:
        if sebutan.startswith("w"):
            wonosalam = [w for w in self.tempat.desa if w.kode.startswith(f"{WONOSALAM}.")]
            return wonosalam[int(sebutan[1:])]
        return self.tempat.desa[int(sebutan)]

    def _instansi(self, kisah: Kisah, desa: Wilayah) -> Instansi:
        kecamatan = desa.kode.rpartition(".")[0]
        if kisah.kategori == "kesehatan":
            return self.instansi[f"puskesmas-{kecamatan}"]
        return self.instansi[RUTE.get(kisah.kategori, f"kecamatan-{kecamatan}")]

    def _staf(self, desa: Wilayah) -> Pengguna:
        assert desa.induk is not None
        return self.akun[f"staf.{slugify(desa.induk.nama)}"]

    def _mainkan(self, kisah: Kisah, nomor: int) -> None:
        mulai = self.hari_ini - timedelta(days=kisah.hari)
        desa = self._desa(kisah.desa)
        with pada(mulai):
            row = receive_pengaduan(
                IsiPengaduan(
                    desa=desa,
                    kategori=self.kategori[kisah.kategori],
                    isi=kisah.isi,
                    identitas=kisah.identitas,
                    rahasia=kisah.rahasia,
                    kanal=kisah.kanal,
                    nama="Warga (contoh)" if kisah.identitas == B else "",
                    kontak="0800-0000-0000" if kisah.identitas == B else "",
                ),
                kiriman=f"peragaan-pengaduan-{nomor:04d}",
                oleh=None if kisah.kanal == KanalPengaduan.WEB else self._staf(desa),
            ).pengaduan
        self._teruskan(kisah, row, self._instansi(kisah, desa), mulai)

    def _teruskan(self, kisah: Kisah, row: Pengaduan, kepada: Instansi, mulai: date) -> None:
        """As far as the story goes, a day or two between the steps."""
        oleh = self._staf(row.desa)
        penjawab = self.akun.get(RUTE.get(kisah.kategori, ""), oleh)
        steps: list[tuple[int, Callable[[Pengaduan], Pengaduan]]] = [
            (1, lambda p: take_pengaduan(p, oleh=oleh)),
            (2, lambda p: dispose_pengaduan(p, instansi=kepada, oleh=oleh)),
            (3, lambda p: accept_pengaduan(p, oleh=penjawab)),
            (5, lambda p: answer_pengaduan(p, teks=kisah.jawaban, oleh=penjawab)),
        ]
        last: dict[str, list[tuple[int, Callable[[Pengaduan], Pengaduan]]]] = {
            "baru": [],
            "gabung": [(0, self._gabung)],
            "verifikasi": steps[:1],
            "ditolak": [(1, lambda p: reject_pengaduan(p, teks=_TOLAK, oleh=oleh))],
            "lapor": [(1, lambda p: forward_to_lapor(p, nomor_lapor="CONTOH-8801", oleh=oleh))],
            "perlu_info": [
                *steps[:1],
                (2, lambda p: ask_pengaduan(p, teks=_TANYA, oleh=oleh)),
            ],
            "disposisi": steps[:2],
            "rahasia": steps[:3],
            "terlambat": steps[:3],
            "proses": [
                *steps[:3],
                (4, lambda p: ask_pengaduan(p, teks=_TANYA, oleh=penjawab)),
                (kisah.hari, lambda p: add_information(p, teks=_JAWAB)),
            ],
            "ditanggapi": steps,
            "dibuka": [*steps, (kisah.hari - 1, lambda p: reopen_pengaduan(p, teks=_BELUM))],
            "selesai": [*steps, (7, lambda p: rate_pengaduan(p, nilai=4 + kisah.hari % 2))],
        }
        for hari, step in last[kisah.akhir]:
            with pada(mulai + timedelta(days=hari)):
                row = step(row)
        if kisah.akhir == "selesai":
            release_ringkasan(row, teks=kisah.jawaban, oleh=oleh)
        self.terakhir[kisah.kategori + kisah.desa] = row

    def _gabung(self, row: Pengaduan) -> Pengaduan:
        """Somebody told the same three days ago."""
        return merge_pengaduan(row, induk=self.terakhir["jalanw2"], oleh=self.bappeda)


_TOLAK = "Perkara yang sudah di pengadilan tidak dapat ditangani lewat loket ini."
_TANYA = "Mohon sebutkan di dusun atau RT mana supaya petugas dapat mendatangi."
_JAWAB = "Di dusun bagian timur, dekat balai dusun."
_BELUM = "Sesudah dibersihkan meluap lagi pada hujan berikutnya."
