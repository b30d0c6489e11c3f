from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

from fondasi import embedded

# A whole installation is built: long on a busy machine.
pytestmark = pytest.mark.timeout(900)
ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Pemasangan:
    """An installation of its own on the embedded servers, driven by the scripts alone."""

    data: Path

    def run(self, script: str, *arguments: object) -> subprocess.CompletedProcess[str]:
        outside = ("DATABASE_URL", "REDIS_URL", "RB_", "BERKAS_DIR", "DJANGO_SETTINGS")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(outside)}
        return subprocess.run(
            [str(ROOT / "script" / script), *map(str, arguments)],
            env={**kept, "RB_DATA": str(self.data)},
            capture_output=True,
            text=True,
            timeout=600,
            check=False,
        )

    def must(self, script: str, *arguments: object) -> str:
        done = self.run(script, *arguments)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def url(self, role: str = "pemilik") -> str:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("RB_DATA", str(self.data))
            return embedded.url_for(role)

    def sql(self, statement: str) -> list[tuple[object, ...]]:
        with psycopg.connect(self.url(), autocommit=True) as connection:
            cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []

    def stop(self) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("RB_DATA", str(self.data))
            embedded.stop()

    def files(self) -> dict[str, bytes]:
        berkas = self.data / "berkas"
        found = {
            str(path.relative_to(berkas)): path for path in berkas.rglob("*") if path.is_file()
        }
        return {name: path.read_bytes() for name, path in found.items() if name[0] != "."}

    def rows(self) -> dict[object, object]:
        """Table -> digest of its rows, whatever their order."""
        tables = [
            name
            for (name,) in self.sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        ]
        digest = (
            "SELECT count(*)::text || md5(string_agg(t::text, '|' ORDER BY t::text)) FROM \"{}\" t"
        )
        return {name: self.sql(digest.format(name))[0][0] for name in tables}

    def rights(self) -> list[tuple[object, ...]]:
        """Every grant on tables, sequences, columns and on what comes, in a settled order."""
        return self.sql(
            "WITH held (name, acl) AS ("
            "  SELECT relname::text, relacl FROM pg_class"
            "  WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'S')"
            "  UNION ALL SELECT attrelid::regclass::text || '.' || attname, attacl"
            "  FROM pg_attribute WHERE attrelid > 16384"
            "  UNION ALL SELECT 'default ' || defaclobjtype::text, defaclacl FROM pg_default_acl)"
            "SELECT name, unnest(acl)::text FROM held ORDER BY 1, 2"
        )


@pytest.fixture(scope="module")
def asal() -> Iterator[Pemasangan]:
    with tempfile.TemporaryDirectory(prefix="rb uji ") as folder:
        pemasangan = Pemasangan(Path(folder) / "data asal")
        pemasangan.must("jalankan-migrasi")
        pemasangan.sql("INSERT INTO auth_group (name) VALUES ('Ditanam sebelum cadangan')")
        (pemasangan.data / "berkas" / "lampiran a").mkdir(parents=True)
        (pemasangan.data / "berkas" / "lampiran a" / "x.pdf").write_bytes(b"%PDF-\x00\xff")
        yield pemasangan
        pemasangan.stop()


@pytest.fixture(scope="module")
def cadangan(asal: Pemasangan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cadangan") / "senin pagi"
    assert asal.must("cadangkan", folder).startswith(f"Cadangan selesai: {folder}")
    return folder


def test_backup_is_readable_by_its_maker_alone(cadangan: Path) -> None:
    assert {path.name: path.stat().st_mode & 0o777 for path in cadangan.iterdir()} == {
        "basisdata.dump": 0o600,
        "berkas.tar": 0o600,
        "SHA256SUMS": 0o600,
    }


def test_backup_never_writes_into_a_filled_folder(asal: Pemasangan, cadangan: Path) -> None:
    done = asal.run("cadangkan", cadangan)
    assert done.returncode == 1
    assert done.stderr == f"Folder {cadangan} sudah berisi; pilih folder baru.\n"


def test_restore_on_an_empty_machine_gives_rows_files_and_rights(
    asal: Pemasangan, cadangan: Path
) -> None:
    with tempfile.TemporaryDirectory(prefix="rb uji ") as folder:
        baru = Pemasangan(Path(folder) / "data baru")
        try:
            assert baru.must("pulihkan", cadangan) == f"Pemulihan selesai dari {cadangan}.\n"
            assert baru.rows() == asal.rows()
            assert baru.files() == {"lampiran a/x.pdf": b"%PDF-\x00\xff"}
            assert baru.rights() == asal.rights()
        finally:
            baru.stop()


def test_restore_over_data_needs_consent(asal: Pemasangan, cadangan: Path) -> None:
    before = asal.rows()
    done = asal.run("pulihkan", cadangan)
    assert done.returncode == 1
    assert "ulangi dengan --timpa" in done.stderr
    assert asal.rows() == before


def test_restore_over_data_replaces_it_and_keeps_old_files_aside(
    asal: Pemasangan, cadangan: Path
) -> None:
    before = asal.rows()
    asal.sql("UPDATE auth_group SET name = 'Rusak'; CREATE TABLE susulan (id int)")
    (asal.data / "berkas" / "lampiran a" / "x.pdf").write_bytes(b"rusak")
    asal.must("pulihkan", cadangan, "--timpa")
    assert asal.rows() == before
    assert asal.files() == {"lampiran a/x.pdf": b"%PDF-\x00\xff"}
    (aside,) = (asal.data / "berkas").glob(".sebelum-*/lampiran a/x.pdf")
    assert aside.read_bytes() == b"rusak"


def test_damaged_backup_is_refused_before_anything_is_deleted(
    asal: Pemasangan, cadangan: Path, tmp_path: Path
) -> None:
    before = asal.rows()
    for path in cadangan.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    with (tmp_path / "basisdata.dump").open("r+b") as dump:
        dump.truncate(1000)
    done = asal.run("pulihkan", tmp_path, "--timpa")
    assert done.returncode == 1
    assert "Cadangan rusak" in done.stderr
    assert asal.rows() == before
