from __future__ import annotations

from django.utils.translation import gettext as _

from fondasi.decisions import ALLOW, Decision, refuse
from kecamatan.enums import Peran
from kecamatan.models import Pengguna
from kecamatan.models.cakupan import cakupan_of
from kemiskinan.models import Intervensi, Sasaran, SubKegiatan
from kemiskinan.models.cakupan import KECAMATAN


def can_open_intervensi(user: Pengguna) -> Decision:
    """The board of help: those who give it, and the kecamatan whose people receive it."""
    if cakupan_of(user).has(Peran.OPD, Peran.BAPPEDA, *KECAMATAN):
        return ALLOW
    return refuse(_("Intervensi dilihat oleh OPD, kecamatan, dan Bappeda / Sekretariat TKPK."))


def can_record_intervensi(user: Pengguna, sasaran: Sasaran) -> Decision:
    """Somebody who works for an OPD, or the secretariat; which budget line is asked apart."""
    cakupan = cakupan_of(user)
    if cakupan.has(Peran.OPD) or cakupan.covers(sasaran.kabupaten.kode, Peran.BAPPEDA):
        return ALLOW
    return refuse(_("Intervensi dicatat oleh OPD pengampu atau Bappeda / Sekretariat TKPK."))


def can_use_sub_kegiatan(user: Pengguna, sub_kegiatan: SubKegiatan) -> Decision:
    """The office that owes the budget line, and the secretariat on its behalf."""
    cakupan = cakupan_of(user)
    if sub_kegiatan.instansi_id in cakupan.instansi_ids(Peran.OPD):
        return ALLOW
    if cakupan.covers(sub_kegiatan.kabupaten.kode, Peran.BAPPEDA):
        return ALLOW
    return refuse(_("Sub kegiatan ini diampu oleh OPD lain."))


def can_change_intervensi(user: Pengguna, intervensi: Intervensi) -> Decision:
    return can_use_sub_kegiatan(user, intervensi.sub_kegiatan)
