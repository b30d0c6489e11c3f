"""What a Kontak says of a person."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q

from kecamatan.enums import Peran
from kecamatan.models import Penugasan


def facilitator() -> Q:
    """Condition on Kontak: pendamping and penyuluh, by an account with that peran or by what the
    Kontak says. They answer to other ministries: a meeting involves them, it gives them no duty.
    """
    held = Penugasan.objects.active().filter(peran=Peran.PENDAMPING, pengguna=OuterRef("pengguna"))
    said = Q(jabatan__icontains="pendamping") | Q(jabatan__icontains="penyuluh")
    said |= Q(unsur__icontains="pendamping") | Q(unsur__icontains="penyuluh")
    return Q(Exists(held)) | said
