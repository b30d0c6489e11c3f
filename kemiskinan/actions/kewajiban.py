"""Open lists that an assignment answers for.

A list belongs to a wilayah or an office, never to a person: it is handed over when the successor
holds the same peran over the same place.
"""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from fondasi.kewajiban import register
from kecamatan.enums import Peran
from kecamatan.models import Pengguna, Penugasan
from kecamatan.models.cakupan import below
from kecamatan.queries.pengguna import successors
from kemiskinan.enums import JenisDaftar, StatusDaftar
from kemiskinan.models import DaftarVerval
from kemiskinan.models.cakupan import KECAMATAN, LAPANGAN

OPEN = Q(status=StatusDaftar.TERBUKA)


def register_duties() -> None:
    """Called once, by KemiskinanConfig.ready()."""
    register("daftar verifikasi lapangan", count_field_lists, hand_over_field_lists)
    register("daftar pemenuhan intervensi", count_owed_lists, hand_over_owed_lists)


def _field_lists(penugasan: Penugasan) -> QuerySet[DaftarVerval]:
    """Those of the wilayah and below it; the field also answers for lists from above."""
    if penugasan.peran not in (*KECAMATAN, *LAPANGAN):
        return DaftarVerval.objects.none()
    kode = penugasan.wilayah.kode
    above = [kode.rsplit(".", n)[0] for n in range(3)]
    reach = Q(wilayah__kode__in=above) | below("wilayah", [kode])
    return DaftarVerval.objects.filter(OPEN & reach, jenis=JenisDaftar.LAPANGAN)


def _owed_lists(penugasan: Penugasan) -> QuerySet[DaftarVerval]:
    if penugasan.peran != Peran.OPD:
        return DaftarVerval.objects.none()
    return DaftarVerval.objects.filter(
        OPEN, jenis=JenisDaftar.INTERVENSI, instansi=penugasan.instansi_id
    )


def count_field_lists(penugasan: Penugasan) -> int:
    return _field_lists(penugasan).count()


def count_owed_lists(penugasan: Penugasan) -> int:
    return _owed_lists(penugasan).count()


def hand_over_field_lists(penugasan: Penugasan, penerus: Pengguna) -> int:
    return _handed_over(penugasan, penerus, count_field_lists(penugasan))


def hand_over_owed_lists(penugasan: Penugasan, penerus: Pengguna) -> int:
    return _handed_over(penugasan, penerus, count_owed_lists(penugasan))


def _handed_over(penugasan: Penugasan, penerus: Pengguna, count: int) -> int:
    """Raises Galat PENERUS_TANPA_TUGAS when lists are open and the successor may not open them."""
    if count and not successors(penugasan).filter(pk=penerus.pk).exists():
        raise Galat(
            "PENERUS_TANPA_TUGAS",
            _("Penerus belum bertugas dengan peran ini di wilayah yang sama. Beri penugasannya."),
        )
    return count
