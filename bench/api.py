"""Lists of the API at 50 clients, against plain DRF views in the same server process.

    .venv/bin/python -m bench.api [--singkat] [--detik 6] [--putaran 3] [--folder FOLDER]

Builds the small demo with the follow-ups and pendamping of `bench.provinsi`, starts gunicorn as in
production with the routes of `bench.api_alamat` beside the portal's, and lets 50 connections of
another process ask one after another. Ours and the plain view (same serializer, page size, token
check and throttle, no territory scope) take turns. Prints one JSON object per line; exit 1 when a
list has less than 0.6 of the plain throughput, or a 304 less than half of that of a view that
answers from memory.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from itertools import cycle
from multiprocessing import get_context
from multiprocessing.pool import Pool
from pathlib import Path

from bench.halaman import AKAR, lapor, peragaan, ranah
from bench.provinsi import isi_provinsi

KLIEN, TOKEN_TIAP_KLIEN = 50, 8
"""A token may ask 600 times a minute; each connection takes turns with its own."""
BATAS_DAFTAR, BATAS_304 = 0.6, 0.5
SUMBER = ("tindak-lanjut", "pendamping", "wilayah", "sasaran")
PEMILIK = "bappeda"


@dataclass(frozen=True)
class Beban:
    """What each of the connections asks for, and what it expects."""

    porta: int
    alamat: str
    detik: float
    token: tuple[str, ...]
    status: int = 200
    etag: str = ""


def main() -> None:
    urai = argparse.ArgumentParser(prog="python -m bench.api")
    urai.add_argument("--detik", type=float, default=6, help="lamanya tiap giliran")
    urai.add_argument("--putaran", type=int, default=3, help="banyaknya giliran")
    urai.add_argument("--singkat", action="store_true", help="satu giliran dua detik")
    urai.add_argument("--folder", type=Path, help="folder data yang dipakai lagi")
    pilihan = urai.parse_args()
    with peragaan(pilihan.folder):
        lapor(ukuran="isi", **isi_provinsi())
        token = buat_token()
        with peladen() as porta, get_context("spawn").Pool(1) as klien:
            lama = (2, 1) if pilihan.singkat else (pilihan.detik, pilihan.putaran)
            patah = bandingkan(klien, porta, token, *lama)
    sys.exit(1 if patah else 0)


def buat_token() -> tuple[str, ...]:
    from django.utils import timezone

    from kecamatan.models import Pengguna
    from rumahbersama.api.actions.token import fingerprint
    from rumahbersama.api.enums import Lingkup
    from rumahbersama.api.models import TokenApi

    pemilik = Pengguna.objects.get(email=f"{PEMILIK}@{ranah()}")
    habis = timezone.now() + timedelta(days=1)
    token = tuple(f"rb_bench{os.getpid()}x{n}" for n in range(KLIEN * TOKEN_TIAP_KLIEN))
    TokenApi.objects.bulk_create(
        TokenApi(
            pengguna=pemilik, nama="bench", awalan="rb_bench", sidik=fingerprint(satu),
            lingkup=list(Lingkup.values), kedaluwarsa=habis,
        )
        for satu in token
    )  # fmt: skip
    return token


@contextmanager
def peladen() -> Iterator[int]:
    """gunicorn with two processes of eight threads, as `script/jalankan-web` starts it."""
    with socket.socket() as coba:
        coba.bind(("127.0.0.1", 0))
        porta = int(coba.getsockname()[1])
    perintah = [
        *(sys.executable, "-m", "gunicorn", "rumahbersama.wsgi:application"),
        *("--bind", f"127.0.0.1:{porta}", "--worker-class", "gthread", "--workers", "2"),
        *("--threads", "8", "--no-control-socket", "--log-level", "warning"),
    ]
    alam = {**os.environ, "DJANGO_SETTINGS_MODULE": "bench.api_setelan"}
    proses = subprocess.Popen(perintah, cwd=AKAR, env=alam)
    try:
        _tunggu(porta, proses)
        yield porta
    finally:
        proses.terminate()
        proses.wait(20)


def _tunggu(porta: int, proses: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        assert proses.poll() is None, f"Peladen berhenti dengan kode {proses.returncode}."
        try:
            socket.create_connection(("127.0.0.1", porta), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError("Peladen tidak siap dalam satu menit.")


def bandingkan(klien: Pool, porta: int, token: tuple[str, ...], detik: float, putaran: int) -> int:
    def ukur(alamat: str, **lain: object) -> float:
        return klien.apply(serbu, [Beban(porta, alamat, detik, token, **lain)])  # type: ignore[arg-type]

    patah = 0
    for nama in SUMBER:
        kami, polos = [], []
        for _ in range(putaran):
            kami.append(ukur(f"/api/v1/{nama}/"))
            polos.append(ukur(f"/bench/{nama}/"))
        patah += nilai(nama, kami, polos, BATAS_DAFTAR)
    etag = asyncio.run(_etag(porta, token[0]))
    tetap, ingatan, berpintu = [], [], []
    for _ in range(putaran):
        tetap.append(ukur("/api/v1/tindak-lanjut/", status=304, etag=etag))
        ingatan.append(ukur("/bench/ingatan/"))
        berpintu.append(ukur("/bench/ingatan-berpintu/"))
    nilai("304, dengan token dan laju di kedua sisi", tetap, berpintu, 0)
    return patah + nilai("304", tetap, ingatan, BATAS_304)


def nilai(nama: str, kami: list[float], polos: list[float], batas: float) -> int:
    """Print one comparison; 1 when the bound is broken."""
    kini, banding = statistics.median(kami), statistics.median(polos)
    patah = kini / banding < batas
    lapor(
        ukuran="api", sumber=nama, per_detik=round(kini, 1), polos_per_detik=round(banding, 1),
        nisbah=round(kini / banding, 2), batas=batas, patah=patah,
    )  # fmt: skip
    return int(patah)


def serbu(beban: Beban) -> float:
    """Requests per second that all connections together were answered."""
    return asyncio.run(_serbu(beban))


async def _serbu(beban: Beban) -> float:
    akhir = time.perf_counter() + beban.detik
    bagian = [beban.token[n::KLIEN] for n in range(KLIEN)]
    banyak = await asyncio.gather(*(_sambungan(beban, satu, akhir) for satu in bagian))
    return sum(banyak) / beban.detik


async def _sambungan(beban: Beban, token: tuple[str, ...], akhir: float) -> int:
    pembaca, penulis = await asyncio.open_connection("127.0.0.1", beban.porta)
    banyak = 0
    try:
        for satu in cycle(token):
            if time.perf_counter() >= akhir:
                return banyak
            status, _kepala = await _minta(pembaca, penulis, beban.alamat, satu, beban.etag)
            assert status == beban.status, status
            banyak += 1
    finally:
        penulis.close()
    return banyak


async def _etag(porta: int, token: str) -> str:
    pembaca, penulis = await asyncio.open_connection("127.0.0.1", porta)
    _status, kepala = await _minta(pembaca, penulis, "/api/v1/tindak-lanjut/", token, "")
    penulis.close()
    return kepala["etag"]


async def _minta(
    pembaca: asyncio.StreamReader, penulis: asyncio.StreamWriter, alamat: str, token: str, etag: str
) -> tuple[int, dict[str, str]]:
    """Status and headers of one answer; its body is read and dropped."""
    baris = [
        f"GET {alamat} HTTP/1.1", "Host: localhost", f"Authorization: Bearer {token}",
        *([f"If-None-Match: {etag}"] if etag else []),
    ]  # fmt: skip
    penulis.write("\r\n".join([*baris, "", ""]).encode())
    atas, *sisa = (await pembaca.readuntil(b"\r\n\r\n")).decode().split("\r\n")
    kepala = {nama.lower(): isi for nama, _, isi in (satu.partition(": ") for satu in sisa)}
    await pembaca.readexactly(int(kepala.get("content-length", 0)))
    return int(atas.split()[1]), kepala


if __name__ == "__main__":
    main()
