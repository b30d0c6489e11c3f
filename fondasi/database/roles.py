"""Three database roles: who a process is, and how the roles come to be.

`pemilik` owns the tables and migrates, `pekerja` runs the worker, the scheduler and commands,
`web` serves pages. Roles belong to the server and are made here; what each may do with a table is
said by migrations (`fondasi.database.grants`). One installation per PostgreSQL server, because
roles are shared by all its databases.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from typing import Any

import psycopg
from django.core.exceptions import ImproperlyConfigured
from psycopg import sql

OWNER = "pemilik"
WORKER = "pekerja"
WEB = "web"
ROLES = (OWNER, WORKER, WEB)

PROCESS_ROLE = "RB_PERAN_DB"
URL_OF_ROLE = {
    WEB: "DATABASE_URL",
    WORKER: "DATABASE_URL_PEKERJA",
    OWNER: "DATABASE_URL_PEMILIK",
}
EXTENSIONS = ("pg_trgm", "fuzzystrmatch", "btree_gist")

OWNER_COMMANDS = frozenset(
    {
        "createcachetable",
        "flush",
        "migrate",
        "showmigrations",
        "siapkan_basisdata",
        "siapkan_instalasi",
        "sqlmigrate",
        "test",
    }
)


def role_for_command(arguments: Sequence[str]) -> str:
    """The role under which `manage.py <arguments>` connects."""
    command = next((word for word in arguments if not word.startswith("-")), "")
    if command == "runserver":
        return WEB
    return OWNER if command in OWNER_COMMANDS else WORKER


def role_of_process() -> str:
    """What the entry point wrote into RB_PERAN_DB; without one the least powerful."""
    role = os.environ.get(PROCESS_ROLE, WEB)
    if role not in ROLES:
        raise ValueError(f"{PROCESS_ROLE}={role!r} bukan salah satu dari {', '.join(ROLES)}.")
    return role


def enter_process_as(role: str) -> None:
    """For wsgi and celery, before settings load; what a start script exported stands."""
    os.environ.setdefault(PROCESS_ROLE, role)


def has_outside_database(environ: Mapping[str, str] = os.environ) -> bool:
    """Any configured URL, of whichever role, means that nothing embedded serves."""
    return any(environ.get(name) for name in URL_OF_ROLE.values())


def outside_database_url(environ: Mapping[str, str] = os.environ) -> str | None:
    """The configured URL for this process's role, or None when the embedded server serves.

    With DATABASE_URL alone every process uses it, and stderr says so once per process.
    """
    if not has_outside_database(environ):
        return None
    name = URL_OF_ROLE[role_of_process()]
    shared = environ.get(URL_OF_ROLE[WEB])
    if environ.get(name):
        return environ[name]
    if not shared:
        raise ImproperlyConfigured(f"{name} belum diisi untuk proses ini.")
    sys.stderr.write(
        f"{name} tidak diisi: proses ini memakai satu peran basis data yang sama dengan web "
        "(DATABASE_URL).\n"
    )
    return shared


def prepare_database(
    admin_url: str,
    *,
    database: str,
    passwords: Mapping[str, str] | None = None,
    for_tests: bool = False,
) -> None:
    """Create or repair roles, database, extensions and database rights; repeatable.

    `admin_url` is a superuser, or a role with CREATEROLE and CREATEDB, in any database of the
    server. `passwords` sets those of the named roles and leaves the others as they are.
    `for_tests` lets pemilik create databases and take on the two other roles.
    """
    passwords = passwords or {}
    with psycopg.connect(admin_url, autocommit=True) as connection:
        for role in ROLES:
            _prepare_role(connection, role, passwords.get(role), for_tests=for_tests)
        if for_tests:
            _let_owner_step_down(connection)
        _prepare_ownership(connection)
        _prepare_database(connection, database)
    with psycopg.connect(admin_url, dbname=database, autocommit=True) as connection:
        create_extensions(connection)
        _hand_over_objects(connection)
        grant_database_rights(connection)


def _run(connection: psycopg.Connection[Any], text: str, **names: str) -> None:
    identifiers = {key: sql.Identifier(value) for key, value in names.items()}
    connection.execute(sql.SQL(text).format(**identifiers))


def _exists(connection: psycopg.Connection[Any], query: str, name: str) -> bool:
    return connection.execute(query, [name]).fetchone() is not None


def _prepare_role(
    connection: psycopg.Connection[Any], role: str, password: str | None, *, for_tests: bool
) -> None:
    if not _exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = %s", role):
        _run(connection, "CREATE ROLE {role} LOGIN", role=role)
    creates = "CREATEDB" if for_tests and role == OWNER else "NOCREATEDB"
    highest = "NOSUPERUSER NOBYPASSRLS" if _is_superuser(connection) else ""
    _run(connection, f"ALTER ROLE {{role}} LOGIN NOCREATEROLE {creates} {highest}", role=role)
    if password:
        connection.execute(
            sql.SQL("ALTER ROLE {} PASSWORD {}").format(
                sql.Identifier(role), sql.Literal(_scrambled(connection, role, password))
            )
        )


def _scrambled(connection: psycopg.Connection[Any], role: str, password: str) -> str:
    """The SCRAM verifier, so that the password itself never stands in a server log."""
    return connection.pgconn.encrypt_password(
        password.encode(), role.encode(), b"scram-sha-256"
    ).decode()


def _is_superuser(connection: psycopg.Connection[Any]) -> bool:
    return connection.info.parameter_status("is_superuser") == "on"


def _let_owner_step_down(connection: psycopg.Connection[Any]) -> None:
    """Tests connect as pemilik and SET ROLE; the reverse way never exists."""
    for role in (WORKER, WEB):
        _run(
            connection,
            "GRANT {role} TO {owner} WITH SET TRUE, INHERIT FALSE",
            role=role,
            owner=OWNER,
        )


def _prepare_ownership(connection: psycopg.Connection[Any]) -> None:
    """Without superuser rights, giving a database to pemilik needs membership in it."""
    if not _is_superuser(connection):
        _run(connection, "GRANT {owner} TO CURRENT_USER WITH SET TRUE, INHERIT TRUE", owner=OWNER)


def _prepare_database(connection: psycopg.Connection[Any], database: str) -> None:
    if not _exists(connection, "SELECT 1 FROM pg_database WHERE datname = %s", database):
        _run(
            connection,
            "CREATE DATABASE {database} OWNER {owner} ENCODING 'UTF8' TEMPLATE template0",
            database=database,
            owner=OWNER,
        )
    _run(connection, "ALTER DATABASE {database} OWNER TO {owner}", database=database, owner=OWNER)


def create_extensions(connection: psycopg.Connection[Any]) -> None:
    """All are trusted extensions: the owner of the database may create them too."""
    for extension in EXTENSIONS:
        _run(connection, "CREATE EXTENSION IF NOT EXISTS {extension}", extension=extension)


# What an installation with a single role made before; extensions keep their owner, and a column's
# sequence follows its table.
FOREIGN_OBJECTS = """
SELECT format('ALTER TABLE %s OWNER TO {owner}', c.oid::regclass)
FROM pg_class c
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'S')
  AND c.relowner <> '{owner}'::regrole
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.classid = 'pg_class'::regclass
                  AND d.deptype IN ('a', 'i', 'e'))
