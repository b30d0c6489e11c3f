"""Reminders by the ladder; running twice on a day tells nobody twice."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from fondasi.today import today
from kecamatan.actions.arahan import tell_rung
from kecamatan.actions.kabar_tindak_lanjut import tell
from kecamatan.enums import PenerimaEskalasi
from kecamatan.models import Arahan, PenerimaArahan, Pengguna, TindakLanjut
from kecamatan.models.tangga_eskalasi import HARI_TERJAUH
from kecamatan.queries.penerima_kabar import askers_of, owners_of, secretariat_of
from kecamatan.queries.tangga_eskalasi import Tangga, read_tangga
from kecamatan.queries.tindak_lanjut import almanak_of
from kecamatan.rules.tangga_eskalasi import KEJAR, Anak, due_rungs
from kecamatan.rules.tindak_lanjut import kata_batas

# Calendar days that surely hold the farthest rung and its catching up: five working days of seven,
# and a fortnight of holidays.
JANGKAUAN = timedelta(days=(HARI_TERJAUH + KEJAR) * 7 // 5 + 14)


def escalate() -> int:
    """Remind of every open promise and arahan whose rung is reached; how many rungs were."""
    hari_ini, tangga = today(), read_tangga()
    near = TindakLanjut.objects.open().filter(
        batas__gte=hari_ini - JANGKAUAN, batas__lte=hari_ini + JANGKAUAN
    )
    rows = list(near.select_related("wilayah", "kontak", "instansi").order_by("pk"))
    calendars, count = almanak_of(rows), 0
    for row in rows:
        kalender = calendars.of(row.wilayah)
        due = due_rungs(tangga.of(row.wilayah), kalender, row.batas, hari_ini)
        count += _remind(row, due, kata_batas(kalender, row.batas, hari_ini))
    return count + _remind_arahan(tangga)


def _remind_arahan(tangga: Tangga) -> int:
    """The recipients who are not done, then the office that gave the direction."""
    hari_ini, count = today(), 0
    near = Arahan.objects.filter(
        dicabut_at=None, batas__gte=hari_ini - JANGKAUAN, batas__lte=hari_ini + JANGKAUAN
    )
    waiting = near.filter(pk__in=PenerimaArahan.objects.waiting().values("arahan"))
    rows = list(waiting.select_related("wilayah").order_by("pk"))
    calendars = almanak_of(rows)
    for row in rows:
        kalender = calendars.of(row.wilayah)
        kata = kata_batas(kalender, row.batas, hari_ini)
        for anak in due_rungs(tangga.of(row.wilayah), kalender, row.batas, hari_ini):
            tell_rung(row, anak.hari, anak.penerima, kata)
            count += 1
    return count


@transaction.atomic
def _remind(row: TindakLanjut, due: list[Anak], kata: str) -> int:
    """An owner whom a proposal has not reached is not reminded of it."""
    told = [anak for anak in due if row.is_at_owner or anak.penerima != PenerimaEskalasi.PEMILIK]
    judul = _("Tindak lanjut: %(kata)s") % {"kata": kata}
    for anak in told:
        kunci = f"e{anak.hari}-{anak.penerima}-{row.batas}"
        tell(row, _people(row, anak.penerima), judul, kunci)
    return len(told)


def _people(row: TindakLanjut, penerima: PenerimaEskalasi) -> QuerySet[Pengguna]:
    if penerima == PenerimaEskalasi.PEMILIK:
        return owners_of(row)
    if penerima == PenerimaEskalasi.PEMINTA:
        return askers_of(row.wilayah)
    return secretariat_of(row.wilayah)
