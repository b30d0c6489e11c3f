from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import groupby
from typing import Any

from django.db.models import QuerySet

from kecamatan.enums import JenisWilayah
from kecamatan.models import Wilayah
from layanan_dasar.enums import StatusInstrumen, UntukWilayah
from layanan_dasar.models import Dimensi, Indikator, Instrumen
from layanan_dasar.rules.berkas_instrumen import BAKU, aturan_of
from layanan_dasar.rules.isian import Soal
from layanan_dasar.rules.pemeriksaan import Aturan, Butir, rules_of
from layanan_dasar.rules.penilaian import Ambang


@dataclass(frozen=True)
class Lembar:
    """An instrument as one desa or kelurahan fills it: only the questions that are for it."""

    instrumen: Instrumen
    dimensi: tuple[tuple[Dimensi, tuple[Indikator, ...]], ...]

    @cached_property
    def indikator(self) -> dict[str, Indikator]:
        return {one.kode: one for _, each in self.dimensi for one in each}

    @cached_property
    def aturan(self) -> list[Aturan]:
        """Those whose questions all stand on this card."""
        butir = [butir_of(one) for one in self.indikator.values()]
        rules = rules_of(butir, aturan_of(self.instrumen.aturan))
        return [rule for rule in rules if set(rule.indikator) <= self.indikator.keys()]

    @cached_property
    def ambang(self) -> Ambang:
        return Ambang(self.instrumen.ambang_kuning, self.instrumen.ambang_hijau)


def butir_of(indikator: Indikator) -> Butir:
    return Butir(indikator.kode, indikator.nama, indikator.jenis, indikator.ubah_maksimal)


def soal_of(indikator: Indikator) -> Soal:
    return Soal(
        indikator.jenis,
        tuple(kode for kode, _ in indikator.pilihan),
        indikator.bulat,
        indikator.boleh_tidak_ada,
        indikator.boleh_tidak_berlaku,
    )


def sheet_of(instrumen: Instrumen, desa: Wilayah | None = None) -> Lembar:
    """The questions for this desa; without one, all of them."""
    rows = indikator_for(instrumen, desa).select_related("dimensi")
    ordered = sorted(rows, key=lambda one: (one.dimensi.urutan, one.dimensi_id))
    grouped = groupby(ordered, key=lambda one: one.dimensi)
    return Lembar(instrumen, tuple((dimensi, tuple(each)) for dimensi, each in grouped))


def indikator_for(instrumen: Instrumen, desa: Wilayah | None) -> QuerySet[Indikator]:
    rows = Indikator.objects.filter(instrumen=instrumen)
    if desa is not None:
        here = UntukWilayah.KELURAHAN if desa.jenis == JenisWilayah.KELURAHAN else UntukWilayah.DESA
        rows = rows.filter(untuk__in=[UntukWilayah.SEMUA, here])
    return rows.order_by("dimensi__urutan", "urutan", "id")


def usable_in(kabupaten: Wilayah) -> QuerySet[Instrumen]:
    """Published instruments of the kabupaten itself and of those above it."""
    parts = kabupaten.kode.split(".")
    above = [".".join(parts[: n + 1]) for n in range(len(parts))]
    rows = Instrumen.objects.filter(status=StatusInstrumen.BERLAKU, pemilik__kode__in=above)
    return rows.order_by("nama", "-versi")


def instrumen_as_data(instrumen: Instrumen) -> dict[str, Any]:
    """The instrument as its file says it; fields that stand at their default are left out."""
    sheet = sheet_of(instrumen)
    return {
        "kode": instrumen.kode,
        "nama": instrumen.nama,
        "keterangan": instrumen.keterangan,
        "sumber": instrumen.sumber,
        "ambang": [_plain(instrumen.ambang_kuning), _plain(instrumen.ambang_hijau)],
        "dimensi": [
            {
                "kode": one.kode,
                "nama": one.nama,
                "singkat": one.singkat,
                "jenis": one.jenis,
                "indikator": [indikator_as_data(each) for each in each_of],
            }
            for one, each_of in sheet.dimensi
        ],
        "aturan": instrumen.aturan,
    }


def indikator_as_data(indikator: Indikator) -> dict[str, Any]:
    full = {name: _plain(getattr(indikator, name)) for name in BAKU}
    said = {name: value for name, value in full.items() if value != BAKU[name]}
    return {"kode": indikator.kode, **said}


def _plain(value: Any) -> Any:
    """A whole number as int, so that a file reads `95`, not `95.00`."""
    if not isinstance(value, Decimal):
        return value
    return int(value) if value == value.to_integral_value() else float(value)
