from __future__ import annotations

from django.utils.translation import gettext as _

from fondasi.decisions import ALLOW, Decision, refuse
from fondasi.formatting import tanggal
from fondasi.today import today
from kecamatan.models import Pengguna
from kecamatan.models.cakupan import cakupan_of
from kemiskinan.enums import JenisDaftar, StatusDaftar
from kemiskinan.models import DaftarVerval, Sasaran, Verval
from kemiskinan.models.cakupan import KECAMATAN, LAPANGAN


def can_verify_daftar(user: Pengguna, daftar: DaftarVerval) -> Decision:
    """Whether this list takes answers from this person at all, apart from whose row it is."""
    if daftar.jenis != JenisDaftar.LAPANGAN:
        return refuse(_("Daftar ini untuk pemenuhan intervensi; keberadaan tidak diisi di sini."))
    if daftar.status != StatusDaftar.TERBUKA:
        return refuse(_("Daftar ini sudah tidak terbuka, jawaban tidak dapat diubah lagi."))
    cakupan = cakupan_of(user)
    if cakupan.has(*KECAMATAN):
        return ALLOW
    if not cakupan.has(*LAPANGAN):
        return refuse(_("Keberadaan dan kelayakan diisi kecamatan, desa/kelurahan, pendamping."))
    if daftar.batas < today():
        return refuse(
            _("Batas waktu daftar ini %(batas)s sudah lewat. Minta kecamatan mengisinya.")
            % {"batas": tanggal(daftar.batas)}
        )
    return ALLOW


def can_verify_sasaran(user: Pengguna, daftar: DaftarVerval, sasaran: Sasaran) -> Decision:
    """Peran and wilayah are asked together: a camat here who is only an observer there may not."""
    decision = can_verify_daftar(user, daftar)
    if not decision:
        return decision
    kode = sasaran.desa.kode if sasaran.desa else ""
    cakupan = cakupan_of(user)
    if cakupan.covers(kode, *KECAMATAN):
        return ALLOW
    if not cakupan.covers(kode, *LAPANGAN):
        return refuse(_("Orang ini tidak berada di wilayah tugas Anda."))
    if daftar.batas < today():
        return refuse(_("Batas waktu daftar ini sudah lewat. Minta kecamatan mengisinya."))
    return ALLOW


def can_undo_verval(user: Pengguna, verval: Verval) -> Decision:
    """One's own latest answer, as long as the list still takes answers."""
    if verval.oleh_id != user.pk:
        return refuse(_("Hanya pengisi yang dapat mengurungkan jawabannya."))
    if not verval.terkini:
        return refuse(_("Jawaban ini sudah diganti atau diurungkan."))
    return can_verify_sasaran(user, verval.daftar, verval.sasaran)
