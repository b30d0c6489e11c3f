"""The shape of every command: one JSON object for machines, lines for people, three exit codes.

Exit 0: done. Exit 1: refused by a rule, or failed; the object carries `status` and `galat`
{`kode`, `pesan`}. Exit 2: wrong call. With `--json` stdout holds exactly one JSON object as its
last line; whatever else is printed on the way goes to stderr.
"""

from __future__ import annotations

import json
import sys
import traceback
from abc import abstractmethod
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext, redirect_stdout
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from fondasi.errors import Galat

Hasil = dict[str, Any]

FAILED = {
    "status": "GAGAL",
    "galat": {
        "kode": "KESALAHAN_SISTEM",
        "pesan": "Perintah berhenti karena kesalahan sistem. Tidak ada yang berubah; "
        "periksa catatan peladen, lalu jalankan kembali.",
    },
}


class WrongCallError(CommandError):
    """The call itself is wrong: nothing was tried. Exit code 2."""

    def __init__(self, pesan: object) -> None:
        super().__init__(str(pesan), returncode=2)


class Perintah(BaseCommand):
    """A command says in `work` what it does and returns what it has to tell.

    A result with a `galat` counts as refused. `work` may raise Galat (refused) or WrongCallError.
    """

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        parser.add_argument("--json", action="store_true", help="satu objek JSON pada stdout")
        return parser

    @abstractmethod
    def work(self, **options: Any) -> Hasil: ...

    def lines(self, hasil: Hasil) -> Iterator[str]:
        """The result for a person at a terminal."""
        for key, value in hasil.items():
            yield f"{key}: {value}"

    def around(self, **options: Any) -> AbstractContextManager[object]:
        """What holds while `work` runs."""
        return nullcontext()

    def handle(self, *args: Any, **options: Any) -> None:
        hasil = self._result(options)
        if options["json"]:
            self.stdout.write(json.dumps(hasil, ensure_ascii=False, default=str))
        else:
            self._tell(hasil)
        if galat := hasil.get("galat"):
            raise CommandError(galat["pesan"], returncode=1)

    def _tell(self, hasil: Hasil) -> None:
        """Of what was refused too, as far as it came."""
        if hasil.keys() - FAILED.keys():
            for line in self.lines(hasil):
                self.stdout.write(line)

    def _result(self, options: dict[str, Any]) -> Hasil:
        try:
            with redirect_stdout(sys.stderr), self.around(**options):
                return self.work(**options)
        except Galat as galat:
            return {"status": "DITOLAK", "galat": {"kode": galat.kode, "pesan": galat.pesan}}
        except CommandError:
            raise
        except Exception as error:
            if options.get("traceback"):
                raise
            self.stderr.write("".join(traceback.format_tb(error.__traceback__)))
            # Without its message: a database error quotes the row it stumbled over.
            self.stderr.write(type(error).__name__)
            return FAILED
