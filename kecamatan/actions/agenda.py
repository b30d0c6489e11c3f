"""An agenda fills itself from what is open; the one who leads puts it in order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import Max, Q
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from fondasi.today import today
from kecamatan.actions.audit import record
from kecamatan.enums import AsalAgenda
from kecamatan.models import AgendaRapat, Pengguna, RapatKoordinasi
from kecamatan.queries.agenda import TERBUKA, open_promises, open_proposals
from kecamatan.rules.agenda import moved, shorten
from kecamatan.rules.nik import has_nik
from kecamatan.rules.rapat import AGENDA_TERBUKA, DIRENCANAKAN

BUTIR_TERBANYAK = 200
MENJELANG = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Perbaruan:
    """How many items came, and how many went because their matter is settled."""

    masuk: int
    keluar: int


@transaction.atomic
def fill_agenda(rapat: RapatKoordinasi, *, oleh: Pengguna | None) -> Perbaruan:
    """Bring the items that the portal wrote up to date; safe to repeat.

    New matters are appended, settled ones without notes go, words of proposals are refreshed. The
    order and the drops of the one who leads stay. Once the meeting is closed nothing happens.
    """
    row = _lock(rapat)
    if row.status not in AGENDA_TERBUKA:
        return Perbaruan(0, 0)
    gone = _drop_settled(row)
    _refresh_words(row)
    known = set(row.agenda.values_list("tindak_lanjut", "usulan"))
    promises, proposals = {tl for tl, _u in known if tl}, {u for _tl, u in known if u}
    fresh = [
        AgendaRapat(tindak_lanjut=tl, judul=shorten(tl.uraian), asal=AsalAgenda.TINDAK_LANJUT)
        for tl in open_promises(row).exclude(pk__in=promises)
    ]
    fresh += [
        AgendaRapat(usulan=usulan, judul=usulan.judul, asal=AsalAgenda.USULAN)
        for usulan in open_proposals(row).exclude(pk__in=proposals)
    ]
    last = _last(row)
    fresh = fresh[: max(BUTIR_TERBANYAK - last, 0)]
    for urutan, item in enumerate(fresh, last + 1):
        item.rapat, item.urutan = row, urutan
    AgendaRapat.objects.bulk_create(fresh)
    if fresh or gone:
        record(
            "perbarui_agenda", row, oleh=oleh, wilayah=row.wilayah, masuk=len(fresh), keluar=gone
        )
    return Perbaruan(len(fresh), gone)


def fill_coming_agendas() -> int:
    """Every meeting of the coming two weeks that has not begun; returns how many changed."""
    hari_ini = today()
    rows = RapatKoordinasi.objects.filter(
        status__in=DIRENCANAKAN, tanggal__gte=hari_ini, tanggal__lte=hari_ini + MENJELANG
    )
    done = [fill_agenda(row, oleh=None) for row in rows.order_by("tanggal", "id")]
    return sum(1 for one in done if one.masuk or one.keluar)


def _drop_settled(row: RapatKoordinasi) -> int:
    settled = Q(tindak_lanjut__isnull=False) & ~Q(tindak_lanjut__status__in=TERBUKA)
    settled |= Q(usulan__dicabut_at__isnull=False)
    return row.agenda.filter(settled, catatan="", versi=0).delete()[0]


def _refresh_words(row: RapatKoordinasi) -> None:
    stale = [
        item
        for item in row.agenda.filter(usulan__isnull=False, versi=0).select_related("usulan")
        if item.usulan and item.judul != item.usulan.judul
    ]
    for item in stale:
        item.judul = item.usulan.judul if item.usulan else item.judul
    AgendaRapat.objects.bulk_update(stale, ["judul"])


def _last(row: RapatKoordinasi) -> int:
    return int(row.agenda.aggregate(n=Max("urutan"))["n"] or 0)


def _lock(rapat: RapatKoordinasi) -> RapatKoordinasi:
    rows = RapatKoordinasi.objects.select_for_update(of=("self",)).select_related("wilayah")
    return rows.get(pk=rapat.pk)


def _open(rapat: RapatKoordinasi) -> RapatKoordinasi:
    row = _lock(rapat)
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
    last = _last(row)
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
    shown = list(row.agenda.filter(dilewati=False).order_by("urutan", "id"))
    order = moved([one.pk for one in shown], item.pk, step)
    dropped = row.agenda.filter(dilewati=True).order_by("urutan", "id").values_list("pk", flat=True)
    place = {pk: n for n, pk in enumerate([*order, *dropped], 1)}
    changed = [one for one in row.agenda.all() if one.urutan != place[one.pk]]
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
