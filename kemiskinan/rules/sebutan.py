"""How sources, decrees and heads of region are called on screen and on paper."""

from __future__ import annotations

from kecamatan.enums import JenisWilayah
from kecamatan.models import Wilayah
from kemiskinan.models import Rilis


def kepala_daerah(kabupaten: Wilayah) -> str:
    return "Wali Kota" if kabupaten.jenis == JenisWilayah.KOTA else "Bupati"


def sebutan_sk(sk: Rilis) -> str:
    """`SK Bupati 2023`."""
    return f"SK {kepala_daerah(sk.kabupaten)} {sk.tahun}"


def sebutan_sumber(rilis: Rilis) -> str:
    """`P3KE 2024`."""
    return f"{rilis.jenis.partition('-')[0].upper()} {rilis.tahun}"
