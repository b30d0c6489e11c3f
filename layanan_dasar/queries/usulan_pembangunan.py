from __future__ import annotations

from kecamatan.models import Pengguna
from kecamatan.models.cakupan import cakupan_of
from layanan_dasar.enums import StatusUsulanPembangunan
from layanan_dasar.models import SusunanUsulan, UsulanPembangunan
from layanan_dasar.rules.usulan_pembangunan import KOLOM, LANGKAH


def next_steps(user: Pengguna, usulan: UsulanPembangunan) -> list[StatusUsulanPembangunan]:
    """The statuses to which this person may move it now."""
    cakupan = cakupan_of(user)
    steps = LANGKAH.get(usulan.status, {})
    return [
        StatusUsulanPembangunan(s)
        for s, peran in steps.items()
        if cakupan.covers(usulan.desa.kode, *peran)
    ]


def columns_for(user: Pengguna) -> list[str]:
    """The export's columns of this person's kabupaten; all of them where nobody arranged any."""
    kodes = {".".join(p.wilayah.kode.split(".")[:2]) for p in cakupan_of(user).penugasan}
    row = (
        SusunanUsulan.objects.filter(kabupaten__kode__in=kodes).order_by("kabupaten__kode").first()
    )
    return [kode for kode in row.kolom if kode in KOLOM] if row else list(KOLOM)
