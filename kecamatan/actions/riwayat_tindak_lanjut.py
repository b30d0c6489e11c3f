from __future__ import annotations

from fondasi.errors import Galat
from kecamatan.actions.audit import record
from kecamatan.enums import PeristiwaTindakLanjut
from kecamatan.models import Pengguna, RiwayatTindakLanjut, TindakLanjut
from kecamatan.rules.tindak_lanjut import ALASAN_MINIMAL


def remember(
    row: TindakLanjut,
    peristiwa: PeristiwaTindakLanjut,
    *,
    oleh: Pengguna | None,
    dari: str = "",
    ke: str = "",
    alasan: str = "",
) -> None:
    """One line of the history that the pages show, and the audit line of the same act."""
    RiwayatTindakLanjut.objects.create(
        tindak_lanjut=row,
        peristiwa=peristiwa,
        dari=dari[:200],
        ke=ke[:200],
        alasan=alasan,
        oleh=oleh,
    )
    record(
        f"tindak_lanjut_{peristiwa.lower()}", row, oleh=oleh, wilayah=row.wilayah,
        status=row.status,
    )  # fmt: skip


def required_reason(alasan: str, kalimat: str) -> str:
    """The reason without blanks around it. Raises Galat ALASAN_KURANG with `kalimat`."""
    text = alasan.strip()
    if len(text) < ALASAN_MINIMAL:
        raise Galat("ALASAN_KURANG", kalimat)
    return text
