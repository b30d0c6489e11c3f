"""The table of who sees which people (docs/arsitektur.md), as query conditions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q

from fondasi.today import today
from kecamatan.enums import Peran
from kecamatan.models.cakupan import Cakupan, at_or_below, below, cakupan_of
from kemiskinan.enums import JenisDaftar, StatusDaftar, StatusRilis

if TYPE_CHECKING:
    from kecamatan.models import Pengguna

KECAMATAN = (Peran.CAMAT, Peran.STAF_KECAMATAN)
LAPANGAN = (Peran.PENDAMPING, Peran.DESA)


def sasaran_scope(user: Pengguna) -> Q:
    """Condition on Sasaran: whom this person may know of, in whichever peran."""
    return duty_scope(user) | grant_scope(user)


def duty_scope(user: Pengguna) -> Q:
    """Those whom this person works with, and not only may read of under a grant."""
    return identity_scope(user) | field_scope(user)


def identity_scope(user: Pengguna) -> Q:
    """Those whose NIK and address this person may have. Bappeda all of its kabupaten, unapplied
    decrees too; a camat the decree in her kecamatan; an OPD whom it owes."""
    from kemiskinan.models.program import Intervensi
    from kemiskinan.models.verval import BarisDaftar

    cakupan = cakupan_of(user)
    scope = Q(kabupaten__in=cakupan.wilayah_ids(Peran.BAPPEDA))
    if kecamatan := cakupan.wilayah_ids(*KECAMATAN):
        applied = Q(rilis__status__in=[StatusRilis.BERLAKU, StatusRilis.DIGANTI])
        scope |= applied & Q(kecamatan__in=kecamatan)
    if instansi := cakupan.instansi_ids(Peran.OPD):
        owed = Intervensi.objects.filter(
            sasaran=OuterRef("pk"), sub_kegiatan__instansi__in=instansi
        )
        listed = BarisDaftar.objects.filter(
            sasaran=OuterRef("pk"), daftar__instansi__in=instansi
        ).exclude(daftar__status=StatusDaftar.DIBATALKAN)
        scope |= Exists(owed) | Exists(listed)
    return scope


def field_scope(user: Pengguna) -> Q:
    """Those whom pendamping and desa visit: on an open list until its deadline."""
    from kemiskinan.models.verval import BarisDaftar

    held = cakupan_of(user).places(*LAPANGAN)
    if not held:
        return Q(pk__in=[])
    listed = BarisDaftar.objects.filter(
        sasaran=OuterRef("pk"),
        daftar__jenis=JenisDaftar.LAPANGAN,
        daftar__status=StatusDaftar.TERBUKA,
        daftar__batas__gte=today(),
    )
    return at_or_below("desa", held) & Q(Exists(listed))


def grant_scope(user: Pengguna) -> Q:
    """Those whom a kabupaten shows to this person of the province, until the grant's last day."""
    from kemiskinan.models.izin_data import IzinData

    if not cakupan_of(user).has(Peran.PROVINSI):
        return Q(pk__in=[])
    places = list(IzinData.objects.held_by(user).values_list("wilayah", flat=True))
    if not places:
        return Q(pk__in=[])
    here = Q(kabupaten__in=places) | Q(kecamatan__in=places) | Q(desa__in=places)
    return here & Q(rilis__status__in=[StatusRilis.BERLAKU, StatusRilis.DIGANTI])


def daftar_scope(user: Pengguna) -> Q:
    """Condition on DaftarVerval."""
    cakupan = cakupan_of(user)
    scope = Q(kabupaten__in=cakupan.wilayah_ids(Peran.BAPPEDA))
    lapangan = Q(jenis=JenisDaftar.LAPANGAN)
    scope |= lapangan & below("wilayah", cakupan.kodes(*KECAMATAN))
    if instansi := cakupan.instansi_ids(Peran.OPD):
        scope |= Q(instansi__in=instansi) & ~Q(status=StatusDaftar.DIBATALKAN)
    if held := cakupan.places(*LAPANGAN):
        open_lists = Q(status=StatusDaftar.TERBUKA, batas__gte=today())
        above = {one.kode.rsplit(".", n)[0] for one in held for n in range(3)}
        reach = Q(wilayah__kode__in=sorted(above)) | at_or_below("wilayah", held)
        scope |= lapangan & open_lists & reach
    return scope


def own_scope(user: Pengguna) -> Q:
    """Condition on what a person asked for or sent in (`oleh`, `kabupaten`, `daftar`): it opens
    within the assignment it was made in, and closes with it."""
    scope = Q(pk__in=[])
    for one in cakupan_of(user).penugasan:
        kode = one.wilayah.kode
        here = [kode.rsplit(".", n)[0] for n in range(3)]
        if one.peran == Peran.OPD:
            reach = Q(daftar__instansi=one.instansi_id)
        else:
            reach = Q(daftar__wilayah__kode__in=here) | below("daftar__wilayah", [kode])
        during = Q(kabupaten__kode__in=here, created_at__date__gte=one.mulai)
        scope |= during & (Q(daftar=None) | reach)
    return Q(oleh=user.pk) & scope


def kabupaten_scope(user: Pengguna) -> Q:
    """Condition on tables that only the secretariat opens: Rilis, Individu, Pemadanan."""
    return Q(kabupaten__in=cakupan_of(user).wilayah_ids(Peran.BAPPEDA))


def aggregate_kodes(user: Pengguna) -> list[str]:
    """Territories whose figures (never people) this person sees."""
    cakupan: Cakupan = cakupan_of(user)
    return cakupan.kodes(
        Peran.ADMIN_NASIONAL,
        Peran.PROVINSI,
        Peran.PIMPINAN,
        Peran.BAPPEDA,
        *KECAMATAN,
        *LAPANGAN,
    )
