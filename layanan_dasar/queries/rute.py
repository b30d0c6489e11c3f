from __future__ import annotations

from dataclasses import dataclass

from kecamatan.models import Wilayah
from layanan_dasar.models import Indikator, RuteIndikator
from layanan_dasar.queries.instrumen import usable_in


@dataclass(frozen=True, slots=True)
class BarisRute:
    """An indicator in use here; `di_atas` is the kabupaten's route where this place has none."""

    indikator: Indikator
    rute: RuteIndikator | None
    di_atas: RuteIndikator | None


def routes_of(wilayah: Wilayah) -> list[BarisRute]:
    """Every indicator of the instruments in force, with who answers for it here."""
    parts = wilayah.kode.split(".")
    kabupaten = Wilayah.objects.get(kode=".".join(parts[:2]))
    own = _by_kode(wilayah)
    above = _by_kode(kabupaten) if kabupaten.pk != wilayah.pk else {}
    rows = Indikator.objects.filter(instrumen__in=usable_in(kabupaten).order_by())
    unique = {one.kode: one for one in rows.select_related("dimensi").order_by("pk")}
    return [BarisRute(one, own.get(kode), above.get(kode)) for kode, one in unique.items()]


def _by_kode(wilayah: Wilayah) -> dict[str, RuteIndikator]:
    rows = RuteIndikator.objects.filter(wilayah=wilayah).select_related("instansi")
    return {one.indikator_kode: one for one in rows}
