"""From an answer to 0-100 and a colour. Pure; decimals with two places.

A scoring rule is data, one of:

    {"jenis": "tanpa"}                                   not scored
    {"jenis": "persen", "target": 95, "balik": false}    RASIO: share of the target, at most 100;
                                                         `balik`: the lower the better
    {"jenis": "jenjang", "titik": [[0, 100], [5, 0]]}    ANGKA, or the percent of a RASIO: straight
                                                         lines between the points
    {"jenis": "pilihan", "skor": {"baik": 100}}          PILIHAN
    {"jenis": "ya", "ya": 100, "tidak": 0}               YA_TIDAK
    {"jenis": "skala"}                                   WARGA: 1 is 0, 5 is 100
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from typing import Any, Final, Protocol

from layanan_dasar.enums import JenisIndikator, Keadaan, WarnaSkor

SERATUS: Final = Decimal(100)
SEN: Final = Decimal("0.01")

COCOK: Final[dict[str, tuple[str, ...]]] = {
    JenisIndikator.RASIO: ("persen", "jenjang"),
    JenisIndikator.ANGKA: ("jenjang",),
    JenisIndikator.PILIHAN: ("pilihan",),
    JenisIndikator.YA_TIDAK: ("ya",),
    JenisIndikator.WARGA: ("skala",),
    JenisIndikator.TANGGAL: (),
    JenisIndikator.TEKS: (),
}
"""Which scoring fits which kind of question, beside "tanpa"."""


@dataclass(frozen=True, slots=True)
class Jawaban:
    """One answer as the rules read it; only the part that fits its kind is filled."""

    keadaan: str = Keadaan.TERISI
    nilai: Decimal | None = None
    pembilang: Decimal | None = None
    penyebut: Decimal | None = None
    pilihan: str = ""
    ya: bool | None = None
    tanggal: str = ""
    teks: str = ""

    @property
    def kosong(self) -> bool:
        """Not filled at all: the third kind of having no value."""
        if self.keadaan == Keadaan.TIDAK_DIISI:
            return True
        parts = (self.nilai, self.pembilang, self.penyebut, self.ya)
        return (
            self.keadaan == Keadaan.TERISI
            and all(part is None for part in parts)
            and not (self.pilihan or self.tanggal or self.teks)
        )


class NilaiTersimpan(Protocol):
    """What a stored answer has."""

    keadaan: str
    nilai: Any
    pembilang: Any
    penyebut: Any
    pilihan: str
    ya: Any
    tanggal: Any
    teks: str


def answer_of(row: NilaiTersimpan) -> Jawaban:
    """The stored answer as the rules read it."""
    return Jawaban(
        row.keadaan,
        row.nilai,
        row.pembilang,
        row.penyebut,
        row.pilihan,
        row.ya,
        row.tanggal.isoformat() if row.tanggal else "",
        row.teks,
    )


@dataclass(frozen=True, slots=True)
class Ambang:
    """Below `kuning` is red, from `hijau` on green."""

    kuning: Decimal = Decimal(50)
    hijau: Decimal = Decimal(80)

    def warna(self, skor: Decimal | None) -> str:
        if skor is None:
            return ""
        if skor < self.kuning:
            return WarnaSkor.MERAH
        return WarnaSkor.HIJAU if skor >= self.hijau else WarnaSkor.KUNING


def score(jawaban: Jawaban, penilaian: Mapping[str, Any]) -> Decimal | None:
    """0-100, or None where there is nothing to judge: not filled, not applicable, nobody to serve.

    A service that does not exist scores 0: the village is without it.
    """
    jenis = penilaian.get("jenis", "tanpa")
    if jenis == "tanpa" or jawaban.keadaan == Keadaan.TIDAK_BERLAKU or jawaban.kosong:
        return None
    if jawaban.keadaan == Keadaan.TIDAK_ADA_LAYANAN:
        return Decimal(0)
    found = _SCORERS[jenis](jawaban, penilaian)
    return None if found is None else _bounded(found)


def score_of_share(
    pembilang: Decimal | None, penyebut: Decimal, penilaian: Mapping[str, Any]
) -> Decimal | None:
    """`score` of the sums of many answers, without looking for other ways to answer."""
    jenis = penilaian.get("jenis", "tanpa")
    if jenis == "tanpa" or pembilang is None:
        return None
    found = _SCORERS[jenis](Jawaban(pembilang=pembilang, penyebut=penyebut), penilaian)
    return None if found is None else _bounded(found)


def _bounded(value: Decimal) -> Decimal:
    return min(max(value, Decimal(0)), SERATUS).quantize(SEN, ROUND_HALF_UP)


def share(pembilang: Decimal | None, penyebut: Decimal | None) -> Decimal | None:
    """In percent, unrounded; None when there is nobody to count."""
    if pembilang is None or not penyebut:
        return None
    return pembilang * SERATUS / penyebut


def _persen(jawaban: Jawaban, rule: Mapping[str, Any]) -> Decimal | None:
    found = share(jawaban.pembilang, jawaban.penyebut)
    if found is None:
        return None
    if rule.get("balik"):
        return SERATUS - found
    return found * SERATUS / Decimal(str(rule.get("target", 100)))


def _jenjang(jawaban: Jawaban, rule: Mapping[str, Any]) -> Decimal | None:
    found = jawaban.nilai
    if found is None:
        found = share(jawaban.pembilang, jawaban.penyebut)
    if found is None:
        return None
    points = [(Decimal(str(x)), Decimal(str(y))) for x, y in rule["titik"]]
    if found <= points[0][0]:
        return points[0][1]
    for (x1, y1), (x2, y2) in pairwise(points):
        if found <= x2:
            return y1 + (y2 - y1) * (found - x1) / (x2 - x1)
    return points[-1][1]


def _pilihan(jawaban: Jawaban, rule: Mapping[str, Any]) -> Decimal | None:
    found = rule["skor"].get(jawaban.pilihan)
    return None if found is None else Decimal(str(found))


def _ya(jawaban: Jawaban, rule: Mapping[str, Any]) -> Decimal | None:
    if jawaban.ya is None:
        return None
    return Decimal(str(rule.get("ya", 100) if jawaban.ya else rule.get("tidak", 0)))


def _skala(jawaban: Jawaban, rule: Mapping[str, Any]) -> Decimal | None:
    return None if jawaban.nilai is None else (jawaban.nilai - 1) * 25


_SCORERS: Final = {
    "persen": _persen,
    "jenjang": _jenjang,
    "pilihan": _pilihan,
    "ya": _ya,
    "skala": _skala,
}


def weighted(parts: Iterable[tuple[Decimal | None, Decimal]]) -> Decimal | None:
    """The mean of (score, weight); what has no score has no weight either."""
    known = [(skor, bobot) for skor, bobot in parts if skor is not None and bobot]
    total = sum((bobot for _, bobot in known), Decimal(0))
    if not total:
        return None
    return (sum(skor * bobot for skor, bobot in known) / total).quantize(SEN, ROUND_HALF_UP)


def check_penilaian(jenis: str, penilaian: object, pilihan: list[list[str]]) -> str:
    """A sentence saying what is wrong with a scoring rule; "" when it is sound."""
    if not isinstance(penilaian, dict) or not isinstance(penilaian.get("jenis"), str):
        return "Cara menilai belum lengkap: sebut jenisnya."
    kind = penilaian["jenis"]
    if kind == "tanpa":
        return ""
    if kind not in COCOK.get(jenis, ()):
        return f"Cara menilai “{kind}” tidak cocok untuk jenis isian ini."
    return _CHECKS[kind](penilaian, {kode for kode, _ in pilihan})


def _check_persen(penilaian: Mapping[str, Any], kodes: set[str]) -> str:
    sound = _between(penilaian.get("target", 100), 1, 100)
    return "" if sound else "Target persen berisi angka 1 sampai 100."


def _check_ya(penilaian: Mapping[str, Any], kodes: set[str]) -> str:
    sound = all(_between(penilaian.get(name, 0), 0, 100) for name in ("ya", "tidak"))
    return "" if sound else "Skor ya dan tidak berisi angka 0 sampai 100."


def _between(value: object, low: int, high: int) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high


def _check_points(penilaian: Mapping[str, Any], kodes: set[str]) -> str:
    titik = penilaian.get("titik")
    pairs = titik if isinstance(titik, list) else []
    if len(pairs) < 2 or not all(isinstance(p, list) and len(p) == 2 for p in pairs):
        return "Jenjang berisi paling sedikit dua titik [nilai, skor]."
    if not all(_between(x, 0, 10**9) and _between(y, 0, 100) for x, y in pairs):
        return "Titik jenjang berisi nilai 0 atau lebih dan skor 0 sampai 100."
    if any(a[0] >= b[0] for a, b in pairwise(pairs)):
        return "Nilai pada jenjang ditulis dari kecil ke besar."
    return ""


def _check_choices(penilaian: Mapping[str, Any], kodes: set[str]) -> str:
    skor = penilaian.get("skor")
    if not isinstance(skor, dict) or set(skor) != kodes:
        return "Setiap pilihan mempunyai tepat satu skor."
    if not all(_between(value, 0, 100) for value in skor.values()):
        return "Skor pilihan berisi angka 0 sampai 100."
    return ""


_CHECKS: Final[dict[str, Callable[[Mapping[str, Any], set[str]], str]]] = {
    "persen": _check_persen,
    "jenjang": _check_points,
    "pilihan": _check_choices,
    "ya": _check_ya,
    "skala": lambda penilaian, kodes: "",
}
