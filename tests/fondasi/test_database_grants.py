from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import ProgrammingError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from django.db.utils import ConnectionHandler

from fondasi import embedded
from fondasi.database.grants import HakTabel, replay_grants
from tests.peran import as_role

APP = "contoh_hak"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _migrated(settings: Any, db: None) -> None:
    settings.INSTALLED_APPS = [*settings.INSTALLED_APPS, "tests.fondasi.contoh_hak"]
    MigrationExecutor(connection).migrate([(APP, "0001_tabel_dan_hak")])


def run(role: str, statement: str) -> list[Any]:
    """Rows, or `["ditolak"]` when PostgreSQL says that the role may not."""
    try:
        with transaction.atomic(), as_role(role), connection.cursor() as cursor:
            cursor.execute(statement)
            return cursor.fetchall() if cursor.description else []
    except ProgrammingError as error:
        if "permission denied" not in str(error) and "must be owner" not in str(error):
            raise
        return ["ditolak"]


def rights(table: str) -> dict[str, str]:
    """Role -> letters of its table-wide rights, as PostgreSQL abbreviates them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT split_part(split_part(acl::text, '/', 1), '=', 1), "
            "split_part(split_part(acl::text, '/', 1), '=', 2) "
            "FROM pg_class, unnest(relacl) AS acl WHERE relname = %s",
            [table],
        )
        return {role: letters for role, letters in cursor.fetchall() if role != "pemilik"}


@pytest.mark.parametrize("role", ["web", "pekerja"])
def test_ordinary_table_is_read_and_written_by_both(role: str) -> None:
    assert run(role, "INSERT INTO contoh_hak_biasa (isi) VALUES ('a') RETURNING isi") == [("a",)]
    assert run(role, "UPDATE contoh_hak_biasa SET isi = 'b' RETURNING isi") == [("b",)]
    assert run(role, "DELETE FROM contoh_hak_biasa RETURNING isi") == [("b",)]


@pytest.mark.parametrize("role", ["web", "pekerja"])
@pytest.mark.parametrize(
    "statement",
    [
        "TRUNCATE contoh_hak_biasa",
        "CREATE INDEX ON contoh_hak_biasa (isi)",
        "ALTER TABLE contoh_hak_biasa ADD COLUMN x int",
        "CREATE TABLE liar (id int)",
    ],
)
def test_only_the_owner_changes_structure(role: str, statement: str) -> None:
    assert run(role, statement) == ["ditolak"]


def test_append_only_table_takes_rows_and_shows_only_the_key() -> None:
    (row,) = run("web", "INSERT INTO contoh_hak_jejak (isi) VALUES ('a') RETURNING id")
    assert run("web", "SELECT id FROM contoh_hak_jejak") == [row]
    assert run("web", "SELECT isi FROM contoh_hak_jejak") == ["ditolak"]
    assert run("web", "UPDATE contoh_hak_jejak SET isi = 'b'") == ["ditolak"]
    assert run("pekerja", "DELETE FROM contoh_hak_jejak") == ["ditolak"]


def test_closed_table_does_not_exist_for_web() -> None:
    assert run("pekerja", "INSERT INTO contoh_hak_rahasia (isi) VALUES ('a') RETURNING isi") == [
        ("a",)
    ]
    assert run("web", "SELECT 1 FROM contoh_hak_rahasia") == ["ditolak"]
    assert run("web", "INSERT INTO contoh_hak_rahasia (isi) VALUES ('b')") == ["ditolak"]
    assert run("web", "SELECT nextval('contoh_hak_rahasia_id_seq')") == ["ditolak"]


def test_temporary_tables_are_for_the_worker_alone() -> None:
    assert run("web", "CREATE TEMPORARY TABLE sementara (id int)") == ["ditolak"]
    assert run("pekerja", "CREATE TEMPORARY TABLE sementara (id int)") == []


def test_worker_may_analyze_what_it_does_not_own() -> None:
    assert rights("contoh_hak_biasa") == {"web": "arwd", "pekerja": "arwdm"}
    assert rights("contoh_hak_rahasia") == {"pekerja": "arm"}


def test_replay_gives_back_what_was_lost_and_keeps_the_closed_closed() -> None:
    with connection.cursor() as cursor:
        cursor.execute("REVOKE ALL ON ALL TABLES IN SCHEMA public FROM web, pekerja")
        cursor.execute("GRANT SELECT ON contoh_hak_rahasia TO web")
    assert replay_grants(connection) >= 3
    assert rights("contoh_hak_biasa") == {"web": "arwd", "pekerja": "arwdm"}
    assert rights("contoh_hak_rahasia") == {"pekerja": "arm"}
    assert run("web", "SELECT isi FROM contoh_hak_jejak") == ["ditolak"]


def test_replay_skips_a_table_that_is_gone() -> None:
    before = replay_grants(connection)
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE contoh_hak_rahasia")
    assert replay_grants(connection) == before - 1


def test_replay_knows_only_applied_migrations() -> None:
    before = replay_grants(connection)
    MigrationRecorder(connection).record_unapplied(APP, "0001_tabel_dan_hak")
    assert replay_grants(connection) == before - 3


def test_reversing_a_rule_closes_the_table() -> None:
    rule = HakTabel("contoh_hak_biasa", web="SELECT", pekerja="SELECT")
    with connection.schema_editor() as editor:
        rule.database_backwards(APP, editor, None, None)  # type: ignore[arg-type]
    assert rights("contoh_hak_biasa") == {}


def test_unknown_table_fails_loudly() -> None:
    with pytest.raises(ProgrammingError, match="tidak_ada"), connection.schema_editor() as editor:
        HakTabel("tidak_ada").database_forwards(APP, editor, None, None)  # type: ignore[arg-type]


@pytest.fixture
def superuser() -> Iterator[Any]:
    """A superuser's connection whose whole work is rolled back."""
    if not embedded.wants_postgres():
        pytest.skip("hanya pada peladen tertanam")
    config = {**settings.DATABASES["default"], "USER": "postgres"}
    connected = ConnectionHandler({"default": config})["default"]
    connected.set_autocommit(False)
    yield connected
    connected.rollback()
    connected.close()


def test_missing_role_is_skipped(superuser: Any) -> None:
    with superuser.cursor() as cursor:
        cursor.execute("ALTER ROLE web RENAME TO lain")
    text = list(HakTabel("django_migrations").statements(superuser))
    assert text
    assert not [statement for statement in text if "TO web" in statement or "FROM web" in statement]


def test_single_role_keeps_its_own_rights() -> None:
    """Where the connected owner is itself called web, its rights are not touched."""
    with as_role("web"):
        text = list(HakTabel("contoh_hak_rahasia", web="").statements(connection))
    assert not [statement for statement in text if statement.endswith("web")]
