"""Prepare the database: roles, extensions, rights. Repeatable; before and after migrations."""

from __future__ import annotations

import os
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from fondasi import embedded
from fondasi.database import roles
from fondasi.database.grants import replay_grants

ONE_AT_A_TIME = 3517  # fondasi.runs locks by two numbers, which is another space


class Command(BaseCommand):
    help = (
        "Membuat peran pemilik, pekerja, dan web beserta ekstensi dan hak aksesnya. "
        "DATABASE_URL_ADMIN (superuser) dipakai sekali di sini dan tidak di tempat lain."
    )
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        admin_url = os.environ.get("DATABASE_URL_ADMIN")
        if admin_url and roles.has_outside_database():
            self._prepare(admin_url)
        elif embedded.wants_postgres():
            embedded.ensure_running()
        self._settle_rights()

    def _prepare(self, admin_url: str) -> None:
        database = str(connection.settings_dict["NAME"])
        roles.prepare_database(admin_url, database=database, passwords=configured_passwords())
        self.stderr.write(f"Peran {', '.join(roles.ROLES)} dan basis data {database} siap.")

    def _settle_rights(self) -> None:
        """Inside the database, as its owner. Two at once would change the same rights, which
        PostgreSQL refuses; the second waits. The lock ends with the connection at the latest."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [ONE_AT_A_TIME])
            roles.create_extensions(connection.connection)
            if "django_migrations" in connection.introspection.table_names():
                count = replay_grants(connection)
                self.stderr.write(f"{count} aturan hak tabel diterapkan ulang.")
            cursor.execute("SELECT pg_advisory_unlock(%s)", [ONE_AT_A_TIME])
        self.stdout.write("Basis data siap.")


def configured_passwords() -> dict[str, str]:
    """Role -> password, out of the three URLs; each must name its own role."""
    found = {}
    for role, name in roles.URL_OF_ROLE.items():
        url = urlsplit(os.environ.get(name, ""))
        if url.username and unquote(url.username) != role:
            raise CommandError(f"{name} harus masuk sebagai {role}, bukan {url.username}.")
        if url.password:
            found[role] = unquote(url.password)
    return found
