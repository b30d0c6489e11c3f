"""Every measurement, one after another, each in a process of its own.

    .venv/bin/python -m bench [--singkat]

`--singkat` takes small data and a few minutes: it shows that every measurement still runs and
holds the bounds of the pages. The ratios of import and padan are judged only with the full
654,220 people, because on small data the start of a process outweighs the work. Standard output
is one JSON object per line, the last one is the summary; exit 1 when a bound is broken or a
measurement failed.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

AKAR = Path(__file__).resolve().parents[1]
PENUH = {
    "impor": ["--jumlah", "654220", "--ulang", "3"],
    "padan": ["--jumlah", "654220", "--sk", "7408", "--ulang", "3"],
    "halaman": [],
    "provinsi": [],
    "layanan": [],
    "pengaduan": [],
    "laporan": [],
    "dasbor": [],
    "api": [],
}
SINGKAT = {
    "impor": ["--jumlah", "20000", "--ulang", "1"],
    "padan": ["--jumlah", "20000", "--sk", "1000", "--ulang", "1"],
    "halaman": ["--singkat", "--kali", "9"],
}
# Key of a measurement -> (smallest, largest value that is allowed), as the requirement names it.
BATAS = {
    "impor_per_baca": (None, 3.0),
    "kali_import_export": (20.0, None),
    "mib_puncak": (None, 300.0),
    "mib_tumbuh": (None, 30.0),
    "kami_per_splink": (None, 0.125),
}
BATAS_KAMI = {"presisi": (0.999, None), "ketemu": (0.99, None), "ditinjau": (None, 0.04)}
Batas = dict[str, tuple[float | None, float | None]]
Hasil = list[dict[str, Any]]


def main() -> None:
    pilihan = uraikan()
    ringkasan: dict[str, Any] = {}
    for nama, argumen in (SINGKAT if pilihan.singkat else PENUH).items():
        mulai = time.perf_counter()
        kode, hasil = jalankan(nama, argumen)
        patah = [] if pilihan.singkat else list(langgar(hasil))
        detik = round(time.perf_counter() - mulai, 1)
        ringkasan[nama] = {"kode": kode, "detik": detik, "patah": patah}
    lulus = not any(satu["kode"] or satu["patah"] for satu in ringkasan.values())
    print(json.dumps({"ringkasan": ringkasan, "lulus": lulus}), flush=True)
    sys.exit(0 if lulus else 1)


def uraikan(argumen: Sequence[str] | None = None) -> argparse.Namespace:
    urai = argparse.ArgumentParser(prog="python -m bench")
    urai.add_argument("--singkat", action="store_true", help="data kecil, beberapa menit")
    return urai.parse_args(argumen)


def jalankan(nama: str, argumen: Sequence[str]) -> tuple[int, Hasil]:
    """(exit code, JSON lines) of one measurement, shown while they come."""
    print(f"=== bench.{nama} {' '.join(argumen)}", file=sys.stderr, flush=True)
    perintah = [sys.executable, "-m", f"bench.{nama}", *argumen]
    hasil: Hasil = []
    with subprocess.Popen(perintah, cwd=AKAR, stdout=subprocess.PIPE, text=True) as proses:
        assert proses.stdout is not None
        for baris in proses.stdout:
            print(baris, end="", flush=True)
            if baris.startswith("{"):
                hasil.append(json.loads(baris))
    return proses.returncode or int(not hasil), hasil


def langgar(hasil: Iterable[dict[str, Any]]) -> Iterable[str]:
    """The bounds of import and padan that these lines break; pages judge themselves."""
    for satu in hasil:
        batas: Batas = {**BATAS, **(BATAS_KAMI if satu.get("uji") == "kami" else {})}
        for kunci, (bawah, atas) in batas.items():
            nilai = satu.get(kunci)
            if nilai is None:
                continue
            if (bawah is not None and nilai < bawah) or (atas is not None and nilai > atas):
                yield f"{kunci}={nilai}"


if __name__ == "__main__":
    main()
