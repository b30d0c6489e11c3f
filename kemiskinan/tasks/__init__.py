"""Celery tasks: an id in, fetch, one action, log. Each noun has its file and is imported here."""

from kemiskinan.tasks import (
    izin_data,
    neraca,
    padanan,
    penerima,
    rilis,
    sapuan,
    unduhan,
    usulan_agenda,
)

__all__ = [
    "izin_data",
    "neraca",
    "padanan",
    "penerima",
    "rilis",
    "sapuan",
    "unduhan",
    "usulan_agenda",
]
