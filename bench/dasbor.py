"""Dashboards and reports of a province with years of data, and what a refresh of a ledger costs.

    .venv/bin/python -m bench.dasbor [--singkat] [--individu 5000000] [--folder FOLDER]

Builds the small demo, then fills ten kabupaten with one release each (`--individu` people in all)
and a decree (60,000 people in all), and every kabupaten and kota of the province with the ledgers
of 24 months. Pages are measured like `bench.halaman`, in turns with the sign-in page: a dashboard
as it is while nothing on it changes, and for comparison drawn anew (`ukuran: digambar`). The
refresh is the ledger of one of those kabupaten, built anew by the worker's action after one person
in a hundred changed, against one `SELECT count(*) … GROUP BY desa` over its release. Prints one
JSON object per line; exit 1 when a page is slower than six times the reference or asks more than 20
queries, or the refresh costs more than five such counts: that is judged from 100,000 people a
release on, because a ledger costs what its decree holds and a count what its release holds.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, LiteralString

from bench.halaman import (
    PEMERAN,
    TERISI,
    lapor,
    masuk,
    nilai,
    pastikan_peran,
    peragaan,
    ranah,
    sekali,
    ukur_acuan,
    ukur_halaman,
)
from bench.halaman_telusur import Peramban, kenali

if TYPE_CHECKING:
    import psycopg

RILIS, SASARAN, BULAN = 10, 60_000, 24
BATAS_HITUNG = 5.0
ULANG = 9
DINILAI = 1_000_000
ALAMAT = {
    "provinsi": (
        "/dasbor/35/", "/dasbor/35/?bulan=2024-03", "/dasbor/35.17/", "/laporan/",
        "/laporan/keadaan/", "/laporan/keadaan/bulanan-kecamatan/2024-10/",
        "/laporan/keadaan/bulanan-kecamatan/2024-10/?keadaan=belum",
    ),
    "bappeda": ("/dasbor/35.17/", "/dasbor/35.17.05/", "/laporan/keadaan/"),
    "camat": ("/dasbor/35.17.05/", "/laporan/"),
}  # fmt: skip
HITUNG = "SELECT desa_id, count(*) FROM kemiskinan_individu WHERE rilis_id = %s GROUP BY desa_id"
BANYAK: dict[str, LiteralString] = {
    "individu": "SELECT count(*) FROM kemiskinan_individu",
    "sasaran": "SELECT count(*) FROM kemiskinan_sasaran",
    "neraca": "SELECT count(*) FROM kemiskinan_neraca",
    "neraca_wilayah": "SELECT count(*) FROM kemiskinan_neracawilayah",
}
LANGKAH = Path(__file__).with_name("dasbor.sql")


def main() -> None:
    urai = argparse.ArgumentParser(prog="python -m bench.dasbor")
    urai.add_argument("--individu", type=int, default=5_000_000, help="orang di semua rilis")
    urai.add_argument("--singkat", action="store_true", help="200.000 orang")
    urai.add_argument("--folder", type=Path, help="folder data yang dipakai lagi")
    urai.add_argument("--kali", type=int, default=15, help="banyaknya ulangan tiap halaman")
    pilihan = urai.parse_args()
    with peragaan(pilihan.folder) as data:
        orang = 200_000 if pilihan.singkat else pilihan.individu
        lapor(ukuran="isi", **isi(orang))
        (data / TERISI).touch()
        patah = ukur(pilihan.kali) + segarkan(dinilai=orang >= DINILAI)
    sys.exit(1 if patah else 0)


def isi(individu: int) -> dict[str, int]:
    """Fill once, as the owner of the server; a folder that is used again keeps its rows."""
    import psycopg

    from fondasi import embedded

    with psycopg.connect(embedded.url_for("postgres"), autocommit=True) as server:
        server.execute("SET synchronous_commit = off")
        (ada,) = _satu(server, "SELECT count(*) FROM kemiskinan_rilis WHERE layout = 'bench'")
        if not ada:
            nilai = {
                "rilis": RILIS, "orang": individu // RILIS, "sasaran": SASARAN // RILIS,
                "bulan": BULAN,
            }  # fmt: skip
            for langkah in LANGKAH.read_text(encoding="utf-8").split(";\n\n"):
                server.execute(langkah, nilai)
            server.execute("ANALYZE")
        return {nama: _satu(server, sql)[0] for nama, sql in BANYAK.items()}


def _satu(server: psycopg.Connection[tuple[int]], sql: LiteralString) -> tuple[int]:
    row = server.execute(sql).fetchone()
    assert row is not None
    return row


def ukur(kali: int) -> int:
    from rumahbersama.wsgi import application as aplikasi

    pastikan_peran()
    _acuan, patah = ukur_acuan(aplikasi)
    for peran, alamat in ALAMAT.items():
        peramban = Peramban(aplikasi, masuk(f"{PEMERAN[peran]}@{ranah()}"))
        for satu in alamat:
            halaman = kenali(satu)
            assert halaman is not None
            assert peramban.buka(satu).status_code == 200, satu
            patah += nilai(peran, halaman, ukur_halaman(peramban, satu, kali))
            if halaman.nama == "dasbor:wilayah":
                lapor(ukuran="digambar", alamat=satu, ms=round(digambar(peramban, satu, kali), 1))
    return patah


def digambar(peramban: Peramban, alamat: str, kali: int) -> float:
    """Median milliseconds of a page of which nothing is kept."""
    from django.core.cache import cache

    def baru() -> float:
        cache.clear()
        return sekali(lambda: peramban.buka(alamat))[0]

    return statistics.median(baru() for _ in range(kali))


def segarkan(*, dinilai: bool) -> int:
    """In a process of its own, as the worker's database role. Judged is a refresh after the
    decisions on one person in a hundred changed; what nothing asked for and the first of a day,
    which writes every row, stand beside it."""
    with get_context("spawn").Pool(1, siap_pekerja) as pool:
        detik = pool.apply(bangun_ulang)
    nisbah = {nama: round(lama / detik["hitung"], 2) for nama, lama in detik.items()}
    patah = dinilai and nisbah["berubah"] > BATAS_HITUNG
    lapor(
        ukuran="penyegaran", detik={nama: round(lama, 4) for nama, lama in detik.items()},
        nisbah=nisbah, batas=BATAS_HITUNG, patah=patah,
    )  # fmt: skip
    return int(patah)


def siap_pekerja() -> None:
    os.environ["RB_PERAN_DB"] = "pekerja"
    import django

    django.setup()


def bangun_ulang() -> dict[str, float]:
    """Median seconds of one count over a release, and of its ledger in three situations."""
    from django.db import connection

    from kemiskinan.actions.neraca import build_neraca
    from kemiskinan.enums import JenisRilis
    from kemiskinan.models import Neraca, Padanan, Rilis

    bench = Rilis.objects.filter(layout="bench").order_by("kabupaten__kode")
    sk = bench.filter(jenis=JenisRilis.SK_BUPATI)[0]
    rilis = bench.get(jenis=JenisRilis.P3KE_INDIVIDU, kabupaten=sk.kabupaten_id)
    padanan = Padanan.objects.filter(pemadanan__sk=sk, pemadanan__rilis=rilis)
    seperseratus = list(padanan.order_by("pk").values_list("pk", flat=True)[::100])

    def hitung() -> None:
        with connection.cursor() as cursor:
            cursor.execute(HITUNG, [rilis.pk])
            cursor.fetchall()

    def bangun() -> None:
        build_neraca(sk, rilis, oleh=None)

    detik: dict[str, list[float]] = {n: [] for n in ("hitung", "sehari", "tetap", "berubah")}
    hitung()
    for kali in range(ULANG):
        Neraca.objects.filter(pk=build_neraca(sk, rilis, oleh=None).pk).delete()
        detik["sehari"].append(lama(bangun))
        padanan.filter(pk__in=seperseratus).update(keputusan="" if kali % 2 else "bukan")
        detik["berubah"].append(lama(bangun))
        detik["tetap"].append(lama(bangun))
        detik["hitung"].append(lama(hitung))
    return {nama: statistics.median(semua) for nama, semua in detik.items()}


def lama(kerja: Callable[[], object]) -> float:
    mulai = time.perf_counter()
    kerja()
    return time.perf_counter() - mulai


if __name__ == "__main__":
    main()
