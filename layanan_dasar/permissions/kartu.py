from __future__ import annotations

from django.utils.translation import gettext as _

from fondasi.decisions import ALLOW, Decision, refuse
from kecamatan.enums import Peran
from kecamatan.models import Instansi, Pengguna
from kecamatan.models.cakupan import cakupan_of
from layanan_dasar.enums import StatusKartu
from layanan_dasar.models import KartuSkor
from layanan_dasar.models.cakupan import KECAMATAN, LAPANGAN

TERBUKA = (StatusKartu.DRAF, StatusKartu.DIKEMBALIKAN)
MENUNGGU = (StatusKartu.DIAJUKAN, StatusKartu.DIVALIDASI)


def can_fill_kartu(user: Pengguna, kartu: KartuSkor) -> Decision:
    """The village, its pendamping, its kecamatan, and offices; which questions is asked apart."""
    peran = (*LAPANGAN, *KECAMATAN)
    if not (cakupan_of(user).covers(kartu.desa.kode, *peran) or cakupan_of(user).has(Peran.OPD)):
        return refuse(_("Kartu skor diisi desa/kelurahan, pendamping, UPT, dan kecamatannya."))
    return is_open(kartu)


def is_open(kartu: KartuSkor) -> Decision:
    if kartu.periode.ditutup_at is not None:
        return refuse(_("Periode ini sudah ditutup; kartunya tidak diubah lagi."))
    if kartu.status not in TERBUKA:
        return refuse(_("Kartu sudah diajukan. Kecamatan dapat mengembalikannya untuk diperbaiki."))
    return ALLOW


def can_submit_kartu(user: Pengguna, kartu: KartuSkor) -> Decision:
    if not cakupan_of(user).covers(kartu.desa.kode, *LAPANGAN, *KECAMATAN):
        return refuse(_("Kartu skor diajukan desa/kelurahan, pendamping, atau kecamatannya."))
    return is_open(kartu)


def can_prefill_kartu(user: Pengguna, kartu: KartuSkor | None = None) -> Decision:
    """From a delivered file: whoever answers every question of the card. Without a card: whether
    she does so anywhere."""
    mine = (*LAPANGAN, *KECAMATAN)
    cakupan = cakupan_of(user)
    if not (cakupan.covers(kartu.desa.kode, *mine) if kartu else cakupan.has(*mine)):
        return refuse(_("Kartu diisi awal oleh desa/kelurahan, pendamping, atau kecamatannya."))
    return is_open(kartu) if kartu else ALLOW


def can_undo_prefill(user: Pengguna, kartu: KartuSkor) -> Decision:
    """Only of a draft: what the kecamatan has once looked at is corrected by hand."""
    if not (decision := can_prefill_kartu(user, kartu)):
        return decision
    if kartu.status != StatusKartu.DRAF:
        return refuse(_("Isian awal hanya dapat diurungkan selama kartunya masih draf."))
    return ALLOW


def can_validate_kartu(user: Pengguna, kartu: KartuSkor, instansi: Instansi) -> Decision:
    if instansi.pk not in cakupan_of(user).instansi_ids(Peran.OPD):
        return refuse(_("Angka ini divalidasi oleh instansinya sendiri."))
    if kartu.status != StatusKartu.DIAJUKAN:
        return refuse(_("Validasi dilakukan pada kartu yang sudah diajukan."))
    return ALLOW


def can_verify_kartu(user: Pengguna, kartu: KartuSkor) -> Decision:
    if not cakupan_of(user).covers(kartu.desa.kode, *KECAMATAN):
        return refuse(_("Kartu skor diverifikasi oleh kecamatannya."))
    if kartu.status not in MENUNGGU or kartu.periode.ditutup_at is not None:
        return refuse(_("Kartu ini tidak sedang menunggu verifikasi."))
    return ALLOW


def can_reopen_kartu(user: Pengguna, kartu: KartuSkor) -> Decision:
    if not cakupan_of(user).covers(kartu.desa.kode, *KECAMATAN):
        return refuse(_("Verifikasi dibatalkan oleh kecamatannya."))
    if kartu.status != StatusKartu.DIVERIFIKASI or kartu.periode.ditutup_at is not None:
        return refuse(_("Hanya kartu yang diverifikasi dan belum terkunci dapat dibuka lagi."))
    return ALLOW
