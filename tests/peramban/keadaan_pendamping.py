"""Page states of the room pendamping."""

from __future__ import annotations

from tests.peramban import sediaan_konsultasi as meja
from tests.peramban import sediaan_pendamping as sediaan
from tests.peramban.keadaan import Keadaan

KEADAAN_PENDAMPING = [
    Keadaan("pendamping-kosong", "/pendamping/daftar/", "camat"),
    Keadaan("pendamping", "", "camat", sediaan.daftar),
    Keadaan("pendamping-rinci", "", "camat", sediaan.rinci),
    Keadaan("pendamping-baru", "/pendamping/daftar/baru/", "camat"),
    Keadaan("pendamping-impor", "/pendamping/daftar/impor/", "camat"),
    Keadaan("pendamping-tempatkan", "", "camat", sediaan.tempatkan),
    Keadaan("pendamping-cakupan", "", "camat", sediaan.cakupan),
    Keadaan("pendamping-cakupan-kabupaten", "", "provinsi", sediaan.cakupan_kabupaten),
    Keadaan("pendamping-program", "", "admin_nasional", sediaan.program),
    Keadaan("pendamping-kunjungan", "", "camat", meja.daftar_kunjungan),
    Keadaan("pendamping-kunjungan-rinci", "", "pendamping", meja.kunjungan),
    Keadaan("pendamping-kunjungan-baru", "/pendamping/kunjungan/baru/", "pendamping"),
    Keadaan("pendamping-konsultasi", "", "camat", meja.konsultasi),
    Keadaan("pendamping-konsultasi-rinci", "", "camat", meja.konsultasi_rinci),
    Keadaan("pendamping-pustaka", "", "desa", meja.pustaka),
    Keadaan("pendamping-pelatihan-rinci", "", "camat", meja.pelatihan),
    Keadaan("pendamping-kegiatan-saya", "", "pendamping", meja.kegiatan),
]
