"""The way of a proposal and the columns of its export."""

from __future__ import annotations

from typing import Final

from kecamatan.enums import JenisWilayah, Peran
from layanan_dasar.enums import JalurUsulan, StatusUsulanPembangunan

S = StatusUsulanPembangunan
KECAMATAN: Final = (Peran.CAMAT, Peran.STAF_KECAMATAN)
PEMUTUS: Final = (Peran.BAPPEDA,)

LANGKAH: Final[dict[str, dict[str, tuple[Peran, ...]]]] = {
    S.DIUSULKAN: {
        S.DIVERIFIKASI: KECAMATAN,
        S.DITUNDA: (*KECAMATAN, *PEMUTUS),
        S.DITOLAK: (*KECAMATAN, *PEMUTUS),
    },
    S.DIVERIFIKASI: {S.DIAKOMODIR: PEMUTUS, S.DITUNDA: PEMUTUS, S.DITOLAK: PEMUTUS},
    S.DITUNDA: {S.DIVERIFIKASI: KECAMATAN, S.DIAKOMODIR: PEMUTUS, S.DITOLAK: PEMUTUS},
}
"""From a status to the next, and whose step it is."""

BERALASAN: Final = (S.DITUNDA, S.DITOLAK)
ALASAN_MINIMAL: Final = 10

KOLOM: Final[dict[str, str]] = {
    "kode_desa": "Kode desa/kelurahan",
    "desa": "Desa/kelurahan",
    "kecamatan": "Kecamatan",
    "tahun": "Tahun",
    "jalur": "Jalur",
    "kode": "Kode program/kegiatan",
    "uraian": "Uraian usulan",
    "lokasi": "Lokasi",
    "volume": "Volume",
    "satuan": "Satuan",
    "rupiah": "Perkiraan biaya (Rp)",
    "indikator": "Indikator kartu skor",
    "keadaan": "Keadaan pada kartu",
    "status": "Status",
    "alasan": "Alasan",
    "hasil": "Yang terbangun",
    "hasil_rupiah": "Realisasi (Rp)",
}
"""Every column that an export may carry."""


def jalur_for(jenis_wilayah: str) -> tuple[JalurUsulan, ...]:
    """The plans that a desa or a kelurahan can enter."""
    if jenis_wilayah == JenisWilayah.KELURAHAN:
        return (JalurUsulan.MUSRENBANGKEL,)
    return (JalurUsulan.RKPDES, JalurUsulan.MUSRENBANGCAM)
