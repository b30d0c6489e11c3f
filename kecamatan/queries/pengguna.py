from __future__ import annotations

from datetime import datetime

from django.db.models import Exists, Max, OuterRef, Q, QuerySet

from fondasi.today import today
from kecamatan.enums import Peran
from kecamatan.models import Pengguna, Penugasan, Wilayah
from kecamatan.models.cakupan import below, cakupan_of
from kecamatan.models.penugasan import PenugasanQuerySet
from kecamatan.rules.wewenang import given_by


def penugasan_managed_by(user: Pengguna) -> PenugasanQuerySet:
    """Assignments, past ones too, that this person could have given."""
    scope = Q(pk__in=[])
    for own in cakupan_of(user).penugasan:
        if peran := given_by(own.peran):
            scope |= Q(peran__in=peran) & below("wilayah", [own.wilayah.kode])
    return Penugasan.objects.filter(scope)


def pengguna_managed_by(user: Pengguna) -> QuerySet[Pengguna]:
    """Accounts with at least one such assignment."""
    managed = penugasan_managed_by(user).filter(pengguna=OuterRef("pk"))
    return Pengguna.objects.filter(Exists(managed))


def newest_sign_in() -> datetime | None:
    """Moves with every sign-in, which leaves the number of the table."""
    newest: datetime | None = Pengguna.objects.aggregate(at=Max("last_login"))["at"]
    return newest


def peran_given_by(user: Pengguna) -> list[Peran]:
    """The peran that this person may give somewhere, in the order of the enum."""
    given = {peran for own in cakupan_of(user).penugasan for peran in given_by(own.peran)}
    return [peran for peran in Peran if peran in given]


def managing_kodes(user: Pengguna) -> list[str]:
    """Territories in which this person gives assignments."""
    penugasan = cakupan_of(user).penugasan
    return sorted({own.wilayah.kode for own in penugasan if given_by(own.peran)})


def successors(penugasan: Penugasan) -> QuerySet[Pengguna]:
    """Active colleagues who hold the same peran (and instansi) over the same territory or more."""
    parts = penugasan.wilayah.kode.split(".")
    above = [".".join(parts[: n + 1]) for n in range(len(parts))]
    same = Penugasan.objects.active().filter(
        peran=penugasan.peran,
        wilayah__kode__in=above,
        instansi=penugasan.instansi,
        pengguna=OuterRef("pk"),
    )
    return Pengguna.objects.filter(Exists(same), is_active=True).exclude(pk=penugasan.pengguna_id)


def wilayah_of_choice(user: Pengguna) -> QuerySet[Wilayah]:
    return Wilayah.objects.within_any(managing_kodes(user)).current(today())
