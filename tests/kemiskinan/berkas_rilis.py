"""Small delivered files for the tests of the import, and the shortest way to read one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl

from fondasi.runs import exclusive_run
from kecamatan.models import Wilayah
from kemiskinan.actions.pembacaan import read_rilis
from kemiskinan.actions.rilis import receive_rilis
from kemiskinan.models import CatatanBaris, Rilis
from rumahbersama.peragaan.daftar_p3ke import INDIVIDU_A

DESA = "3517052001"
LENGKAP: dict[str, str] = {
    "ID Keluarga P3KE": "351000001",
    "Provinsi": "JAWA TIMUR",
    "Kabupaten/Kota": "JOMBANG",
    "Kecamatan": "WONOSALAM",
    "Desa/Kelurahan": "GALENGDOWO",
    "Kode Kemdagri": DESA,
    "Desil Kesejahteraan": "1",
    "Alamat": "DUSUN PUCANG RT 001 RW 002",
    "ID Individu": "900000001",
    "Nama": "SITI UJI",
    "NIK": "3517054101909001",
    "Padan Dukcapil": "Ya",
    "Jenis Kelamin": "Perempuan",
    "Hubungan dengan Kepala Keluarga": "Istri",
    "Tanggal Lahir": "01/01/1990 0:00:00",
    "Status Kawin": "Kawin",
    "Pekerjaan": "Petani",
    "Pendidikan": "Tamat SD/sederajat",
    "Usia 22-59": "Ya",
    "Penerima PKH": "Ya",
    "Resiko Stunting": "0",
}
_FLAGS = tuple(h for h in INDIVIDU_A if h.startswith(("Usia", "Penerima")))


def individu(**changes: str) -> list[str]:
    """A row of layout A; `changes` by header with `_` for a space, e.g. `Tanggal_Lahir=""`."""
    row = {**dict.fromkeys(_FLAGS, "Tidak"), **LENGKAP}
    row |= {name.replace("_", " "): text for name, text in changes.items()}
    return [row[header] for header in INDIVIDU_A]


def orang(nomor: int, **changes: str) -> list[str]:
    """The n-th of several people who share neither NIK nor id."""
    nik = f"351705410190{9000 + nomor}"
    return individu(**{"NIK": nik, "ID_Individu": f"9{nomor:08d}", **changes})


def tulis(path: Path, *rows: Sequence[Any], kepala: Sequence[str] = INDIVIDU_A) -> Path:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    for row in (kepala, *rows):
        sheet.append(list(row))
    book.save(path)
    return path


def terima(path: Path, kabupaten: Wilayah, jenis: str = "p3ke-individu", **lain: Any) -> Rilis:
    return receive_rilis(
        **{
            "jenis": jenis, "kabupaten": kabupaten, "tahun": 2024,
            "isi": path, "nama": path.name, "oleh": None, "antre": False, **lain,
        }
    )  # fmt: skip


def baca(rilis: Rilis) -> Rilis:
    with exclusive_run(rilis) as run:
        assert run is not None
        read_rilis(rilis, run)
    return Rilis.objects.select_related("kabupaten").get(pk=rilis.pk)


def impor(path: Path, kabupaten: Wilayah, jenis: str = "p3ke-individu", **lain: Any) -> Rilis:
    return baca(terima(path, kabupaten, jenis, **lain))


def temuan(rilis: Rilis) -> list[tuple[int, str, str, str]]:
    """(row, column, code, raw cell) in the order of the file."""
    rows = CatatanBaris.objects.filter(rilis=rilis).order_by("nomor_baris", "kode")
    return list(rows.values_list("nomor_baris", "kolom", "kode", "nilai"))
