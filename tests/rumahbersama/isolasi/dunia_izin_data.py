from __future__ import annotations

from datetime import timedelta
from typing import Any

from fondasi.today import today
from kecamatan.models import Pengguna, Wilayah
from kemiskinan.models import IzinData


def sisi_izin_data(kabupaten: Wilayah, penerima: Pengguna, oleh: Pengguna) -> dict[str, Any]:
    """A grant that begins tomorrow: it opens nobody yet, so the other rows stay what they are."""
    besok = today() + timedelta(days=1)
    row = IzinData.objects.create(
        kabupaten=kabupaten, wilayah=kabupaten, penerima=penerima, oleh=oleh,
        tujuan="Verifikasi bersama", nomor_surat="400/1", mulai=besok, sampai=besok,
    )  # fmt: skip
    return {"izin_data": row.pk}
