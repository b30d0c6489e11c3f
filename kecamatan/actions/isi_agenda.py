"""An agenda fills itself from what is open, matters of one kind as one item."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from fondasi.today import today
from kecamatan.actions.agenda import BUTIR_TERBANYAK, last_place, lock_agenda
from kecamatan.actions.audit import record
from kecamatan.enums import AsalAgenda
from kecamatan.models import AgendaRapat, Pengguna, RapatKoordinasi
from kecamatan.models.tindak_lanjut import TERBUKA
from kecamatan.queries.agenda import Perkara, matters_for
from kecamatan.rules.agenda import item_title
from kecamatan.rules.rapat import AGENDA_TERBUKA, DIRENCANAKAN

MENJELANG = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Perbaruan:
    """How many matters came, and how many went because they are settled."""

    masuk: int
    keluar: int


@transaction.atomic
def fill_agenda(rapat: RapatKoordinasi, *, oleh: Pengguna | None) -> Perbaruan:
    """Bring what the portal wrote up to date; safe to repeat.

    New matters are appended to their item or as one, settled ones without notes go, words are
    refreshed. The order and the drops of the one who leads stay, and so does an item that has
    notes. Once the meeting is closed nothing happens.
    """
    row = lock_agenda(rapat)
    if row.status not in AGENDA_TERBUKA:
        return Perbaruan(0, 0)
    gone = _drop_settled(row)
    matters = matters_for(row, today())
    fresh = _take_up(row, matters)
    _drop_empty(row)
    _refresh_words(row, matters)
    if fresh or gone:
        record("perbarui_agenda", row, oleh=oleh, wilayah=row.wilayah, masuk=fresh, keluar=gone)
    return Perbaruan(fresh, gone)


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
    untouched = Q(catatan="", versi=0, keputusan=None) & (Q(induk=None) | Q(induk__versi=0))
    gone = row.agenda.filter(settled & untouched)
    return gone.delete()[1].get(AgendaRapat._meta.label, 0)


def _take_up(row: RapatKoordinasi, matters: list[Perkara]) -> int:
    """Write the new matters and put each into the item of its kind; returns how many are new."""
    known = {(one.tindak_lanjut_id, one.usulan_id): one for one in _matters(row)}
    heads = {one.kelompok: one for one in row.agenda.exclude(kelompok="")}
    fresh = 0
    for place, matter in enumerate(matters, 1):
        part = known.get(matter.kunci)
        if part is not None and not _may_move(part, matter):
            continue
        item = _item_for(row, heads, matter)
        if part is None:
            fresh += _write(row, item, matter, place)
        elif item is not None:
            part.induk, part.urutan = item, place
            part.save(update_fields=["induk", "urutan"])
    return fresh


def _matters(row: RapatKoordinasi) -> list[AgendaRapat]:
    rows = row.agenda.exclude(tindak_lanjut=None, usulan=None)
    return list(rows.select_related("induk"))


def _may_move(part: AgendaRapat, matter: Perkara) -> bool:
    """Into another item, unless somebody dropped it or took notes where it stands."""
    if matter.kelompok is None or part.dilewati or part.versi:
        return False
    if part.induk is None:
        return True
    return part.induk.kelompok != matter.kelompok.kunci and not part.induk.versi


def _item_for(
    row: RapatKoordinasi, heads: dict[str, AgendaRapat], matter: Perkara
) -> AgendaRapat | None:
    """None for a matter that stands alone, and when the agenda has no room for a new item."""
    if matter.kelompok is None:
        return None
    key = matter.kelompok.kunci
    if key not in heads and (last := last_place(row)) < BUTIR_TERBANYAK:
        heads[key] = AgendaRapat.objects.create(
            rapat=row, urutan=last + 1, kelompok=key, judul=matter.kelompok.pokok,
            asal=_asal(matter),
        )  # fmt: skip
    return heads.get(key)


def _asal(matter: Perkara) -> AsalAgenda:
    return AsalAgenda.TINDAK_LANJUT if matter.tindak_lanjut else AsalAgenda.USULAN


def _write(row: RapatKoordinasi, item: AgendaRapat | None, matter: Perkara, place: int) -> int:
    """A part of `item`, or an item of its own while the agenda has room."""
    if item is None:
        last = last_place(row)
        if matter.kelompok is not None or last >= BUTIR_TERBANYAK:
            return 0
        place = last + 1
    AgendaRapat.objects.create(
        rapat=row, urutan=place, induk=item, judul=matter.judul, asal=_asal(matter),
        tindak_lanjut=matter.tindak_lanjut, usulan=matter.usulan,
    )  # fmt: skip
    return 1


def _drop_empty(row: RapatKoordinasi) -> None:
    empty = row.agenda.exclude(kelompok="").filter(bagian=None, versi=0, keputusan=None)
    empty.delete()


def _refresh_words(row: RapatKoordinasi, matters: list[Perkara]) -> None:
    """Of matters, and of items: what their matters have in common and how many they are."""
    words = {matter.kunci: matter.judul for matter in matters}
    pokok = {one.kelompok.kunci: one.kelompok.pokok for one in matters if one.kelompok}

    def own(one: AgendaRapat) -> str:
        return words.get((one.tindak_lanjut_id, one.usulan_id), one.judul)

    stale = []
    for item in row.agenda.filter(versi=0).prefetch_related("bagian"):
        judul = own(item)
        if item.kelompok in pokok:
            judul = item_title(pokok[item.kelompok], [own(one) for one in item.bagian.all()])
        if judul != item.judul:
            item.judul = judul
            stale.append(item)
    AgendaRapat.objects.bulk_update(stale, ["judul"])
