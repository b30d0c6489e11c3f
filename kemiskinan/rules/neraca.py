"""The equations of the ledger, checked without a database.

Figures are {key: people}. A branch that does not balance is told as a Selisih that names it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kemiskinan.enums import KelasIntervensi, KelasKeberadaan, KelasPadan

Figures = Mapping[str, int]

PADAN = tuple(KelasPadan.values)
INTERVENSI = tuple(KelasIntervensi.values)
KEBERADAAN = tuple(KelasKeberadaan.values)
BELUM = (str(KelasIntervensi.BELUM_OPTIMAL), str(KelasIntervensi.BELUM_DIINTERVENSI))
KEYS = ("sk", *PADAN, *INTERVENSI, *KEBERADAAN, "terintervensi")
"""The keys of a ledger, in the order in which it is told."""

TERSIMPAN = (*KEYS, "sementara")
EQUATIONS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("sk",), PADAN),
    ((str(KelasPadan.MASIH),), INTERVENSI),
    (BELUM, KEBERADAAN),
)
KECAMATAN, DESA = "kecamatan", "desa"


@dataclass(frozen=True, slots=True)
class Kelompok:
    """Figures of one group: `kecamatan` and `desa` are codes, empty where they are not known."""

    angka: Figures
    kecamatan: str = ""
    desa: str = ""


@dataclass(frozen=True, slots=True)
class Selisih:
    """One branch that does not balance in one wilayah."""

    wilayah: str
    cabang: str
    kiri: int
    kanan: int

    def __str__(self) -> str:
        return f"{self.wilayah}: {self.cabang} ({self.kiri} ≠ {self.kanan})"


def name_equation(left: Iterable[str], right: Iterable[str]) -> str:
    return f"{' + '.join(left)} = {' + '.join(right)}"


def check_equations(wilayah: str, angka: Figures) -> Iterator[Selisih]:
    """Every equation of one wilayah, and the two counts that stand beside the partition."""
    for left, right in EQUATIONS:
        one, other = sum(angka[k] for k in left), sum(angka[k] for k in right)
        if one != other:
            yield Selisih(wilayah, name_equation(left, right), one, other)
    if angka["terintervensi"] > angka["sk"]:
        yield Selisih(wilayah, "terintervensi ≤ sk", angka["terintervensi"], angka["sk"])
    swept = sum(angka[k] for k in KEBERADAAN) - angka[KelasKeberadaan.BELUM_DISISIR]
    if angka["sementara"] > swept:
        yield Selisih(wilayah, "sementara ≤ yang sudah disisir", angka["sementara"], swept)


def check_sum(wilayah: str, level: str, parent: Figures, parts: list[Figures]) -> Iterator[Selisih]:
    """Every key of the parent is the sum of its parts one level below."""
    for key in TERSIMPAN:
        total = sum(part[key] for part in parts)
        if parent[key] != total:
            yield Selisih(wilayah, f"{key} = jumlah {key} per {level}", parent[key], total)


def find_faults(
    kode: str, total: Figures, kecamatan: list[Kelompok], desa: list[Kelompok]
) -> list[Selisih]:
    """All that does not balance in a kabupaten: within each wilayah, and across the levels.

    `kecamatan` are the groups by kecamatan, `desa` those by kecamatan and desa; both hold the
    groups whose code is not known.
    """
    faults = list(check_equations(kode, total))
    faults += check_sum(kode, KECAMATAN, total, [k.angka for k in kecamatan])
    for group in kecamatan:
        name = group.kecamatan or f"{kode} tanpa kecamatan"
        faults += check_equations(name, group.angka)
        parts = [d.angka for d in desa if d.kecamatan == group.kecamatan]
        faults += check_sum(name, DESA, group.angka, parts)
    for group in desa:
        faults += check_equations(
            group.desa or f"{group.kecamatan or kode} tanpa desa", group.angka
        )
    return faults + list(_check_single(desa))


def add_up(groups: Iterable[Figures]) -> dict[str, int]:
    total = dict.fromkeys(TERSIMPAN, 0)
    for group in groups:
        for key in TERSIMPAN:
            total[key] += group[key]
    return total


def _check_single(desa: list[Kelompok]) -> Iterator[Selisih]:
    """A desa lies in one kecamatan."""
    seen: dict[str, int] = {}
    for group in desa:
        if group.desa:
            seen[group.desa] = seen.get(group.desa, 0) + 1
    for kode, count in seen.items():
        if count > 1:
            yield Selisih(kode, "desa berada di satu kecamatan", count, 1)
