from __future__ import annotations

from django.db.models import Prefetch, Q, QuerySet

from fondasi.queries.written import kept
from fondasi.today import today
from kecamatan.models import Pengguna, Penugasan
from kecamatan.queries.pengguna import penugasan_managed_by
from kecamatan.rules.telepon import normalize_telepon


def filtered_pengguna(
    user: Pengguna,
    rows: QuerySet[Pengguna],
    *,
    q: str = "",
    peran: str = "",
    keadaan: str = "",
) -> QuerySet[Pengguna]:
    """`rows`, the accounts that this person manages, filtered, with their standing assignments
    prefetched as `tugas`."""
    if q:
        telepon = normalize_telepon(q)
        hit = Q(nama__icontains=q) | Q(email__icontains=q) | Q(username__icontains=q)
        rows = rows.filter(hit | (Q(telepon=telepon) if telepon else Q(pk__in=[])))
    if peran:
        managed = penugasan_managed_by(user).active().filter(peran=peran)
        rows = rows.filter(penugasan__in=managed).distinct()
    if keadaan == "aktif":
        managed = penugasan_managed_by(user).active()
        rows = rows.filter(is_active=True, penugasan__in=managed).distinct()
    elif keadaan == "menunggu":
        rows = rows.filter(is_active=True, last_login=None)
    elif keadaan == "nonaktif":
        rows = rows.filter(is_active=False)
    return rows.prefetch_related(standing("tugas"))


def standing(to_attr: str) -> Prefetch[str]:
    """Assignments that are not over yet, with wilayah and instansi."""
    rows = Penugasan.objects.filter(Q(sampai=None) | Q(sampai__gt=today()))
    return Prefetch("penugasan", kept(rows.select_related("wilayah", "instansi")), to_attr=to_attr)
