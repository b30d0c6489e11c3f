"""Rows that every installation starts with: kinds, programmes, instruments, report rules.

A room registers in AppConfig.ready() a loader that adds what its shipped file names and the
tables lack; what people changed stays. `manage.py muat_data_awal` runs them all after each
migration, so an update brings new rows along.
"""

from __future__ import annotations

from collections.abc import Callable

Pemuat = Callable[[], int]

_pemuat: dict[str, Pemuat] = {}


def register(nama: str, muat: Pemuat) -> None:
    """`nama` is what a person reads ("jenis rapat"); `muat()` returns how many rows were new.

    Registering the same again changes nothing; another loader under a taken name is a
    programming error.
    """
    if _pemuat.setdefault(nama, muat) is not muat:
        raise ValueError(f"Data awal {nama} sudah terdaftar.")


def unregister(nama: str) -> None:
    _pemuat.pop(nama, None)


def load_all() -> dict[str, int]:
    """{name: new rows} in the order of registration; repeating it gives zeros."""
    return {nama: muat() for nama, muat in _pemuat.items()}
