"""A meeting of each kecamatan with one item; the neighbour's is held in Bareng."""

from __future__ import annotations

from typing import Any

from kecamatan.models import AgendaRapat, Wilayah
from tests.kecamatan.rapat_uji import buat_rapat


def sisi_rapat(wilayah: Wilayah) -> dict[str, Any]:
    rapat = buat_rapat(wilayah)
    butir = AgendaRapat.objects.create(rapat=rapat, urutan=1, judul="Butir uji")
    return {"rapat": rapat.pk, "butir": butir.pk, "jenis_rapat": rapat.jenis_id}
