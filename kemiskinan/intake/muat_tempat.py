"""The places of one kabupaten, loaded once per import."""

from __future__ import annotations

from collections.abc import Mapping

from kecamatan.enums import Tingkat
from kecamatan.models import PadananKode, Wilayah
from kemiskinan.intake.tempat import Desa, KamusTempat


def load_places(kabupaten: Wilayah) -> KamusTempat:
    """Every desa/kelurahan with its code; an ended one stands for its successor, if it has one."""
    rows = list(
        Wilayah.objects.within(kabupaten.kode)
        .filter(tingkat=Tingkat.DESA)
        .select_related("induk", "penerus__induk")
    )
    current = {row.pk: _desa(row) for row in rows if row.berlaku_sampai is None}
    places = list(current.values())
    return KamusTempat(kabupaten.kode_polos, places, {**_renamed(rows), **_decided(kabupaten)})


def _desa(row: Wilayah) -> Desa:
    parent = row.induk
    assert parent is not None
    return Desa(row.pk, parent.pk, row.kode_polos, row.nama, parent.nama)


def _renamed(rows: list[Wilayah]) -> Mapping[str, Desa]:
    return {row.kode: _desa(row.penerus) for row in rows if row.berlaku_sampai and row.penerus}


def _decided(kabupaten: Wilayah) -> Mapping[str, Desa]:
    """What people said that codes mean."""
    decided = PadananKode.objects.filter(kabupaten=kabupaten, wilayah__isnull=False)
    return {
        row.kode: _desa(row.wilayah)
        for row in decided.select_related("wilayah__induk")
        if row.wilayah
    }
