"""The columns of the registry's spreadsheet, and how what people type in them is read."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

NAMA: Final = "Nama"
PROGRAM: Final = "Program"
INSTANSI: Final = "Instansi asal"
TELEPON: Final = "Nomor WA"
EMAIL: Final = "Surel"
KECAMATAN: Final = "Kecamatan"
DESA: Final = "Desa binaan"
MULAI: Final = "Kontrak mulai"
AKHIR: Final = "Hari terakhir"
JUDUL: Final = (NAMA, PROGRAM, INSTANSI, TELEPON, EMAIL, KECAMATAN, DESA, MULAI, AKHIR)
WAJIB: Final = (NAMA, PROGRAM, MULAI)

_HARI_DULU: Final = re.compile(r"^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$")
_SEBUTAN: Final = re.compile(r"^(desa|kelurahan|kel\.|kecamatan|kec\.|kabupaten|kab\.|kota)\s+")


def read_day(text: str) -> date | None:
    """The day that a cell names; None when it names none. A time of midnight is ignored."""
    text = text.removesuffix(" 00:00:00")
    if found := _HARI_DULU.match(text):
        text = f"{found[3]}-{found[2]:0>2}-{found[1]:0>2}"
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def plain(text: str) -> str:
    """A name as it is compared: `Desa  Galengdowo` and `GALENGDOWO` are one."""
    return _SEBUTAN.sub("", " ".join(text.casefold().split()))


def parts(text: str) -> list[str]:
    """`Galengdowo; Wonomerto`, also with commas or one below the other; each once."""
    found = (" ".join(one.split()) for one in re.split(r"[;,\n]", text))
    return list(dict.fromkeys(one for one in found if one))
