"""Kemendagri codes: their dotted form, and what a code alone says about a territory."""

from __future__ import annotations

import re

from kecamatan.enums import JenisWilayah, Tingkat

KODE = re.compile(r"\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?")
BENTUK = {2: (2,), 4: (2, 2), 6: (2, 2, 2), 10: (2, 2, 2, 4)}

WITA = frozenset({"51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76"})
WIT = frozenset({"81", "82", "91", "92", "93", "94", "95", "96"})

# The first digit of the village block (Permendagri 58/2021).
JENIS_DESA = {
    "1": JenisWilayah.KELURAHAN,
    "2": JenisWilayah.DESA,
    "3": JenisWilayah.DESA_ADAT,
}
KOTA_PERTAMA = 71
AWALAN = re.compile(r"(Kabupaten|Kota)( Administrasi)? |Desa Adat ")


def normalize_kode(text: str) -> str:
    """`3517012001` and `35.17.01.2001` as `35.17.01.2001`; "" when it is no code."""
    bare = text.strip().replace(".", "").replace(" ", "")
    if not (bare.isascii() and bare.isdigit()) or len(bare) not in BENTUK:
        return ""
    parts, start = [], 0
    for width in BENTUK[len(bare)]:
        parts.append(bare[start : start + width])
        start += width
    return ".".join(parts)


def kode_induk(kode: str) -> str:
    """The code of the territory above; "" for a province."""
    return kode.rpartition(".")[0]


def tingkat_of(kode: str) -> Tingkat:
    return Tingkat(kode.count(".") + 1)


def jenis_of(kode: str) -> JenisWilayah:
    """ValueError for a village block that no rule names."""
    tingkat = tingkat_of(kode)
    if tingkat == Tingkat.PROVINSI:
        return JenisWilayah.PROVINSI
    if tingkat == Tingkat.KABUPATEN:
        is_kota = int(kode[3:5]) >= KOTA_PERTAMA
        return JenisWilayah.KOTA if is_kota else JenisWilayah.KABUPATEN
    if tingkat == Tingkat.KECAMATAN:
        return JenisWilayah.KECAMATAN
    if kode[9] not in JENIS_DESA:
        raise ValueError(f"kode desa {kode}: blok {kode[9]} tidak dikenal")
    return JENIS_DESA[kode[9]]


def zona_waktu_of(kode: str) -> str:
    """The province's time zone: WIB, WITA or WIT."""
    provinsi = kode[:2]
    if provinsi in WIT:
        return "Asia/Jayapura"
    return "Asia/Makassar" if provinsi in WITA else "Asia/Jakarta"


def nama_polos(nama: str) -> str:
    """The name without the kind that the code already says: `Kabupaten Jombang` → `Jombang`."""
    return AWALAN.sub("", nama, count=1) if AWALAN.match(nama) else nama
