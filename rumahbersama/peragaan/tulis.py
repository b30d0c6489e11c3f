"""Write invented files to a folder: `python -m rumahbersama.peragaan.tulis --folder DIR`.

Needs neither Django nor a database. Standard output is one JSON object: files, rows, seconds, and
what is known to be wrong in them. Beside the files stand the truth (`kebenaran.csv`: sk_no,
id_individu, derau) and, for the story, its plan (`rencana.json`).
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from rumahbersama.peragaan import kotoran
from rumahbersama.peragaan.berkas_dtsen import SUSUNAN_SEMUA
from rumahbersama.peragaan.berkas_p3ke import Susunan
from rumahbersama.peragaan.berkas_sk import SK_KODE, SK_NAMA, BarisSK, sel_semua
from rumahbersama.peragaan.buku import tulis_csv, tulis_xlsx
from rumahbersama.peragaan.cerita import RencanaCerita, susun_cerita
from rumahbersama.peragaan.derau import buat_data_uji
from rumahbersama.peragaan.penduduk import Penduduk
from rumahbersama.peragaan.wilayah import desa_sekabupaten, kepala_nik_luar


@dataclass(frozen=True, slots=True)
class Penulis:
    """Where and how files are written."""

    folder: Path
    format: str = "xlsx"
    teks_bersama: bool = False

    def tulis(
        self, nama: str, kepala: Sequence[str], baris: Iterable[Sequence[str]]
    ) -> dict[str, object]:
        """Write one file; what it holds and how long it took."""
        mulai = time.perf_counter()
        berkas = self.folder / f"{nama}.{self.format}"
        if self.format == "csv":
            jumlah = tulis_csv(berkas, kepala, baris)
        else:
            jumlah = tulis_xlsx(berkas, kepala, baris, teks_bersama=self.teks_bersama)
        detik = round(time.perf_counter() - mulai, 2)
        return {"berkas": str(berkas), "baris": jumlah, "detik": detik}

    def tulis_p3ke(
        self, penduduk: Penduduk, susunan: Susunan, kotor: dict[int, str]
    ) -> dict[str, object]:
        """A population's file in one layout; family files are clean."""
        baris = (
            kotoran.baris_kotor(penduduk, susunan, kotor)
            if kotor and susunan.nama.startswith("individu")
            else susunan.semua(penduduk)
        )
        return self.tulis(nama_berkas(susunan.nama), susunan.kepala, baris)

    def tulis_sk(self, sk: Sequence[BarisSK], *, kode: bool) -> dict[str, object]:
        """The decree."""
        return self.tulis("sk_bupati", SK_KODE if kode else SK_NAMA, sel_semua(sk, kode=kode))


def nama_berkas(susunan: str) -> str:
    """`p3ke_individu_a` for "individu-a", `dtsen_keluarga` for "keluarga-dtsen"."""
    bagian, _, layout = susunan.partition("-")
    return f"dtsen_{bagian}" if layout == "dtsen" else f"p3ke_{bagian}_{layout}"


def tulis_kebenaran(
    berkas: Path, kebenaran: Mapping[int, str | None], derau: Mapping[int, Sequence[str]]
) -> None:
    """One line per row of the decree; an empty id_individu means: not in the file."""
    with berkas.open("w", encoding="utf-8", newline="") as keluar:
        penulis = csv.writer(keluar, lineterminator="\n")
        penulis.writerow(("sk_no", "id_individu", "derau"))
        for no, id_individu in sorted(kebenaran.items()):
            penulis.writerow((no, id_individu or "", "+".join(derau.get(no, ()))))


def rencana_json(cerita: RencanaCerita) -> str:
    """The plan without people and files: ledger, truth, help and field results."""
    isi = {
        "neraca": cerita.neraca,
        "kebenaran": cerita.kebenaran,
        "derau": cerita.derau,
        "kotoran": kotoran.hitung(cerita.kotoran),
        "intervensi": [asdict(satu) for satu in cerita.intervensi],
        "verval": [asdict(satu) for satu in cerita.verval],
    }
    return json.dumps(isi, default=str, ensure_ascii=False)


def uraikan(argumen: Sequence[str] | None = None) -> argparse.Namespace:
    """The command line."""
    urai = argparse.ArgumentParser(prog="python -m rumahbersama.peragaan.tulis")
    urai.add_argument("--kabupaten", default="35.17", help="kode kabupaten/kota, mis. 35.17")
    urai.add_argument("--jumlah", type=int, default=20_000, help="banyaknya orang dalam berkas")
    urai.add_argument("--sk", type=int, default=400, help="banyaknya orang dalam SK")
    urai.add_argument("--benih", type=int, default=1)
    urai.add_argument("--layout", choices=("A", "B", "dtsen"), default="A")
    urai.add_argument("--folder", type=Path, required=True)
    urai.add_argument("--format", choices=("xlsx", "csv"), default="xlsx")
    urai.add_argument("--keluarga", action="store_true", help="tulis juga berkas keluarga")
    urai.add_argument("--bersih", action="store_true", help="tanpa sel rusak (DTSEN selalu bersih)")
    urai.add_argument("--kode-desa", action="store_true", help="SK memuat kode desa")
    urai.add_argument("--teks-bersama", action="store_true", help="XLSX dengan sharedStrings")
    urai.add_argument("--uji", action="store_true", help="SK berderau untuk bench, bukan cerita")
    return urai.parse_args(argumen)


def tulis_semua(pilihan: argparse.Namespace) -> dict[str, object]:
    """Make the data and write every file asked for; returns the summary that is printed."""
    mulai = time.perf_counter()
    pilihan.folder.mkdir(parents=True, exist_ok=True)
    susun = buat_data_uji if pilihan.uji else susun_cerita
    data = susun(
        desa_sekabupaten(pilihan.kabupaten),
        kepala_nik_luar(pilihan.kabupaten),
        jumlah=pilihan.jumlah,
        sk=pilihan.sk,
        benih=pilihan.benih,
    )
    kotor = {} if pilihan.bersih or pilihan.layout == "dtsen" else data.kotoran
    penulis = Penulis(pilihan.folder, pilihan.format, pilihan.teks_bersama)
    bagian = ("individu", "keluarga") if pilihan.keluarga else ("individu",)
    berkas = [
        penulis.tulis_p3ke(data.penduduk, SUSUNAN_SEMUA[f"{satu}-{pilihan.layout.lower()}"], kotor)
        for satu in bagian
    ]
    berkas.append(penulis.tulis_sk(data.sk, kode=pilihan.kode_desa))
    ringkas: dict[str, object] = {"benih": pilihan.benih, "berkas": berkas}
    derau: Mapping[int, Sequence[str]]
    if isinstance(data, RencanaCerita):
        derau = {no: [jenis] for no, jenis in data.derau.items()}
        (pilihan.folder / "rencana.json").write_text(rencana_json(data), encoding="utf-8")
        ringkas["neraca"] = data.neraca
    else:
        derau = data.derau
        ringkas["derau"] = data.hitung()
    tulis_kebenaran(pilihan.folder / "kebenaran.csv", data.kebenaran, derau)
    ringkas["kotoran"] = kotoran.hitung(kotor)
    ringkas["detik"] = round(time.perf_counter() - mulai, 2)
    return ringkas


if __name__ == "__main__":
    sys.stdout.write(json.dumps(tulis_semua(uraikan()), ensure_ascii=False) + "\n")
