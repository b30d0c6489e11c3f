"""Jombang's kecamatan and their Rumah Bersama: some far, some at the beginning, some silent."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.core.files.base import ContentFile
from django.utils.text import slugify

from fondasi.pdf import render_pdf
from kecamatan.actions.acuan import mark_lokasi
from kecamatan.actions.kelembagaan import IsiKeadaan, record_keadaan, save_profil
from kecamatan.actions.tkpkk import save_anggota
from kecamatan.enums import JabatanTkpkk, Kelembagaan
from kecamatan.models import (
    AnggotaTkpkk,
    ButirKelembagaan,
    LokasiBertanda,
    Pengguna,
    RumahBersama,
    TandaLokasi,
    Wilayah,
)
from kecamatan.queries.tkpkk import kontak_of
from rumahbersama.peragaan.akun import WONOSALAM
from rumahbersama.peragaan.instalasi import Tempat
from rumahbersama.peragaan.penduduk import acak

BELUM_MELAPOR = 5
"""Every fifth kecamatan has not reported; Wonosalam, the fifth by code, has."""
LAPORAN_PERTAMA = date(2024, 8, 12)
LAPORAN_BERIKUT = (date(2024, 9, 9), date(2024, 10, 14), date(2024, 11, 1))

SK_TKPKK = "contoh/TKPKK/2024"
MULAI_TKPKK = date(2024, 3, 1)
KEDUDUKAN = (
    (JabatanTkpkk.KETUA, "", "Kecamatan"),
    (JabatanTkpkk.SEKRETARIS, "", "Kecamatan"),
    (JabatanTkpkk.KOORDINATOR, "Pendataan dan penyisiran", "Pendamping"),
    (JabatanTkpkk.ANGGOTA, "Pendataan dan penyisiran", "Pendamping"),
    *((JabatanTkpkk.ANGGOTA, "", "Pemerintah desa") for _desa in range(6)),
)
FOKUS_P3PD = ("35.07", "35.08")
"""Malang and Lumajang, the two that the article names."""

T, P, B = Kelembagaan.TERLEMBAGA, Kelembagaan.PRAKTIK, Kelembagaan.BELUM
DI_WONOSALAM = {
    "sk-rumah-bersama": (T, "Keputusan Camat, nomor contoh"),
    "sk-tkpkk": (P, "Tim sudah bekerja, keputusannya belum diunggah"),
    "ruang": (T, "Ruang di sebelah pendapa"),
    "daftar-pendamping": (T, "Diperbarui setiap triwulan"),
    "jadwal": (T, "Ditempel di ruang bersama"),
    "sop": (P, "Disepakati lisan"),
    "anggaran": (P, "Menumpang kegiatan rutin kecamatan"),
    "sekretariat": (T, "Kasi Kesra dan satu staf"),
    "rakor-bulanan": (T, "Minggu pertama setiap bulan"),
    "meja-konsultasi": (P, "Hari Selasa, belum diumumkan"),
}


class RumahBersamaContoh:
    """Reports as camat made them, month by month."""

    def __init__(self, tempat: Tempat, akun: Mapping[str, Pengguna], benih: int) -> None:
        self.tempat, self.akun, self.rng = tempat, akun, acak(benih + 83)
        self.butir = list(ButirKelembagaan.objects.filter(aktif=True))
        self.dokumen = _dokumen()

    def camat(self, kecamatan: Wilayah) -> Pengguna:
        return self.akun[f"camat.{slugify(kecamatan.nama)}"]

    def laporkan(self) -> int:
        """Returns how many kecamatan reported."""
        urut = [k for n, k in enumerate(self.tempat.kecamatan) if n % BELUM_MELAPOR]
        melapor = {k.kode: k for k in urut} | {
            k.kode: k for k in self.tempat.kecamatan if k.kode == WONOSALAM
        }
        for nomor, kecamatan in enumerate(sorted(melapor.values(), key=lambda k: k.kode)):
            self._profil(kecamatan)
            for butir in self.butir:
                self._lapor(kecamatan, butir, *self._rencana(kecamatan, butir, nomor))
        return len(melapor)

    def susun_tkpkk(self) -> int:
        """Wonosalam's team, all of them people whom the portal already knows."""
        kecamatan = next(k for k in self.tempat.kecamatan if k.kode == WONOSALAM)
        orang = list(kontak_of(kecamatan).order_by("id")[: len(KEDUDUKAN)])
        for kontak, (jabatan, bidang, unsur) in zip(orang, KEDUDUKAN, strict=False):
            anggota = AnggotaTkpkk(
                wilayah=kecamatan, kontak=kontak, jabatan=jabatan, bidang=bidang, unsur=unsur,
                nomor_sk=SK_TKPKK, tanggal_sk=MULAI_TKPKK, mulai=MULAI_TKPKK,
            )  # fmt: skip
            save_anggota(anggota, oleh=self.camat(kecamatan))
        return len(orang)

    def tandai(self) -> None:
        """What an article says of the programme ("Peran Rumah Bersama Kecamatan di Jatim", December
        2024); its meeting is later than the demo's day and is not cited."""
        tanda = {satu.kode: satu for satu in TandaLokasi.objects.all()}
        for kode in FOKUS_P3PD:
            kabupaten = Wilayah.objects.get(kode=kode)
            fokus = LokasiBertanda(
                wilayah=kabupaten, tanda=tanda["fokus-p3pd"], tahun=2024,
                sumber="Fokus P3PD 2024 menurut Pemerintah Provinsi Jawa Timur",
            )  # fmt: skip
            mark_lokasi(fokus, oleh=self.akun["provinsi"])

    def _rencana(
        self, kecamatan: Wilayah, butir: ButirKelembagaan, nomor: int
    ) -> tuple[Kelembagaan, str]:
        """Where this piece ends; kecamatan with a later number have come further."""
        if kecamatan.kode == WONOSALAM:
            return DI_WONOSALAM.get(butir.kode, (B, ""))
        maju = self.rng.random() * 0.7 + nomor % 7 * 0.08
        return (T if maju > 0.75 else P if maju > 0.35 else B), ""

    def _lapor(
        self, kecamatan: Wilayah, butir: ButirKelembagaan, akhir: Kelembagaan, keterangan: str
    ) -> None:
        camat = self.camat(kecamatan)
        awal = {T: P, P: self.rng.choice((P, B)), B: B}[akhir]
        pertama = record_keadaan(
            kecamatan, butir, IsiKeadaan(awal), oleh=camat, terakhir=None, dicatat=LAPORAN_PERTAMA
        )
        if awal == akhir and not keterangan:
            return
        hari = self.rng.choice(LAPORAN_BERIKUT)
        bukti = ContentFile(self.dokumen, "dokumen.pdf") if _perlu(butir, akhir) else None
        isi = IsiKeadaan(akhir, LAPORAN_PERTAMA if akhir == P else hari, keterangan, bukti)
        record_keadaan(kecamatan, butir, isi, oleh=camat, terakhir=pertama.pk, dicatat=hari)

    def _profil(self, kecamatan: Wilayah) -> None:
        rumah = RumahBersama(
            wilayah=kecamatan,
            alamat=f"Kantor Kecamatan {kecamatan.nama}, alamat contoh",
            jam_konsultasi="Selasa dan Kamis, 09.00–12.00",
        )
        save_profil(rumah, oleh=self.camat(kecamatan))


def _perlu(butir: ButirKelembagaan, akhir: Kelembagaan) -> bool:
    return akhir == T and butir.wajib_bukti


def _dokumen() -> bytes:
    """One page that says of itself that it is no decree."""
    judul = "Dokumen contoh"
    context = {"subjudul": "Bukan keputusan yang sebenarnya"}
    return render_pdf("pdf/laporan.html", context, title=judul)
