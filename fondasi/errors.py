"""The one error that a rule raises and that a person reads."""

from __future__ import annotations


class Galat(Exception):
    """A refusal by a rule.

    `kode` is stable and machine-readable (UPPER_SNAKE); `pesan` is one Indonesian sentence that
    names what is wrong and the remedy. It never carries personal data: pages, logs and the JSON
    of commands print it as it is.
    """

    def __init__(self, kode: str, pesan: str) -> None:
        super().__init__(kode)
        self.kode = kode
        self.pesan = str(pesan)

    def __str__(self) -> str:
        return self.pesan
