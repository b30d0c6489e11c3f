"""The form of one dimension: fields from the questions, and from a POST to one typed submission.

Every question carries what it showed when the page was made (`awal`); only what differs from it
was changed by this person and is sent on, so that two people on one card do not overwrite each
other with what they merely looked at.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from fondasi.errors import Galat
from fondasi.jsontext import read_json
from fondasi.kept.drawing import fresh_key
from layanan_dasar.actions.kartu import Submisi
from layanan_dasar.enums import JenisIndikator, Keadaan
from layanan_dasar.models import Dimensi, Indikator, Nilai
from layanan_dasar.queries.kartu import IsiKartu
from layanan_dasar.rules.isian import BAGIAN
from layanan_dasar.rules.kata import typed, words
from layanan_dasar.rules.pemeriksaan import Temuan
from layanan_dasar.rules.penilaian import Jawaban, answer_of

KHUSUS = (Keadaan.TIDAK_ADA_LAYANAN, Keadaan.TIDAK_BERLAKU)


def typed_parts(jawaban: Jawaban | None) -> dict[str, str]:
    """The answer as its fields show it; empty parts are left out."""
    if jawaban is None or jawaban.kosong:
        return {}
    if jawaban.keadaan != Keadaan.TERISI:
        return {"keadaan": str(jawaban.keadaan)}
    parts = {
        "nilai": typed(jawaban.nilai),
        "pembilang": typed(jawaban.pembilang),
        "penyebut": typed(jawaban.penyebut),
        "pilihan": jawaban.pilihan,
        "ya": "" if jawaban.ya is None else ("ya" if jawaban.ya else "tidak"),
        "tanggal": jawaban.tanggal,
        "teks": jawaban.teks,
    }
    return {name: value for name, value in parts.items() if value}


def canonical(parts: Mapping[str, str]) -> str:
    return json.dumps(dict(sorted(parts.items())), ensure_ascii=False, separators=(",", ":"))


@dataclass
class SoalHalaman:
    """One question as the page shows it."""

    indikator: Indikator
    isi: dict[str, str]
    awal: str
    lalu: str
    nilai: Nilai | None
    boleh: bool
    temuan: list[Temuan]
    galat: str = ""
    bentrok: dict[str, Any] = field(default_factory=dict)

    @property
    def kode(self) -> str:
        return self.indikator.kode

    @property
    def khusus(self) -> str:
        """Which of the two ways of having no value is chosen."""
        found = self.isi.get("keadaan", "")
        return found if found in KHUSUS else ""

    @property
    def keadaan(self) -> list[tuple[str, str]]:
        one = self.indikator
        offered = [(Keadaan.TERISI, "Diisi")]
        if one.boleh_tidak_ada:
            offered.append((Keadaan.TIDAK_ADA_LAYANAN, "Tidak ada layanan"))
        if one.boleh_tidak_berlaku:
            offered.append((Keadaan.TIDAK_BERLAKU, "Tidak berlaku"))
        return [(str(kode), kata) for kode, kata in offered]

    @property
    def bentuk(self) -> str:
        """`rasio`, `angka`, `pilihan`, `tanggal` or `teks`: which fields are drawn."""
        return {
            JenisIndikator.RASIO: "rasio",
            JenisIndikator.PILIHAN: "pilihan",
            JenisIndikator.YA_TIDAK: "pilihan",
            JenisIndikator.TANGGAL: "tanggal",
            JenisIndikator.TEKS: "teks",
        }.get(JenisIndikator(self.indikator.jenis), "angka")

    @property
    def pilihan(self) -> list[tuple[str, str, bool]]:
        """(value, word, chosen)."""
        if self.indikator.jenis == JenisIndikator.YA_TIDAK:
            offered = [["ya", "Ya"], ["tidak", "Tidak"]]
            chosen = self.isi.get("ya", "")
        else:
            offered, chosen = self.indikator.pilihan, self.isi.get("pilihan", "")
        return [(kode, kata, kode == chosen) for kode, kata in offered]

    @property
    def nama_pilihan(self) -> str:
        return "ya" if self.indikator.jenis == JenisIndikator.YA_TIDAK else "pilihan"


@dataclass
class FormDimensi:
    """The questions of one dimension, bound to a POST or fresh from the card."""

    isi: IsiKartu
    dimensi: Dimensi
    soal: list[SoalHalaman]
    dasar: int
    kunci: UUID

    @property
    def galat(self) -> list[SoalHalaman]:
        return [one for one in self.soal if one.galat]

    @property
    def bentrok(self) -> list[SoalHalaman]:
        return [one for one in self.soal if one.bentrok]

    @property
    def boleh(self) -> bool:
        return any(one.boleh for one in self.soal)


def fresh_form(isi: IsiKartu, dimensi: Dimensi, boleh: set[str]) -> FormDimensi:
    questions = next(each for one, each in isi.lembar.dimensi if one.pk == dimensi.pk)
    soal = [_question(isi, one, one.kode in boleh) for one in questions]
    return FormDimensi(isi, dimensi, soal, isi.kartu.versi, fresh_key())


def _question(isi: IsiKartu, one: Indikator, boleh: bool) -> SoalHalaman:
    row = isi.nilai.get(one.kode)
    parts = typed_parts(answer_of(row) if row else None)
    then = isi.lalu.get(one.kode)
    return SoalHalaman(
        indikator=one,
        isi=parts,
        awal=canonical(parts),
        lalu=words(answer_of(then), one.jenis, one.pilihan, one.satuan) if then else "",
        nilai=row,
        boleh=boleh,
        temuan=isi.temuan_per_indikator.get(one.kode, []),
    )


def blank_question(one: Indikator) -> SoalHalaman:
    """The question without a card, for a preview."""
    return SoalHalaman(one, {}, "{}", "", None, False, [])


def after_save(form: FormDimensi, sent: FormDimensi, receipt: Any) -> FormDimensi:
    """The page after a save that left something open: what was typed stays in its field."""
    typed_by = {one.kode: one.isi for one in sent.soal}
    conflicts = {one["indikator"]: one for one in receipt.bentrok}
    for one in form.soal:
        one.galat = receipt.galat.get(one.kode, "")
        one.bentrok = conflicts.get(one.kode, {})
        if one.galat or one.bentrok:
            one.isi = typed_by[one.kode]
    return form


def bound_form(isi: IsiKartu, dimensi: Dimensi, boleh: set[str], post: QueryDict) -> FormDimensi:
    """What was posted. Raises Galat FORMULIR_RUSAK where `kunci` or `dasar` is no such thing."""
    form = fresh_form(isi, dimensi, boleh)
    try:
        form.kunci, form.dasar = UUID(post.get("kunci", "")), int(post.get("dasar", "")[:9])
    except ValueError as error:
        raise Galat("FORMULIR_RUSAK", "Halaman ini tidak lengkap. Muat ulang, lalu isi.") from error
    for one in form.soal:
        if one.boleh and f"{one.kode}-awal" in post:
            one.awal = post.get(f"{one.kode}-awal", "")[:4000]
            one.isi = _posted(one, post)
    return form


def _posted(one: SoalHalaman, post: QueryDict) -> dict[str, str]:
    """The parts; a way of having no value that was just chosen goes before numbers left behind,
    and a number that was just typed before a choice left behind."""
    parts = {name: post.get(f"{one.kode}-{name}", "").strip() for name in BAGIAN}
    parts = {name: value[:2000] for name, value in parts.items() if value}
    special = parts.pop("keadaan", "")
    if special not in KHUSUS:
        return parts
    before = _loaded(one.awal).get("keadaan", "")
    return parts if parts and special == before else {"keadaan": special}


def _loaded(text: str) -> dict[str, Any]:
    try:
        found = read_json(text)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def changed_answers(form: FormDimensi) -> dict[str, dict[str, str]]:
    """What this person changed on this page."""
    return {one.kode: one.isi for one in form.soal if one.boleh and canonical(one.isi) != one.awal}


def submission_of(form: FormDimensi, bukti: Mapping[str, Any], post: QueryDict) -> Submisi:
    lokasi = {one.kode: place for one in form.soal if (place := _place(post, one.kode))}
    return Submisi(form.kunci, form.dasar, changed_answers(form), bukti, lokasi)


def photos_of(form: FormDimensi, files: MultiValueDict[str, UploadedFile[Any]]) -> dict[str, Any]:
    found = {one.kode: files.get(f"{one.kode}-foto") for one in form.soal if one.boleh}
    return {kode: upload for kode, upload in found.items() if upload}


def _place(post: QueryDict, kode: str) -> tuple[Decimal, Decimal] | None:
    """Latitude and longitude as the phone gave them; anything else is no place."""
    try:
        lintang = Decimal(post.get(f"{kode}-lintang", "")[:12])
        bujur = Decimal(post.get(f"{kode}-bujur", "")[:12])
    except InvalidOperation:
        return None
    inside = lintang.is_finite() and bujur.is_finite() and abs(lintang) <= 90 and abs(bujur) <= 180
    return (round(lintang, 5), round(bujur, 5)) if inside else None


def read_submission(text: bytes) -> Submisi:
    """A submission from a queue: `{"kunci", "dasar", "jawaban": {indikator: {part: text}}}`.

    Raises Galat KIRIMAN_RUSAK for anything else.
    """
    try:
        isi = read_json(text)
        kunci, dasar, jawaban = UUID(isi["kunci"]), isi["dasar"], isi["jawaban"]
        sound = type(dasar) is int and 0 <= dasar < 10**9 and len(jawaban) <= 200
        sound = sound and all(len(kode) <= 40 and _is_answer(one) for kode, one in jawaban.items())
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise _broken() from error
    if not sound:
        raise _broken()
    return Submisi(kunci, dasar, jawaban)


def _is_answer(one: object) -> bool:
    return isinstance(one, dict) and all(
        name in BAGIAN and isinstance(value, str) and len(value) <= 2000
        for name, value in one.items()
    )


def _broken() -> Galat:
    return Galat("KIRIMAN_RUSAK", "Kiriman ini tidak terbaca. Muat ulang halamannya.")
