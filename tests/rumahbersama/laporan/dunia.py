"""A small ledger and the reports made of it."""

from __future__ import annotations

import io
from typing import Any

from pypdf import PdfReader

from fondasi.runs import exclusive_run
from fondasi.today import today
from kemiskinan.actions.neraca import build_neraca
from kemiskinan.models import Neraca
from rumahbersama.laporan.actions.laporan import build_laporan, request_laporan
from rumahbersama.laporan.enums import JenisLaporan
from rumahbersama.laporan.models import Laporan
from tests.pemeran import (
    Tempat,
    buat_individu,
    buat_padanan,
    buat_pemadanan,
    buat_rilis,
    buat_sasaran,
    buat_sk,
)

NAMA_RAHASIA = "SUTRISNAWATI PEMBOCOR"


def buat_neraca(tempat: Tempat) -> Neraca:
    """Two people of Galengdowo: one still in decile 1, one no longer."""
    sk = buat_sk(tempat.kabupaten, nomor_dokumen="188/1/2023", baris_disimpan=2)
    rilis = buat_rilis(tempat.kabupaten, baris_disimpan=2)
    pemadanan = buat_pemadanan(sk, rilis)
    for nomor, desil in enumerate((1, 3)):
        sasaran = buat_sasaran(sk, tempat.desa, NAMA_RAHASIA)
        individu = buat_individu(rilis, tempat.desa, desil=desil, id_keluarga=f"K{nomor}")
        buat_padanan(pemadanan, sasaran, individu)
    return build_neraca(sk, rilis, oleh=None)


def tambah_orang(neraca: Neraca, tempat: Tempat) -> None:
    """One more person whom the release does not know: another ledger."""
    sasaran = buat_sasaran(neraca.sk, tempat.desa_tetangga)
    buat_padanan(neraca.sk.pemadanan_sk.get(), sasaran, None)
    build_neraca(neraca.sk, neraca.rilis, oleh=None)


def bulan() -> str:
    return today().strftime("%Y-%m")


def triwulan() -> str:
    return f"{today().year}-T{(today().month - 1) // 3 + 1}"


def susun(tempat: Tempat, **lainnya: Any) -> Laporan:
    isi = {"wilayah": tempat.kabupaten, "periode": bulan(), "oleh": None, **lainnya}
    return request_laporan(**{"jenis": JenisLaporan.PROGRES_PPKE, **isi})


def selesaikan(laporan: Laporan) -> Laporan:
    with exclusive_run(laporan) as run:
        assert run is not None
        build_laporan(laporan=laporan, run=run)
    laporan.refresh_from_db()
    return laporan


def teks_pdf(laporan: Laporan) -> str:
    assert laporan.berkas is not None
    with laporan.berkas.isi.open("rb") as isi:
        reader = PdfReader(io.BytesIO(isi.read()))
    return " ".join(word for page in reader.pages for word in page.extract_text().split())
