"""Who writes down a meeting, who adopts its minutes, who reads them."""

from __future__ import annotations

from django.utils.translation import gettext as _

from fondasi.decisions import ALLOW, Decision, refuse
from kecamatan.enums import Pengesah, StatusRapat
from kecamatan.models import Kontak, Pengguna, RapatKoordinasi
from kecamatan.permissions.rapat import can_lead_rapat


def can_record_rapat(user: Pengguna, rapat: RapatKoordinasi) -> Decision:
    """The office that holds the meeting, and its notulis; needs wilayah and notulis at hand."""
    if can_lead_rapat(user, rapat) or _is(user, rapat.notulis):
        return ALLOW
    return refuse(_("Catatan dan kehadiran ditulis oleh penyelenggara rapat dan notulisnya."))


def can_read_notula(user: Pengguna, rapat: RapatKoordinasi) -> Decision:
    """Adopted minutes are read by all who know of the meeting, a draft by those who make it."""
    if rapat.status == StatusRapat.DISAHKAN or _is(user, rapat.pimpinan):
        return ALLOW
    if can_record_rapat(user, rapat):
        return ALLOW
    return refuse(_("Notula rapat ini belum disahkan."))


def adopter(rapat: RapatKoordinasi, sebagai: str) -> Kontak | None:
    return rapat.pimpinan if sebagai == Pengesah.PIMPINAN else rapat.notulis


def has_account(kontak: Kontak | None) -> bool:
    return bool(kontak and kontak.pengguna and kontak.pengguna.is_active)


def can_confirm_notula(user: Pengguna, rapat: RapatKoordinasi, sebagai: str) -> Decision:
    """She who has an account confirms with it; for one without, those who write the meeting down
    record that she did, and the minutes say so."""
    who = adopter(rapat, sebagai)
    if _is(user, who):
        return ALLOW
    if who is not None and has_account(who):
        return refuse(
            _("Pengesahan ini diberikan %(nama)s dengan akunnya sendiri.") % {"nama": who.nama}
        )
    return can_record_rapat(user, rapat)


def _is(user: Pengguna, kontak: Kontak | None) -> bool:
    return kontak is not None and kontak.pengguna_id == user.pk
