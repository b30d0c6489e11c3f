from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import dj_database_url
import psycopg
import pytest
import redis as redis_client

from fondasi import embedded
from fondasi.embedded import account, places, postgres, processes, redis

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def cluster() -> Iterator[Path]:
    """A data directory of its own, with a space in its path; servers are stopped at the end."""
    with tempfile.TemporaryDirectory(prefix="rb uji ") as folder:
        data = Path(folder) / "data kita"
        yield data
        run("stop", data)


@pytest.fixture(autouse=True)
def _places_of_cluster(cluster: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RB_DATA", str(cluster))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("REDIS_URL", raising=False)


def command(verb: str) -> list[str]:
    return [sys.executable, "-m", "fondasi.embedded", verb]


def run(
    verb: str, data: Path, prefix: tuple[str, ...] = (), **environ: str
) -> subprocess.CompletedProcess[str]:
    outside = ("DATABASE_URL", "REDIS_URL")
    inherited = {name: value for name, value in os.environ.items() if name not in outside}
    done = subprocess.run(
        [*prefix, *command(verb)],
        env={**inherited, "RB_DATA": str(data), **environ},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done


def sql(statement: str) -> list[tuple[object, ...]]:
    with psycopg.connect(embedded.url_for("pemilik"), autocommit=True) as connection:
        cursor = connection.execute(statement)
        return cursor.fetchall() if cursor.description else []


def postmaster() -> int:
    return int((places.postgres_dir() / "postmaster.pid").read_text().split()[0])


def test_url_is_known_before_anything_runs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("RB_DATA", str(tmp_path / "belum ada"))
    parsed = dj_database_url.parse(embedded.url_for("web", "lain"))
    assert (parsed["HOST"], parsed["USER"]) == (str(places.socket_dir()), "web")
    assert (parsed["NAME"], parsed["ENGINE"]) == ("lain", "django.db.backends.postgresql")
    assert not (tmp_path / "belum ada").exists()


def test_servers_outlive_the_process_that_started_them(cluster: Path) -> None:
    run("start", cluster)
    assert embedded.status() == {"postgresql": "jalan", "redis": "jalan"}
    assert sql("SELECT current_user::text, current_database()::text") == [
        ("pemilik", "rumahbersama")
    ]
    assert redis_client.Redis.from_url(embedded.redis_url(3)).ping()


def test_second_start_leaves_the_running_server_alone(cluster: Path) -> None:
    run("start", cluster)
    before = (postmaster(), processes.living_in(places.redis_dir()))
    run("start", cluster)
    assert (postmaster(), processes.living_in(places.redis_dir())) == before


def test_stop_ends_both_and_the_data_stays(cluster: Path) -> None:
    run("start", cluster)
    sql("CREATE TABLE IF NOT EXISTS tetap AS SELECT 17 AS nilai")
    run("stop", cluster)
    assert processes.living_in(places.postgres_dir()) == []
    assert processes.living_in(places.redis_dir()) == []
    assert embedded.status() == {"postgresql": "berhenti", "redis": "berhenti"}
    run("start", cluster)
    assert sql("SELECT nilai FROM tetap") == [(17,)]


def test_starts_again_after_kill_of_the_postmaster(cluster: Path) -> None:
    run("start", cluster)
    sql("DROP TABLE IF EXISTS mati; CREATE TABLE mati AS SELECT 1 AS nilai")
    victim = postmaster()
    os.kill(victim, signal.SIGKILL)
    run("start", cluster)
    assert postmaster() != victim
    assert sql("SELECT nilai FROM mati") == [(1,)]


def test_starts_again_after_kill_of_every_process(cluster: Path) -> None:
    run("start", cluster)
    sql("DROP TABLE IF EXISTS habis; CREATE TABLE habis AS SELECT 2 AS nilai")
    processes.signal_all_in(places.postgres_dir(), signal.SIGKILL)
    processes.signal_all_in(places.redis_dir(), signal.SIGKILL)
    run("start", cluster)
    assert embedded.status() == {"postgresql": "jalan", "redis": "jalan"}
    assert sql("SELECT nilai FROM habis") == [(2,)]


def test_pid_file_that_names_a_living_stranger_is_no_obstacle(cluster: Path) -> None:
    run("start", cluster)
    pid_file = places.postgres_dir() / "postmaster.pid"
    stranger = pid_file.read_text().replace(str(postmaster()), str(os.getpid()), 1)
    processes.signal_all_in(places.postgres_dir(), signal.SIGKILL)
    assert processes.wait_until(lambda: not processes.living_in(places.postgres_dir()), 60)
    pid_file.write_text(stranger)
    run("start", cluster)
    assert postgres.answers()


def test_starts_again_after_the_socket_folder_was_swept_away(cluster: Path) -> None:
    run("start", cluster)
    for socket in places.socket_dir().iterdir():
        socket.unlink()
    places.socket_dir().rmdir()
    run("start", cluster)
    assert embedded.status() == {"postgresql": "jalan", "redis": "jalan"}


def test_two_starters_at_once_make_one_server(cluster: Path) -> None:
    run("stop", cluster)
    environ = {**os.environ, "RB_DATA": str(cluster)}
    starters = [subprocess.Popen(command("start"), env=environ, cwd=ROOT) for _ in range(2)]
    assert [starter.wait(240) for starter in starters] == [0, 0]
    leaders = {pid for pid in processes.living_in(places.postgres_dir()) if leads(pid)}
    assert leaders == {postmaster()}
    assert len(processes.living_in(places.redis_dir())) == 1


def leads(pid: int) -> bool:
    """Whether this process is no child of the server; one that ended meanwhile leads nothing."""
    try:
        parent = int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    except (FileNotFoundError, ProcessLookupError):
        return False
    return parent != postmaster()


def test_outside_database_leaves_only_redis_to_start(tmp_path: Path) -> None:
    run("start", tmp_path, DATABASE_URL="postgresql://luar/x")
    try:
        told = run("status", tmp_path, DATABASE_URL="postgresql://luar/x").stdout
        assert told == '{"postgresql": "luar", "redis": "jalan"}\n'
        assert not (tmp_path / "postgres").exists()
    finally:
        run("stop", tmp_path)


def test_reset_forgets_the_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RB_DATA", str(tmp_path))
    run("start", tmp_path)
    (tmp_path / "berkas").mkdir()
    run("reset", tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {
        "peladen.lock",
        "postgres.log",
        "redis.log",
    }
    assert processes.living_in(places.postgres_dir()) == []


def test_socket_folder_open_to_others_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RB_DATA", str(tmp_path))
    planted = places.socket_dir()
    planted.mkdir(mode=0o755)
    planted.chmod(0o755)
    try:
        with pytest.raises(embedded.EmbeddedError, match="bukan milik pribadi"):
            redis.start()
    finally:
        planted.rmdir()


def test_data_of_another_major_version_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RB_DATA", str(tmp_path))
    (tmp_path / "postgres").mkdir()
    (tmp_path / "postgres" / "PG_VERSION").write_text("15\n")
    with pytest.raises(embedded.EmbeddedError, match="dibuat PostgreSQL 15"):
        embedded.ensure_running()


def test_socket_paths_stay_below_the_limit_of_the_kernel(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RB_DATA", str(tmp_path / ("panjang" * 30)))
    assert len(os.fsencode(places.socket_dir() / ".s.PGSQL.5432.lock")) < 107


@pytest.mark.skipif(os.geteuid() != 0, reason="hanya root yang dapat menanggalkan haknya")
def test_root_without_user_namespaces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A PATH without unshare; the closed parent folder stays closed."""
    monkeypatch.setenv("RB_DATA", str(tmp_path / "tertutup" / "data"))
    (tmp_path / "tertutup").mkdir(mode=0o700)
    path = folder_with(tmp_path / "bin", "setpriv", "true", "sh")
    run("start", places.data_dir(), PATH=path)
    try:
        assert sql("SELECT 1") == [(1,)]
        assert places.postgres_dir().stat().st_uid == account.UNPRIVILEGED
        assert (tmp_path / "tertutup").stat().st_mode & 0o777 == 0o700
        run("stop", places.data_dir(), PATH=path)
        run("start", places.data_dir())
        assert sql("SELECT 1") == [(1,)]
    finally:
        run("stop", places.data_dir())


def folder_with(folder: Path, *programs: str) -> str:
    folder.mkdir()
    for name in programs:
        found = next(p for p in ("/usr/bin", "/bin") if (Path(p) / name).exists())
        (folder / name).symlink_to(Path(found) / name)
    return str(folder)


@pytest.mark.skipif(os.geteuid() != 0, reason="pengguna biasa sudah diuji oleh semua yang lain")
def test_ordinary_user_started_by_root() -> None:
    """The servers of an ordinary account; its interpreter must be readable to it."""
    prefix = ("setpriv", "--reuid=1234", "--regid=1234", "--clear-groups", "--")
    if subprocess.run([*prefix, sys.executable, "-c", ""], check=False, cwd="/").returncode:
        pytest.skip("lingkungan Python ini tertutup bagi pengguna lain")
    with tempfile.TemporaryDirectory(prefix="rb uji ") as folder:
        os.chown(folder, 1234, 1234)
        run("start", Path(folder), prefix)
        told = run("status", Path(folder), prefix).stdout
        run("stop", Path(folder), prefix)
    assert told == '{"postgresql": "jalan", "redis": "jalan"}\n'
