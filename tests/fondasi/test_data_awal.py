from __future__ import annotations

from collections.abc import Iterator

import pytest

from fondasi import data_awal


@pytest.fixture
def nama() -> Iterator[str]:
    yield "baris uji"
    data_awal.unregister("baris uji")


def satu() -> int:
    return 1


def test_yang_terdaftar_dimuat(nama: str) -> None:
    data_awal.register(nama, satu)
    data_awal.register(nama, satu)
    assert data_awal._pemuat[nama] is satu


def test_nama_yang_terpakai_ditolak(nama: str) -> None:
    data_awal.register(nama, satu)
    with pytest.raises(ValueError, match="sudah terdaftar"):
        data_awal.register(nama, lambda: 2)


@pytest.mark.django_db
def test_muat_kedua_kali_tidak_menambah(nama: str) -> None:
    isi: set[str] = set()

    def muat() -> int:
        baru = {"a", "b"} - isi
        isi.update(baru)
        return len(baru)

    data_awal.register(nama, muat)
    assert data_awal.load_all()[nama] == 2
    assert set(data_awal.load_all().values()) == {0}
