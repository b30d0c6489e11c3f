from __future__ import annotations

from django.utils.translation import gettext as _

from fondasi.decisions import ALLOW, Decision, refuse
from fondasi.kept.drawing import is_within
from kecamatan.enums import JenisTindakLanjut, Penerusan, Peran, StatusTindakLanjut, Tingkat
from kecamatan.models import Pengguna, TindakLanjut, Wilayah
from kecamatan.models.cakupan import cakupan_of
from kecamatan.models.rapat import PENYELENGGARA
from kecamatan.rules.tindak_lanjut import BATAS_URUNG

# Who judges for a place. Those who call its meetings also ask and follow up.
PEMUTUS: dict[int, tuple[Peran, ...]] = {
    Tingkat.PROVINSI: (Peran.PROVINSI,),
    Tingkat.KABUPATEN: (Peran.BAPPEDA,),
    Tingkat.KECAMATAN: (Peran.CAMAT,),
}
SEMUA_PEMINTA = tuple(peran for each in PENYELENGGARA.values() for peran in each)


def asks_for(user: Pengguna, wilayah: Wilayah) -> bool:
    """Whether she works for this very place; the secretariat does not ask in a camat's name."""
    return wilayah.kode in cakupan_of(user).kodes(*PENYELENGGARA.get(wilayah.tingkat, ()))


def _decides_for(user: Pengguna, wilayah: Wilayah) -> bool:
    return wilayah.kode in cakupan_of(user).kodes(*PEMUTUS.get(wilayah.tingkat, ()))


def can_open_tindak_lanjut(user: Pengguna, wilayah: Wilayah | None = None) -> Decision:
    if wilayah is None and cakupan_of(user).has(*SEMUA_PEMINTA):
        return ALLOW
    if wilayah is not None and asks_for(user, wilayah):
        return ALLOW
    return refuse(
        _("Tindak lanjut dibuka oleh kecamatan, Sekretariat TKPK, atau provinsi untuk wilayahnya.")
    )


def can_answer_tindak_lanjut(user: Pengguna, row: TindakLanjut) -> Decision:
    """The owner and those who take part; one query."""
    if not row.is_open:
        return refuse(_("Tindak lanjut ini sudah ditutup."))
    if TindakLanjut.objects.mine(user).filter(pk=row.pk).exists():
        return ALLOW
    return refuse(_("Yang menjawab adalah penanggung jawab atau yang dilibatkan."))


def can_judge_tindak_lanjut(user: Pengguna, row: TindakLanjut) -> Decision:
    if not row.is_open:
        return refuse(_("Tindak lanjut ini sudah ditutup."))
    if _decides_for(user, row.wilayah):
        return ALLOW
    return refuse(_("Jawaban diperiksa oleh yang meminta: camat, atau Sekretariat TKPK."))


def can_reassign_tindak_lanjut(user: Pengguna, row: TindakLanjut) -> Decision:
    return _can_follow_up(user, row)


def can_change_date_tindak_lanjut(user: Pengguna, row: TindakLanjut) -> Decision:
    """Staff who owe it do not move their own deadline."""
    decision = _can_follow_up(user, row)
    if not decision or _decides_for(user, row.wilayah):
        return decision
    if TindakLanjut.objects.owned_by(user).filter(pk=row.pk).exists():
        return refuse(_("Batas waktu tugas Anda sendiri diubah oleh camat."))
    return ALLOW


def can_cancel_tindak_lanjut(user: Pengguna, row: TindakLanjut) -> Decision:
    if row.is_open and _decides_for(user, row.wilayah):
        return ALLOW
    return refuse(_("Tindak lanjut yang masih terbuka dibatalkan oleh yang memintanya."))


def can_reopen_tindak_lanjut(user: Pengguna, row: TindakLanjut) -> Decision:
    """The acceptance can be taken back for an hour."""
    fresh = row.selesai_at is not None and is_within(row.selesai_at, BATAS_URUNG)
    if row.status != StatusTindakLanjut.SELESAI or not fresh:
        return refuse(_("Penerimaan jawaban hanya dapat diurungkan dalam satu jam."))
    if _decides_for(user, row.wilayah):
        return ALLOW
    return refuse(_("Penerimaan diurungkan oleh yang memeriksa jawabannya."))


def can_forward_tindak_lanjut(user: Pengguna, row: TindakLanjut) -> Decision:
    """Pass a proposal on to the OPD, or send it back: the secretariat of the kabupaten/kota."""
    waits = row.jenis == JenisTindakLanjut.USULAN and row.penerusan == Penerusan.MENUNGGU
    if not (row.is_open and waits):
        return refuse(_("Usulan ini tidak sedang menunggu diteruskan."))
    if cakupan_of(user).covers(row.wilayah.kode, Peran.BAPPEDA):
        return ALLOW
    return refuse(_("Usulan kepada OPD diteruskan oleh Sekretariat TKPK."))


def can_resubmit_tindak_lanjut(user: Pengguna, row: TindakLanjut) -> Decision:
    if row.is_open and row.penerusan == Penerusan.DIKEMBALIKAN and asks_for(user, row.wilayah):
        return ALLOW
    return refuse(_("Usulan yang dikembalikan diajukan lagi oleh yang mengusulkannya."))


def _can_follow_up(user: Pengguna, row: TindakLanjut) -> Decision:
    if not row.is_open:
        return refuse(_("Tindak lanjut ini sudah ditutup."))
    if asks_for(user, row.wilayah):
        return ALLOW
    return refuse(_("Ini diubah oleh yang meminta tindak lanjutnya."))
