"""The Rumah Bersama of a kecamatan: what it has reported."""

from __future__ import annotations

from typing import Any

from kecamatan.enums import Kelembagaan
from kecamatan.models import Wilayah
from tests.kecamatan.rumah_uji import buat_butir, buat_keadaan


def sisi_rumah(kecamatan: Wilayah) -> dict[str, Any]:
    butir = buat_butir("sk-tkpkk")
    buat_butir("rakor-bulanan", wajib_bukti=False)
    keadaan = buat_keadaan(kecamatan, butir, Kelembagaan.TERLEMBAGA, dengan_bukti=True)
    return {
        "rumah_kecamatan": kecamatan.kode,
        "rumah_induk": kecamatan.kode[:5],
        "butir_kelembagaan": "sk-tkpkk",
        "keadaan_butir": keadaan.pk,
    }
