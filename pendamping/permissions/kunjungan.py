from __future__ import annotations

from django.utils.translation import gettext as _

from fondasi.decisions import ALLOW, Decision, refuse
from fondasi.kept.drawing import is_within
from kecamatan.enums import Peran
from kecamatan.models import Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of
from pendamping.models import Kunjungan
from pendamping.models.cakupan import KECAMATAN, PENGELOLA
from pendamping.rules.kunjungan import UBAH

PENCATAT = (Peran.PENDAMPING, *KECAMATAN)
PEMBACA = (*PENGELOLA, Peran.PIMPINAN, Peran.PENDAMPING, Peran.DESA)


def can_list_kunjungan(user: Pengguna) -> Decision:
    if cakupan_of(user).has(*PEMBACA):
        return ALLOW
    return refuse(_("Catatan kunjungan dibuka pendamping, desa, kecamatan, dan kabupatennya."))


def can_record_kunjungan(user: Pengguna, desa: Wilayah | None = None) -> Decision:
    cakupan = cakupan_of(user)
    if desa is None and cakupan.has(*PENCATAT):
        return ALLOW
    if desa is not None and cakupan.covers(desa.kode, *PENCATAT):
        return ALLOW
    return refuse(_("Kunjungan dicatat pendamping dan kecamatan di desa tugasnya."))


def can_change_kunjungan(user: Pengguna, row: Kunjungan) -> Decision:
    """Its writer within a week; afterwards the month's report stands."""
    if row.oleh_id != user.pk:
        return refuse(_("Catatan ini diubah oleh yang menulisnya."))
    if row.dibatalkan_at is not None:
        return refuse(_("Catatan ini sudah dibatalkan."))
    if not is_within(row.created_at, UBAH):
        return refuse(_("Catatan dapat diubah selama 7 hari. Tulis kunjungan baru bila perlu."))
    return can_record_kunjungan(user, row.desa)


def can_follow_up_kunjungan(user: Pengguna, row: Kunjungan) -> Decision:
    """A promise is asked for by the kecamatan; a pendamping proposes it for the next meeting."""
    if row.tindak_lanjut_id is None and cakupan_of(user).covers(row.desa.kode, *KECAMATAN):
        return ALLOW
    return refuse(_("Tindak lanjut dibuka kecamatan, satu untuk setiap kunjungan."))


def can_propose_kunjungan(user: Pengguna, row: Kunjungan) -> Decision:
    free = row.tindak_lanjut_id is None and row.diusulkan_at is None
    if free and row.oleh_id == user.pk and can_record_kunjungan(user, row.desa):
        return ALLOW
    return refuse(_("Diusulkan sekali saja, oleh yang berkunjung."))
