"""The next meetings that this person attends."""

from __future__ import annotations

from django.utils.translation import gettext as _

from fondasi.today import today
from kecamatan.models import Pengguna, Penugasan
from kecamatan.permissions.rapat import PEREKA
from kecamatan.queries.rapat import next_rapat, with_counts
from rumahbersama.beranda.panels.panel import Panel

TAMPIL = 3


def rapat_berikut(user: Pengguna, tempat: Penugasan) -> Panel | None:
    """The nearest three; one who plans none and is invited to none sees no panel."""
    rows = list(with_counts(next_rapat(user, today()))[:TAMPIL])
    plans = tempat.peran in PEREKA
    if not rows and not plans:
        return None
    return Panel(_("Rapat berikut"), "beranda/_rapat.html", {"rapat": rows, "reka": plans})
