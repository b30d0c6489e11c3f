"""Queries and time of every page a peran can open, against the sign-in page of the same process.

    .venv/bin/python -m bench.halaman [--singkat] [--folder FOLDER] [--kali 15]

Builds the demo (654,220 people; with `--singkat` 20,000) in a data folder of its own, temporary
unless `--folder` keeps it. Requests enter through the WSGI application as database role web with
DEBUG off, so that every middleware and the health check of the connection count. Pages are found
as a person finds them, by following links from every address that needs no argument. A page is
measured warm, as it is shown again while nothing behind it changed, and drawn anew: the bound of
time is the warm one's, the bound of queries that of the drawing. Prints a table on stderr and one
JSON object per line on stdout; exit 1 when a bound is broken.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.halaman_telusur import Halaman, Peramban, telusuri

if TYPE_CHECKING:
    from django.core.handlers.wsgi import WSGIHandler

AKAR = Path(__file__).resolve().parents[1]
TERISI = "bench-terisi"
"""Lies in a folder whose database holds more than the demo: the demo does not touch such a one."""
KALI_ACUAN = 200
BATAS_KUERI_ACUAN = 2
BATAS_KUERI = 20
PEMERAN = {
    "bappeda": "bappeda",
    "camat": "camat.wonosalam",
    "opd": "dinsos",
    "provinsi": "provinsi",
    "pendamping": "pendamping1.wonosalam",
}


@dataclass(frozen=True)
class Ukuran:
    """Ratios to the sign-in page; that of processor time leaves waiting for the database out.
    `kueri` and `baru` are of the page drawn anew."""

    kueri: int
    ms: float
    nisbah: float
    prosesor: float
    baru: float

    def __str__(self) -> str:
        warm = f"{self.ms:>9.1f} ms{self.nisbah:>7.2f} × ({self.prosesor:.2f})"
        return f"{self.kueri:>4} kueri{warm}  baru{self.baru:>6.1f} ×"


def main() -> None:
    pilihan = uraikan()
    with peragaan(pilihan.folder, penuh=not pilihan.singkat):
        patah = jalankan(pilihan.peran or list(PEMERAN), pilihan.kali)
    sys.exit(1 if patah else 0)


def uraikan(argumen: Sequence[str] | None = None) -> argparse.Namespace:
    urai = argparse.ArgumentParser(prog="python -m bench.halaman")
    urai.add_argument("--singkat", action="store_true", help="peragaan kecil")
    urai.add_argument("--folder", type=Path, help="folder data yang dipakai lagi")
    urai.add_argument("--peran", choices=PEMERAN, action="append", help="bawaan: semua")
    urai.add_argument("--kali", type=int, default=15, help="banyaknya ulangan tiap halaman")
    return urai.parse_args(argumen)


@contextmanager
def peragaan(folder: Path | None, *, penuh: bool = False, peran: str = "web") -> Iterator[Path]:
    """`siapkan` in this folder, or in one that ends with the run; the servers end in any case."""
    with folder_data(folder) as data:
        siapkan(data, penuh=penuh, peran=peran)
        from fondasi import embedded

        try:
            yield data
        finally:
            embedded.stop()


@contextmanager
def folder_data(folder: Path | None) -> Iterator[Path]:
    if folder:
        yield folder.resolve()
        return
    with tempfile.TemporaryDirectory(prefix="rb-bench-") as sementara:
        yield Path(sementara) / "data"


def siapkan(folder: Path, *, penuh: bool, peran: str = "web") -> None:
    """The demo in its folder, then this process as a web process (or worker) of production."""
    os.environ.update(RB_DATA=str(folder), PERAGAAN="1", HARI_INI="2024-11-04", DEBUG="0")
    if (folder / TERISI).exists():
        kelola("migrate", "--verbosity=0")
    else:
        keluar = kelola("demo", "--tanpa-server", "--json", *(["--penuh"] if penuh else []))
        lapor(ukuran="peragaan", neraca=json.loads(keluar.splitlines()[-1])["neraca"])
    os.environ["RB_PERAN_DB"] = peran
    os.environ["DJANGO_SETTINGS_MODULE"] = "rumahbersama.settings"
    import django

    from fondasi import embedded

    embedded.ensure_running()
    django.setup()
    logging.getLogger("django.request").setLevel(logging.CRITICAL)


def kelola(*argumen: str) -> str:
    perintah = [sys.executable, "manage.py", *argumen]
    proses = subprocess.run(perintah, cwd=AKAR, check=True, stdout=subprocess.PIPE, text=True)
    return proses.stdout


def jalankan(pemeran: Sequence[str], kali: int) -> int:
    """The number of broken bounds."""
    from rumahbersama.wsgi import application as aplikasi

    pastikan_peran()
    acuan, patah = ukur_acuan(aplikasi)
    for peran in pemeran:
        peramban = Peramban(aplikasi, masuk(f"{PEMERAN[peran]}@{ranah()}"))
        for halaman, alamat in telusuri(peramban).items():
            patah += nilai(peran, halaman, ukur_halaman(peramban, alamat, kali))
    akhir = statistics.median(waktu(lambda: buka_masuk(aplikasi), 50))
    lapor(
        ukuran="selesai",
        acuan_ms=round(acuan, 2),
        acuan_akhir_ms=round(akhir, 2),
        puncak_mib=puncak_mib(),
        batas_patah=patah,
    )
    return patah


def pastikan_peran() -> None:
    from django.conf import settings
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        (peran,) = cursor.fetchone()
    assert peran == "web", peran
    assert not settings.DEBUG


def ranah() -> str:
    from rumahbersama.peragaan.keadaan import RANAH

    return RANAH


def masuk(email: str) -> str:
    """The cookie of a new session; the sign-in form is not what is measured here."""
    from django.test import Client

    from kecamatan.models import Pengguna

    klien = Client()
    klien.force_login(Pengguna.objects.get(email=email))
    return "; ".join(f"{satu.key}={satu.value}" for satu in klien.cookies.values())


def ukur_acuan(aplikasi: WSGIHandler) -> tuple[float, int]:
    """Milliseconds of the sign-in page, and whether it asks too many queries."""
    kueri = hitung_kueri(lambda: buka_masuk(aplikasi))
    acuan = statistics.median(waktu(lambda: buka_masuk(aplikasi), KALI_ACUAN))
    kesehatan = statistics.median(waktu(lambda: Peramban(aplikasi).buka("/kesehatan/"), KALI_ACUAN))
    polos = waktu_polos()
    lapor(
        ukuran="acuan",
        ms=round(acuan, 2),
        kueri=kueri,
        batas_kueri=BATAS_KUERI_ACUAN,
        polos_ms=round(polos, 3),
        polos_dengan_middleware_ms=round(kesehatan, 3),
    )
    return acuan, int(kueri > BATAS_KUERI_ACUAN)


def buka_masuk(aplikasi: WSGIHandler) -> None:
    assert Peramban(aplikasi).buka("/akun/masuk/").status_code == 200


def waktu_polos() -> float:
    """A view that answers "ok", without any middleware."""
    from django.core.handlers.wsgi import WSGIHandler
    from django.test import override_settings

    with override_settings(MIDDLEWARE=[]):
        peramban = Peramban(WSGIHandler())
    return statistics.median(waktu(lambda: peramban.buka("/kesehatan/"), KALI_ACUAN))


def waktu(kerja: Callable[[], object], kali: int) -> list[float]:
    """Milliseconds of each turn, after two that warm the caches."""
    for _ in range(2):
        kerja()
    hasil = []
    for _ in range(kali):
        mulai = time.perf_counter()
        kerja()
        hasil.append((time.perf_counter() - mulai) * 1000)
    return hasil


def hitung_kueri(kerja: Callable[[], object]) -> int:
    from django.db import connection

    banyak = 0

    def catat(jalan: Callable[..., Any], *bagian: Any) -> Any:
        nonlocal banyak
        banyak += 1
        return jalan(*bagian)

    kerja()
    with connection.execute_wrapper(catat):
        kerja()
    return banyak


def ukur_halaman(peramban: Peramban, alamat: str, kali: int) -> Ukuran:
    from django.conf import settings
    from django.test import override_settings

    with override_settings(HALAMAN_DISIMPAN=""):
        kueri = hitung_kueri(lambda: peramban.buka(alamat))
        _ms, baru, _prosesor = nisbah(peramban, alamat, max(kali // 3, 3))
    # One more where the page is tried to be kept: the numbers of the tables.
    kueri += bool(re.fullmatch(settings.HALAMAN_DISIMPAN, alamat.partition("?")[0]))
    peramban.buka(alamat)
    ms, hangat, prosesor = nisbah(peramban, alamat, kali)
    return Ukuran(kueri, ms, hangat, prosesor, baru)


def nisbah(peramban: Peramban, alamat: str, kali: int) -> tuple[float, float, float]:
    """Milliseconds, and the ratios by clock and processor. Page and reference take turns, so that
    a busy machine slows both."""
    buka_masuk(peramban.aplikasi)
    halaman, acuan = [], []
    for _ in range(kali):
        acuan.append(sekali(lambda: buka_masuk(peramban.aplikasi)))
        halaman.append(sekali(lambda: peramban.buka(alamat)))
    ms, prosesor = (statistics.median(satu) for satu in zip(*halaman, strict=True))
    acuan_ms, acuan_prosesor = (statistics.median(satu) for satu in zip(*acuan, strict=True))
    return ms, ms / acuan_ms, prosesor / acuan_prosesor


def sekali(kerja: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds on the wall and of this process's processor time."""
    mulai, prosesor = time.perf_counter(), time.process_time()
    kerja()
    return (time.perf_counter() - mulai) * 1000, (time.process_time() - prosesor) * 1000


def nilai(peran: str, halaman: Halaman, ukuran: Ukuran) -> int:
    """Print one page; 1 when a bound is broken."""
    patah = ukuran.kueri > BATAS_KUERI or ukuran.nisbah > halaman.batas
    lapor(
        ukuran="halaman",
        peran=peran,
        halaman=str(halaman),
        kueri=ukuran.kueri,
        ms=round(ukuran.ms, 1),
        nisbah=round(ukuran.nisbah, 2),
        nisbah_prosesor=round(ukuran.prosesor, 2),
        nisbah_baru=round(ukuran.baru, 2),
        batas=halaman.batas,
        patah=patah,
    )
    tanda = "  LEWAT BATAS" if patah else ""
    baris = f"{peran:<11}{halaman!s:<56}{ukuran}{tanda}"
    print(baris, file=sys.stderr, flush=True)
    return int(patah)


def puncak_mib() -> int:
    """Linux counts in KiB, macOS in bytes."""
    puncak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(puncak / (1024 if sys.platform != "darwin" else 1024**2))


def lapor(**isi: Any) -> None:
    print(json.dumps(isi, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()
