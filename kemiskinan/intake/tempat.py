"""Which desa a row belongs to, by code or by names; what is not known waits for a person."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kecamatan.rules.nama_wilayah import dotted, looks_like_bps, plain_code, plain_name
from kemiskinan.intake.kamus import NULL

Kunci = tuple[str, str, str]
NOWHERE = f"{NULL}\t{NULL}"


@dataclass(frozen=True, slots=True)
class Desa:
    """A desa of the kabupaten, as far as the import needs it. `kode` is ten digits."""

    id: int
    kecamatan_id: int
    kode: str
    nama: str
    nama_kecamatan: str


@dataclass(slots=True)
class Tempat:
    """One distinct (code, desa, kecamatan) of the file and how many rows carry it."""

    kunci: Kunci
    teks: str = NOWHERE
    temuan: str = ""
    bps: bool = False
    beda_nama: bool = False
    jumlah: int = 0

    @property
    def nilai(self) -> str:
        kode, desa, kecamatan = self.kunci
        return kode.strip() or f"{desa.strip()}, {kecamatan.strip()}".strip(", ")

    @property
    def berkode(self) -> bool:
        return bool(self.kunci[0].strip())

    @property
    def kode_antrean(self) -> str:
        """The key in PadananKode: the dotted code, or a short hash of the two names."""
        return queue_key(*self.kunci)


def queue_key(kode: str, desa: str, kecamatan: str) -> str:
    """At most 20 characters. Empty when the row names no place at all."""
    if digits := plain_code(kode):
        return dotted(digits)
    names = f"{plain_name(kecamatan)}/{plain_name(desa)}"
    text = kode.strip() or names.strip("/")
    if not text:
        return ""
    if kode.strip() and len(text) <= 20:
        return text
    return f"nama-{hashlib.sha256(text.encode()).hexdigest()[:12]}"


class KamusTempat(dict[Kunci, Tempat]):
    """Resolves places; the counts say whether the file belongs here at all.

    `kabupaten` is its four digits; `padanan` what people said that unknown codes mean.
    """

    def __init__(
        self, kabupaten: str, daftar: Iterable[Desa], padanan: Mapping[str, Desa] | None = None
    ) -> None:
        super().__init__()
        self.kabupaten = kabupaten
        self.padanan = padanan or {}
        self._kode: dict[str, Desa] = {}
        self._nama: dict[str, list[Desa]] = {}
        for desa in daftar:
            self._kode[desa.kode] = desa
            for kecamatan in (plain_name(desa.nama_kecamatan), ""):
                self._nama.setdefault(f"{kecamatan}/{plain_name(desa.nama)}", []).append(desa)

    def __missing__(self, kunci: Kunci) -> Tempat:
        tempat = self._resolve(kunci)
        self[kunci] = tempat
        return tempat

    def _resolve(self, kunci: Kunci) -> Tempat:
        kode, nama_desa, nama_kecamatan = kunci
        if not kode.strip() and not nama_desa.strip():
            return Tempat(kunci, temuan="DESA_KOSONG")
        if known := self.padanan.get(queue_key(*kunci)):
            return _found(kunci, known)
        named = self.by_name(nama_desa, nama_kecamatan)
        if not kode.strip():
            return _found(kunci, named) if named else Tempat(kunci, temuan="KODE_TIDAK_DIKENAL")
        return self._by_code(kunci, plain_code(kode), named)

    def by_name(self, nama_desa: str, nama_kecamatan: str) -> Desa | None:
        """None also when two desa bear the name: ambiguity goes to a person."""
        key = f"{plain_name(nama_kecamatan)}/{plain_name(nama_desa)}"
        found = self._nama.get(key, []) if nama_desa.strip() else []
        return found[0] if len(found) == 1 else None

    def _by_code(self, kunci: Kunci, digits: str, named: Desa | None) -> Tempat:
        """A code that is known counts, also against the name; the contradiction is noted."""
        known = self._kode.get(digits)
        elsewhere = named is not None and named is not known
        if known:
            return _found(kunci, known, elsewhere=elsewhere)
        if digits and not digits.startswith(self.kabupaten):
            return Tempat(kunci, temuan="KODE_LUAR_KABUPATEN")
        # The seventh digit of an outdated code of ours is 2 for nearly every desa.
        bps = looks_like_bps(digits) or (elsewhere and digits[6:7] != "2")
        return Tempat(kunci, temuan="KODE_BPS" if bps else "KODE_TIDAK_DIKENAL", bps=bps)

    def unknown(self) -> Iterator[Tempat]:
        """Places for the queue."""
        for tempat in self.values():
            if tempat.temuan in {"KODE_TIDAK_DIKENAL", "KODE_BPS"}:
                yield tempat

    def shares(self) -> tuple[int, int, int]:
        """Rows with a code; of these: in another kabupaten; by BPS's list rather than ours."""
        coded = [t for t in self.values() if t.berkode]
        return (
            sum(t.jumlah for t in coded),
            sum(t.jumlah for t in coded if t.temuan == "KODE_LUAR_KABUPATEN"),
            sum(t.jumlah for t in coded if t.bps),
        )


def _found(kunci: Kunci, desa: Desa, *, elsewhere: bool = False) -> Tempat:
    """`elsewhere`: the name belongs to another desa here, so the code may be of another list."""
    other_name = bool(kunci[1].strip()) and plain_name(kunci[1]) != plain_name(desa.nama)
    return Tempat(
        kunci,
        f"{desa.id}\t{desa.kecamatan_id}",
        temuan="KODE_BEDA_NAMA" if elsewhere else "",
        bps=elsewhere,
        beda_nama=other_name and not elsewhere,
    )
