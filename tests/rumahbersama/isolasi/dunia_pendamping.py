"""The nouns of the room pendamping, an own and a neighbour's."""

from __future__ import annotations

from typing import Any

from fondasi.today import today
from kecamatan.models import Pengguna, Wilayah
from pendamping.models import Kunjungan
from tests.pendamping.pendamping_uji import buat_pendamping, buat_penempatan, buat_program
from tests.rumahbersama.isolasi.dunia_kemiskinan import berkas


def sisi_pendamping(
    kecamatan: Wilayah, desa: Wilayah, daerah: Wilayah, penulis: Pengguna
) -> dict[str, Any]:
    """`daerah` is the kabupaten/kota that has a programme of its own; `penulis` a pendamping."""
    row = buat_pendamping(buat_program(), kecamatan)
    return {
        "kecamatan": kecamatan.kode,
        "pendamping": row.pk,
        "penempatan": buat_penempatan(row, desa).pk,
        "kunjungan": Kunjungan.objects.create(
            desa=desa, tanggal=today(), tujuan="data", kegiatan="Uji", foto=berkas(), oleh=penulis
        ).pk,
        "program": buat_program(wilayah=daerah).pk,
    }
