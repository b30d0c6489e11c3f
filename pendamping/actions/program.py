from __future__ import annotations

import csv
from pathlib import Path

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from kecamatan.actions.audit import record
from kecamatan.models import Pengguna
from pendamping.models import Penempatan, ProgramPendampingan

DATA = Path(__file__).resolve().parents[1] / "data"
BAKU = DATA / "program.csv"


@transaction.atomic
def save_program(program: ProgramPendampingan, *, oleh: Pengguna) -> ProgramPendampingan:
    """Create or change one. Raises Galat PROGRAM_SUDAH_ADA, TUNGGAL_BERTUMPUK."""
    tindakan = "ubah" if program.pk else "tambah"
    try:
        with transaction.atomic():
            program.save()
            rows = Penempatan.objects.filter(program=program).exclude(tunggal=program.tunggal)
            rows.update(tunggal=program.tunggal)
    except IntegrityError as error:
        raise _refusal(error) from error
    record(f"{tindakan}_program_pendampingan", program, oleh=oleh, wilayah=program.wilayah)
    return program


def _refusal(error: IntegrityError) -> Galat:
    if "penempatan_program_tunggal" in str(error):
        return Galat(
            "TUNGGAL_BERTUMPUK",
            _("Ada desa dengan dua pendamping program ini. Akhiri salah satunya dahulu."),
        )
    return Galat("PROGRAM_SUDAH_ADA", _("Kode program ini sudah dipakai. Pilih kode lain."))


@transaction.atomic
def load_program(path: Path = BAKU, *, oleh: Pengguna | None = None) -> int:
    """Add the national rows of the file that are not there yet; returns how many.

    A row that somebody changed keeps what that person said. Repeatable.
    """
    known = set(ProgramPendampingan.objects.filter(wilayah=None).values_list("kode", flat=True))
    fresh = [
        _row(urutan * 10, row)
        for urutan, row in enumerate(read_rows(path), 1)
        if row["kode"] not in known
    ]
    ProgramPendampingan.objects.bulk_create(fresh)
    if fresh:
        record("muat_program_pendampingan", "programpendampingan", oleh=oleh, baru=len(fresh))
    return len(fresh)


def read_rows(path: Path) -> list[dict[str, str]]:
    """The lines of a shipped file, by their heads."""
    with path.open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text, delimiter=";"))


def _row(urutan: int, row: dict[str, str]) -> ProgramPendampingan:
    flags = {name: row.pop(name) == "ya" for name in ("wajib", "tunggal")}
    return ProgramPendampingan(urutan=urutan, **row, **flags)
