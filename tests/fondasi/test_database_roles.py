from __future__ import annotations

import tempfile
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from django.core.exceptions import ImproperlyConfigured
from psycopg.conninfo import make_conninfo

from fondasi import embedded
from fondasi.database import roles, version
from fondasi.database.version import check_postgres_version
from fondasi.embedded import places, postgres

NAME = "rb_uji_peran"


@pytest.mark.parametrize(
    ("arguments", "role"),
    [
        (["migrate"], "pemilik"),
        (["--verbosity", "2", "migrate"], "pekerja"),
        (["--traceback", "migrate"], "pemilik"),
        (["siapkan_basisdata"], "pemilik"),
        (["siapkan_instalasi"], "pemilik"),
        (["runserver", "8001"], "web"),
        (["impor_rilis", "a.xlsx"], "pekerja"),
        (["shell"], "pekerja"),
        ([], "pekerja"),
    ],
)
def test_command_decides_the_role(arguments: list[str], role: str) -> None:
    assert roles.role_for_command(arguments) == role


@pytest.mark.django_db
def test_server_new_enough_passes_the_check() -> None:
    assert check_postgres_version(databases=["default"]) == []


@pytest.mark.django_db
def test_older_server_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(version, "MINIMUM", 99)
    (error,) = check_postgres_version(databases=["default"])
    assert error.id == "fondasi.E001"
    assert error.msg == (
        "Basis data 'default' memakai PostgreSQL 18; dibutuhkan versi 99 atau lebih baru."
    )


def test_check_asks_no_database_that_is_not_checked() -> None:
    assert check_postgres_version(databases=None) == []


