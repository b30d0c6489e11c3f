"""Page states of the room pendamping."""

from __future__ import annotations

from tests.peramban import sediaan_pendamping as sediaan
from tests.peramban.keadaan import Keadaan

KEADAAN_PENDAMPING = [
    Keadaan("pendamping-kosong", "/pendamping/daftar/", "camat"),
    Keadaan("pendamping", "", "camat", sediaan.daftar),
    Keadaan("pendamping-rinci", "", "camat", sediaan.rinci),
    Keadaan("pendamping-baru", "/pendamping/daftar/baru/", "camat"),
    Keadaan("pendamping-tempatkan", "", "camat", sediaan.tempatkan),
    Keadaan("pendamping-cakupan", "", "camat", sediaan.cakupan),
    Keadaan("pendamping-cakupan-kabupaten", "", "provinsi", sediaan.cakupan_kabupaten),
    Keadaan("pendamping-program", "", "admin_nasional", sediaan.program),
]
