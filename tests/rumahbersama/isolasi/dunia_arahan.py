"""Two directions of the kabupaten to one kecamatan: one open, one answered."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from kecamatan.enums import StatusArahan
from kecamatan.models import PenerimaArahan, Wilayah
from tests.kecamatan.arahan_uji import buat_arahan
from tests.rumahbersama.isolasi.dunia_kemiskinan import berkas


def sisi_arahan(kabupaten: Wilayah, kecamatan: Wilayah) -> dict[str, Any]:
    terbuka = buat_arahan(kabupaten, kecamatan)
    selesai = buat_arahan(kabupaten, kecamatan).penerima.get()
    PenerimaArahan.objects.filter(pk=selesai.pk).update(
        status=StatusArahan.SELESAI, jawaban="Sudah", bukti=berkas(), selesai_at=timezone.now()
    )
    return {
        "arahan": terbuka.pk,
        "penerima_arahan": terbuka.penerima.get().pk,
        "penerima_arahan_selesai": selesai.pk,
    }
