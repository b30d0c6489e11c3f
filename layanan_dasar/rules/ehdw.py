"""The recap of an e-HDW scorecard: which of its columns answers which question.

A row is a desa, or a posyandu of one. A question of two numbers has two columns, of which the last
word tells which is which (`diterima`, `seharusnya`). Heads may stand in one to three lines, a wide
one over its parts. What the columns are called in an export is not published: they are recognised
by their words (`PETUNJUK`), and `JUDUL` is how the portal's own example writes them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from fondasi.errors import Galat

KELUARGA: Final = "konvergensi_stunting"
"""The instrument whose questions an e-HDW scorecard answers."""
KEPALA_TERBAWAH: Final = 20
KEPALA_TERTINGGI: Final = 3

Baris = tuple[int, Sequence[str]]
Tempat = tuple[str, str]
"""(question or place, part of its answer)."""


@dataclass(frozen=True, slots=True)
class Petunjuk:
    """`kelompok`: whose column it is, "" where the words tell enough. `tepat`: nothing but the
    words, so that a total is not taken for every other column of its group."""

    indikator: str
    judul: str
    kelompok: str
    kata: tuple[str, ...]
    rasio: bool = True
    tepat: bool = False


_TOTAL: Final = ("", "total", "jumlah", "jumlahtotal", "jml", "jmltotal")

PETUNJUK: Final = (
    Petunjuk("dd_bangun", "Dana Desa bidang pembangunan", "", ("bidangpembangunan",)),
    Petunjuk("dd_daya", "Dana Desa bidang pemberdayaan", "", ("bidangpemberdayaan",)),
    Petunjuk("an_paud", "Anak 2–6 tahun aktif PAUD", "", ("paud",)),
    Petunjuk("tikar_hijau", "Tikar pertumbuhan hijau", "", ("hijau",), rasio=False),
    Petunjuk("tikar_kuning", "Tikar pertumbuhan kuning", "", ("kuning",), rasio=False),
    Petunjuk("tikar_merah", "Tikar pertumbuhan merah", "", ("merah",), rasio=False),
    Petunjuk("ih_nifas", "Ibu hamil pelayanan nifas", "", ("nifas",)),
    Petunjuk("ih_periksa", "Ibu hamil periksa kehamilan", "ibu", ("periksa", "k4", "k6")),
    Petunjuk("ih_fe", "Ibu hamil pil Fe", "ibu", ("pilfe", "tambahdarah", "ttd")),
    Petunjuk("ih_konseling", "Ibu hamil konseling gizi", "ibu", ("konseling", "kelasibu")),
    Petunjuk("ih_kunjungan", "Ibu hamil kunjungan rumah", "ibu", ("kunjungan",)),
    Petunjuk("ih_air", "Ibu hamil air minum aman", "ibu", ("airminum", "airbersih")),
    Petunjuk("ih_jamban", "Ibu hamil jamban layak", "ibu", ("jamban",)),
    Petunjuk("ih_jaminan", "Ibu hamil jaminan kesehatan", "ibu", ("jaminan", "jkn", "bpjs")),
    Petunjuk("an_imunisasi", "Anak 0–23 bulan imunisasi", "anak", ("imunisasi",)),
    Petunjuk("an_timbang", "Anak 0–23 bulan ditimbang", "anak", ("timbang", "beratbadan")),
    Petunjuk("an_ukur", "Anak 0–23 bulan diukur panjangnya", "anak", ("ukur", "panjangbadan")),
    Petunjuk("an_konseling", "Anak 0–23 bulan konseling gizi", "anak", ("konseling",)),
    Petunjuk("an_kunjungan", "Anak 0–23 bulan kunjungan rumah", "anak", ("kunjungan",)),
    Petunjuk("an_air", "Anak 0–23 bulan air minum aman", "anak", ("airminum", "airbersih")),
    Petunjuk("an_jamban", "Anak 0–23 bulan jamban layak", "anak", ("jamban",)),
    Petunjuk("an_akta", "Anak 0–23 bulan akta kelahiran", "anak", ("akta",)),
    Petunjuk("an_jaminan", "Anak 0–23 bulan jaminan kesehatan", "anak", ("jaminan", "jkn", "bpjs")),
    Petunjuk("an_asuh", "Anak 0–23 bulan kelas pengasuhan", "anak", ("asuh", "parenting")),
    Petunjuk(
        "bumil_risti", "Ibu hamil KEK atau risti", "ibu",
        ("kek", "risti", "resti", "risikotinggi"), rasio=False,
    ),
    Petunjuk(
        "anak_gizi", "Anak 0–23 bulan gizi kurang, buruk, atau stunting", "anak",
        ("gizikurang", "giziburuk", "stunting"), rasio=False,
    ),
    Petunjuk("bumil_total", "Ibu hamil total", "ibu", _TOTAL, rasio=False, tepat=True),
    Petunjuk("anak_total", "Anak 0–23 bulan total", "anak", _TOTAL, rasio=False, tepat=True),
    Petunjuk(
        "rt_total", "Rumah tangga 1.000 HPK", "", ("rumahtangga1000hpk", "rt1000hpk"), rasio=False
    ),
)  # fmt: skip

TEMPAT: Final = {
    "kode": ("kodedesa", "kodewilayah", "kodedesakelurahan", "kodekemendagri", "kode"),
    "desa": ("desa", "namadesa", "desakelurahan", "namadesakelurahan", "kelurahan"),
    "kecamatan": ("kecamatan", "namakecamatan"),
    "posyandu": ("posyandu", "namaposyandu"),
}
JUDUL: Final = ("Kode desa", "Desa/kelurahan", "Kecamatan", "Posyandu")

_BUKAN_HURUF: Final = re.compile(r"[\W_]+")
_KELOMPOK: Final = (
    ("paud", re.compile(r"anak(usia)?2(sampai|sd|hingga)?6(tahun|th)?")),
    ("anak", re.compile(r"anak(usia)?0(sampai|sd|hingga)?(23|2)(bulan|bln|tahun)?|baduta|anak")),
    ("ibu", re.compile(r"bumil|ibu(hamil|bersalin)?")),
)
_PENYEBUT: Final = re.compile(r"(seharusnya(menerima|diterima)?|sasaran|total|seluruhnya)$")
_PEMBILANG: Final = re.compile(r"(menerima|diterima|jumlah|capaian|terlayani|stunting)$")
_PERORANGAN: Final = re.compile(r"^(nik|nokk|nomorkk|nomorinduk)")
_PENUTUP: Final = ("total", "jumlah", "jumlahtotal", "grandtotal")


@dataclass(frozen=True, slots=True)
class BarisHdw:
    """One row as the file has it; `sel` {(question, part): cell}."""

    nomor: int
    kode: str
    desa: str
    kecamatan: str
    posyandu: str
    sel: dict[Tempat, str]


@dataclass(frozen=True, slots=True)
class LembarHdw:
    """`dipakai` are (head, question's title), `lain` heads that answer no question."""

    baris: tuple[BarisHdw, ...]
    dipakai: tuple[tuple[str, str], ...]
    lain: tuple[str, ...]


def plain(text: str) -> str:
    """`Anak 0 – 23 Bulan` as `anak023bulan`."""
    return _BUKAN_HURUF.sub("", unicodedata.normalize("NFKC", text).casefold())


def example_heads() -> list[str]:
    """As the portal's example writes them."""
    heads = list(JUDUL)
    for one in PETUNJUK:
        below, whole = ("stunting", "total") if one.indikator.startswith("dd_") else _BAGIAN
        heads += [f"{one.judul} {below}", f"{one.judul} {whole}"] if one.rasio else [one.judul]
    return heads


_BAGIAN: Final = ("diterima", "seharusnya")


def place_of(head: str) -> Tempat | None:
    """What a column holds: a place's word, or a part of a question's answer."""
    text = plain(head)
    for name, known in TEMPAT.items():
        if text in known:
            return name, ""
    kelompok, rest = _group(text)
    for one in PETUNJUK:
        if one.kelompok not in ("", kelompok):
            continue
        hit = rest in one.kata if one.tepat else any(word in text for word in one.kata)
        if hit:
            part = _part(text) if one.rasio else "nilai"
            return (one.indikator, part) if part else None
    return None


def _group(text: str) -> tuple[str, str]:
    for name, pattern in _KELOMPOK:
        if pattern.search(text):
            return name, pattern.sub("", text)
    return "", text


def _part(text: str) -> str:
    if _PENYEBUT.search(text):
        return "penyebut"
    return "pembilang" if _PEMBILANG.search(text) else ""


def read_recap(rows: Iterable[Baris]) -> LembarHdw:
    """Raises Galat BERKAS_PERORANGAN, KEPALA_TIDAK_DIKENAL, KOLOM_GANDA, TANPA_BARIS."""
    listed = list(rows)
    start, heads = _heads(listed)
    places = _places(heads)
    body = tuple(_row(nomor, cells, places) for nomor, cells in listed[start:])
    body = tuple(one for one in body if plain(one.desa or one.kode) not in _PENUTUP)
    if not body:
        raise Galat("TANPA_BARIS", "Berkas ini tidak berisi baris di bawah judul kolomnya.")
    titles = {one.indikator: one.judul for one in PETUNJUK}
    told = [(heads[i], titles[place[0]]) for place, i in places.items() if place[0] in titles]
    taken = set(places.values())
    lain = tuple(head for i, head in enumerate(heads) if head and i not in taken)
    return LembarHdw(body, tuple(told), lain)


def _heads(rows: Sequence[Baris]) -> tuple[int, list[str]]:
    """(index of the first row below, joined heads): where the most questions are recognised."""
    best: tuple[int, int, list[str]] = (0, 0, [])
    for first in range(min(KEPALA_TERBAWAH, len(rows))):
        for height in range(1, KEPALA_TERTINGGI + 1):
            heads = _joined([cells for _n, cells in rows[first : first + height]])
            found = sum(place_of(head) is not None for head in heads)
            if found > best[0]:
                best = (found, first + height, heads)
    _found, start, heads = best
    questions = [place for head in heads if (place := place_of(head)) and place[1]]
    if questions:
        return start, heads
    seen = {plain(cell) for _n, cells in rows[:KEPALA_TERBAWAH] for cell in cells}
    if any(_PERORANGAN.match(text) for text in seen):
        raise Galat(
            "BERKAS_PERORANGAN",
            "Berkas ini daftar perorangan. Yang diunggah di sini rekap kartu skor per desa atau "
            "posyandu, tanpa nama dan NIK.",
        )
    raise Galat(
        "KEPALA_TIDAK_DIKENAL",
        "Tidak ada kolom kartu skor konvergensi pada 20 baris pertama. Samakan judul kolomnya "
        "dengan contoh berkas.",
    )


def _joined(lines: Sequence[Sequence[str]]) -> list[str]:
    """Heads over several lines as one; a head that spans columns stands over each of them."""
    width = max(len(line) for line in lines)
    filled: list[list[str]] = []
    for depth, line in enumerate(lines):
        cells = [" ".join(cell.split()) for cell in line] + [""] * (width - len(line))
        if depth < len(lines) - 1:
            for i in range(1, width):
                cells[i] = cells[i] or cells[i - 1]
        filled.append(cells)
    return [" ".join(dict.fromkeys(filter(None, column))) for column in zip(*filled, strict=True)]


def _places(heads: Sequence[str]) -> dict[Tempat, int]:
    places: dict[Tempat, int] = {}
    for i, head in enumerate(heads):
        place = place_of(head)
        if place is None:
            continue
        if place in places:
            raise Galat(
                "KOLOM_GANDA",
                f"Kolom “{heads[places[place]]}” dan “{head}” terbaca sebagai isian yang sama. "
                "Hapus salah satunya.",
            )
        places[place] = i
    return places


def _row(nomor: int, cells: Sequence[str], places: dict[Tempat, int]) -> BarisHdw:
    said = {place: cells[i].strip() for place, i in places.items() if i < len(cells)}
    where = {name: said.pop((name, ""), "") for name in TEMPAT}
    return BarisHdw(nomor, **where, sel=said)
