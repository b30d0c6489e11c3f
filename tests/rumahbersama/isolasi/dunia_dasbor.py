"""Macro figures of a kabupaten or kota."""

from __future__ import annotations

from typing import Any

from kecamatan.models import Wilayah
from tests.kemiskinan.makro_uji import buat_makro


def sisi_dasbor(kabupaten: Wilayah) -> dict[str, Any]:
    return {"angka_makro": buat_makro(kabupaten).pk}
