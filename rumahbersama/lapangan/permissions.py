from __future__ import annotations

from fondasi.decisions import ALLOW, Decision, refuse
from kecamatan.models import Pengguna
from kecamatan.models.cakupan import cakupan_of
from layanan_dasar.models.cakupan import KECAMATAN, LAPANGAN

PEMBAWA = (*LAPANGAN, *KECAMATAN)
"""Who takes cards of her places along; what each may fill is asked again when it arrives."""


def can_take_along(user: Pengguna) -> Decision:
    if cakupan_of(user).has(*PEMBAWA):
        return ALLOW
    return refuse("Kerja lapangan dipakai pendamping, desa/kelurahan, dan kecamatan.")
