"""Macro figures of a kabupaten or kota that publishes its open figures."""

from __future__ import annotations

from typing import Any

from kecamatan.models import Wilayah
from rumahbersama.satu_data.actions import set_publikasi
from tests.kemiskinan.makro_uji import buat_makro


def sisi_dasbor(kabupaten: Wilayah) -> dict[str, Any]:
    set_publikasi(kabupaten, terbit=True, oleh=None)
    return {
        "angka_makro": buat_makro(kabupaten).pk,
        "dasbor_kabupaten": kabupaten.kode,
        "himpunan_data": "rekapitulasi",
    }
