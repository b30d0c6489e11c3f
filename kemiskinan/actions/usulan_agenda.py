"""What this room wants talked about: kecamatan whose visits lag, as figures."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from fondasi.formatting import angka, tanggal
from fondasi.today import today
from kecamatan.actions.usulan_agenda import propose_agenda, withdraw_agenda
from kecamatan.models import UsulanAgenda
from kemiskinan.queries.verval_tertinggal import JENIS_RUJUKAN, Tertinggal, lagging

ASAL = "verval"


@dataclass(frozen=True, slots=True)
class Usulan:
    """How many kecamatan lag, and how many caught up since the last time."""

    diusulkan: int
    dicabut: int


@transaction.atomic
def propose_lagging() -> Usulan:
    """One line per kecamatan that lags; lines of the others are withdrawn. Safe to repeat."""
    found = lagging(today())
    for one in found:
        propose_agenda(
            asal=ASAL,
            kunci=one.wilayah.kode,
            wilayah=one.wilayah,
            judul=_sentence(one),
            rujukan_jenis=JENIS_RUJUKAN,
        )
    known = UsulanAgenda.objects.filter(asal=ASAL, dicabut_at=None)
    settled = known.exclude(kunci__in=[one.wilayah.kode for one in found])
    keys = list(settled.values_list("kunci", flat=True))
    gone = [withdraw_agenda(asal=ASAL, kunci=kunci) for kunci in keys]
    return Usulan(len(found), sum(gone))


def _sentence(one: Tertinggal) -> str:
    return _("Penyisiran tertinggal: %(selesai)s dari %(total)s jiwa, batas %(batas)s") % {
        "selesai": angka(one.selesai),
        "total": angka(one.total),
        "batas": tanggal(one.batas),
    }
