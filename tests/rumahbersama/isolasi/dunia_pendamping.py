"""The nouns of the room pendamping, an own and a neighbour's."""

from __future__ import annotations

from typing import Any

from kecamatan.models import Wilayah
from tests.pendamping.pendamping_uji import buat_pendamping, buat_penempatan, buat_program


def sisi_pendamping(kecamatan: Wilayah, desa: Wilayah, daerah: Wilayah) -> dict[str, Any]:
    """`daerah` is the kabupaten/kota that has a programme of its own."""
    row = buat_pendamping(buat_program(), kecamatan)
    return {
        "kecamatan": kecamatan.kode,
        "pendamping": row.pk,
        "penempatan": buat_penempatan(row, desa).pk,
        "program": buat_program(wilayah=daerah).pk,
    }
