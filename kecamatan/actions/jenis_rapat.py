"""Kinds of meeting: the shipped rows, and what people make of them."""

from __future__ import annotations

import json
from pathlib import Path

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from kecamatan.actions.audit import record
from kecamatan.models import JenisRapat, Pengguna

BAWAAN = Path(__file__).resolve().parents[1] / "data" / "jenis_rapat.json"


def load_jenis_rapat() -> int:
    """Add the shipped kinds that are missing; those that people changed stay. Safe to repeat."""
    known = set(JenisRapat.objects.values_list("kode", flat=True))
    shipped = json.loads(BAWAAN.read_text(encoding="utf-8"))
    fresh = [JenisRapat(**row) for row in shipped if row["kode"] not in known]
    return len(JenisRapat.objects.bulk_create(fresh))


@transaction.atomic
def save_jenis_rapat(jenis: JenisRapat, *, oleh: Pengguna) -> JenisRapat:
    """Create or change a kind; its code is made once, from the first name.

    Raises Galat SUDAH_ADA.
    """
    tindakan = "ubah" if jenis.pk else "tambah"
    jenis.kode = jenis.kode or slugify(jenis.nama)[:40] or "jenis"
    same = JenisRapat.objects.exclude(pk=jenis.pk)
    if same.filter(nama__iexact=jenis.nama).exists() or same.filter(kode=jenis.kode).exists():
        raise Galat("SUDAH_ADA", _("Jenis rapat dengan nama ini sudah ada."))
    jenis.save()
    record(f"{tindakan}_jenis_rapat", jenis, oleh=oleh)
    return jenis
