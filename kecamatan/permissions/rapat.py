from __future__ import annotations

from django.utils.translation import gettext as _

from fondasi.decisions import ALLOW, Decision, refuse
from kecamatan.enums import Peran
from kecamatan.models import Pengguna, RapatKoordinasi, Wilayah
from kecamatan.models.cakupan import Cakupan, cakupan_of
from kecamatan.models.rapat import PENYELENGGARA
from kecamatan.rules.rapat import AGENDA_TERBUKA, DIRENCANAKAN

PEREKA = tuple(peran for each in PENYELENGGARA.values() for peran in each)
PENGURUS_JENIS = (Peran.BAPPEDA, Peran.PROVINSI, Peran.ADMIN_NASIONAL)


def can_plan_rapat(user: Pengguna, wilayah: Wilayah | None = None) -> Decision:
    """A meeting is called by the office of its wilayah: kecamatan, secretariat, province."""
    cakupan = cakupan_of(user)
    if wilayah is None and cakupan.has(*PEREKA):
        return ALLOW
    if wilayah is not None and _holds(cakupan, wilayah):
        return ALLOW
    return refuse(
        _("Rapat direncanakan kecamatan, Sekretariat TKPK, atau provinsi untuk wilayahnya.")
    )


def _holds(cakupan: Cakupan, wilayah: Wilayah) -> bool:
    return wilayah.kode in cakupan.kodes(*PENYELENGGARA.get(wilayah.tingkat, ()))


def can_lead_rapat(user: Pengguna, rapat: RapatKoordinasi) -> Decision:
    """Who prepares, leads and closes this meeting; needs rapat.wilayah at hand."""
    if _holds(cakupan_of(user), rapat.wilayah):
        return ALLOW
    return refuse(_("Rapat ini diatur oleh penyelenggaranya."))


def can_change_rapat(user: Pengguna, rapat: RapatKoordinasi) -> Decision:
    """Time, place and invitees, until the meeting begins."""
    if not (decision := can_lead_rapat(user, rapat)):
        return decision
    if rapat.status in DIRENCANAKAN:
        return ALLOW
    return refuse(_("Rapat ini sudah dimulai atau dibatalkan; rencananya tidak dapat diubah lagi."))


def can_change_agenda(user: Pengguna, rapat: RapatKoordinasi) -> Decision:
    if not (decision := can_lead_rapat(user, rapat)):
        return decision
    if rapat.status in AGENDA_TERBUKA:
        return ALLOW
    return refuse(_("Rapat ini sudah selesai atau dibatalkan; agendanya tidak dapat diubah lagi."))


def can_edit_jenis_rapat(user: Pengguna) -> Decision:
    if cakupan_of(user).has(*PENGURUS_JENIS):
        return ALLOW
    return refuse(_("Jenis rapat diatur Sekretariat TKPK, provinsi, dan Pembina."))
