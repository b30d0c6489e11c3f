from __future__ import annotations

from django.utils.translation import gettext as _

from fondasi.decisions import ALLOW, Decision, refuse
from kecamatan.enums import Peran, StatusArahan, Tingkat
from kecamatan.models import Arahan, PenerimaArahan, Pengguna, Wilayah
from kecamatan.models.arahan import KEPALA_WILAYAH
from kecamatan.models.cakupan import cakupan_of

PEMBERI: dict[int, tuple[Peran, ...]] = {
    Tingkat.PROVINSI: (Peran.PROVINSI,),
    Tingkat.KABUPATEN: (Peran.BAPPEDA, Peran.PIMPINAN),
}
SEMUA_PEMBERI = tuple(peran for each in PEMBERI.values() for peran in each)


def can_issue_arahan(user: Pengguna, wilayah: Wilayah | None = None) -> Decision:
    if wilayah is None and cakupan_of(user).has(*SEMUA_PEMBERI):
        return ALLOW
    if wilayah is not None and _speaks_for(user, wilayah):
        return ALLOW
    return refuse(_("Arahan diberikan kabupaten/kota atau provinsi untuk wilayahnya."))


def _speaks_for(user: Pengguna, wilayah: Wilayah) -> bool:
    return wilayah.kode in cakupan_of(user).kodes(*PEMBERI.get(wilayah.tingkat, ()))


def can_withdraw_arahan(user: Pengguna, arahan: Arahan) -> Decision:
    """Also reminding and sending an answer back: what its own office does."""
    if arahan.dicabut_at is not None:
        return refuse(_("Arahan ini sudah dicabut."))
    if _speaks_for(user, arahan.wilayah):
        return ALLOW
    return refuse(_("Arahan diurus oleh yang memberikannya."))


def can_answer_arahan(user: Pengguna, penerima: PenerimaArahan) -> Decision:
    """The recipient itself, as long as the arahan holds and is not done."""
    if penerima.arahan.dicabut_at is not None or penerima.status == StatusArahan.SELESAI:
        return refuse(_("Arahan ini sudah selesai atau dicabut."))
    cakupan = cakupan_of(user)
    if penerima.wilayah is not None:
        mine = penerima.wilayah.kode in cakupan.kodes(*KEPALA_WILAYAH)
    else:
        mine = penerima.instansi_id in cakupan.instansi_ids(Peran.OPD)
    return ALLOW if mine else refuse(_("Arahan dijawab oleh penerimanya."))


def can_return_arahan(user: Pengguna, penerima: PenerimaArahan) -> Decision:
    if penerima.status != StatusArahan.SELESAI:
        return refuse(_("Belum ada jawaban yang dapat dikembalikan."))
    return can_withdraw_arahan(user, penerima.arahan)
