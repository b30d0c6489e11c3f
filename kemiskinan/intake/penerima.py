"""An OPD's list of recipients: which columns it has, what each row says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _

from fondasi.errors import Galat
from fondasi.formatting import baca_angka
from kecamatan.models import Wilayah
from kecamatan.rules.nama_wilayah import dotted, plain_code, plain_name
from kemiskinan.intake.kolom import plain_header
from kemiskinan.intake.layouts.sk_bupati import TANGGAL_LAHIR
from kemiskinan.rules.catatan import arti
from kemiskinan.rules.nik import mask, read_nik
from kemiskinan.rules.tanggal import read_date

KEPALA_TERDALAM: Final = 20
KEPALA: Final[dict[str, tuple[str, ...]]] = {
    "nama": ("Nama", "Nama Lengkap", "Nama Penerima", "Nama KPM"),
    "nik": ("NIK", "No NIK", "Nomor NIK", "NIK Penerima"),
    "lahir": TANGGAL_LAHIR,
    "desa": ("Desa/Kelurahan", "Desa", "Kelurahan", "Nama Desa", "Kode Desa", "Kode Kemendagri"),
    "kecamatan": ("Kecamatan", "Nama Kecamatan"),
    "rupiah": ("Nilai (Rp)", "Nilai", "Rupiah", "Jumlah (Rp)", "Nominal"),
}
DIKENAL: Final = {plain_header(text): name for name, texts in KEPALA.items() for text in texts}
Sel = list[str]
CariDesa = Callable[[str, str], int | None]


@dataclass(frozen=True, slots=True)
class BarisPenerima:
    """One row as it will be stored; `catatan` are sentences about cells."""

    nomor: int
    nama: str
    nik: str | None
    nik_mentah: str = field(repr=False)
    lahir: date | None
    desa_id: int | None
    rupiah: Decimal | None
    catatan: tuple[str, ...]

    @property
    def nik_samar(self) -> str:
        return mask(self.nik)


def read_rows(
    rows: Iterable[tuple[int, Sel]], *, today: date, cari_desa: CariDesa
) -> Iterator[BarisPenerima]:
    """Every row below the header. Raises Galat KEPALA_TIDAK_DIKENAL without Nama and NIK."""
    remaining = iter(rows)
    columns = _find_header(remaining)
    seen: dict[str, int] = {}
    for number, cells in remaining:
        yield _read_row(number, _picked(cells, columns), seen, today, cari_desa)


def desa_finder(kabupaten: Wilayah) -> CariDesa:
    """Desa by code, by name and kecamatan, or by a name that only one desa bears."""
    by_code: dict[str, int] = {}
    by_names: dict[tuple[str, str], int] = {}
    by_name: dict[str, set[int]] = {}
    rows = Wilayah.objects.filter(kode__startswith=f"{kabupaten.kode}.", tingkat=4)
    for desa in rows.select_related("induk"):
        assert desa.induk is not None
        name = plain_name(desa.nama)
        by_code[desa.kode] = desa.pk
        by_names[name, plain_name(desa.induk.nama)] = desa.pk
        by_name.setdefault(name, set()).add(desa.pk)

    def find(text: str, kecamatan: str) -> int | None:
        if code := plain_code(text):
            return by_code.get(dotted(code))
        name = plain_name(text)
        if kecamatan:
            return by_names.get((name, plain_name(kecamatan)))
        found = by_name.get(name, set())
        return next(iter(found)) if len(found) == 1 else None

    return find


def _find_header(rows: Iterator[tuple[int, Sel]]) -> dict[str, int]:
    for number, cells in rows:
        found: dict[str, int] = {}
        for index, cell in enumerate(cells):
            if name := DIKENAL.get(plain_header(cell)):
                found.setdefault(name, index)
        if {"nama", "nik"} <= set(found):
            return found
        if number >= KEPALA_TERDALAM:
            break
    raise Galat(
        "KEPALA_TIDAK_DIKENAL",
        _("Kolom Nama dan NIK tidak ditemukan pada 20 baris pertama. Pakai templat yang tersedia."),
    )


def _picked(cells: Sel, columns: dict[str, int]) -> dict[str, str]:
    texts = {name: cells[i].strip() for name, i in columns.items() if i < len(cells)}
    return {name: texts.get(name, "") for name in KEPALA}


def _read_row(
    number: int, cell: dict[str, str], seen: dict[str, int], today: date, cari_desa: CariDesa
) -> BarisPenerima:
    lahir = read_date(cell["lahir"], today)
    nik = read_nik(cell["nik"], lahir.nilai, "")
    notes = [str(arti(kode).judul) for kode in (*nik.temuan, lahir.kode) if kode]
    if not cell["nama"]:
        notes.append(str(arti("NAMA_KOSONG").judul))
    if nik.angka:
        first = seen.setdefault(nik.angka, number)
        if first != number:
            notes.append(_("NIK sama dengan baris %(baris)s") % {"baris": first})
    desa = cari_desa(cell["desa"], cell["kecamatan"]) if cell["desa"] else None
    if desa is None:
        notes.append(_("Desa/kelurahan tidak dikenal"))
    rupiah = _amount(cell["rupiah"], notes)
    return BarisPenerima(
        number, cell["nama"], nik.angka, "" if nik.angka == cell["nik"] else cell["nik"],
        lahir.nilai, desa, rupiah, tuple(notes),
    )  # fmt: skip


def _amount(text: str, notes: list[str]) -> Decimal | None:
    bare = text.removeprefix("Rp").strip()
    if not bare:
        return None
    try:
        value = baca_angka(bare)
    except Galat:
        notes.append(_("Nilai rupiah tidak terbaca"))
        return None
    return value if value < Decimal(10) ** 13 else None
