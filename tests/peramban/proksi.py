"""A TCP proxy of our own between browser and server: cuts at a chosen byte, or is dead, or slow.

DevTools' own "offline" may miss a worker; a closed socket misses nobody.
"""

from __future__ import annotations

import socket
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Potong:
    """Close while the request goes up ("naik") or its answer comes down ("turun"), after so many
    bytes. `turun` 0: the server has stored and answered, the phone hears nothing."""

    arah: str
    bita: int
    jalur: bytes = b"POST /lapangan/kirim/"


@dataclass
class Ukuran:
    """Bytes of the last watched exchange."""

    naik: int = 0
    turun: int = 0


@dataclass
class Proksi:
    tujuan: str
    mati: bool = False
    potong: Potong | None = None
    bita_per_detik: float = 0
    tunda: float = 0
    terpotong: int = 0
    turun_total: int = 0
    permintaan: list[bytes] = field(default_factory=list)
    ukuran: Ukuran = field(default_factory=Ukuran)
    saluran: threading.Lock = field(default_factory=threading.Lock)
    _sambungan: set[socket.socket] = field(default_factory=set)
    _kunci: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self._pintu = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.alamat = f"http://127.0.0.1:{self._pintu.getsockname()[1]}"
        threading.Thread(target=self._terima, daemon=True).start()

    def putus(self) -> None:
        """No signal: what is open breaks, what comes is refused."""
        with self._kunci:
            self.mati = True
            for one in self._sambungan:
                _tutup(one)

    def sambung(self) -> None:
        self.mati, self.potong = False, None

    def tutup(self) -> None:
        self.putus()
        self._pintu.close()

    def _terima(self) -> None:
        while True:
            try:
                klien, _ = self._pintu.accept()
            except OSError:
                return
            if self.mati:
                _tutup(klien)
                continue
            threading.Thread(target=self._layani, args=(klien,), daemon=True).start()

    def _layani(self, klien: socket.socket) -> None:
        where = urlsplit(self.tujuan)
        time.sleep(self.tunda)
        try:
            peladen = socket.create_connection((str(where.hostname), int(where.port or 80)))
        except OSError:
            _tutup(klien)
            return
        with self._kunci:
            self._sambungan |= {klien, peladen}
            if self.mati:  # it died while this connection was being made
                _tutup(klien)
                _tutup(peladen)
        _Pasangan(self, klien, peladen).jalan()
        with self._kunci:
            self._sambungan -= {klien, peladen}


class _Pasangan:
    """One connection; a browser sends the next request only after the answer to the last."""

    def __init__(self, proksi: Proksi, klien: socket.socket, peladen: socket.socket) -> None:
        self.proksi, self.klien, self.peladen = proksi, klien, peladen
        self.rencana: Potong | None = None
        self.diamati = False
        self.naik = self.turun = 0

    def jalan(self) -> None:
        up = threading.Thread(target=self._naik, daemon=True)
        up.start()
        self._turun()
        up.join(30)

    def _naik(self) -> None:
        while data := _baca(self.klien):
            if data[:5] in (b"GET /", b"POST "):
                self._mulai(data)
            if self._lewat("naik", data, self.peladen):
                return
        _tutup(self.peladen)

    def _mulai(self, data: bytes) -> None:
        proksi = self.proksi
        if not proksi.mati:
            proksi.permintaan.append(data.split(b"\r\n", 1)[0])
        self.naik = self.turun = 0
        plan = proksi.potong
        self.diamati = data.startswith(plan.jalur if plan else b"POST /lapangan/kirim/")
        self.rencana = plan if self.diamati else None
        if self.rencana:
            proksi.potong = None

    def _turun(self) -> None:
        while data := _baca(self.peladen):
            self.proksi.turun_total += len(data)
            self._lambat(len(data))
            if self._lewat("turun", data, self.klien):
                return
        _tutup(self.klien)

    def _lambat(self, bita: int) -> None:
        """All connections share one line; each answer first waits for its way there and back."""
        if self.proksi.bita_per_detik:
            time.sleep(self.proksi.tunda if self.turun == 0 else 0)
            with self.proksi.saluran:
                time.sleep(bita / self.proksi.bita_per_detik)

    def _lewat(self, arah: str, data: bytes, ke: socket.socket) -> bool:
        """Hand on; True when the connection was cut instead."""
        before = self.naik if arah == "naik" else self.turun
        setattr(self, arah, before + len(data))
        if self.diamati:
            setattr(self.proksi.ukuran, arah, before + len(data))
        plan = self.rencana
        cut = plan is not None and plan.arah == arah and before + len(data) > plan.bita
        with suppress(OSError):
            ke.sendall(data[: plan.bita - before] if cut and plan else data)
        if cut:
            self.proksi.terpotong += 1
            _tutup(self.klien)
            _tutup(self.peladen)
        return cut


def _baca(soket: socket.socket) -> bytes:
    try:
        return soket.recv(16_384)
    except OSError:
        return b""


def _tutup(soket: socket.socket) -> None:
    with suppress(OSError):
        soket.shutdown(socket.SHUT_RDWR)
    soket.close()
