"""Filling a card: one typed submission, saved once, losing nothing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from fondasi.errors import Galat
from fondasi.today import today
from kecamatan.models import Berkas, Pengguna
from layanan_dasar.enums import Keadaan, PutusanNilai
from layanan_dasar.models import Indikator, IsianKartu, KartuSkor, Nilai
from layanan_dasar.permissions.kartu import is_open
from layanan_dasar.queries.instrumen import Lembar, sheet_of, soal_of
from layanan_dasar.queries.kartu import answers_of, fillable
from layanan_dasar.rules.isian import read_jawaban
from layanan_dasar.rules.kata import words
from layanan_dasar.rules.penilaian import Jawaban, answer_of, score


@dataclass(frozen=True, slots=True)
class Submisi:
    """What a form or a queue sends: `kunci` names the submission for ever, `dasar` is the card's
    version that the filler saw. `jawaban` is {indikator: typed parts}, only what she changed.
    `bukti` are stored photos, `lokasi` {indikator: (latitude, longitude)}. `asal` names the file
    that the answers came from; a person's own have none."""

    kunci: UUID
    dasar: int
    jawaban: Mapping[str, Mapping[str, str]]
    bukti: Mapping[str, Berkas] = field(default_factory=dict)
    lokasi: Mapping[str, tuple[Decimal, Decimal]] = field(default_factory=dict)
    asal: str = ""

    @property
    def sidik(self) -> str:
        """SHA-256 over what was sent; photos and places are extras of an answer."""
        plain = {"dasar": self.dasar, "jawaban": {k: dict(v) for k, v in self.jawaban.items()}}
        text = json.dumps(plain, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()


@transaction.atomic
def save_kartu(kartu: KartuSkor, submisi: Submisi, *, oleh: Pengguna) -> IsianKartu:
    """Store every answer that can be stored and say of the others why not.

    An answer that somebody else changed after `dasar` is a conflict, unless both say the same;
    it is returned in `bentrok` with both, and the stored one stays. An unreadable answer is
    returned in `galat`. The same `kunci` with the same content returns the first receipt.

    Raises Galat KUNCI_DIPAKAI, KARTU_TERTUTUP, DASAR_TIDAK_DIKENAL.
    """
    row = _locked(kartu)
    earlier = IsianKartu.objects.filter(kunci=submisi.kunci).first()
    if earlier is not None:
        return _replayed(earlier, row, submisi, oleh)
    if not (decision := is_open(row)):
        raise Galat("KARTU_TERTUTUP", decision.reason)
    if submisi.dasar > row.versi:
        raise Galat("DASAR_TIDAK_DIKENAL", "Halaman ini tidak cocok dengan kartunya. Muat ulang.")
    lembar = sheet_of(row.periode.instrumen, row.desa)
    work = _Simpan(row, lembar, answers_of(row), submisi, oleh, today())
    work.run(fillable(oleh, row, lembar))
    return work.store()


def _locked(kartu: KartuSkor) -> KartuSkor:
    rows = KartuSkor.objects.select_for_update(of=("self",))
    return rows.select_related("periode__instrumen", "desa").get(pk=kartu.pk)


def _replayed(earlier: IsianKartu, row: KartuSkor, submisi: Submisi, oleh: Pengguna) -> IsianKartu:
    same = (earlier.kartu_id, earlier.oleh_id, earlier.sidik) == (row.pk, oleh.pk, submisi.sidik)
    if not same:
        raise Galat("KUNCI_DIPAKAI", "Kiriman ini sudah dipakai untuk isian lain. Muat ulang.")
    return earlier


@dataclass
class _Simpan:
    """One save on its way."""

    kartu: KartuSkor
    lembar: Lembar
    ada: dict[str, Nilai]
    submisi: Submisi
    oleh: Pengguna
    hari_ini: date
    perubahan: dict[str, list[str]] = field(default_factory=dict)
    bentrok: list[dict[str, Any]] = field(default_factory=list)
    galat: dict[str, str] = field(default_factory=dict)
    tulis: list[Nilai] = field(default_factory=list)

    def run(self, boleh: set[str]) -> None:
        for kode in {**self.submisi.jawaban, **self.submisi.bukti}:
            indikator = self.lembar.indikator.get(kode)
            if indikator is None or kode not in boleh:
                self.galat[kode] = "Pertanyaan ini bukan bagian Anda pada kartu ini."
            else:
                self._take(kode, indikator)

    def _take(self, kode: str, indikator: Indikator) -> None:
        row = self.ada.get(kode)
        before = answer_of(row) if row else Jawaban(Keadaan.TIDAK_DIISI)
        try:
            after = self._read(kode, indikator, before)
        except Galat as galat:
            self.galat[kode] = galat.pesan
            return
        changed = after != before and not (after.kosong and before.kosong)
        if changed and row is not None and row.versi > self.submisi.dasar:
            self.bentrok.append(_conflict(indikator, after, row))
        elif changed or kode in self.submisi.bukti:
            self._write(indikator, row, before, after, changed)

    def _read(self, kode: str, indikator: Indikator, before: Jawaban) -> Jawaban:
        if kode not in self.submisi.jawaban:
            return before
        found = read_jawaban(soal_of(indikator), self.submisi.jawaban[kode], self.hari_ini)
        return Jawaban(Keadaan.TIDAK_DIISI) if found.kosong else found

    def _write(
        self, indikator: Indikator, row: Nilai | None, before: Jawaban, after: Jawaban, baru: bool
    ) -> None:
        row = row or Nilai(kartu=self.kartu, indikator=indikator)
        put_answer(row, after, self.lembar)
        row.versi = self.kartu.versi + 1
        row.putusan, row.alasan = PutusanNilai.MENUNGGU, ""
        row.oleh, row.diubah_at = self.oleh, timezone.now()
        row.bukti = self.submisi.bukti.get(indikator.kode, row.bukti)
        if place := self.submisi.lokasi.get(indikator.kode):
            row.lintang, row.bujur = place
        if baru:
            row.asal = self.submisi.asal
        self.tulis.append(row)
        said = [_said(indikator, before), _said(indikator, after)]
        self.perubahan[indikator.kode] = said if baru else ["", "foto bukti"]

    def store(self) -> IsianKartu:
        if self.tulis:
            self.kartu.versi += 1
            self.kartu.save(update_fields=["versi"])
            for row in self.tulis:
                row.save()
        return IsianKartu.objects.create(
            kartu=self.kartu, kunci=self.submisi.kunci, sidik=self.submisi.sidik,
            dasar=self.submisi.dasar, versi=self.kartu.versi, perubahan=self.perubahan,
            bentrok=self.bentrok, galat=self.galat, asal=self.submisi.asal, oleh=self.oleh,
        )  # fmt: skip


def put_answer(row: Nilai, jawaban: Jawaban, lembar: Lembar) -> None:
    """The answer with its score and colour; the row is not saved here."""
    row.keadaan = jawaban.keadaan
    row.nilai, row.pembilang, row.penyebut = jawaban.nilai, jawaban.pembilang, jawaban.penyebut
    row.pilihan, row.ya, row.teks = jawaban.pilihan, jawaban.ya, jawaban.teks
    row.tanggal = date.fromisoformat(jawaban.tanggal) if jawaban.tanggal else None
    row.skor = score(jawaban, row.indikator.penilaian)
    row.warna = lembar.ambang.warna(row.skor)


def _said(indikator: Indikator, jawaban: Jawaban) -> str:
    return words(jawaban, indikator.jenis, indikator.pilihan, indikator.satuan)


def _conflict(indikator: Indikator, mine: Jawaban, row: Nilai) -> dict[str, Any]:
    return {
        "indikator": indikator.kode,
        "nama": indikator.nama,
        "isian_saya": _said(indikator, mine),
        "tersimpan": _said(indikator, answer_of(row)),
        "oleh": row.oleh.nama if row.oleh else "",
    }
