from __future__ import annotations

from django.utils.translation import gettext as _

from fondasi.decisions import ALLOW, Decision, refuse
from kecamatan.enums import Peran
from kecamatan.models import Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of
from pendamping.enums import StatusKonsultasi
from pendamping.models import Konsultasi
from pendamping.models.cakupan import KECAMATAN, LAPANGAN, PENGELOLA

PENANYA = (*LAPANGAN, *KECAMATAN)
PEMBACA_KONSULTASI = (*PENGELOLA, Peran.PIMPINAN, *LAPANGAN)


def can_list_konsultasi(user: Pengguna) -> Decision:
    if cakupan_of(user).has(*PEMBACA_KONSULTASI):
        return ALLOW
    return refuse(_("Konsultasi dibuka desa, pendamping, kecamatan, dan kabupatennya."))


def can_ask_konsultasi(user: Pengguna, desa: Wilayah | None = None) -> Decision:
    """The village and its pendamping; the kecamatan for a village that came to the desk."""
    cakupan = cakupan_of(user)
    if desa is None and cakupan.has(*PENANYA):
        return ALLOW
    if desa is not None and cakupan.covers(desa.kode, *PENANYA):
        return ALLOW
    return refuse(_("Pertanyaan diajukan desa/kelurahan, pendamping, atau kecamatannya."))


def can_answer_konsultasi(user: Pengguna, row: Konsultasi) -> Decision:
    if row.status == StatusKonsultasi.DITARIK:
        return refuse(_("Pertanyaan ini sudah ditarik."))
    if cakupan_of(user).covers(row.desa.kode, *PENGELOLA):
        return ALLOW
    mine = row.petugas is not None and row.petugas.pengguna_id == user.pk
    if mine and cakupan_of(user).covers(row.desa.kode, Peran.PENDAMPING):
        return ALLOW
    return refuse(_("Dijawab kecamatan atau orang yang ditugasi menjawabnya."))


def can_assign_konsultasi(user: Pengguna, row: Konsultasi) -> Decision:
    waiting = row.status == StatusKonsultasi.MENUNGGU
    if waiting and cakupan_of(user).covers(row.desa.kode, *KECAMATAN):
        return ALLOW
    return refuse(_("Penjawab ditunjuk kecamatan selama pertanyaan menunggu."))


def can_withdraw_konsultasi(user: Pengguna, row: Konsultasi) -> Decision:
    if row.status == StatusKonsultasi.MENUNGGU and row.penanya_id == user.pk:
        return ALLOW
    return refuse(_("Pertanyaan ditarik oleh penanya sebelum dijawab."))


def can_release_konsultasi(user: Pengguna, row: Konsultasi) -> Decision:
    """Into the library, after somebody took out what names a person."""
    answered = row.status == StatusKonsultasi.DIJAWAB
    if answered and cakupan_of(user).covers(row.desa.kode, *PENGELOLA):
        return ALLOW
    return refuse(_("Jawaban diterbitkan kecamatan atau Bappeda sesudah dijawab."))
