"""A command whose doings stand in the audit trail under its own name."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from django.core.management.base import CommandParser

from fondasi.commands import Perintah, WrongCallError
from kecamatan.actions.audit import perintah_berjalan
from kecamatan.models import Pengguna


class PerintahTercatat(Perintah):
    """Adds `--oleh EMAIL`; `self.oleh` is that person, or None for the system.

    The audit names the command (the file's name) beside the person.
    """

    oleh: Pengguna | None = None

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        parser.add_argument("--oleh", metavar="EMAIL", help="atas nama siapa perintah berjalan")
        return parser

    def around(self, **options: Any) -> AbstractContextManager[object]:
        self.oleh = _person(options.get("oleh"))
        return _named(type(self).__module__.rpartition(".")[2])


@contextmanager
def _named(name: str) -> Iterator[None]:
    token = perintah_berjalan.set(name)
    try:
        yield
    finally:
        perintah_berjalan.reset(token)


def _person(email: str | None) -> Pengguna | None:
    if not email:
        return None
    found = Pengguna.objects.filter(email__iexact=email, is_active=True).first()
    if found is None:
        raise WrongCallError(f"Tidak ada pengguna aktif dengan alamat surel {email}.")
    return found
