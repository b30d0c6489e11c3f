from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO

from fondasi.spreadsheets.sheets import Kolom, Lembar
from fondasi.spreadsheets.writing import write_xlsx
from kecamatan.models import Wilayah
from pendamping.actions.impor import BarisSalah
from pendamping.models import Pendamping, ProgramPendampingan
from pendamping.rules import impor as kolom

KOLOM = (
    Kolom(kolom.NAMA, 30),
    Kolom(kolom.PROGRAM, 16),
    Kolom(kolom.INSTANSI, 28),
    Kolom(kolom.TELEPON, 18),
    Kolom(kolom.EMAIL, 26),
    Kolom(kolom.KECAMATAN, 22),
    Kolom(kolom.DESA, 50),
    Kolom(kolom.MULAI, 14, "tanggal"),
    Kolom(kolom.AKHIR, 14, "tanggal"),
)
PERBAIKAN = Kolom("Yang perlu diperbaiki", 70)


def registry_xlsx(rows: Iterable[Pendamping], desa: Mapping[int, Sequence[str]]) -> bytes:
    """The registry in the columns in which it can be brought in again; `desa`: the villages' names
    by the key of the row."""
    target = BytesIO()
    write_xlsx(target, [Lembar("Pendamping", KOLOM, (_row(row, desa[row.pk]) for row in rows))])
    return target.getvalue()


def _row(row: Pendamping, places: Sequence[str]) -> list[object]:
    kontak = row.kontak
    return [
        kontak.nama, row.program.singkatan, row.lembaga, kontak.telepon, kontak.email,
        row.wilayah.nama, "; ".join(places), row.kontrak_mulai, row.hari_terakhir,
    ]  # fmt: skip


def blank_xlsx(programs: Iterable[ProgramPendampingan], places: Iterable[Wilayah]) -> bytes:
    """The same columns, empty, and a second sheet of the words that may be used."""
    target = BytesIO()
    acuan = [["Program", one.singkatan, one.nama] for one in programs]
    acuan += [["Desa/kelurahan", one.nama, one.kode] for one in places]
    judul = (Kolom("Untuk kolom"), Kolom("Tulis", 30), Kolom("Keterangan", 40))
    sheets = [Lembar("Pendamping", KOLOM, (), baris_isian=100), Lembar("Acuan", judul, acuan)]
    write_xlsx(target, sheets)
    return target.getvalue()


def problems_xlsx(rows: Iterable[BarisSalah]) -> bytes:
    """The rows that stayed out, to be corrected and uploaded again as they are."""
    target = BytesIO()
    said = ([*row.isi, "; ".join(f"{k}: {kata}" for k, kata in row.masalah)] for row in rows)
    write_xlsx(target, [Lembar("Perbaiki", (*KOLOM, PERBAIKAN), said)])
    return target.getvalue()
