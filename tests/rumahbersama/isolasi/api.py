"""Rows of the API: a session of the browser opens nothing there. What a token opens is asked in
tests/rumahbersama/api/."""

from __future__ import annotations

from tests.rumahbersama.isolasi.baris import Baris, setelah_masuk, terbuka

SUMBER = (
    "wilayah rapat tindak-lanjut pendamping penempatan sasaran neraca laporan kartu-skor pengaduan "
    "inovasi"
)
TANPA_TOKEN = Baris(milik={}, selain=401, anonim=401)
SATU = Baris(milik={}, args=("laporan",), selain=401, anonim=401)
KIRIM = Baris(milik={}, args=("laporan",), metode="post", selain=401, anonim=401)

BARIS = {
    **{f"api:{nama}-list": TANPA_TOKEN for nama in SUMBER.split()},
    **{f"api:{nama}-detail": SATU for nama in SUMBER.split()},
    "api:tindak-lanjut-jawaban": KIRIM,
    "api:kartu-skor-isian": KIRIM,
    "api:skema": terbuka(),
    "api:dokumen": terbuka(),
    "token:daftar": setelah_masuk(),
    "token:cabut": Baris(milik={}, args=("laporan",), metode="post"),
}
