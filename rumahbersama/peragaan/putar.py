"""Replay the story with the actions and commands that people use, in the order of the year 2024."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from fondasi.formatting import angka
from kecamatan.models import Instansi, Pengguna
from kemiskinan.actions.neraca import rebuild_neraca
from kemiskinan.enums import KelasIntervensi, StatusIntervensi
from kemiskinan.models import NeracaBaris, Pemadanan, Sasaran
from rumahbersama.peragaan.akun import beri_sandi, rencana_awal, rencana_daerah, undang_semua
from rumahbersama.peragaan.bantuan import Bantuan
from rumahbersama.peragaan.cerita import VervalRencana
from rumahbersama.peragaan.ehdw import EhdwContoh
from rumahbersama.peragaan.instalasi import (
    baca_tempat,
    isi_instansi,
    isi_kop_dan_pejabat,
    isi_kop_provinsi,
)
from rumahbersama.peragaan.izin_data import IzinDataContoh
from rumahbersama.peragaan.janji import JanjiContoh
from rumahbersama.peragaan.kartu_skor import KartuSkorContoh
from rumahbersama.peragaan.keadaan import Ukuran
from rumahbersama.peragaan.kemitraan import KemitraanContoh
from rumahbersama.peragaan.langkah import Langkah
from rumahbersama.peragaan.lapangan import Lapangan
from rumahbersama.peragaan.laporan import LaporanContoh
from rumahbersama.peragaan.makro import isi_angka_makro
from rumahbersama.peragaan.masuk_data import (
    KELUARGA,
    P3KE,
    P3KE_LALU,
    SK,
    impor,
    jalankan,
    putuskan_tinjauan,
)
from rumahbersama.peragaan.pendampingan import Pendampingan
from rumahbersama.peragaan.penduduk import acak
from rumahbersama.peragaan.pengaduan import PengaduanContoh
from rumahbersama.peragaan.program import PROGRAM
from rumahbersama.peragaan.rapat import RapatContoh
from rumahbersama.peragaan.rapat_lalu import RapatLaluContoh
from rumahbersama.peragaan.rumah_bersama import RumahBersamaContoh
from rumahbersama.satu_data.actions import set_publikasi


class Pemutar:
    """The kabupaten's people of work and where the story stands."""

    def __init__(self, ukuran: Ukuran, langkah: Langkah) -> None:
        self.ukuran, self.langkah = ukuran, langkah
        self.akun: dict[str, Pengguna] = {}
        self.instansi: dict[str, Instansi] = {}

    def siapkan_kabupaten(self) -> None:
        """Territories, offices and accounts: what stands before any file arrives."""
        with self.langkah("wilayah", "Memuat kode wilayah se-Indonesia"):
            jalankan("muat_wilayah")
            self.tempat = baca_tempat()
        with self.langkah("akun", "Mengisi instansi, pejabat, dan akun"):
            rng = acak(self.ukuran.benih + 41)
            undang_semua(rencana_awal(self.tempat), self.akun, self.instansi, rng)
            bappeda = self.akun["bappeda"]
            self.instansi |= isi_instansi(self.tempat, oleh=bappeda)
            isi_kop_dan_pejabat(self.tempat, rng, oleh=bappeda)
            kop = acak(self.ukuran.benih + 43)
            isi_kop_provinsi(self.tempat, kop, oleh=self.akun["provinsi"])
            opd = dict.fromkeys(satu.opd for satu in PROGRAM)
            undang_semua(rencana_daerah(self.tempat, opd), self.akun, self.instansi, rng)
            beri_sandi(self.akun)

    def putar(self, folder: Path, ringkas: dict[str, Any]) -> None:
        """From the files on disk to the ledger and the report."""
        rencana = json.loads((folder / "rencana.json").read_text(encoding="utf-8"))
        self._masukkan(ringkas["berkas"])
        self._padankan(rencana["kebenaran"])
        self._bantu(rencana["intervensi"], ringkas["penerima"])
        self._hitung("Menghitung rekapitulasi pertama")
        self._sisir([_verval(satu) for satu in rencana["verval"]])
        self._hitung("Menghitung rekapitulasi dengan hasil lapangan")
        with self.langkah("makro", "Mengisi angka makro dan menerbitkan data terbuka"):
            isi_angka_makro(self.akun["provinsi"])
            set_publikasi(self.tempat.kabupaten, terbit=True, oleh=self.akun["bappeda"])
        with self.langkah("izin_data", "Memberi izin data kepada satu orang provinsi"):
            IzinDataContoh(self.tempat, self.akun).ceritakan()
        self._rumah_bersama()
        self._pendampingan()
        self._rapat_lalu()
        self._kartu_skor(folder)
        self._pengaduan()
        self._janji()
        self._rapat()
        self._lapor()

    def _pengaduan(self) -> None:
        with self.langkah("pengaduan", "Membuka loket dan menerima pengaduan warga"):
            PengaduanContoh(self.tempat, self.akun, self.instansi).terima_semua()

    def _rumah_bersama(self) -> None:
        with self.langkah("rumah_bersama", "Melaporkan Rumah Bersama kecamatan"):
            rumah = RumahBersamaContoh(self.tempat, self.akun, self.ukuran.benih)
            rumah.laporkan()
            rumah.susun_tkpkk()
            rumah.tandai()
            KemitraanContoh(self.tempat, self.akun).isi()

    def _pendampingan(self) -> None:
        with self.langkah("pendampingan", "Mendaftarkan pendamping, kunjungan, dan konsultasi"):
            Pendampingan(self.tempat, self.akun, self.instansi, self.ukuran.benih).ceritakan()

    def _rapat_lalu(self) -> None:
        with self.langkah("rapat_lalu", "Mengesahkan notula rapat Oktober 2024"):
            RapatLaluContoh(self.tempat, self.akun, self.instansi).adakan()

    def _kartu_skor(self, folder: Path) -> None:
        with self.langkah("kartu_skor", "Mengisi kartu skor layanan dasar tiga triwulan"):
            KartuSkorContoh(self.tempat, self.akun, self.instansi, self.ukuran.benih).isi()
        with self.langkah("ehdw", "Mengisi awal satu kartu konvergensi stunting dari rekap e-HDW"):
            EhdwContoh(self.tempat, self.akun, folder).isi()

    def _janji(self) -> None:
        with self.langkah("tindak_lanjut", "Mencatat hari libur, tindak lanjut, dan arahan"):
            janji = JanjiContoh(self.tempat, self.akun, self.instansi)
            janji.isi_libur()
            janji.buka()
            janji.beri_arahan()

    def _rapat(self) -> None:
        with self.langkah("rapat", "Merencanakan rapat November 2024"):
            RapatContoh(self.tempat, self.akun, self.instansi).rencanakan()

    def _masukkan(self, berkas: dict[str, Any]) -> None:
        """The decree and the releases; last year's is replaced by this year's."""
        bappeda = self.akun["bappeda"]
        if lalu := berkas.get("individu_lalu"):
            with self.langkah("impor_lalu", f"Mengimpor P3KE 2023 ({angka(lalu['baris'])} baris)"):
                impor(lalu, P3KE_LALU, oleh=bappeda)
        with self.langkah("impor_sk", f"Mengimpor SK ({angka(berkas['sk']['baris'])} baris)"):
            self.sk = impor(berkas["sk"], SK, oleh=bappeda)
        baris = angka(berkas["individu"]["baris"])
        with self.langkah("impor_p3ke", f"Mengimpor P3KE 2024 ({baris} baris)"):
            self.rilis = impor(berkas["individu"], P3KE, oleh=bappeda)
        if keluarga := berkas.get("keluarga"):
            with self.langkah("impor_keluarga", "Mengimpor P3KE keluarga (menunggu keputusan)"):
                impor(keluarga, KELUARGA, oleh=bappeda)

    def _padankan(self, kebenaran: dict[str, str]) -> None:
        bappeda = self.akun["bappeda"]
        with self.langkah("padan", "Padu padan SK dengan P3KE 2024"):
            hasil = jalankan(
                "padankan",
                f"--sk={self.sk.pk}",
                f"--rilis={self.rilis.pk}",
                f"--oleh={bappeda.email}",
            )
        tinjau = angka(hasil["perlu_ditinjau"])
        with self.langkah("tinjau", f"Memutuskan {tinjau} orang yang perlu ditinjau"):
            pemadanan = Pemadanan.objects.get(sk=self.sk, rilis=self.rilis)
            putuskan_tinjauan(pemadanan, kebenaran, oleh=bappeda)

    def _bantu(self, intervensi: list[dict[str, Any]], penerima: list[dict[str, Any]]) -> None:
        self.bantuan = Bantuan(self.tempat, self.instansi, self.akun)
        sasaran = {int(satu.sk_no): satu for satu in Sasaran.objects.filter(rilis=self.sk)}
        with self.langkah("program", "Menetapkan kriteria optimal, program, dan pagu"):
            self.bantuan.tetapkan_kriteria()
            self.bantuan.susun_program(intervensi)
        with self.langkah("intervensi", f"Mengunggah {len(penerima)} daftar penerima dari OPD"):
            for daftar in penerima:
                if daftar["status"] == StatusIntervensi.TERSALUR:
                    self.bantuan.unggah(daftar, sasaran)
                else:
                    self.bantuan.usulkan(daftar, sasaran)

    def _hitung(self, kalimat: str) -> None:
        with self.langkah("neraca", kalimat):
            self.neraca = rebuild_neraca(self.tempat.kabupaten, oleh=self.akun["bappeda"])

    def _sisir(self, temuan: list[VervalRencana]) -> None:
        """Lists, visits, minutes."""
        lapangan = Lapangan(
            self.sk,
            self.rilis,
            self.akun,
            bappeda=self.akun["bappeda"],
            benih=self.ukuran.benih,
        )
        with self.langkah("daftar", "Membagikan daftar kepada camat dan OPD"):
            daftar = lapangan.bagikan(self.bantuan.pengampu())
        wajib = set(
            NeracaBaris.objects.filter(neraca=self.neraca)
            .exclude(intervensi__in=["", KelasIntervensi.OPTIMAL])
            .values_list("sasaran__sk_no", flat=True)
        )
        with self.langkah("verval", "Mencatat hasil kunjungan"):
            desa = lapangan.kunjungi(daftar, temuan, wajib)
        with self.langkah("berita_acara", "Mencatat usulan baru dan berita acara musyawarah"):
            lapangan.usulkan(desa)
            lapangan.musyawarah(desa)

    def _lapor(self) -> None:
        with self.langkah("laporan", "Menyusun laporan PDF"):
            LaporanContoh(self.tempat, self.akun).susun()


def _verval(satu: dict[str, Any]) -> VervalRencana:
    """From the plan's JSON."""
    hari = satu["tanggal_meninggal"]
    return VervalRencana(
        **{**satu, "tanggal_meninggal": date.fromisoformat(hari) if hari else None}
    )
