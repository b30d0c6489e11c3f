"""What an official letter shows around its content, as plain strings."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass

_PICTURES = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}


def data_uri(picture: bytes) -> str:
    """A PNG or JPEG as a data URI; ValueError for any other content."""
    for start, kind in _PICTURES.items():
        if picture.startswith(start):
            return f"data:{kind};base64,{b64encode(picture).decode()}"
    raise ValueError("a letter shows PNG and JPEG pictures only")


@dataclass(frozen=True, slots=True)
class Kop:
    """The letterhead: `instansi` from the owning government down, the last line the largest."""

    instansi: tuple[str, ...]
    alamat: tuple[str, ...] = ()
    lambang: bytes | None = None
    nama_lambang: str = "Lambang daerah"

    @property
    def lambang_uri(self) -> str:
        return data_uri(self.lambang) if self.lambang else ""


@dataclass(frozen=True, slots=True)
class TandaTangan:
    """One signatory.

    `sebutan` is Plt., Plh. or Pj. before the office; `atas_nama` the office on whose behalf
    (a.n.), `melalui` the office between, signed for with u.b.; `peran` a word such as
    "Mengetahui" above it all.
    """

    jabatan: str
    nama: str = ""
    pangkat: str = ""
    nip: str = ""
    tempat_tanggal: str = ""
    peran: str = ""
    sebutan: str = ""
    atas_nama: str = ""
    melalui: str = ""

    @property
    def jabatan_lengkap(self) -> str:
        return f"{self.sebutan} {self.jabatan}".strip()


@dataclass(frozen=True, slots=True)
class Surat:
    """The letter's own lines; empty ones are not printed, except a blank number to be filled."""

    nomor: str = ""
    tempat_tanggal: str = ""
    sifat: str = ""
    lampiran: str = ""
    hal: str = ""
    kepada: tuple[str, ...] = ()
    tembusan: tuple[str, ...] = ()
