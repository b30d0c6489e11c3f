"""A failed report that has its file, its scan and its figures, of a kabupaten or kota."""

from __future__ import annotations

from typing import Any

from fondasi.today import today
from kecamatan.models import Wilayah
from kemiskinan.rules.neraca import TERSIMPAN
from rumahbersama.laporan.enums import Irama, JenisLaporan, StatusLaporan
from rumahbersama.laporan.models import AturanLaporan, Laporan
from rumahbersama.laporan.periode import period_of
from rumahbersama.laporan.rules import new_kode
from tests.rumahbersama.isolasi.dunia_kemiskinan import berkas

ANGKA: dict[str, Any] = {
    "jenis": "progres-ppke",
    "periode": "2024-11",
    "tanggal": "2024-11-04",
    "wilayah": {"kode": "35.17", "nama": "Jombang", "jenis": "Kabupaten", "kepala": "Bupati"},
    "sk": {"nomor": "188/1/2023", "tahun": 2023, "tanggal": ""},
    "rilis": {"sumber": "P3KE", "tahun": 2024, "tanggal": ""},
    "neraca": {**dict.fromkeys(TERSIMPAN, 0), "tanggal": "2024-11-04"},
    "kriteria": None,
    "per_kecamatan": [],
    "verval": [],
    "program": [],
}


def sisi_laporan(kabupaten: Wilayah) -> dict[str, Any]:
    isi: dict[str, Any] = {"wilayah": kabupaten, "periode": "2024-11", "angka": ANGKA}
    laporan = Laporan.objects.create(
        jenis=JenisLaporan.PROGRES_PPKE, status=StatusLaporan.GAGAL, kode_periksa=new_kode(),
        berkas=berkas(), pindaian=berkas(), **isi,
    )  # fmt: skip
    terbit = Laporan.objects.create(
        jenis=JenisLaporan.PAPARAN, status=StatusLaporan.SIAP, kode_periksa=new_kode(), **isi
    )
    aturan = AturanLaporan.objects.create(jenis=JenisLaporan.PAPARAN, tahun=2024, wilayah=kabupaten)
    return {
        "laporan": laporan.pk,
        "aturan_laporan": aturan.pk,
        "kode_periksa": terbit.kode_periksa,
        "tabel_laporan": "per_kecamatan",
        "jenis_laporan": "progres-ppke",
        "jenis_isian": "triwulan-ppke",
        "masa_laporan": period_of(today(), Irama.BULANAN).kode,
        "triwulan": period_of(today(), Irama.TRIWULAN).kode,
        "kabupaten": kabupaten.kode,
    }
