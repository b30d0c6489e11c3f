"""The hand of the one who leads: she adds items, puts them in order, leaves some out."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from kecamatan.actions.audit import record
from kecamatan.enums import AsalAgenda
from kecamatan.models import AgendaRapat, Pengguna, RapatKoordinasi
from kecamatan.rules.agenda import moved, shorten
from kecamatan.rules.nik import has_nik
from kecamatan.rules.rapat import AGENDA_TERBUKA

BUTIR_TERBANYAK = 200


def last_place(row: RapatKoordinasi) -> int:
    """The place of the last item; 0 when there is none."""
    return int(row.agenda.items().aggregate(n=Max("urutan"))["n"] or 0)


def lock_agenda(rapat: RapatKoordinasi) -> RapatKoordinasi:
    """The meeting with its wilayah, locked: who changes its agenda comes one after the other."""
    rows = RapatKoordinasi.objects.select_for_update(of=("self",)).select_related("wilayah")
    return rows.get(pk=rapat.pk)


def _open(rapat: RapatKoordinasi) -> RapatKoordinasi:
    row = lock_agenda(rapat)
    if row.status not in AGENDA_TERBUKA:
        raise Galat("AGENDA_TERTUTUP", _("Rapat ini sudah selesai atau dibatalkan."))
    return row


@transaction.atomic
def add_agenda(rapat: RapatKoordinasi, judul: str, *, oleh: Pengguna | None) -> AgendaRapat:
    """An item in the leader's own words; the same words again give the same item.

    Raises Galat AGENDA_TERTUTUP, JUDUL_KOSONG, ADA_NIK, AGENDA_PENUH.
    """
    row, words = _open(rapat), " ".join(judul.split())
    if not words:
        raise Galat("JUDUL_KOSONG", _("Tulis apa yang akan dibahas."))
    if has_nik(words):
        raise Galat("ADA_NIK", _("Jangan menulis NIK pada agenda; hapus angkanya."))
    if found := row.agenda.filter(asal=AsalAgenda.MANUAL, judul=words, dilewati=False).first():
        return found
    last = last_place(row)
    if last >= BUTIR_TERBANYAK:
        raise Galat(
            "AGENDA_PENUH", _("Agenda ini sudah memuat 200 butir. Lepaskan yang tidak perlu.")
        )
    item = AgendaRapat.objects.create(rapat=row, urutan=last + 1, judul=shorten(words))
    record("tambah_agenda", row, oleh=oleh, wilayah=row.wilayah)
    return item


@transaction.atomic
def move_agenda(item: AgendaRapat, step: int, *, oleh: Pengguna | None) -> None:
    """One place up (-1) or down (+1) among the items that are not dropped."""
    row = _open(item.rapat)
    shown = list(row.agenda.items().filter(dilewati=False).order_by("urutan", "id"))
    order = moved([one.pk for one in shown], item.pk, step)
    dropped = (
        row.agenda.items()
        .filter(dilewati=True)
        .order_by("urutan", "id")
        .values_list("pk", flat=True)
    )
    place = {pk: n for n, pk in enumerate([*order, *dropped], 1)}
    changed = [one for one in row.agenda.items() if one.urutan != place[one.pk]]
    for one in changed:
        one.urutan = place[one.pk]
    AgendaRapat.objects.bulk_update(changed, ["urutan"])
    record("urutkan_agenda", row, oleh=oleh, wilayah=row.wilayah)


@transaction.atomic
def drop_agenda(item: AgendaRapat, *, dilewati: bool, oleh: Pengguna | None) -> None:
    """Leave an item out, or take it back; the row stays either way."""
    row = _open(item.rapat)
    row.agenda.filter(pk=item.pk).update(dilewati=dilewati)
    tindakan = "lepas_agenda" if dilewati else "kembalikan_agenda"
    record(tindakan, row, oleh=oleh, wilayah=row.wilayah)