UNION ALL
SELECT format('ALTER FUNCTION %s OWNER TO {owner}', p.oid::regprocedure)
FROM pg_proc p
WHERE p.pronamespace = 'public'::regnamespace AND p.prokind = 'f'
  AND p.proowner <> '{owner}'::regrole
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.classid = 'pg_proc'::regclass
                  AND d.deptype = 'e')
"""


def _hand_over_objects(connection: psycopg.Connection[Any]) -> None:
    statements = connection.execute(FOREIGN_OBJECTS.format(owner=OWNER)).fetchall()
    for (statement,) in statements:
        connection.execute(statement)


def grant_database_rights(connection: psycopg.Connection[Any]) -> None:
    """Rights on the connected database and its schema; temporary tables are for the worker."""
    names = {"database": connection.info.dbname, "owner": OWNER, "worker": WORKER, "web": WEB}
    for text in (
        "REVOKE ALL ON DATABASE {database} FROM PUBLIC, {worker}, {web}",
        "GRANT CONNECT, TEMPORARY ON DATABASE {database} TO {worker}",
        "GRANT CONNECT ON DATABASE {database} TO {web}",
        "REVOKE ALL ON SCHEMA public FROM PUBLIC, {worker}, {web}",
        "GRANT USAGE ON SCHEMA public TO {worker}, {web}",
        "GRANT USAGE, CREATE ON SCHEMA public TO {owner}",
    ):
        _run(connection, text, **names)
