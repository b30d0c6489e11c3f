"""Notes under an item of the agenda: saved as one types, never over somebody else's."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from fondasi.formatting import angka
from kecamatan.actions.jalan_rapat import lock_rapat
from kecamatan.models import AgendaRapat, Pengguna
from kecamatan.rules.catatan import BATAS_CATATAN, clean_teks
from kecamatan.rules.jalan_rapat import DITULIS


class CatatanBentrok(Galat):
    """Somebody saved other notes under this item since the writer's page was opened."""

    def __init__(self, agenda: AgendaRapat) -> None:
        super().__init__(
            "CATATAN_BENTROK", _("Catatan ini sudah diubah orang lain. Bandingkan kedua teksnya.")
        )
        self.agenda = agenda


@transaction.atomic
def save_catatan(agenda: AgendaRapat, *, teks: str, versi: int, oleh: Pengguna) -> AgendaRapat:
    """Keep the notes when `versi` is still the one the writer saw; the same text again is no
    change, so a sending whose answer was lost may be repeated.

    Leaves no audit line: it comes every few seconds, and what counts is the adopted notula.
    Raises CatatanBentrok, Galat RAPAT_BERUBAH, CATATAN_PANJANG.
    """
    lock_rapat(agenda.rapat, *DITULIS)
    rows = AgendaRapat.objects.select_for_update(of=("self",))
    row = rows.select_related("rapat", "disimpan_oleh").get(pk=agenda.pk)
    teks = clean_teks(teks)
    if teks == row.catatan:
        return row
    if versi != row.versi:
        raise CatatanBentrok(row)
    if len(teks) > BATAS_CATATAN:
        raise Galat(
            "CATATAN_PANJANG",
            _("Catatan lebih dari %(batas)s huruf. Pindahkan sebagian ke butir agenda lain.")
            % {"batas": angka(BATAS_CATATAN)},
        )
    row.catatan, row.versi, row.disimpan_at = teks, row.versi + 1, timezone.now()
    row.disimpan_oleh = oleh
    row.save(update_fields=["catatan", "versi", "disimpan_at", "disimpan_oleh"])
    return row
