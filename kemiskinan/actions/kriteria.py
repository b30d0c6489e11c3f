"""What the TKPK adopted as *optimal*, kept as it was adopted."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from kecamatan.actions.audit import record
from kecamatan.models import Pengguna, Wilayah
from kemiskinan.actions.neraca import request_neraca
from kemiskinan.models import KriteriaOptimal
from kemiskinan.rules.optimal import Syarat, dump_aturan, parse_aturan


@transaction.atomic
def adopt_kriteria(
    kabupaten: Wilayah,
    *,
    teks: str,
    syarat: tuple[Syarat, ...],
    nomor_ba: str,
    tanggal_ba: date,
    berlaku_mulai: date,
    oleh: Pengguna | None,
) -> KriteriaOptimal:
    """Add one to the history; none is ever changed or removed.

    Raises Galat ATURAN_KRITERIA, KRITERIA_SEBELUM_BA, KRITERIA_SUDAH_ADA.
    """
    aturan = dump_aturan(syarat)
    parse_aturan(aturan)
    if berlaku_mulai < tanggal_ba:
        raise Galat(
            "KRITERIA_SEBELUM_BA",
            _("Kriteria berlaku paling awal pada tanggal berita acara yang menetapkannya."),
        )
    if KriteriaOptimal.objects.filter(kabupaten=kabupaten, berlaku_mulai=berlaku_mulai).exists():
        raise Galat(
            "KRITERIA_SUDAH_ADA",
            _("Sudah ada kriteria yang berlaku mulai tanggal itu. Pilih tanggal lain."),
        )
    kriteria = KriteriaOptimal.objects.create(
        kabupaten=kabupaten,
        teks=teks.strip(),
        aturan=aturan,
        nomor_ba=nomor_ba.strip(),
        tanggal_ba=tanggal_ba,
        berlaku_mulai=berlaku_mulai,
        oleh=oleh,
    )
    record("tetapkan_kriteria", kriteria, oleh=oleh, wilayah=kabupaten, aturan=aturan)
    request_neraca(kabupaten)
    return kriteria
