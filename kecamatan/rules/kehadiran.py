"""Attendance of a meeting: the groups that people choose from, and what a QR code carries."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

UNSUR: Final = (
    "Kecamatan",
    "Kepala Desa/Lurah",
    "Perangkat desa/kelurahan",
    "OPD",
    "UPTD",
    "Pendamping/penyuluh",
    "Forkopimcam",
    "Instansi vertikal",
    "TKPKK",
    "Dunia usaha",
    "Perguruan tinggi",
    "Organisasi masyarakat",
    "Media",
    "Lainnya",
)
TANPA_UNSUR: Final = "Lainnya"

# A code stands still for five minutes, so that it can be scanned, and lives half an hour: a photo
# of the screen that travels by WA soon opens nothing.
LANGKAH: Final = timedelta(minutes=5)
MASA: Final = timedelta(minutes=30)


def expiry_of(now: datetime) -> int:
    """When a code shown now ends, in seconds since 1970."""
    step = int(LANGKAH.total_seconds())
    return (int(now.timestamp()) // step + 1) * step + int(MASA.total_seconds())
