from __future__ import annotations

from django.db.models import Count

from kecamatan.models import Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of
from kemiskinan.enums import StatusUsulan
from kemiskinan.models import UsulanBaru
from kemiskinan.rules.usulan import LANGKAH, outliers


def outlier_desa(user: Pengguna) -> list[tuple[Wilayah, int]]:
    """Desa of the viewer with strikingly many proposals, and how many."""
    rows = UsulanBaru.objects.visible_to(user).exclude(status=StatusUsulan.DITOLAK)
    counts = dict(rows.order_by().values_list("desa").annotate(n=Count("pk")))
    found = Wilayah.objects.filter(pk__in=outliers(counts)).order_by("kode")
    return [(desa, counts[desa.pk]) for desa in found]


def next_steps(user: Pengguna, usulan: UsulanBaru) -> list[StatusUsulan]:
    """The statuses to which this person may move it now."""
    cakupan = cakupan_of(user)
    steps = LANGKAH.get(usulan.status, {})
    return [
        StatusUsulan(s) for s, peran in steps.items() if cakupan.covers(usulan.desa.kode, *peran)
    ]
