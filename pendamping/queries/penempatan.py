from __future__ import annotations

from django.db.models import QuerySet

from kecamatan.enums import Peran
from kecamatan.models import Pengguna, Penugasan
from kecamatan.queries.pengguna import successors
from pendamping.models import Penempatan


def successors_in(penempatan: Penempatan) -> QuerySet[Pengguna]:
    """Colleagues with peran pendamping in this desa, who may take over what is open there."""
    akun = penempatan.pendamping.kontak.pengguna
    if akun is None:
        return Pengguna.objects.none()
    return successors(Penugasan(peran=Peran.PENDAMPING, wilayah=penempatan.desa, pengguna=akun))
