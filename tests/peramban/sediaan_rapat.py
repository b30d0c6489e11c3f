"""Meetings in the states that people meet them in; each function returns the address to open."""

from __future__ import annotations

from datetime import time, timedelta

from fondasi.today import today
from kecamatan.actions.agenda import add_agenda, drop_agenda
from kecamatan.actions.isi_agenda import fill_agenda
from kecamatan.actions.jenis_rapat import load_jenis_rapat
from kecamatan.actions.kegiatan_terpadu import IsiKegiatan, add_kegiatan
from kecamatan.actions.seri_rapat import repeat_rapat
from kecamatan.actions.undangan import invite_group, send_undangan
from kecamatan.actions.usulan_agenda import propose_agenda
from kecamatan.enums import JenisKegiatan, PolaSeri, StatusRapat
from kecamatan.models import JenisRapat, RapatKoordinasi
from tests.kecamatan.rapat_uji import buat_kontak, buat_rapat, buat_tindak_lanjut, undang
from tests.pemeran import Pemeran

PANJANG = (
    "Perbaikan saluran air bersih Dusun Sumber yang tertunda sejak kemarau dan penanganan anak "
    "yang belum kembali ke sekolah"
)


def _rapat(pemeran: Pemeran) -> RapatKoordinasi:
    """A week from today, with promises, a proposal, a dropped item and invitees."""
    load_jenis_rapat()
    kecamatan = pemeran.camat.penugasan.get().wilayah
    desa = pemeran.desa.penugasan.get().wilayah
    late, soon = today() - timedelta(days=5), today() + timedelta(days=20)
    buat_tindak_lanjut(kecamatan, PANJANG, desa=desa, batas=late)
    buat_tindak_lanjut(kecamatan, "Menguji air sumur balai dusun", desa=desa, batas=late)
    buat_tindak_lanjut(kecamatan, "Melengkapi data ibu hamil", batas=soon)
    propose_agenda(
        asal="verval", kunci=kecamatan.kode, wilayah=kecamatan, rujukan_jenis="daftar-verval",
        judul="Penyisiran tertinggal: 92 dari 121 jiwa, batas 30 November 2024",
    )  # fmt: skip
    rapat = buat_rapat(
        kecamatan,
        judul="Rakor bulanan Rumah Bersama November 2024",
        jenis=JenisRapat.objects.get(kode="rakor-bulanan"),
        mulai=time(9),
        selesai=time(11, 30),
        tempat="Pendapa Kecamatan Wonosalam",
        pengantar="Mohon membawa catatan kunjungan terakhir.",
        pimpinan=buat_kontak(kecamatan, "Budi Santoso (contoh)", jabatan="Camat"),
    )
    fill_agenda(rapat, oleh=None)
    drop_agenda(add_agenda(rapat, "Lain-lain", oleh=None), dilewati=True, oleh=None)
    return rapat


def _berundangan(pemeran: Pemeran) -> RapatKoordinasi:
    rapat = _rapat(pemeran)
    kontak = buat_kontak(rapat.wilayah, "Sri Wahyuni (contoh)", jabatan="Ketua PKK", unsur="PKK")
    undang(rapat, kontak)
    invite_group(rapat, "kepala", oleh=None)
    buat_kontak(rapat.wilayah, "Slamet (contoh)", jabatan="Ketua BPD", unsur="BPD")
    return rapat


def daftar(pemeran: Pemeran) -> str:
    rapat = _berundangan(pemeran)
    send_undangan(rapat, oleh=None)
    buat_rapat(
        rapat.wilayah, StatusRapat.DISAHKAN, tanggal=today() - timedelta(days=30), jenis=rapat.jenis
    )
    return "/rapat/"


def rinci(pemeran: Pemeran) -> str:
    return f"/rapat/{_berundangan(pemeran).pk}/"


def buat(pemeran: Pemeran) -> str:
    load_jenis_rapat()
    return "/rapat/baru/"


def ubah(pemeran: Pemeran) -> str:
    return f"/rapat/{_rapat(pemeran).pk}/ubah/"


def batal(pemeran: Pemeran) -> str:
    return f"/rapat/{_rapat(pemeran).pk}/batal/"


def akhiri_seri(pemeran: Pemeran) -> str:
    rapat = _rapat(pemeran)
    repeat_rapat(rapat, jumlah=3, pola=PolaSeri.HARI, oleh=None)
    return f"/rapat/{rapat.pk}/akhiri-seri/"


def undangan(pemeran: Pemeran) -> str:
    return f"/rapat/{_berundangan(pemeran).pk}/undangan/"


def undangan_pilih(pemeran: Pemeran) -> str:
    return f"/rapat/{_berundangan(pemeran).pk}/undangan/pilih/"


def undangan_kirim(pemeran: Pemeran) -> str:
    return f"/rapat/{_berundangan(pemeran).pk}/undangan/kirim/"


def tamu(pemeran: Pemeran) -> str:
    """As an invitee sees it."""
    rapat = _berundangan(pemeran)
    send_undangan(rapat, oleh=None)
    return f"/rapat/{rapat.pk}/"


def agenda_terpadu(pemeran: Pemeran) -> str:
    rapat = _rapat(pemeran)
    desa = pemeran.desa.penugasan.get().wilayah
    for hari, jenis in enumerate(JenisKegiatan):
        isi = IsiKegiatan(
            jenis=jenis, judul=f"{jenis.label} rutin", program="Puskesmas Wonosalam",
            tanggal=rapat.tanggal + timedelta(days=hari // 2), mulai=time(8), desa=desa,
            tempat="Balai dusun",
        )  # fmt: skip
        add_kegiatan(rapat.wilayah, isi, oleh=None)
    return f"/rapat/agenda-terpadu/{rapat.wilayah.kode}/?bulan={rapat.tanggal:%Y-%m}"


def jenis(pemeran: Pemeran) -> str:
    load_jenis_rapat()
    return "/rapat/jenis/"
