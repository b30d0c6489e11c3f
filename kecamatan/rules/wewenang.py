"""Who may give which peran to whom, and at which level a peran is held."""

from __future__ import annotations

from kecamatan.enums import Peran, Tingkat

# Authority over people of work flows down; colleagues in the same office may bring each other in,
# except the one camat of a kecamatan.
BOLEH_MEMBERI: dict[Peran, frozenset[Peran]] = {
    Peran.ADMIN_NASIONAL: frozenset({Peran.ADMIN_NASIONAL, Peran.PROVINSI, Peran.BAPPEDA}),
    Peran.PROVINSI: frozenset({Peran.PROVINSI, Peran.BAPPEDA}),
    Peran.BAPPEDA: frozenset(
        {
            Peran.BAPPEDA,
            Peran.PIMPINAN,
            Peran.OPD,
            Peran.CAMAT,
            Peran.STAF_KECAMATAN,
            Peran.PENDAMPING,
            Peran.DESA,
        }
    ),
    Peran.CAMAT: frozenset({Peran.STAF_KECAMATAN, Peran.PENDAMPING, Peran.DESA}),
}

TINGKAT_PERAN: dict[Peran, frozenset[Tingkat]] = {
    Peran.ADMIN_NASIONAL: frozenset({Tingkat.PROVINSI}),
    Peran.PROVINSI: frozenset({Tingkat.PROVINSI}),
    Peran.PIMPINAN: frozenset({Tingkat.KABUPATEN}),
    Peran.BAPPEDA: frozenset({Tingkat.KABUPATEN}),
    Peran.OPD: frozenset({Tingkat.KABUPATEN, Tingkat.KECAMATAN}),
    Peran.CAMAT: frozenset({Tingkat.KECAMATAN}),
    Peran.STAF_KECAMATAN: frozenset({Tingkat.KECAMATAN}),
    Peran.PENDAMPING: frozenset({Tingkat.KABUPATEN, Tingkat.KECAMATAN, Tingkat.DESA}),
    Peran.DESA: frozenset({Tingkat.DESA}),
}


def may_give(pemberi: str, peran: str) -> bool:
    return peran in BOLEH_MEMBERI.get(Peran(pemberi), frozenset())


def given_by(pemberi: str) -> frozenset[Peran]:
    return BOLEH_MEMBERI.get(Peran(pemberi), frozenset())


def fits_level(peran: str, tingkat: int) -> bool:
    """Whether this peran is held over a wilayah of this level."""
    return Tingkat(tingkat) in TINGKAT_PERAN[Peran(peran)]
