"""Data that the page states of the rooms need; each function returns the address to open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from fondasi.runs import exclusive_run
from fondasi.today import today
from kecamatan.models import Wilayah
from kemiskinan.actions.neraca import build_neraca
from kemiskinan.enums import JenisRilis, StatusPadanan, StatusRilis
from kemiskinan.models import DaftarVerval, Pemadanan, Rilis, Sasaran
from rumahbersama.laporan.actions.laporan import build_laporan, request_laporan
from rumahbersama.laporan.enums import JenisLaporan
from tests.pemeran import (
    Pemeran,
    buat_daftar,
    buat_individu,
    buat_intervensi,
    buat_padanan,
    buat_pemadanan,
    buat_rilis,
    buat_sasaran,
    buat_sk,
    buat_sub_kegiatan,
    buat_verval,
)

PANJANG = "SITI NURHALIZAH BINTI ABDURRAHMAN WAHID SASTROWARDOYO"


@dataclass(frozen=True)
class Penanganan:
    """A decree of three people: one out of desil 1, one still in it, one to review."""

    kabupaten: Wilayah
    pemadanan: Pemadanan
    daftar: DaftarVerval
    orang: list[Sasaran]


def penanganan(pemeran: Pemeran) -> Penanganan:
    camat = pemeran.camat.penugasan.get().wilayah
    desa = pemeran.desa.penugasan.get().wilayah
    assert camat.induk is not None
    sk = buat_sk(camat.induk, nomor_dokumen="188/1/2023", baris_disimpan=3)
    rilis = buat_rilis(camat.induk, baris_disimpan=3)
    jumlah = {"otomatis": 2, "perlu_ditinjau": 1, "tidak_padan": 0}
    pemadanan = buat_pemadanan(sk, rilis, jumlah=jumlah)
    orang = [buat_sasaran(sk, desa, nama) for nama in ("WARSITI", PANJANG, "TUMIRAH")]
    verdicts = (StatusPadanan.OTOMATIS, StatusPadanan.OTOMATIS, StatusPadanan.PERLU_DITINJAU)
    for sasaran, desil, status in zip(orang, (4, 1, 1), verdicts, strict=True):
        buat_padanan(pemadanan, sasaran, buat_individu(rilis, desa, desil=desil), status)
    opd = pemeran.opd.penugasan.get().instansi
    assert opd is not None
    buat_intervensi(orang[1], buat_sub_kegiatan(opd))
    daftar = buat_daftar(sk, rilis, camat, *orang[1:], batas=today() + timedelta(days=3))
    build_neraca(sk, rilis, oleh=None)
    return Penanganan(camat.induk, pemadanan, daftar, orang)


def _rilis_siap(pemeran: Pemeran) -> Rilis:
    kabupaten = pemeran.bappeda.penugasan.get().wilayah
    return buat_rilis(
        kabupaten, JenisRilis.P3KE_INDIVIDU, status=StatusRilis.DIPERIKSA, baris_disimpan=2
    )


def data_sumber(pemeran: Pemeran) -> str:
    _rilis_siap(pemeran)
    return "/kemiskinan/data-sumber/"


def rilis(pemeran: Pemeran) -> str:
    return f"/kemiskinan/data-sumber/{_rilis_siap(pemeran).pk}/"


def berlakukan(pemeran: Pemeran) -> str:
    return f"/kemiskinan/data-sumber/{_rilis_siap(pemeran).pk}/berlakukan/"


def padanan_hasil(pemeran: Pemeran) -> str:
    return f"/kemiskinan/padanan/{penanganan(pemeran).pemadanan.pk}/"


def padanan_tinjau(pemeran: Pemeran) -> str:
    return f"/kemiskinan/padanan/{penanganan(pemeran).pemadanan.pk}/tinjau/"


def rekapitulasi(pemeran: Pemeran) -> str:
    return f"/kemiskinan/rekapitulasi/{penanganan(pemeran).kabupaten.kode}/"


def rekapitulasi_kecamatan(pemeran: Pemeran) -> str:
    return f"/kemiskinan/rekapitulasi/{penanganan(pemeran).daftar.wilayah.kode}/"


def sasaran(pemeran: Pemeran) -> str:
    penanganan(pemeran)
    return "/kemiskinan/sasaran/"


def sasaran_rinci(pemeran: Pemeran) -> str:
    return f"/kemiskinan/sasaran/{penanganan(pemeran).orang[1].pk}/"


def daftar(pemeran: Pemeran) -> str:
    penanganan(pemeran)
    return "/kemiskinan/daftar/"


def daftar_rinci(pemeran: Pemeran) -> str:
    return f"/kemiskinan/daftar/{penanganan(pemeran).daftar.pk}/"


def verval(pemeran: Pemeran) -> str:
    return f"/kemiskinan/daftar/{penanganan(pemeran).daftar.pk}/verval/"


def verval_isi(pemeran: Pemeran) -> str:
    dunia = penanganan(pemeran)
    return f"/kemiskinan/daftar/{dunia.daftar.pk}/verval/{dunia.orang[1].pk}/"


def berita_acara(pemeran: Pemeran) -> str:
    dunia = penanganan(pemeran)
    for sasaran in dunia.orang[1:]:
        buat_verval(dunia.daftar, sasaran)
    desa = dunia.orang[1].desa_id
    return f"/kemiskinan/daftar/{dunia.daftar.pk}/berita-acara/{desa}/"


def laporan_rinci(pemeran: Pemeran) -> str:
    laporan = request_laporan(
        jenis=JenisLaporan.PROGRES_PPKE,
        wilayah=penanganan(pemeran).kabupaten,
        periode=today().strftime("%Y-%m"),
        oleh=None,
    )
    with exclusive_run(laporan) as run:
        assert run is not None
        build_laporan(laporan=laporan, run=run)
    return f"/laporan/{laporan.pk}/"


def laporan(pemeran: Pemeran) -> str:
    laporan_rinci(pemeran)
    return "/laporan/"
