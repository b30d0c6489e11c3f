"""Programs and budget lines: kept by the secretariat, their realisation by the OPD."""

from __future__ import annotations

from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from kecamatan.actions.audit import record
from kecamatan.models import Pengguna
from kemiskinan.actions.neraca import request_neraca
from kemiskinan.models import Program, SubKegiatan


@transaction.atomic
def save_program(program: Program, *, oleh: Pengguna | None) -> Program:
    """Store a new or a renamed program. Raises Galat PROGRAM_SUDAH_ADA."""
    same = Program.objects.filter(kabupaten=program.kabupaten, nama__iexact=program.nama)
    if same.exclude(pk=program.pk).exists():
        raise Galat("PROGRAM_SUDAH_ADA", _("Program dengan nama ini sudah ada."))
    verb = "ubah_program" if program.pk else "buat_program"
    program.save()
    record(verb, program, oleh=oleh, wilayah=program.kabupaten)
    return program


@transaction.atomic
def save_sub_kegiatan(sub: SubKegiatan, *, oleh: Pengguna | None) -> SubKegiatan:
    """Store a budget line; a changed strategy changes the ledger. Raises Galat
    SUB_KEGIATAN_SUDAH_ADA, BEDA_KABUPATEN, PAGU_NEGATIF."""
    _require(sub)
    verb = "ubah_sub_kegiatan" if sub.pk else "buat_sub_kegiatan"
    sub.save()
    record(
        verb, sub, oleh=oleh, wilayah=sub.kabupaten,
        strategi=sub.strategi, pagu=str(sub.pagu), realisasi=str(sub.realisasi),
    )  # fmt: skip
    request_neraca(sub.kabupaten)
    return sub


def _require(sub: SubKegiatan) -> None:
    same = SubKegiatan.objects.filter(kabupaten=sub.kabupaten, tahun=sub.tahun, kode=sub.kode)
    if same.exclude(pk=sub.pk).exists():
        raise Galat("SUB_KEGIATAN_SUDAH_ADA", _("Kode ini sudah dipakai pada tahun yang sama."))
    if sub.program.kabupaten_id != sub.kabupaten_id:
        raise Galat("BEDA_KABUPATEN", _("Program dan sub kegiatan harus sekabupaten/kota."))
    if min(sub.pagu, sub.realisasi) < 0:
        raise Galat("PAGU_NEGATIF", _("Pagu dan realisasi tidak boleh kurang dari nol."))


@transaction.atomic
def report_realisasi(sub: SubKegiatan, *, realisasi: Decimal, oleh: Pengguna | None) -> SubKegiatan:
    """What has been spent, in rupiah; more than the pagu is told, not refused."""
    row = SubKegiatan.objects.select_for_update(of=("self",)).get(pk=sub.pk)
    if realisasi < 0:
        raise Galat("PAGU_NEGATIF", _("Realisasi tidak boleh kurang dari nol."))
    before, row.realisasi = row.realisasi, realisasi
    row.save(update_fields=["realisasi"])
    record(
        "isi_realisasi", row, oleh=oleh, wilayah=row.kabupaten,
        dari=str(before), ke=str(realisasi),
    )  # fmt: skip
    return row