@pytest.fixture
def process_role(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.delenv("RB_PERAN_DB")
    return monkeypatch


def test_process_without_a_name_is_the_least_powerful(process_role: pytest.MonkeyPatch) -> None:
    assert roles.role_of_process() == "web"


def test_first_entry_point_decides(process_role: pytest.MonkeyPatch) -> None:
    process_role.setenv("RB_PERAN_DB", "pekerja")
    roles.enter_process_as("web")
    assert roles.role_of_process() == "pekerja"


def test_unknown_role_is_refused(process_role: pytest.MonkeyPatch) -> None:
    process_role.setenv("RB_PERAN_DB", "postgres")
    with pytest.raises(ValueError, match="postgres"):
        roles.role_of_process()


URLS = {
    "DATABASE_URL": "postgresql://web@db/x",
    "DATABASE_URL_PEKERJA": "postgresql://pekerja@db/x",
    "DATABASE_URL_PEMILIK": "postgresql://pemilik@db/x",
}


@pytest.mark.parametrize("role", roles.ROLES)
def test_each_process_has_its_own_url(
    role: str, process_role: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    process_role.setenv("RB_PERAN_DB", role)
    assert roles.outside_database_url(URLS) == f"postgresql://{role}@db/x"
    assert capsys.readouterr().err == ""


def test_single_url_serves_all_and_says_so(
    process_role: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    process_role.setenv("RB_PERAN_DB", "pekerja")
    single = {"DATABASE_URL": "postgresql://satu@db/x"}
    assert roles.outside_database_url(single) == "postgresql://satu@db/x"
    assert capsys.readouterr().err == (
        "DATABASE_URL_PEKERJA tidak diisi: proses ini memakai satu peran basis data yang sama "
        "dengan web (DATABASE_URL).\n"
    )


def test_no_url_means_embedded(process_role: pytest.MonkeyPatch) -> None:
    assert roles.outside_database_url({}) is None


def test_url_of_another_role_alone_is_refused(process_role: pytest.MonkeyPatch) -> None:
    process_role.setenv("RB_PERAN_DB", "pemilik")
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL_PEMILIK"):
        roles.outside_database_url({"DATABASE_URL_PEKERJA": "postgresql://pekerja@db/x"})


@pytest.fixture(scope="module")
def admin_url() -> Iterator[str]:
    """A superuser on a server of its own: roles belong to the server that other tests use."""
    with tempfile.TemporaryDirectory(prefix="rb uji ") as folder, pytest.MonkeyPatch.context() as m:
        m.setenv("RB_DATA", folder)
        postgres.start()
        url = places.url_for("postgres", "postgres")
        m.undo()
        yield url
        m.setenv("RB_DATA", folder)
        embedded.stop()


@pytest.fixture
def prepared(admin_url: str) -> Iterator[str]:
    """A prepared database of its own, prepared twice; dropped afterwards."""
    for _ in range(2):
        roles.prepare_database(admin_url, database=NAME, for_tests=True)
    yield make_conninfo(admin_url, dbname=NAME)
    with psycopg.connect(admin_url, autocommit=True) as server:
        server.execute(f"DROP DATABASE {NAME} WITH (FORCE)")


def ask(url: str, statement: str) -> Any:
    """First cell of the answer."""
    with psycopg.connect(url) as connection:
        return connection.execute(statement).fetchone()[0]  # type: ignore[index]


OWNER_OF_DATABASE = (
    "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = current_database()"
)


def test_database_belongs_to_the_owner_and_has_its_extensions(prepared: str) -> None:
    assert ask(prepared, OWNER_OF_DATABASE) == "pemilik"
    extensions = "SELECT array_agg(extname::text ORDER BY extname) FROM pg_extension"
    assert ask(prepared, extensions) == ["btree_gist", "fuzzystrmatch", "pg_trgm", "plpgsql"]


def test_rights_on_the_database(prepared: str) -> None:
    held = {
        (role, right)
        for role in roles.ROLES
        for right in ("CONNECT", "TEMPORARY", "CREATE")
        if ask(prepared, f"SELECT has_database_privilege('{role}', '{NAME}', '{right}')")
    }
    assert held == {
        *(("pemilik", right) for right in ("CONNECT", "TEMPORARY", "CREATE")),
        ("pekerja", "CONNECT"),
        ("pekerja", "TEMPORARY"),
        ("web", "CONNECT"),
    }


def test_only_the_owner_may_create_in_the_schema(prepared: str) -> None:
    right = "SELECT has_schema_privilege('{}', 'public', 'CREATE')"
    assert [role for role in roles.ROLES if ask(prepared, right.format(role))] == ["pemilik"]


def test_what_a_single_role_made_before_is_handed_over(prepared: str, admin_url: str) -> None:
    with psycopg.connect(prepared, autocommit=True) as connection:
        connection.execute("CREATE TABLE lama (id bigint GENERATED BY DEFAULT AS IDENTITY)")
        connection.execute("CREATE VIEW tampilan AS SELECT * FROM lama; CREATE SEQUENCE urut")
        connection.execute("CREATE FUNCTION satu() RETURNS int LANGUAGE sql RETURN 1")
    roles.prepare_database(admin_url, database=NAME)
    owners = (
        "SELECT array_agg(name || '=' || owner ORDER BY name) FROM ("
        "SELECT relname::text AS name, relowner::regrole::text AS owner FROM pg_class "
        "WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v', 'S') "
        "UNION ALL SELECT 'satu', proowner::regrole::text FROM pg_proc WHERE proname = 'satu') o"
    )
    names = ["lama", "lama_id_seq", "satu", "tampilan", "urut"]
    assert ask(prepared, owners) == [f"{name}=pemilik" for name in names]


def test_nobody_else_may_connect(prepared: str, admin_url: str) -> None:
    with psycopg.connect(admin_url, autocommit=True) as server:
        server.execute("CREATE ROLE rb_uji_asing LOGIN")
    with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
        psycopg.connect(make_conninfo(prepared, user="rb_uji_asing"))


def test_nobody_climbs(prepared: str) -> None:
    member = "SELECT pg_has_role('{}', '{}', 'MEMBER')"
    climbs = [("pekerja", "pemilik"), ("web", "pemilik"), ("web", "pekerja")]
    assert [pair for pair in climbs if ask(prepared, member.format(*pair))] == []


@pytest.mark.parametrize(("for_tests", "expected"), [(True, True), (False, False)])
def test_owner_creates_databases_only_for_tests(
    prepared: str, admin_url: str, for_tests: bool, expected: bool
) -> None:
    roles.prepare_database(admin_url, database=NAME, for_tests=for_tests)
    question = "SELECT rolcreatedb FROM pg_roles WHERE rolname = 'pemilik'"
    assert ask(prepared, question) is expected


def test_password_is_stored_scrambled(prepared: str, admin_url: str) -> None:
    roles.prepare_database(admin_url, database=NAME, passwords={"web": "kata 'sandi' %s"})
    stored = "SELECT rolpassword FROM pg_authid WHERE rolname = '{}'"
    assert ask(prepared, stored.format("web")).startswith("SCRAM-SHA-256$4096:")
    assert ask(prepared, stored.format("pekerja")) is None


def test_creator_without_superuser_rights_suffices() -> None:
    """Hosted PostgreSQL gives CREATEROLE and CREATEDB, but no superuser."""
    with tempfile.TemporaryDirectory(prefix="rb uji ") as folder, pytest.MonkeyPatch.context() as m:
        m.setenv("RB_DATA", folder)
        postgres.start()
        try:
            superuser = places.url_for("postgres", "postgres")
            with psycopg.connect(superuser, autocommit=True) as server:
                server.execute("CREATE ROLE sewa LOGIN CREATEROLE CREATEDB")
            for _ in range(2):
                roles.prepare_database(places.url_for("sewa", "postgres"), database=NAME)
            assert ask(make_conninfo(superuser, dbname=NAME), OWNER_OF_DATABASE) == "pemilik"
        finally:
            embedded.stop()
