"""Page states that every browser check walks through: who, where, and what must exist."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kecamatan.models import Pemberitahuan
from tests.pemeran import Pemeran


@dataclass(frozen=True)
class Keadaan:
    """`siapa` is a name of the cast, empty for a stranger; `sediakan` prepares the data and may
    return the address."""

    nama: str
    alamat: str
    siapa: str = ""
    sediakan: Callable[[Pemeran], Any] | None = None
    status: int = 200


def _kabar(pemeran: Pemeran) -> None:
    for nomor in range(2):
        Pemberitahuan.objects.create(
            pengguna=pemeran.camat, kunci=f"uji-{nomor}", judul=f"Kabar {nomor}", tujuan="/"
        )


KEADAAN = [
    Keadaan("masuk", "/akun/masuk/"),
    Keadaan("lupa-sandi", "/akun/lupa-sandi/"),
    Keadaan("beranda-camat", "/", "camat"),
    Keadaan("beranda-bappeda", "/", "bappeda"),
    Keadaan("beranda-opd", "/", "opd"),
    Keadaan("beranda-provinsi", "/", "provinsi"),
    Keadaan("beranda-pendamping", "/", "pendamping"),
    Keadaan("tempat", "/tempat/", "dua_tugas"),
    Keadaan("pemberitahuan-kosong", "/pemberitahuan/", "camat"),
    Keadaan("pemberitahuan", "/pemberitahuan/", "camat", _kabar),
    Keadaan("ganti-sandi", "/akun/sandi/", "camat"),
    Keadaan("dua-langkah", "/akun/dua-langkah/", "camat"),
    Keadaan("keluar", "/akun/keluar/", "camat"),
    Keadaan("tidak-ada", "/tidak-ada/", "camat", status=404),
    Keadaan("tidak-ada-tamu", "/tidak-ada/", status=404),
]
