"""Page states of dashboards, macro figures and open figures."""

from __future__ import annotations

from tests.peramban import sediaan_dasbor as sediaan
from tests.peramban.keadaan import Keadaan

KEADAAN_DASBOR = [
    Keadaan("dasbor-provinsi", "", "provinsi", sediaan.provinsi),
    Keadaan("dasbor-kabupaten", "", "bappeda", sediaan.kabupaten),
    Keadaan("dasbor-kosong", "/dasbor/35.17.05/", "camat"),
    Keadaan("angka-makro", "", "provinsi", sediaan.makro),
    Keadaan("angka-makro-unggah", "/kemiskinan/angka-makro/unggah/", "bappeda"),
    Keadaan("data-terbuka", "", "", sediaan.data_terbuka),
    Keadaan("data-terbuka-atur", "/data/atur/", "bappeda"),
]
