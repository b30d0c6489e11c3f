"""Grants that the page states need; each function returns the address to open."""

from __future__ import annotations

from datetime import timedelta

from fondasi.today import today
from kecamatan.models import Wilayah
from kemiskinan.actions.izin_data import IsiIzin, grant_izin, note_list, revoke_izin
from kemiskinan.models import IzinData, Sasaran
from tests.pemeran import Pemeran
from tests.peramban import sediaan

TUJUAN = "Verifikasi lapangan bersama bulan November di desa yang belum tuntas"


def _beri(pemeran: Pemeran, kode: str, nomor: str) -> IzinData:
    kabupaten = pemeran.bappeda.penugasan.get().wilayah
    isi = IsiIzin(
        wilayah=Wilayah.objects.get(kode=kode), penerima=pemeran.provinsi, tujuan=TUJUAN,
        nomor_surat=nomor, mulai=today(), sampai=today() + timedelta(days=26),
    )  # fmt: skip
    return grant_izin(kabupaten, isi, oleh=pemeran.bappeda)


def daftar(pemeran: Pemeran) -> str:
    """One in force that was used, one taken back."""
    sediaan.sasaran(pemeran)
    luas = _beri(pemeran, "35.17", "400/1/2024")
    revoke_izin(luas, alasan="Diganti dengan yang lebih sempit", oleh=pemeran.bappeda)
    _beri(pemeran, "35.17.05", "400/2/2024")
    note_list(pemeran.provinsi, Sasaran.objects.visible_to(pemeran.provinsi))
    return "/kemiskinan/izin-data/"


def rinci(pemeran: Pemeran) -> str:
    daftar(pemeran)
    return f"/kemiskinan/izin-data/{IzinData.objects.get(dicabut_at=None).pk}/"


def orang(pemeran: Pemeran) -> str:
    """The page of somebody whom the holder may read of."""
    alamat = sediaan.sasaran_rinci(pemeran)
    _beri(pemeran, "35.17", "400/3/2024")
    return alamat
