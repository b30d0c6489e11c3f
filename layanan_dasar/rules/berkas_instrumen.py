"""An instrument as a file: what a JSON or XLSX says, checked row by row before anything is stored.

The shape, in JSON:

    {"kode": "...", "nama": "...", "keterangan": "", "sumber": "", "ambang": [50, 80],
     "dimensi": [{"kode": "...", "nama": "...", "singkat": "...", "jenis": "UTAMA",
                  "indikator": [{"kode": "...", "nama": "...", "tanya": "...", "jenis": "RASIO",
                                 "penilaian": {...}, ...}]}],
     "aturan": [{"kode": "...", "harus": {...}, "kalimat": "...", "tingkat": "peringatan"}]}
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from layanan_dasar.enums import (
    AspekIndikator,
    JenisDimensi,
    JenisIndikator,
    Pengisi,
    UntukWilayah,
)
from layanan_dasar.rules.aturan import AturanKeliruError, check_aturan
from layanan_dasar.rules.pemeriksaan import GALAT, PERINGATAN, Aturan, Butir, types_of
from layanan_dasar.rules.penilaian import check_penilaian

KODE: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")
INDIKATOR_MAKSIMAL: Final = 200
PILIHAN_INDIKATOR: Final[dict[str, tuple[str, ...]]] = {
    "jenis": tuple(JenisIndikator.values),
    "aspek": tuple(AspekIndikator.values),
    "untuk": tuple(UntukWilayah.values),
    "pengisi": tuple(Pengisi.values),
}
PANJANG: Final = {
    "nama": 160, "tanya": 300, "satuan": 40, "label_n": 80, "label_total": 80, "spm": 80,
}  # fmt: skip
BAKU: Final[dict[str, Any]] = {
    "nama": "", "tanya": "", "keterangan": "", "jenis": "", "aspek": "CAKUPAN", "untuk": "SEMUA",
    "satuan": "", "label_n": "", "label_total": "", "bulat": True, "pilihan": [],
    "bukti_wajib": False, "pengisi": "DESA", "spm": "", "target": None, "bobot": 1,
    "penilaian": {"jenis": "tanpa"}, "ubah_maksimal": None, "boleh_tidak_ada": True,
    "boleh_tidak_berlaku": True,
}  # fmt: skip
"""Every field of an indicator and what it is where the file does not say."""


@dataclass(frozen=True, slots=True)
class Cacat:
    """What is wrong and where: `tempat` is "indikator air_minum", "aturan 3", or "instrumen"."""

    tempat: str
    kalimat: str


def check_instrumen(isi: Any) -> list[Cacat]:
    """Everything that keeps this file from becoming a published instrument; empty when sound."""
    if not isinstance(isi, dict) or not isinstance(isi.get("dimensi"), list):
        return [Cacat("instrumen", "Berkas ini bukan instrumen: daftar dimensinya tidak ada.")]
    shape = list(_check_shape(isi))
    if shape:
        return shape
    found = [*_check_head(isi), *_check_dimensi(isi["dimensi"])]
    return [*found, *check_rules(isi.get("aturan", []), butir_of(isi))]


def _check_shape(isi: dict[str, Any]) -> Iterator[Cacat]:
    """Lists where lists are expected, objects within; a file cannot make the checks fail."""
    if not isinstance(isi.get("aturan", []), list):
        yield Cacat("instrumen", "Aturan ditulis sebagai daftar.")
    for nomor, dimensi in enumerate(isi["dimensi"], 1):
        if not isinstance(dimensi, dict) or not isinstance(dimensi.get("indikator"), list):
            yield Cacat(f"dimensi {nomor}", "Dimensi berisi kode, nama, dan daftar indikator.")
        elif not all(isinstance(one, dict) for one in dimensi["indikator"]):
            yield Cacat(f"dimensi {nomor}", "Setiap indikator ditulis dengan nama isiannya.")


def _check_head(isi: dict[str, Any]) -> Iterator[Cacat]:
    if not _is_kode(isi.get("kode")):
        yield Cacat("instrumen", "Kode berisi huruf kecil, angka, dan garis bawah.")
    if not _is_text(isi.get("nama"), 160):
        yield Cacat("instrumen", "Nama instrumen berisi 1 sampai 160 huruf.")
    ambang = isi.get("ambang", [50, 80])
    numbers = isinstance(ambang, list) and len(ambang) == 2 and all(map(_is_number, ambang))
    if not numbers or not 0 <= ambang[0] < ambang[1] <= 100:
        yield Cacat(
            "instrumen", "Ambang berisi dua angka naik antara 0 dan 100, misalnya 50 dan 80."
        )


def _check_dimensi(daftar: list[dict[str, Any]]) -> Iterator[Cacat]:
    if not daftar:
        yield Cacat("instrumen", "Instrumen berisi paling sedikit satu dimensi.")
    if sum(len(one["indikator"]) for one in daftar) > INDIKATOR_MAKSIMAL:
        yield Cacat("instrumen", "Instrumen berisi paling banyak 200 indikator.")
    dimensi: set[str] = set()
    indikator: set[str] = set()
    for nomor, one in enumerate(daftar, 1):
        tempat = f"dimensi {one.get('kode') or nomor}"
        yield from _check_kode(tempat, one.get("kode"), dimensi)
        if not _is_text(one.get("nama"), 120):
            yield Cacat(tempat, "Nama dimensi berisi 1 sampai 120 huruf.")
        if not _is_text(one.get("singkat"), 24):
            yield Cacat(tempat, "Nama singkat dimensi berisi 1 sampai 24 huruf.")
        if one.get("jenis", "UTAMA") not in JenisDimensi.values:
            yield Cacat(tempat, "Jenis dimensi: UTAMA atau TAMBAHAN.")
        if not one["indikator"]:
            yield Cacat(tempat, "Dimensi berisi paling sedikit satu indikator.")
        for each in one["indikator"]:
            tempat = f"indikator {each.get('kode') or '(tanpa kode)'}"
            yield from _check_kode(tempat, each.get("kode"), indikator)
            yield from (Cacat(tempat, kalimat) for kalimat in check_indikator({**BAKU, **each}))


def _check_kode(tempat: str, kode: object, seen: set[str]) -> Iterator[Cacat]:
    if not isinstance(kode, str) or not _is_kode(kode):
        yield Cacat(tempat, "Kode berisi huruf kecil, angka, dan garis bawah, diawali huruf.")
    elif kode in seen or kode == "lalu":
        yield Cacat(tempat, f"Kode “{kode}” sudah dipakai.")
    else:
        seen.add(kode)


def check_indikator(isi: dict[str, Any]) -> Iterator[str]:
    """The sentences for one indicator with all fields of BAKU."""
    for unknown in sorted(set(isi) - set(BAKU) - {"kode"}):
        yield f"Isian “{unknown}” tidak dikenal."
    for name, choices in PILIHAN_INDIKATOR.items():
        if isi[name] not in choices:
            yield f"Isian {name}: pilih {', '.join(choices)}."
    for name, longest in PANJANG.items():
        wanted = name in ("nama", "tanya")
        if not _is_text(isi[name], longest, kosong=not wanted):
            yield f"Isian {name} berisi teks paling banyak {longest} huruf."
    for name in ("bulat", "bukti_wajib", "boleh_tidak_ada", "boleh_tidak_berlaku"):
        if not isinstance(isi[name], bool):
            yield f"Isian {name} berisi ya atau tidak."
    yield from _check_numbers(isi)
    if isi["jenis"] in JenisIndikator.values:
        yield from _check_kind(isi)


def _check_numbers(isi: dict[str, Any]) -> Iterator[str]:
    if not _is_number(isi["bobot"]) or not 0 <= isi["bobot"] <= 100:
        yield "Bobot berisi angka 0 sampai 100."
    if isi["target"] is not None and not (_is_number(isi["target"]) and 0 <= isi["target"] < 10**9):
        yield "Target berisi angka 0 atau lebih."
    change = isi["ubah_maksimal"]
    if change is not None and not (type(change) is int and 0 < change <= 1000):
        yield "Batas perubahan berisi bilangan bulat 1 sampai 1.000."


def _check_kind(isi: dict[str, Any]) -> Iterator[str]:
    pilihan = isi["pilihan"]
    pairs = isinstance(pilihan, list) and all(
        isinstance(p, list) and len(p) == 2 and _is_kode(p[0]) and _is_text(p[1], 80)
        for p in pilihan
    )
    if not pairs:
        yield "Pilihan berisi pasangan kode dan kata."
        return
    if (isi["jenis"] == JenisIndikator.PILIHAN) != bool(pilihan):
        yield "Daftar pilihan diisi pada jenis PILIHAN, dan hanya di sana."
        return
    if len({kode for kode, _ in pilihan}) != len(pilihan):
        yield "Kode pilihan tidak boleh ganda."
        return
    if wrong := check_penilaian(isi["jenis"], isi["penilaian"], pilihan):
        yield wrong


def butir_of(isi: dict[str, Any]) -> list[Butir]:
    """The questions as rules see them; those with a broken kind are left out."""
    return [
        Butir(one["kode"], str(one.get("nama", "")), one["jenis"], one.get("ubah_maksimal"))
        for dimensi in isi["dimensi"]
        for one in dimensi["indikator"]
        if isinstance(one.get("kode"), str) and one.get("jenis") in JenisIndikator.values
    ]


def check_rules(aturan: list[Any], butir: list[Butir]) -> list[Cacat]:
    """What is wrong with the rules between answers, each under its number."""
    tipe = types_of(butir)
    found: list[Cacat] = []
    seen: set[str] = set()
    for nomor, one in enumerate(aturan, 1):
        found.extend(Cacat(f"aturan {nomor}", k) for k in _check_rule(one, tipe, seen))
    return found


def _check_rule(one: Any, tipe: Any, seen: set[str]) -> Iterator[str]:
    if not isinstance(one, dict) or not isinstance(one.get("kode"), str):
        yield "Aturan berisi kode, harus, kalimat, dan tingkat."
        return
    if not re.fullmatch(r"[a-z][a-z0-9_-]{0,59}", one["kode"]) or one["kode"] in seen:
        yield "Kode aturan berisi huruf kecil, angka, dan garis, dan tidak ganda."
    seen.add(one["kode"])
    if not _is_text(one.get("kalimat"), 300):
        yield "Kalimat aturan berisi 1 sampai 300 huruf."
    if one.get("tingkat", PERINGATAN) not in (PERINGATAN, GALAT):
        yield "Tingkat aturan: peringatan atau galat."
    try:
        check_aturan(one.get("harus"), tipe)
    except AturanKeliruError as error:
        yield str(error)


def aturan_of(daftar: list[dict[str, Any]]) -> list[Aturan]:
    return [
        Aturan(one["kode"], one["harus"], one["kalimat"], one.get("tingkat", PERINGATAN))
        for one in daftar
    ]


def read_decimal(value: object) -> Decimal | None:
    try:
        return None if value in (None, "") else Decimal(str(value))
    except InvalidOperation:
        return None


def _is_kode(value: object) -> bool:
    return isinstance(value, str) and KODE.fullmatch(value) is not None


def _is_text(value: object, longest: int, *, kosong: bool = False) -> bool:
    return isinstance(value, str) and len(value) <= longest and (kosong or bool(value.strip()))


def _is_number(value: object) -> bool:
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)
