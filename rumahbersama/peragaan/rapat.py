"""The camat's coming meeting in November 2024: invitees, letter, an agenda that filled itself, and
the month's joint agenda around it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time

from kecamatan.actions.agenda import add_agenda
from kecamatan.actions.kegiatan_terpadu import IsiKegiatan, add_kegiatan
from kecamatan.actions.rapat import IsiRapat, plan_rapat
from kecamatan.actions.undangan import invite, invite_group, send_undangan
from kecamatan.enums import JenisKegiatan
from kecamatan.models import Instansi, JenisRapat, Kontak, Pengguna, RapatKoordinasi, Wilayah
from kemiskinan.actions.usulan_agenda import propose_lagging
from rumahbersama.peragaan.akun import WONOSALAM
from rumahbersama.peragaan.instalasi import Tempat

J = JenisKegiatan
KEGIATAN = (
    (J.POSYANDU, "Posyandu balita dan lansia", "Puskesmas Wonosalam", 5, time(8), "Polindes"),
    (J.KUNJUNGAN, "Kunjungan pendamping PKH", "PKH", 6, time(9), "Rumah keluarga dampingan"),
    (J.PENYALURAN, "Penyaluran BLT Dana Desa", "Pemerintah desa", 12, time(9), "Balai desa"),
    (J.PENYULUHAN, "Penyuluhan pupuk organik", "Penyuluh pertanian", 14, time(13), "Gapoktan"),
    (J.POSYANDU, "Posyandu balita", "Puskesmas Wonosalam", 19, time(8), "Balai dusun"),
    (J.PELATIHAN, "Pelatihan kader pembangunan manusia", "Kecamatan", 26, time(9), "Pendapa"),
)
"""What the programmes do in the month: kind, words, whose, day, hour, place."""

BUTIR = (
    "Penyisiran miskin ekstrem: kesiapan menjelang batas 30 November 2024",
    "Jadwal posyandu dan penyaluran bantuan bulan November",
)
"""What the camat adds to the agenda that filled itself."""


class RapatContoh:
    def __init__(
        self, tempat: Tempat, akun: Mapping[str, Pengguna], instansi: Mapping[str, Instansi]
    ) -> None:
        self.tempat, self.akun, self.instansi = tempat, akun, instansi
        self.kecamatan = next(k for k in tempat.kecamatan if k.kode == WONOSALAM)

    def rencanakan(self) -> RapatKoordinasi:
        """The kecamatan's meeting of Thursday and the kabupaten's of the end of the month."""
        propose_lagging()
        camat = self.akun["camat.wonosalam"]
        self._isi_agenda(camat)
        rapat = plan_rapat(self.kecamatan, self._isi(camat), oleh=camat)
        for judul in BUTIR:
            add_agenda(rapat, judul, oleh=camat)
        for kelompok in ("kepala", "pendamping", "instansi"):
            invite_group(rapat, kelompok, oleh=camat)
        invite(rapat, instansi=[self.instansi["dinsos"]], oleh=camat)
        send_undangan(rapat, oleh=camat)
        self._kabupaten()
        return rapat

    def _isi(self, camat: Pengguna) -> IsiRapat:
        return IsiRapat(
            jenis=JenisRapat.objects.get(kode="rakor-bulanan"),
            judul="Rakor bulanan Rumah Bersama November 2024",
            tanggal=date(2024, 11, 7),
            mulai=time(9),
            selesai=time(11, 30),
            tempat="Pendapa Kecamatan Wonosalam",
            pimpinan=Kontak.objects.get(pengguna=camat),
            notulis=Kontak.objects.get(pengguna=self.akun["staf.wonosalam"]),
            pengantar="Menindaklanjuti hasil padu padan P3KE 2024 dan menjelang batas penyisiran "
            "30 November 2024, mohon membawa catatan kunjungan terakhir.",
        )

    def _kabupaten(self) -> None:
        """The secretariat's Rakor TKPK, to which every camat is invited."""
        bappeda = self.akun["bappeda"]
        isi = IsiRapat(
            jenis=JenisRapat.objects.get(kode="rakor-tkpk"),
            judul="Rakor TKPK Kabupaten Jombang triwulan IV",
            tanggal=date(2024, 11, 21),
            mulai=time(9),
            tempat="Ruang rapat Bappeda",
            mewakili="Bupati Jombang",
            pimpinan=Kontak.objects.get(pengguna=bappeda),
        )
        rapat = plan_rapat(self.tempat.kabupaten, isi, oleh=bappeda)
        invite_group(rapat, "kepala", oleh=bappeda)
        send_undangan(rapat, oleh=bappeda)

    def _isi_agenda(self, camat: Pengguna) -> None:
        desa: list[Wilayah] = self.tempat.desa_di(self.kecamatan)
        for nomor, (jenis, judul, program, hari, mulai, tempat) in enumerate(KEGIATAN):
            isi = IsiKegiatan(
                jenis=jenis,
                judul=judul,
                program=program,
                tanggal=date(2024, 11, hari),
                mulai=mulai,
                desa=None if jenis == J.PELATIHAN else desa[nomor % len(desa)],
                tempat=tempat,
            )
            add_kegiatan(self.kecamatan, isi, oleh=camat)
