"""Promises for the page states: late, answered, waiting at the secretariat, done."""

from __future__ import annotations

from datetime import timedelta

from fondasi.today import today
from kecamatan.actions.arahan import finish_arahan, return_arahan
from kecamatan.actions.hari_libur import load_national
from kecamatan.actions.jawaban_tindak_lanjut import answer_tindak_lanjut, ask_more_tindak_lanjut
from kecamatan.enums import JenisInstansi, Prioritas
from kecamatan.models import TindakLanjut
from kecamatan.queries.arahan import wilayah_of_choice
from tests.kecamatan.arahan_uji import buat_arahan
from tests.kecamatan.tindak_lanjut_uji import buat_janji, buat_kontak, buat_puskesmas
from tests.pemeran import Pemeran, buat_instansi

PANJANG = (
    "Susun jadwal posyandu balita dan lansia bersama bidan desa dan kader untuk Dusun Krajan, "
    "Segunung, dan Gendor, lalu pasang jadwalnya di balai desa dan kirim ke grup RT/RW"
)


def janji(pemeran: Pemeran) -> list[TindakLanjut]:
    """Five promises to Wonosalam; the first is late and answered, to be judged by the camat."""
    kecamatan = pemeran.camat.penugasan.get().wilayah
    desa = pemeran.desa.penugasan.get().wilayah
    opd = pemeran.opd.penugasan.get().instansi
    assert opd is not None
    puskesmas = buat_puskesmas(kecamatan, "Puskesmas Wonosalam")
    pemdes = buat_instansi(desa, "Pemerintah Desa Galengdowo", jenis=JenisInstansi.DESA)
    staf = buat_kontak(kecamatan, "Rini Wulandari", jabatan="Kasi Kesra", pengguna=pemeran.staf)
    pendamping = buat_kontak(desa, "Joko Susilo", jabatan="Pendamping PKH")
    late = today() - timedelta(days=9)
    rows = [
        buat_janji(
            kecamatan, puskesmas, uraian=PANJANG, desa=desa, oleh=pemeran.camat,
            prioritas=Prioritas.MENDESAK, dilibatkan=[pendamping], keadaan={"batas": late},
        ),
        buat_janji(kecamatan, pemdes, uraian="Lengkapi data keluarga berisiko", desa=desa),
        buat_janji(kecamatan, staf, uraian="Kirim undangan rakor"),
        buat_janji(kecamatan, opd, uraian="Usulan rehab 3 rumah", oleh=pemeran.camat),
        buat_janji(kecamatan, staf, uraian="Rekap daftar hadir", keadaan={"status": "SELESAI"}),
    ]  # fmt: skip
    answer_tindak_lanjut(rows[0], isi="Jadwal sudah disusun.", oleh=pemeran.staf)
    ask_more_tindak_lanjut(rows[0], alasan="Mohon foto jadwalnya.", oleh=pemeran.camat)
    answer_tindak_lanjut(rows[0], isi="Jadwal sudah dipasang.\nFoto menyusul.", oleh=pemeran.staf)
    return rows


def daftar(pemeran: Pemeran) -> str:
    janji(pemeran)
    return "/rapat/tindak-lanjut/"


def papan(pemeran: Pemeran) -> str:
    janji(pemeran)
    return "/rapat/tindak-lanjut/papan/"


def rinci(pemeran: Pemeran) -> str:
    return f"/rapat/tindak-lanjut/{janji(pemeran)[0].pk}/"


def usulan(pemeran: Pemeran) -> str:
    return f"/rapat/tindak-lanjut/{janji(pemeran)[3].pk}/"


def jawab(pemeran: Pemeran) -> str:
    return f"/rapat/tindak-lanjut/{janji(pemeran)[1].pk}/jawab/"


def batas(pemeran: Pemeran) -> str:
    return f"/rapat/tindak-lanjut/{janji(pemeran)[1].pk}/batas/"


def baru(pemeran: Pemeran) -> str:
    janji(pemeran)
    return "/rapat/tindak-lanjut/baru/"


def hari_libur(pemeran: Pemeran) -> str:
    load_national(2027, oleh=None)
    return "/kelola/hari-libur/?tahun=2027"


def arahan_rinci(pemeran: Pemeran) -> str:
    """To three kecamatan and an OPD; two have answered, one of them too little."""
    kabupaten = pemeran.bappeda.penugasan.get().wilayah
    opd = pemeran.opd.penugasan.get().instansi
    assert opd is not None
    row = buat_arahan(kabupaten, *wilayah_of_choice(kabupaten), opd)
    first, second = row.penerima.exclude(wilayah=None)[1:3]
    finish_arahan(first, jawaban=PANJANG, oleh=pemeran.camat_tetangga)
    finish_arahan(second, jawaban="Sudah", oleh=pemeran.camat_tetangga)
    return_arahan(second, alasan="Mohon rekap per desa.", oleh=pemeran.bappeda)
    return f"/rapat/arahan/{row.pk}/"


def arahan(pemeran: Pemeran) -> str:
    arahan_rinci(pemeran)
    return "/rapat/arahan/"
