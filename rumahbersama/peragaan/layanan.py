"""Serving the demo: web, worker and beat by the scripts of production, until somebody ends it."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from django.conf import settings

from fondasi import embedded
from fondasi.database.roles import PROCESS_ROLE
from fondasi.errors import Galat

ALAMAT = "127.0.0.1"
SABAR_BERHENTI = 15
"""Seconds between asking the services to end and killing them."""
_LAYANAN = (
    ("web", "jalankan-web"),
    ("pekerja", "jalankan-pekerja"),
    ("penjadwal", "jalankan-penjadwal"),
)


def pastikan_porta_bebas(porta: int) -> None:
    """Raises Galat PORTA_TERPAKAI before minutes are spent on building."""
    with socket.socket() as coba:
        coba.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            coba.bind((ALAMAT, porta))
        except OSError:
            raise Galat(
                "PORTA_TERPAKAI",
                f"Porta {porta} sedang dipakai program lain. Pilih yang lain, misalnya "
                f"script/demo --port {porta + 1}.",
            ) from None


def sajikan(porta: int) -> int:
    """Serve until Ctrl-C or SIGTERM; returns 0, or 1 when a service died by itself."""
    with _minta_berhenti() as diminta, _berjalan(porta) as proses:
        while not diminta and all(p.poll() is None for p in proses.values()):
            time.sleep(0.3)
        mati = [nama for nama, p in proses.items() if p.poll() is not None]
        if diminta or not mati:
            return 0
        sys.stderr.write(f"Layanan {', '.join(mati)} berhenti; lihat {folder_catatan()}.\n")
        return 1


def folder_catatan() -> Path:
    """Where the services write what they have to say."""
    return embedded.data_dir() / "catatan"


@contextmanager
def _minta_berhenti() -> Iterator[list[int]]:
    """The signals that asked to end; a terminal that closes counts too."""
    diminta: list[int] = []

    def catat(nomor: int, bingkai: FrameType | None) -> None:
        diminta.append(nomor)

    isyarat = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    semula = {satu: signal.signal(satu, catat) for satu in isyarat}
    try:
        yield diminta
    finally:
        for satu, penangan in semula.items():
            signal.signal(satu, penangan)


@contextmanager
def _berjalan(porta: int) -> Iterator[dict[str, subprocess.Popen[bytes]]]:
    folder_catatan().mkdir(parents=True, exist_ok=True)
    proses: dict[str, subprocess.Popen[bytes]] = {}
    try:
        for nama, naskah in _LAYANAN:
            proses[nama] = _mulai(nama, naskah, porta)
        yield proses
    finally:
        _hentikan(list(proses.values()))


def _mulai(nama: str, naskah: str, porta: int) -> subprocess.Popen[bytes]:
    """In a process group of its own, so that Ctrl-C reaches this process alone."""
    lingkungan = {k: v for k, v in os.environ.items() if k != PROCESS_ROLE}
    lingkungan["WEB_ALAMAT"] = f"{ALAMAT}:{porta}"
    lingkungan.setdefault("SITUS_URL", f"http://localhost:{porta}")
    with (folder_catatan() / f"{nama}.log").open("ab") as catatan:
        return subprocess.Popen(
            [*_ikut_mati(), str(settings.BASE_DIR / "script" / naskah)],
            env=lingkungan,
            stdin=subprocess.DEVNULL,
            stdout=catatan,
            stderr=catatan,
            start_new_session=True,
        )


def _ikut_mati() -> list[str]:
    """Linux ends a service whose parent was killed outright; elsewhere it must be found by hand."""
    setpriv = shutil.which("setpriv")
    return [setpriv, "--pdeathsig", "TERM", "--"] if setpriv else []


def _hentikan(proses: list[subprocess.Popen[bytes]]) -> None:
    """Ask each leader, who ends its own children; kill the group after `SABAR_BERHENTI` seconds."""
    for satu in proses:
        satu.terminate()
    batas = time.monotonic() + SABAR_BERHENTI
    for satu in proses:
        try:
            satu.wait(timeout=max(0.1, batas - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(satu.pid, signal.SIGKILL)
            satu.wait()
