"""What the rules of an instrument say of one card: its own, and those that follow from its kinds.

Pure, and the same list goes to the browser: `rules_of` makes data, `findings` evaluates it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from layanan_dasar.enums import JenisIndikator
from layanan_dasar.rules.aturan import Isi, Tipe, variables, verdict
from layanan_dasar.rules.penilaian import Jawaban

LALU: Final = "lalu."
GALAT: Final = "galat"
PERINGATAN: Final = "peringatan"

TIPE: Final[dict[str, Tipe]] = {
    JenisIndikator.ANGKA: "angka",
    JenisIndikator.WARGA: "angka",
    JenisIndikator.PILIHAN: "teks",
    JenisIndikator.TANGGAL: "teks",
    JenisIndikator.TEKS: "teks",
    JenisIndikator.YA_TIDAK: "logika",
}


@dataclass(frozen=True, slots=True)
class Butir:
    """One question as the checks read it."""

    kode: str
    nama: str
    jenis: str
    ubah_maksimal: int | None = None
    """Warn when the share or number moved by more percentage points or percent than this."""


@dataclass(frozen=True, slots=True)
class Aturan:
    """`harus` is what should hold; `kalimat` is said when it does not. A `galat` stops the
    submission of the card, never the saving of a draft."""

    kode: str
    harus: Any
    kalimat: str
    tingkat: str = PERINGATAN

    @property
    def indikator(self) -> list[str]:
        """The questions that this rule is about, this period's first."""
        names = {name.removeprefix(LALU).split(".")[0] for name in variables(self.harus)}
        return sorted(names)

    def as_data(self) -> dict[str, Any]:
        return {
            "kode": self.kode, "harus": self.harus, "kalimat": self.kalimat,
            "tingkat": self.tingkat, "indikator": self.indikator,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Temuan:
    """A rule that does not hold."""

    aturan: Aturan

    @property
    def galat(self) -> bool:
        return self.aturan.tingkat == GALAT


def types_of(butir: Iterable[Butir]) -> dict[str, Tipe]:
    """Every variable that a rule may read, and what it holds."""
    tipe: dict[str, Tipe] = {}
    for one in butir:
        for prefix in ("", LALU):
            if one.jenis == JenisIndikator.RASIO:
                tipe[f"{prefix}{one.kode}.n"] = tipe[f"{prefix}{one.kode}.total"] = "angka"
            else:
                tipe[f"{prefix}{one.kode}"] = TIPE[one.jenis]
    return tipe


def values_of(jawaban: Mapping[str, Jawaban], lalu: Mapping[str, Jawaban]) -> dict[str, Isi]:
    """The variables of one card; what has no value is left out."""
    found: dict[str, Isi] = {}
    for prefix, answers in (("", jawaban), (LALU, lalu)):
        for kode, one in answers.items():
            for name, value in _parts_of(one):
                if value is not None and value != "":
                    found[f"{prefix}{kode}{name}"] = value
    return found


def _parts_of(one: Jawaban) -> list[tuple[str, Isi]]:
    plain: Isi = one.nilai if one.nilai is not None else one.ya
    if plain is None:
        plain = one.pilihan or one.tanggal or one.teks
    return [(".n", one.pembilang), (".total", one.penyebut), ("", plain)]


def rules_of(butir: Iterable[Butir], sendiri: Iterable[Aturan]) -> list[Aturan]:
    """What follows from the kinds of the questions, then the instrument's own."""
    implied = [rule for one in butir for rule in _implied(one)]
    return [*implied, *sendiri]


def _implied(one: Butir) -> list[Aturan]:
    rules = []
    if one.jenis == JenisIndikator.RASIO:
        rules.append(
            Aturan(
                f"{one.kode}-n-total",
                {"<=": [{"var": f"{one.kode}.n"}, {"var": f"{one.kode}.total"}]},
                f"{one.nama}: yang terlayani melebihi seluruhnya. Periksa kedua angkanya.",
                GALAT,
            )
        )
    if one.ubah_maksimal is not None:
        rules.extend(_steady(one, one.ubah_maksimal))
    return rules


def _steady(one: Butir, maksimal: int) -> list[Aturan]:
    """Change against the last period: percentage points of a share, percent of a number."""
    if one.jenis == JenisIndikator.RASIO:
        now, then = _percent(one.kode), _percent(f"{LALU}{one.kode}")
        change, limit, words = {"-": [now, then]}, maksimal, f"{maksimal} persen poin"
        low = -maksimal
        bounds = [{"<=": [change, limit]}, {">=": [change, low]}]
    elif one.jenis == JenisIndikator.ANGKA:
        now, then = {"var": one.kode}, {"var": f"{LALU}{one.kode}"}
        span = {"/": [{"*": [then, maksimal]}, 100]}
        bounds = [{"<=": [now, {"+": [then, span]}]}, {">=": [now, {"-": [then, span]}]}]
        words = f"{maksimal} persen"
    else:
        return []
    kalimat = f"{one.nama}: berubah lebih dari {words} dari periode lalu. Pastikan angkanya benar."
    return [Aturan(f"{one.kode}-perubahan", {"and": bounds}, kalimat)]


def _percent(kode: str) -> dict[str, Any]:
    return {"/": [{"*": [{"var": f"{kode}.n"}, 100]}, {"var": f"{kode}.total"}]}


def findings(rules: Iterable[Aturan], nilai: Mapping[str, Isi]) -> list[Temuan]:
    """The rules that are broken; those that cannot be told yet are no findings."""
    return [Temuan(rule) for rule in rules if verdict(rule.harus, nilai) is False]
