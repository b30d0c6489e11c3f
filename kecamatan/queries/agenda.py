"""What an agenda is made of: promises still open and what the upper rooms propose."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from kecamatan.enums import Tingkat
from kecamatan.models import AgendaRapat, RapatKoordinasi, TindakLanjut, UsulanAgenda, Wilayah
from kecamatan.models.tindak_lanjut import TERBUKA
from kecamatan.queries.batas import Batas, words_of
from kecamatan.rules.agenda import Kelompok, shorten

DIRUJUK = ("tindak_lanjut__kontak", "tindak_lanjut__instansi", "tindak_lanjut__desa", "usulan")


def open_promises(rapat: RapatKoordinasi) -> QuerySet[TindakLanjut]:
    """Promises of the meeting's wilayah that are not settled, the most overdue first; what this
    very meeting decided is no matter of its own agenda."""
    rows = TindakLanjut.objects.filter(wilayah=rapat.wilayah_id, status__in=TERBUKA)
    return rows.exclude(rapat=rapat.pk).order_by("batas", "id")


def open_proposals(rapat: RapatKoordinasi) -> QuerySet[UsulanAgenda]:
    """Proposals for the meeting's wilayah; a kecamatan also takes up those of its desa."""
    place = Q(wilayah=rapat.wilayah_id)
    place |= Q(wilayah__induk=rapat.wilayah_id, wilayah__tingkat=Tingkat.DESA)
    rows = UsulanAgenda.objects.filter(place, dicabut_at=None)
    return rows.order_by("asal", "wilayah__kode", "id")


@dataclass(frozen=True, slots=True)
class Perkara:
    """One matter for the agenda, either a promise or a proposal, and what it is led with."""

    judul: str
    kelompok: Kelompok | None
    tindak_lanjut: TindakLanjut | None = None
    usulan: UsulanAgenda | None = None

    @property
    def kunci(self) -> tuple[int | None, int | None]:
        return (
            self.tindak_lanjut.pk if self.tindak_lanjut else None,
            self.usulan.pk if self.usulan else None,
        )


def matters_for(rapat: RapatKoordinasi, hari_ini: date) -> list[Perkara]:
    """Late promises first, then those that run, then proposals."""
    late = Kelompok("janji:terlambat", _("Tindak lanjut yang terlambat"))
    running = Kelompok("janji:berjalan", _("Tindak lanjut yang masih berjalan"))
    promises = [
        Perkara(shorten(one.uraian), late if one.batas < hari_ini else running, tindak_lanjut=one)
        for one in open_promises(rapat)
    ]
    return promises + [
        Perkara(one.judul, Kelompok(one.kelompok, one.pokok) if one.kelompok else None, usulan=one)
        for one in open_proposals(rapat)
    ]


def words_in(wilayah: Wilayah, perkara: Iterable[AgendaRapat]) -> Mapping[Batas, str]:
    """The deadlines of the promises among these matters of a meeting there, in words. One query."""
    promises = (one.tindak_lanjut for one in perkara if one.tindak_lanjut)
    return words_of((one.batas, wilayah.kode) for one in promises)


def agenda_of(rapat: RapatKoordinasi) -> QuerySet[AgendaRapat]:
    """All items, dropped ones too, with what they lead to. Two queries."""
    rows = AgendaRapat.objects.order_by("urutan", "id").select_related(*DIRUJUK)
    return rows.filter(rapat=rapat.pk).items().prefetch_related(Prefetch("bagian", rows))


def matters_in(butir: AgendaRapat) -> list[AgendaRapat]:
    """What an item is about: its parts, or itself; nothing where only its words say it."""
    if not (butir.kelompok or butir.usulan_id or butir.tindak_lanjut_id):
        return []
    rows = AgendaRapat.objects.order_by("urutan", "id").select_related(*DIRUJUK)
    return list(rows.filter(induk=butir.pk) if butir.kelompok else rows.filter(pk=butir.pk))
