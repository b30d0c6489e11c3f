"""Write the files of the demo: `python -m rumahbersama.peragaan.tulis_cerita --folder DIR`.

Beside the P3KE file and the decree: what each OPD would upload (one file per programme and
half-year), and with `--riwayat` last year's P3KE file and this year's family file in layout B.
Standard output is one JSON object that names every file.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from rumahbersama.peragaan.berkas_dtsen import SUSUNAN_SEMUA
from rumahbersama.peragaan.cerita import HARI_INI, IntervensiRencana, RencanaCerita, susun_cerita
from rumahbersama.peragaan.daftar_p3ke import INDIVIDU_A
from rumahbersama.peragaan.penduduk import acak
from rumahbersama.peragaan.tulis import Penulis, rencana_json, tulis_kebenaran
from rumahbersama.peragaan.wilayah import desa_sekabupaten, kepala_nik_luar

KEPALA_PENERIMA = (
    "No",
    "Nama",
    "NIK",
    "Tanggal Lahir",
    "Desa/Kelurahan",
    "Kecamatan",
    "Nilai (Rp)",
)
_KOLOM_DESIL = INDIVIDU_A.index("Desil Kesejahteraan")
_BELUM_TERDATA, _BEDA_DESIL = 0.03, 0.10
"""Shares of last year's families: not yet in the file; in the next decile up."""


def uraikan(argumen: Sequence[str] | None = None) -> argparse.Namespace:
    """The command line."""
    urai = argparse.ArgumentParser(prog="python -m rumahbersama.peragaan.tulis_cerita")
    urai.add_argument("--folder", type=Path, required=True)
    urai.add_argument("--kabupaten", default="35.17")
    urai.add_argument("--jumlah", type=int, default=20_000)
    urai.add_argument("--sk", type=int, default=1_500)
    urai.add_argument("--benih", type=int, default=1)
    urai.add_argument("--riwayat", action="store_true")
    return urai.parse_args(argumen)


def tulis_semua(pilihan: argparse.Namespace) -> dict[str, object]:
    """Make the story and write its files; what is printed."""
    mulai = time.perf_counter()
    (pilihan.folder / "penerima").mkdir(parents=True, exist_ok=True)
    cerita = susun_cerita(
        desa_sekabupaten(pilihan.kabupaten),
        kepala_nik_luar(pilihan.kabupaten),
        jumlah=pilihan.jumlah,
        sk=pilihan.sk,
        benih=pilihan.benih,
    )
    penulis = Penulis(pilihan.folder)
    susunan = SUSUNAN_SEMUA["individu-a"]
    berkas = {
        "sk": penulis.tulis_sk(cerita.sk, kode=False),
        "individu": penulis.tulis_p3ke(cerita.penduduk, susunan, cerita.kotoran),
    }
    if pilihan.riwayat:
        baris = tahun_lalu(cerita, pilihan.benih)
        berkas["individu_lalu"] = penulis.tulis("p3ke_individu_a_2023", INDIVIDU_A, baris)
        berkas["keluarga"] = penulis.tulis_p3ke(cerita.penduduk, SUSUNAN_SEMUA["keluarga-b"], {})
    penerima = list(tulis_penerima(penulis, cerita))
    (pilihan.folder / "rencana.json").write_text(rencana_json(cerita), encoding="utf-8")
    derau = {no: [jenis] for no, jenis in cerita.derau.items()}
    tulis_kebenaran(pilihan.folder / "kebenaran.csv", cerita.kebenaran, derau)
    detik = round(time.perf_counter() - mulai, 2)
    return {"berkas": berkas, "penerima": penerima, "neraca": cerita.neraca, "detik": detik}


def tahun_lalu(cerita: RencanaCerita, benih: int) -> Iterator[list[str]]:
    """The year before: the decree's families in decile 1, others missing or a decile higher."""
    susunan = SUSUNAN_SEMUA["individu-a"]
    sasaran = {keluarga.id_keluarga for keluarga in cerita.penduduk.tetap.values()}
    rng = acak(benih + 53)
    nomor, nasib = "", 1.0
    for baris in susunan.semua(cerita.penduduk):
        if baris[0] != nomor:
            nomor, nasib = baris[0], rng.random()
        desil = 1 if nomor in sasaran else int(baris[_KOLOM_DESIL])
        if nomor in sasaran or nasib >= _BELUM_TERDATA:
            desil += nomor not in sasaran and nasib < _BEDA_DESIL
            isi = list(baris)
            isi[_KOLOM_DESIL] = str(desil)
            yield isi


def masa_salur(tahun: int, bulan: int) -> int:
    """The month in whose list it stands: the half-year's last, never after the story's day."""
    semester = 6 if bulan <= 6 else 12
    return min(semester, HARI_INI.month - 1) if tahun == HARI_INI.year else semester


def tulis_penerima(penulis: Penulis, cerita: RencanaCerita) -> Iterator[dict[str, object]]:
    """One file per programme, month and state of delivery; people as the decree has them."""
    kelompok: defaultdict[tuple[str, int, int, str], list[IntervensiRencana]] = defaultdict(list)
    for satu in cerita.intervensi:
        bulan = masa_salur(satu.tahun, satu.bulan)
        kelompok[satu.kode_program, satu.tahun, bulan, satu.status].append(satu)
    for (program, tahun, bulan, status), isi in sorted(kelompok.items()):
        nama = f"penerima/{program.lower()}_{tahun}_{bulan:02d}_{status.lower()}"
        baris = [_sel(nomor, satu, cerita) for nomor, satu in enumerate(isi, start=1)]
        yield {
            **penulis.tulis(nama, KEPALA_PENERIMA, baris),
            "program": program,
            "tahun": tahun,
            "bulan": bulan,
            "status": status,
            "sk_no": [satu.sk_no for satu in isi],
        }


def _sel(nomor: int, satu: IntervensiRencana, cerita: RencanaCerita) -> list[str]:
    baris = cerita.sk[satu.sk_no - 1].sel()
    return [str(nomor), *baris[1:6], str(satu.nilai)]


if __name__ == "__main__":
    sys.stdout.write(json.dumps(tulis_semua(uraikan()), ensure_ascii=False) + "\n")
