"""The next meetings that this person attends."""

from __future__ import annotations

from django.utils.translation import gettext as _

from fondasi.today import today
from kecamatan.models import (
    AgendaRapat,
    Kontak,
    Pengguna,
    Penugasan,
    RapatKoordinasi,
    UndanganRapat,
)
from kecamatan.permissions.rapat import PEREKA
from kecamatan.queries.menunggu import next_meetings
from rumahbersama.beranda.panels.panel import Panel, reads


@reads(AgendaRapat, Kontak, RapatKoordinasi, UndanganRapat, own=True)
def rapat_berikut(user: Pengguna, tempat: Penugasan) -> Panel | None:
    """The nearest three; one who plans none and is invited to none sees no panel."""
    rows = next_meetings(user, today())
    plans = tempat.peran in PEREKA
    if not rows and not plans:
        return None
    return Panel(_("Rapat berikut"), "beranda/_rapat.html", {"rapat": rows, "reka": plans})
