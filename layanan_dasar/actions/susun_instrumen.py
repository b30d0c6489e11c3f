"""Changing a draft in the portal: its indicators, one by one, and its rules.

A draft may be unsound on its way; publishing is what refuses. Each change is checked in itself.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Max

from fondasi.errors import Galat
from kecamatan.actions.audit import record
from kecamatan.models import Pengguna
from layanan_dasar.actions.instrumen import InstrumenCacatError, fields_of, locked_draft
from layanan_dasar.models import Dimensi, Indikator, Instrumen
from layanan_dasar.queries.instrumen import instrumen_as_data
from layanan_dasar.rules.berkas_instrumen import Cacat, butir_of, check_indikator, check_rules


@transaction.atomic
def save_indikator(
    instrumen: Instrumen, dimensi: Dimensi, kode: str, isi: dict[str, Any], *, oleh: Pengguna | None
) -> Indikator:
    """Add or change the indicator `kode`; `isi` has every field of a file's indicator.

    Raises Galat BUKAN_DRAF, or InstrumenCacatError with what is wrong in it.
    """
    row = locked_draft(instrumen)
    wrong = [Cacat(f"indikator {kode}", one) for one in check_indikator(isi)]
    if wrong:
        raise InstrumenCacatError(wrong)
    last = Indikator.objects.filter(dimensi=dimensi).aggregate(n=Max("urutan"))["n"] or 0
    found = Indikator.objects.filter(instrumen=row, kode=kode).first()
    found = found or Indikator(instrumen=row, kode=kode, urutan=last + 1)
    for name, value in fields_of(isi).items():
        setattr(found, name, value)
    found.dimensi = dimensi
    found.save()
    record("ubah_indikator", row, oleh=oleh, wilayah=row.pemilik, indikator=kode)
    return found


@transaction.atomic
def remove_indikator(indikator: Indikator, *, oleh: Pengguna | None) -> None:
    """Raises Galat BUKAN_DRAF, MASIH_DIPAKAI_ATURAN."""
    row = locked_draft(indikator.instrumen)
    data = instrumen_as_data(row)
    left = [one for one in butir_of(data) if one.kode != indikator.kode]
    if len(check_rules(row.aturan, left)) > len(check_rules(row.aturan, butir_of(data))):
        raise Galat("MASIH_DIPAKAI_ATURAN", "Indikator ini dipakai sebuah aturan. Ubah aturannya.")
    indikator.delete()
    record("hapus_indikator", row, oleh=oleh, wilayah=row.pemilik, indikator=indikator.kode)


@transaction.atomic
def save_dimensi(instrumen: Instrumen, dimensi: Dimensi, *, oleh: Pengguna | None) -> Dimensi:
    """Add a dimension behind the others, or change one. Raises Galat BUKAN_DRAF, KODE_DIPAKAI."""
    row = locked_draft(instrumen)
    others = Dimensi.objects.filter(instrumen=row).exclude(pk=dimensi.pk)
    if others.filter(kode=dimensi.kode).exists():
        raise Galat("KODE_DIPAKAI", "Kode ini sudah dipakai dimensi lain pada instrumen ini.")
    if dimensi._state.adding:
        dimensi.instrumen = row
        dimensi.urutan = (others.aggregate(n=Max("urutan"))["n"] or 0) + 1
    dimensi.save()
    record("ubah_dimensi", row, oleh=oleh, wilayah=row.pemilik, dimensi=dimensi.kode)
    return dimensi


@transaction.atomic
def remove_dimensi(dimensi: Dimensi, *, oleh: Pengguna | None) -> None:
    """Raises Galat BUKAN_DRAF, DIMENSI_BERISI."""
    row = locked_draft(dimensi.instrumen)
    if dimensi.indikator.exists():
        raise Galat("DIMENSI_BERISI", "Dimensi ini masih berisi indikator. Pindahkan atau hapus.")
    dimensi.delete()
    record("hapus_dimensi", row, oleh=oleh, wilayah=row.pemilik, dimensi=dimensi.kode)


@transaction.atomic
def save_rules(instrumen: Instrumen, aturan: Any, *, oleh: Pengguna | None) -> Instrumen:
    """All rules between answers at once. Raises Galat BUKAN_DRAF, InstrumenCacatError."""
    row = locked_draft(instrumen)
    if not isinstance(aturan, list):
        raise InstrumenCacatError([Cacat("aturan", "Aturan ditulis sebagai daftar.")])
    wrong = check_rules(aturan, butir_of(instrumen_as_data(row)))
    if wrong:
        raise InstrumenCacatError(wrong)
    row.aturan = aturan
    row.save(update_fields=["aturan"])
    record("ubah_aturan", row, oleh=oleh, wilayah=row.pemilik, jumlah=len(aturan))
    return row
