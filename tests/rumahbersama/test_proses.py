"""The service scripts of docker-compose.yml, started for real, and whom each process is."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from fondasi.embedded import processes

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 120
"""Seconds for a process to start, answer or end on a busy machine; a quick one is not kept."""
WHOAMI = """
from django.db import connection
cursor = connection.cursor()
cursor.execute("SELECT current_user, current_setting('application_name')")
print(*cursor.fetchone())
"""


def environ(**more: str) -> dict[str, str]:
    """As an operator's shell has it: no role, no settings module."""
    hidden = ("RB_PERAN_DB", "DJANGO_SETTINGS_MODULE")
    kept = {name: value for name, value in os.environ.items() if name not in hidden}
    return {**kept, **more}


def output(*command: str) -> str:
    done = subprocess.run(
        [sys.executable, *command],
        env=environ(),
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()[-1]


def test_command_is_the_worker() -> None:
    assert output("manage.py", "shell", "-v", "0", "-c", WHOAMI) == "pekerja pekerja"


def test_command_started_by_another_process_decides_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """The demo calls `migrate` as a child; what it exported for itself must not reach it."""
    code = (
        "import os, subprocess, sys; os.environ['RB_PERAN_DB'] = 'web';"
        "subprocess.run([sys.executable, 'manage.py', 'shell', '-v', '0', '-c', sys.argv[1]])"
    )
    assert output("-c", code, WHOAMI) == "pekerja pekerja"


def test_wsgi_is_web() -> None:
    assert output("-c", f"import rumahbersama.wsgi\n{WHOAMI}") == "web web"


@contextmanager
def service(
    script: str, log: Path, *arguments: str, **more: str
) -> Iterator[subprocess.Popen[str]]:
    with log.open("w") as sink:
        process = subprocess.Popen(
            [str(ROOT / "script" / script), *arguments],
            env=environ(**more),
            stdout=sink,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            raise


def role_of(process: subprocess.Popen[str]) -> str:
    """The role exported by the script that became this process."""
    pairs = Path(f"/proc/{process.pid}/environ").read_text().split("\0")
    return next(pair.partition("=")[2] for pair in pairs if pair.startswith("RB_PERAN_DB="))


def healthy(*arguments: str) -> bool:
    done = subprocess.run(
        [str(ROOT / "script" / "jalankan-periksa"), *arguments],
        env=environ(),
        capture_output=True,
        check=False,
        timeout=PATIENCE,
    )
    return done.returncode == 0


def test_web_serves_and_reports_its_health(tmp_path: Path, porta: int) -> None:
    assert not healthy("web", str(porta))
    log, address = tmp_path / "log", f"127.0.0.1:{porta}"
    with service("jalankan-web", log, WEB_ALAMAT=address, WEB_PROSES="1") as web:
        assert processes.wait_until(lambda: healthy("web", str(porta)), PATIENCE), log.read_text()
        assert role_of(web) == "web"
    assert web.returncode == 0


def test_worker_answers_and_reports_its_health(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with service("jalankan-pekerja", log, PEKERJA_PROSES="1") as worker:
        assert processes.wait_until(lambda: " ready." in log.read_text(), PATIENCE), log.read_text()
        assert processes.wait_until(lambda: healthy("pekerja"), PATIENCE), log.read_text()
        assert role_of(worker) == "pekerja"
    assert worker.returncode == 0


def test_scheduler_starts_and_remembers(tmp_path: Path) -> None:
    log, memory = tmp_path / "log", tmp_path / "penjadwal"
    with service("jalankan-penjadwal", log, PENJADWAL_CATATAN=str(memory)) as beat:
        assert processes.wait_until(lambda: "beat: Starting" in log.read_text(), PATIENCE), (
            log.read_text()
        )
        assert role_of(beat) == "pekerja"
        assert processes.wait_until(lambda: bool(list(tmp_path.glob("penjadwal*"))), PATIENCE)
    assert beat.returncode == 0
