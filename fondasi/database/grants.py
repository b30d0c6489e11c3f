"""Who may do what with a table: said by migrations, replayed for roles that are made later.

`HakBawaan` stands once, in the first migration of the ground floor, and opens ordinary tables to
web and pekerja. `HakTabel` narrows or widens one table. Roles that do not exist are skipped, and
so is the owner, whose rights cannot be narrowed: an installation with a single role works.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.migration import Migration

from fondasi.database.operations import SqlOperation
from fondasi.database.roles import WEB, WORKER

DEFAULT = "SELECT, INSERT, UPDATE, DELETE"
MAINTAIN_SINCE = 17_00_00


class _Grant(SqlOperation):
    """Changes rights, not state."""


class HakTabel(_Grant):
    """Exactly these rights on one table and its own sequences; "" means none.

    The text is that of GRANT, columns included: `web="INSERT, SELECT (id, created_at)"`. pekerja
    keeps MAINTAIN (ANALYZE) wherever it has any right. Reversing closes the table to both roles,
    because an earlier right is not known here; `siapkan_basisdata` then replays the right ones.
    """

    def __init__(self, table: str, web: str = DEFAULT, pekerja: str = DEFAULT) -> None:
        self.table = table
        self.web = web
        self.pekerja = pekerja

    def statements(self, connection: BaseDatabaseWrapper) -> Iterator[str]:
        for role in grantees(connection):
            yield from _close(connection, self.table, role)
            yield from _open(connection, self.table, role, getattr(self, role))

    def undoing(self, connection: BaseDatabaseWrapper) -> Iterator[str]:
        for role in grantees(connection):
            yield from _close(connection, self.table, role)

    def describe(self) -> str:
        return f"Rights on {self.table}: web {self.web or '-'}; pekerja {self.pekerja or '-'}"


class HakFungsi(_Grant):
    """EXECUTE on one function (with its argument types) for the named roles and nobody else."""

    def __init__(self, fungsi: str, roles: Sequence[str]) -> None:
        self.fungsi = fungsi
        self.roles = roles

    def statements(self, connection: BaseDatabaseWrapper) -> Iterator[str]:
        yield f"REVOKE ALL ON FUNCTION {self.fungsi} FROM PUBLIC"
        for role in grantees(connection):
            verb = (
                "GRANT ALL ON FUNCTION {} TO"
                if role in self.roles
                else "REVOKE ALL ON FUNCTION {} FROM"
            )
            yield f"{verb.format(self.fungsi)} {role}"

    def describe(self) -> str:
        return f"Rights on {self.fungsi}: {', '.join(self.roles)}"


class HakBawaan(_Grant):
    """Reading and writing rows of every table in `public`, present and future, for both roles.

    Future tables get them from ALTER DEFAULT PRIVILEGES of the migrating owner.
    """

    def statements(self, connection: BaseDatabaseWrapper) -> Iterator[str]:
        for role in grantees(connection):
            rights = _with_maintain(connection, role, DEFAULT)
            yield f"GRANT {rights} ON ALL TABLES IN SCHEMA public TO {role}"
            yield f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}"
            future = "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT"
            yield f"{future} {rights} ON TABLES TO {role}"
            yield f"{future} USAGE, SELECT ON SEQUENCES TO {role}"

    def undoing(self, connection: BaseDatabaseWrapper) -> Iterator[str]:
        for role in grantees(connection):
            for kind in ("TABLES", "SEQUENCES"):
                yield f"ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON {kind} FROM {role}"
                yield f"REVOKE ALL ON ALL {kind} IN SCHEMA public FROM {role}"

    def describe(self) -> str:
        return "Default rights of web and pekerja on ordinary tables"


def replay_grants(connection: BaseDatabaseWrapper) -> int:
    """Apply the rights of every applied migration again, in their order; returns how many.

    For roles made after the tables. One transaction, so that no sensitive table stands open
    between the default and its own rule; tables that are gone since are skipped.
    """
    operations = list(_applied_operations(connection))
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for operation in operations:
            for statement in operation.statements(connection):
                cursor.execute(statement)
    return len(operations)


def _applied_operations(connection: BaseDatabaseWrapper) -> Iterator[_Grant]:
    present = set(connection.introspection.table_names())
    for migration in _applied_migrations(connection):
        for operation in migration.operations:
            gone = isinstance(operation, HakTabel) and operation.table not in present
            if isinstance(operation, _Grant) and not gone:
                yield operation


def _applied_migrations(connection: BaseDatabaseWrapper) -> list[Migration]:
    executor = MigrationExecutor(connection)
    targets = executor.loader.graph.leaf_nodes()
    plan = executor.migration_plan(targets, clean_start=True)
    applied = executor.loader.applied_migrations
    return [migration for migration, _ in plan if (migration.app_label, migration.name) in applied]


def grantees(connection: BaseDatabaseWrapper) -> list[str]:
    """web and pekerja, as far as they exist and are not the connected owner."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolname FROM pg_roles WHERE rolname = ANY(%s) AND rolname <> current_user "
            "ORDER BY rolname DESC",
            [[WEB, WORKER]],
        )
        return [name for (name,) in cursor.fetchall()]


def _close(connection: BaseDatabaseWrapper, table: str, role: str) -> Iterator[str]:
    yield f"REVOKE ALL ON TABLE {_quoted(connection, table)} FROM {role}"
    for sequence in _sequences(connection, table):
        yield f"REVOKE ALL ON SEQUENCE {sequence} FROM {role}"


def _open(connection: BaseDatabaseWrapper, table: str, role: str, rights: str) -> Iterator[str]:
    if not rights:
        return
    rights_with_upkeep = _with_maintain(connection, role, rights)
    yield f"GRANT {rights_with_upkeep} ON TABLE {_quoted(connection, table)} TO {role}"
    if "INSERT" in rights.upper():
        for sequence in _sequences(connection, table):
            yield f"GRANT USAGE, SELECT ON SEQUENCE {sequence} TO {role}"


def _with_maintain(connection: BaseDatabaseWrapper, role: str, rights: str) -> str:
    """MAINTAIN exists since PostgreSQL 17; on 16 only autovacuum gathers statistics."""
    server: Any = connection.connection
    upkeep = role == WORKER and server.info.server_version >= MAINTAIN_SINCE
    return f"{rights}, MAINTAIN" if upkeep else rights


def _quoted(connection: BaseDatabaseWrapper, table: str) -> str:
    return connection.ops.quote_name(table)


def _sequences(connection: BaseDatabaseWrapper, table: str) -> list[str]:
    """Sequences that belong to the table's columns, quoted; none before the table exists."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT d.objid::regclass::text FROM pg_depend d JOIN pg_class s ON s.oid = d.objid "
            "WHERE d.refobjid = to_regclass(%s) AND d.classid = 'pg_class'::regclass "
            "AND d.deptype IN ('a', 'i') AND s.relkind = 'S'",
            [_quoted(connection, table)],
        )
        return [name for (name,) in cursor.fetchall()]
