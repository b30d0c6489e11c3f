"""Lines into tables: COPY straight into the rows' homes, in the caller's transaction."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db import connection
from psycopg import sql

from kemiskinan.intake.terjemah import ANGKA, PILIHAN, TEKS, Potongan

SHARED: Final = (
    "id",
    "kabupaten_id",
    "rilis_id",
    "lembar",
    "nomor_baris",
    "desa_id",
    "kecamatan_id",
    "nama",
    "nik_samar",
    "jenis_kelamin",
    "tanggal_lahir",
    "dusun_rt",
    "atribut",
)
IDENTITAS: Final = ("kabupaten_id", "rilis_id", "nik", "nik_mentah", "nomor_kk", "alamat")
TEMUAN: Final = ("kabupaten_id", "rilis_id", "lembar", "nomor_baris", "kolom", "kode", "nilai")


@dataclass(frozen=True, slots=True)
class Tabel:
    """Where rows of one kind live. `id_sumber` is the source's own key, unique in a good file;
    a decree has none, because each of its annexes counts from 1."""

    baris: str
    identitas: str
    kunci: str
    kolom: tuple[str, ...]
    id_sumber: str

    @property
    def punya_desil(self) -> bool:
        return "desil" in self.kolom

    @property
    def per_keluarga(self) -> bool:
        return self.id_sumber == "id_keluarga"


def _tabel(nama: str, id_sumber: str) -> Tabel:
    own = (*TEKS[nama], *PILIHAN[nama], *ANGKA[nama])
    return Tabel(
        f"kemiskinan_{nama}", f"kemiskinan_identitas{nama}", f"{nama}_id", SHARED + own, id_sumber
    )


TABEL: Final[Mapping[str, Tabel]] = {
    "individu": _tabel("individu", "id_individu"),
    "keluarga": _tabel("keluarga", "id_keluarga"),
    "sasaran": _tabel("sasaran", ""),
}


class Penyimpan:
    """Stores the pieces of one release; `baris` counts rows, `detik` the time it took."""

    def __init__(self, tabel: Tabel, rilis_id: int, kabupaten_id: int) -> None:
        self.tabel = tabel
        self.baris = 0
        self.detik = 0.0
        self._release = f"{kabupaten_id}\t{rilis_id}\t"

    def store(self, potongan: Potongan) -> None:
        started = time.perf_counter()
        with connection.cursor() as cursor:
            keys = self._keys(cursor, len(potongan.baris))
            rows = self._keyed(keys, potongan.baris)
            identities = self._keyed(keys, potongan.identitas)
            _copy(cursor, self.tabel.baris, self.tabel.kolom, rows)
            _copy(cursor, self.tabel.identitas, (self.tabel.kunci, *IDENTITAS), identities)
            found = [f"{self._release}{line}" for line in potongan.temuan]
            _copy(cursor, "kemiskinan_catatanbaris", TEMUAN, found)
        self.baris += len(potongan.baris)
        self.detik += time.perf_counter() - started

    def _keyed(self, keys: Sequence[int], lines: Iterable[str]) -> list[str]:
        return [f"{key}\t{self._release}{line}" for key, line in zip(keys, lines, strict=True)]

    def _keys(self, cursor: Any, count: int) -> list[int]:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [self.tabel.baris, count],
        )
        return [key for (key,) in cursor.fetchall()]


def _copy(cursor: Any, table: str, columns: Sequence[str], lines: Sequence[str]) -> None:
    if not lines:
        return
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    with cursor.copy(statement) as copy:
        copy.write("".join(lines).encode())
