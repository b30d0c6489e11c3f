"""Bring the demo to life, whatever state the data folder is in."""

from __future__ import annotations

import json
import logging
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from django.conf import settings

from fondasi import embedded
from fondasi.commands import Hasil
from fondasi.database.roles import PROCESS_ROLE
from fondasi.errors import Galat
from kecamatan.models import Wilayah
from kemiskinan.queries.neraca import figures, latest_neraca
from kemiskinan.rules.neraca import KEYS
from rumahbersama.peragaan import keadaan
from rumahbersama.peragaan.akun import baca_akun
from rumahbersama.peragaan.instalasi import KABUPATEN
from rumahbersama.peragaan.keadaan import Keadaan, Ukuran
from rumahbersama.peragaan.langkah import Langkah
from rumahbersama.peragaan.putar import Pemutar


def siapkan(ukuran: Ukuran, *, ulang: bool) -> Hasil:
    """Build what is not built yet; the ledger, the accounts and the seconds of each step.

    A finished demo is left as it is, with whatever people did in it. A build that was interrupted
    starts afresh, and so does a small demo when the full one is asked for.
    """
    logging.getLogger("kemiskinan").setLevel(logging.WARNING)
    langkah = Langkah()
    ada = keadaan.periksa_keadaan()
    keadaan.tolak_data_asli(ada)
    if ulang or not _cukup(ada, ukuran):
        with keadaan.penjaga(bersama=False):
            _bangun(ukuran, langkah, bersihkan=ulang or ada.dimulai)
    else:
        with langkah("migrasi", "Peragaan sudah ada; memeriksa tabel"):
            migrasi()
    return {
        "neraca": baca_neraca(),
        "akun": baca_akun(),
        "detik": {**langkah.detik, "total": langkah.total},
    }


def _cukup(ada: Keadaan, ukuran: Ukuran) -> bool:
    """A finished demo at least as large as the one asked for."""
    return ada.jadi is not None and ada.jadi.jumlah >= ukuran.jumlah


def baca_neraca() -> dict[str, int]:
    """The ledger of the kabupaten as it stands now."""
    kabupaten = Wilayah.objects.get(kode=KABUPATEN)
    neraca = latest_neraca(kabupaten)
    if neraca is None:
        raise Galat("NERACA_BELUM_ADA", "Rekapitulasi peragaan tidak ditemukan; pakai --ulang.")
    angka = figures(neraca, kabupaten)
    return {kunci: angka[kunci] for kunci in KEYS}


def _bangun(ukuran: Ukuran, langkah: Langkah, *, bersihkan: bool) -> None:
    if bersihkan:
        with langkah("kosongkan", "Mengosongkan peragaan lama"):
            keadaan.kosongkan()
    folder = embedded.data_dir() / "peragaan"
    shutil.rmtree(folder, ignore_errors=True)
    pembuat = mulai_berkas(folder, ukuran)
    try:
        with langkah("migrasi", "Menyiapkan tabel"):
            migrasi()
        keadaan.tandai(keadaan.MULAI, ukuran)
        pemutar = Pemutar(ukuran, langkah)
        pemutar.siapkan_kabupaten()
        with langkah("berkas", f"Menulis berkas contoh di {folder}"):
            ringkas = tunggu_berkas(pembuat)
    finally:
        pembuat.kill()
        pembuat.wait()
    pemutar.putar(folder, ringkas)
    _periksa(baca_neraca(), ringkas["neraca"])
    keadaan.tandai(keadaan.SELESAI, ukuran)


def _periksa(didapat: dict[str, int], rencana: dict[str, int]) -> None:
    """The portal found what the story planned, or the demo is worth nothing."""
    if beda := [k for k in rencana if didapat.get(k) != rencana[k]]:
        selisih = "; ".join(f"{k} {didapat.get(k)}, seharusnya {rencana[k]}" for k in beda)
        raise Galat("CERITA_TIDAK_COCOK", f"Rekapitulasi tidak sama dengan ceritanya: {selisih}.")


def migrasi() -> None:
    """By the script of production, in a process of its own that is `pemilik`."""
    naskah = settings.BASE_DIR / "script" / "jalankan-migrasi"
    lingkungan = {k: v for k, v in os.environ.items() if k != PROCESS_ROLE}
    hasil = subprocess.run(
        [str(naskah), "-v", "0"],
        env=lingkungan,
        capture_output=True,
        text=True,
        check=False,
    )
    if hasil.returncode:
        sys.stderr.write(hasil.stderr)
        raise Galat("MIGRASI_GAGAL", "Tabel tidak dapat disiapkan; sebabnya tertulis di atas.")


def mulai_berkas(folder: Path, ukuran: Ukuran) -> subprocess.Popen[str]:
    """The generator beside us: it needs no database and the other half of the machine is idle."""
    perintah = [sys.executable, "-m", "rumahbersama.peragaan.tulis_cerita"]
    pilihan = {"folder": folder, "jumlah": ukuran.jumlah, "sk": ukuran.sk, "benih": ukuran.benih}
    for nama, nilai in pilihan.items():
        perintah += [f"--{nama}", str(nilai)]
    return subprocess.Popen(
        [*perintah, "--riwayat"] if _dengan_riwayat(ukuran) else perintah,
        cwd=settings.BASE_DIR,
        stdout=subprocess.PIPE,
        text=True,
    )


def _dengan_riwayat(ukuran: Ukuran) -> bool:
    """Last year's file and a waiting family file; the full demo has one release only."""
    return ukuran.jumlah < 100_000


def tunggu_berkas(pembuat: subprocess.Popen[str]) -> dict[str, Any]:
    """What the generator wrote. Galat BERKAS_GAGAL."""

    keluaran, _ = pembuat.communicate()
    if pembuat.returncode:
        raise Galat("BERKAS_GAGAL", "Berkas contoh tidak dapat ditulis; periksa ruang disk.")
    ringkas: dict[str, Any] = json.loads(keluaran)
    return ringkas
