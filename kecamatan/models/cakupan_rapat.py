"""Which meetings a person attends: invited, in the chair, or taking the minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import Q, QuerySet

from fondasi.queries.keys import AnyOf
from fondasi.queries.prepared import KueriSiap
from kecamatan.enums import Peran
from kecamatan.models.cakupan import cakupan_of

if TYPE_CHECKING:
    from kecamatan.models.pengguna import Pengguna

PENERIMA_WILAYAH = (
    Peran.PROVINSI,
    Peran.PIMPINAN,
    Peran.BAPPEDA,
    Peran.CAMAT,
    Peran.STAF_KECAMATAN,
    Peran.DESA,
)
"""Whose account receives what is addressed to the head of the own wilayah."""


def attended_keys(pengguna: int, instansi: list[int], wilayah: list[int]) -> QuerySet[Any, Any]:
    """Invitations to this person, to her office, or to the head of her wilayah, once they were
    sent; chair and notulis from the beginning."""
    rapat = apps.get_model("kecamatan", "RapatKoordinasi").objects.order_by()
    undangan = apps.get_model("kecamatan", "UndanganRapat").objects.order_by()
    sent = undangan.filter(rapat__diundang_at__isnull=False)
    return (
        rapat.filter(pimpinan__pengguna=pengguna)
        .values_list("pk")
        .union(
            rapat.filter(notulis__pengguna=pengguna).values_list("pk"),
            sent.filter(kontak__pengguna=pengguna).values_list("rapat"),
            sent.filter(instansi=AnyOf(instansi)).values_list("rapat"),
            sent.filter(wilayah=AnyOf(wilayah)).values_list("rapat"),
        )
    )


_HADIR = KueriSiap(attended_keys, int, list, list)


def attends(user: Pengguna) -> Q:
    """The meetings that she goes to, by their keys. One query."""
    if not user.is_authenticated or not user.is_active:
        return Q(pk__in=[])
    held = cakupan_of(user)
    offices, places = held.instansi_ids(Peran.OPD), held.wilayah_ids(*PENERIMA_WILAYAH)
    keys = [pk for (pk,) in _HADIR.rows(user.pk, offices, places)]
    return Q(pk=AnyOf(keys)) if keys else Q(pk__in=[])
