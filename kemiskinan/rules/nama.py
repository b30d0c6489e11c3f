"""One spelling for a name, so that two clerks' spellings meet. Only a key: never shown or stored.

The tables below are the only place where spellings stand. `kunci` is the reference in Python,
`kunci_sql` writes the same steps as one SQL expression; a property test holds them equal.
Steps, in order: ASCII capitals; what follows a comma is a title; apostrophes vanish and every
other sign separates words; patronymics end the name; titles vanish; sounds; doubled letters;
whole words; spaces vanish.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

TANDA_HILANG = "'`’‘´ʼ"

NASAB = ("BIN", "BINTI", "BT", "BTE")
"""What follows is the father's name, which the other list may not carry; never the first word."""

GELAR = (
    *("H", "HJ", "HAJI", "HAJJAH", "KH", "KYAI", "NYAI", "UST", "USTAD", "USTADZ", "USTADZAH"),
    *("ALM", "ALMH", "ALMARHUM", "ALMARHUMAH"),
    *("BPK", "BAPAK", "PAK", "IBU", "BU", "NY", "NYONYA", "TN", "TUAN", "SDR", "SDRI", "NN"),
    *("DR", "DRS", "DRA", "IR", "PROF", "SPD", "SPDI", "SAG", "SIP", "SSOS", "SKM", "AMD", "MPD"),
)

SUARA = (
    *(("OE", "U"), ("DJ", "J"), ("TJ", "C"), ("SY", "S"), ("CH", "H"), ("KH", "H"), ("DH", "D")),
    *(("TH", "T"), ("DZ", "Z"), ("GH", "G"), ("SH", "S"), ("PH", "P"), ("X", "KS")),
)
"""Old and new spelling and Arabic sounds, applied one after the other."""
HURUF, SEBUNYI = "FVQYZ", "PPKIS"
"""Letters that stand for one sound."""
GANDA = tuple((huruf * 2, huruf) for huruf in "ABDEGHIKLMNOPRSTU")
"""Doubled letters become one, after all of the above."""

AWALAN = (("M", "MUHAMAD"), ("MD", "MUHAMAD"), ("ST", "SITI"))
"""Abbreviations that mean this only as the first word."""

KATA = (
    *((kata, "MUHAMAD") for kata in ("MUH", "MOH", "MUHAMAT", "MOHAMAD", "MOHAMAT", "MUHAMED")),
    *((kata, "MUHAMAD") for kata in ("MOHAMED", "MHD", "MUHD", "MOHD", "MAHAMAD")),
    *((kata, "ABDUL") for kata in ("ABD", "ABDL", "ABDOL")),
    *((kata, "AHMAD") for kata in ("AHMAT", "AHMED", "AKHMAD", "AHD")),
    *((kata, "SITI") for kata in ("SITTI", "SITY", "SITHI")),
    *((kata, "NUR") for kata in ("NOR", "NOUR")),
)
"""Families of words, in the spelling that SUARA leaves."""

SAPAAN = ("MUHAMAD", "SITI")
"""First words that one list writes and the other leaves out."""
TERPENDEK_INTI = 4
TERPANJANG = 60


def kunci(nama: str) -> str:
    """The key of a name: capitals A-Z without spaces, at most 60; empty when nothing is left."""
    teks = nama.split(",", 1)[0].translate({ord(tanda): None for tanda in TANDA_HILANG})
    teks = re.sub("[a-z]", lambda huruf: huruf[0].upper(), teks)
    teks = "^ " + re.sub("[^A-Z]+", "  ", f"{teks} ").lstrip(" ")
    for kata in NASAB:
        teks = teks.split(f"  {kata} ", 1)[0]
    teks += " "
    for kata in GELAR:
        teks = teks.replace(f" {kata} ", "")
    for lama, baru in SUARA:
        teks = teks.replace(lama, baru)
    teks = teks.translate(str.maketrans(HURUF, SEBUNYI))
    for lama, baru in GANDA:
        teks = teks.replace(lama, baru)
    for kata, baru in AWALAN:
        teks = teks.replace(f"^ {kata} ", f"^ {baru} ")
    teks = teks.replace("^", " ")
    for kata, baru in KATA:
        teks = teks.replace(f" {kata} ", f" {baru} ")
    return teks.replace(" ", "")[:TERPANJANG]


def kunci_sql(kolom: str) -> str:
    """`kunci` as an SQL expression over `kolom`, a trusted column or parameter name."""
    teks = f"split_part({kolom}, ',', 1)"
    teks = f"translate(upper({teks} COLLATE \"C\"), {_teks(TANDA_HILANG)}, '')"
    teks = f"'^ ' || ltrim(regexp_replace({teks} || ' ', '[^A-Z]+', '  ', 'g'), ' ')"
    for kata in NASAB:
        teks = f"split_part({teks}, {_teks(f'  {kata} ')}, 1)"
    teks = f"{teks} || ' '"
    teks = _ganti(teks, [(f" {kata} ", "") for kata in GELAR])
    teks = f"translate({_ganti(teks, SUARA)}, '{HURUF}', '{SEBUNYI}')"
    teks = _ganti(teks, GANDA)
    teks = _ganti(teks, [(f"^ {k} ", f"^ {b} ") for k, b in AWALAN])
    teks = _ganti(teks, [("^", " "), *((f" {k} ", f" {b} ") for k, b in KATA), (" ", "")])
    return f"left({teks}, {TERPANJANG})"


def inti(kunci_nama: str) -> str:
    """The key without a leading MUHAMAD or SITI, where enough of it is left."""
    for sapaan in SAPAAN:
        if kunci_nama.startswith(sapaan) and len(kunci_nama) >= len(sapaan) + TERPENDEK_INTI:
            return kunci_nama.removeprefix(sapaan)
    return kunci_nama


def inti_sql(kolom: str) -> str:
    """`inti` as an SQL expression over a column that holds keys."""
    cabang = " ".join(
        f"WHEN starts_with({kolom}, {_teks(s)}) AND length({kolom}) >= {len(s) + TERPENDEK_INTI} "
        f"THEN substr({kolom}, {len(s) + 1})"
        for s in SAPAAN
    )
    return f"CASE {cabang} ELSE {kolom} END"


def _ganti(teks: str, pasangan: Iterable[tuple[str, str]]) -> str:
    for lama, baru in pasangan:
        teks = f"replace({teks}, {_teks(lama)}, {_teks(baru)})"
    return teks


def _teks(nilai: str) -> str:
    return "'" + nilai.replace("'", "''") + "'"
