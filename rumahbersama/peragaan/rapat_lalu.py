"""Last month's meeting of Wonosalam: held, decided, adopted; what it left open goes on."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import date, time
from uuid import uuid4

from PIL import Image, ImageDraw

from kecamatan.actions.agenda import add_agenda
from kecamatan.actions.catatan import save_catatan
from kecamatan.actions.foto_rapat import add_foto
from kecamatan.actions.jalan_rapat import close_rapat, start_rapat
from kecamatan.actions.kehadiran import Centang, IsiHadir, sign_in, tick_kehadiran
from kecamatan.actions.keputusan import IsiKeputusan, add_keputusan
from kecamatan.actions.notula import confirm_notula
from kecamatan.actions.rapat import IsiRapat, plan_rapat
from kecamatan.actions.undangan import invite, invite_group
from kecamatan.enums import CaraHadir, Pengesah, Prioritas
from kecamatan.models import Instansi, JenisRapat, Kontak, Pengguna, RapatKoordinasi
from kecamatan.queries.kehadiran import tick_list
from kecamatan.queries.keputusan import facilitators_near
from kecamatan.queries.notula import sidik_of
from rumahbersama.peragaan.akun import WONOSALAM
from rumahbersama.peragaan.instalasi import Tempat

TANGGAL = date(2024, 10, 3)
PEMBAHASAN = (
    (
        "Air bersih dan tandon desa",
        "Puskesmas melaporkan hasil uji air dua dusun belum keluar.\n"
        "Pemerintah desa menyediakan tenaga untuk menguras tandon.",
    ),
    (
        "Penyisiran miskin ekstrem sampai 30 November 2024",
        "Daftar sudah dibagikan. Pendamping meminta jadwal kunjungan per dusun agar tidak "
        "bertabrakan dengan posyandu.",
    ),
    ("Bantuan yang belum diterima", "Beberapa keluarga layak belum tercatat sebagai penerima."),
)
TAMU = (
    IsiHadir("Babinsa (contoh)", "Koramil Wonosalam", "Forkopimcam", "L", "Babinsa"),
    IsiHadir("Penyuluh agama (contoh)", "KUA Wonosalam", "Instansi vertikal", "P", "Penyuluh"),
    IsiHadir("Ketua kader (contoh)", "Kader posyandu", "Organisasi masyarakat", "P", "Ketua"),
)
"""Who signed in with the code on the screen."""


class RapatLaluContoh:
    def __init__(
        self, tempat: Tempat, akun: Mapping[str, Pengguna], instansi: Mapping[str, Instansi]
    ) -> None:
        self.kecamatan = next(k for k in tempat.kecamatan if k.kode == WONOSALAM)
        self.desa = tempat.desa_di(self.kecamatan)
        self.camat, self.staf = akun["camat.wonosalam"], akun["staf.wonosalam"]
        self.puskesmas = instansi[f"puskesmas-{WONOSALAM}"]
        self.dinsos = instansi["dinsos"]

    def adakan(self) -> RapatKoordinasi:
        """From the plan to the adopted minutes."""
        rapat = plan_rapat(self.kecamatan, self._isi(), oleh=self.camat)
        for kelompok in ("kepala", "pendamping"):
            invite_group(rapat, kelompok, oleh=self.camat)
        invite(rapat, instansi=[self.puskesmas], oleh=self.camat)
        rapat = start_rapat(rapat, oleh=self.staf)
        for judul, teks in PEMBAHASAN:
            butir = add_agenda(rapat, judul, oleh=self.staf)
            save_catatan(butir, teks=teks, versi=0, oleh=self.staf)
        self._hadirkan(rapat)
        self._putuskan(rapat)
        for nomor, keterangan in enumerate(("Pembukaan oleh camat", "Pembahasan air bersih")):
            add_foto(rapat, gambar_rapat(nomor), keterangan=keterangan, oleh=self.staf)
        close_rapat(rapat, oleh=self.camat)
        self._sahkan(rapat)
        return rapat

    def _isi(self) -> IsiRapat:
        return IsiRapat(
            jenis=JenisRapat.objects.get(kode="rakor-bulanan"),
            judul="Rakor bulanan Rumah Bersama Oktober 2024",
            tanggal=TANGGAL,
            mulai=time(9),
            selesai=time(11, 15),
            tempat="Pendapa Kecamatan Wonosalam",
            pimpinan=Kontak.objects.get(pengguna=self.camat),
            notulis=Kontak.objects.get(pengguna=self.staf),
            nomor_undangan="005/contoh/415.60/2024",
            tanggal_undangan=date(2024, 9, 30),
            sudah=True,
        )

    def _hadirkan(self, rapat: RapatKoordinasi) -> None:
        """Two thirds of the invitees by tick, one excused, three guests by code."""
        pilihan = ("L", "P", "")
        centang = [
            Centang(baris.undangan, "IZIN" if nomor == 2 else pilihan[nomor % 3])
            for nomor, baris in enumerate(tick_list(rapat))
        ]
        tick_kehadiran(rapat, [satu for satu in centang if satu.pilihan], oleh=self.staf)
        for tamu in TAMU:
            sign_in(rapat, tamu, cara=CaraHadir.QR)

    def _putuskan(self, rapat: RapatKoordinasi) -> None:
        """One for each way of authority, and a note."""
        kasi = Kontak.objects.get(pengguna=self.staf)
        putusan = (
            IsiKeputusan(
                "Menguji air dan menguras tandon, hasilnya dikirim ke kecamatan",
                instansi=self.puskesmas,
                desa=self.desa[0],
                batas=date(2024, 10, 28),
                prioritas=Prioritas.PENTING,
            ),
            IsiKeputusan(
                "Menyusun jadwal penyisiran per dusun bersama pendamping",
                kontak=kasi,
                batas=date(2024, 11, 8),
                dilibatkan=list(facilitators_near(rapat)[:2]),
            ),
            IsiKeputusan(
                "Memeriksa keluarga layak yang belum tercatat sebagai penerima bantuan",
                instansi=self.dinsos,
                batas=date(2024, 11, 15),
            ),
            IsiKeputusan("Rakor berikut Kamis, 7 November 2024", hanya_catatan=True),
        )
        for isi in putusan:
            add_keputusan(rapat, isi, kunci=uuid4(), oleh=self.staf)

    def _sahkan(self, rapat: RapatKoordinasi) -> None:
        rapat = RapatKoordinasi.objects.select_related(
            "wilayah__induk", "jenis", "pimpinan", "notulis"
        ).get(pk=rapat.pk)
        sidik = sidik_of(rapat)
        for sebagai, siapa in ((Pengesah.NOTULIS, self.staf), (Pengesah.PIMPINAN, self.camat)):
            confirm_notula(rapat, sebagai=sebagai, nama=siapa.nama, sidik=sidik, oleh=siapa)


def gambar_rapat(nomor: int) -> bytes:
    """A drawn room with a table; it says of itself that it is no photograph."""
    lantai, meja = ("#c9b48a", "#8a6236") if nomor else ("#b9c7b2", "#6f5233")
    kanvas = Image.new("RGB", (1200, 800), "#efe9dc")
    gambar = ImageDraw.Draw(kanvas)
    gambar.rectangle((0, 520, 1200, 800), fill=lantai)
    gambar.rectangle((80, 90, 470, 330), fill="#0d5752")
    gambar.text((110, 180), "FOTO CONTOH", fill="#ffffff", font_size=44)
    gambar.ellipse((250, 480, 950, 700), fill=meja)
    for kursi in range(7):
        kiri = 150 + kursi * 130
        gambar.rounded_rectangle((kiri, 420, kiri + 90, 520), 18, fill="#27508f")
    gambar.text((700, 740), "gambar buatan, bukan foto", fill="#5a6a6e", font_size=32)
    keluar = io.BytesIO()
    kanvas.save(keluar, "JPEG", quality=85)
    return keluar.getvalue()
