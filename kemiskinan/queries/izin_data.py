from __future__ import annotations

from django.db.models import QuerySet

from kecamatan.enums import Peran
from kecamatan.models import JejakAudit, Pengguna, Penugasan, Wilayah
from kemiskinan.models import IzinData

BUKA = ("baca_izin_data", "lihat_izin_data")


def recipients_in(kabupaten: Wilayah) -> QuerySet[Pengguna]:
    """Who works for the province of this kabupaten or kota."""
    held = Penugasan.objects.active().filter(peran=Peran.PROVINSI, wilayah=kabupaten.induk_id)
    rows = Pengguna.objects.filter(pk__in=held.values("pengguna"), is_active=True)
    return rows.order_by("nama", "pk")


def looks_at(izin: IzinData) -> QuerySet[JejakAudit]:
    """Every look under this grant, the newest first."""
    rows = JejakAudit.objects.filter(objek="izindata", objek_id=izin.pk, tindakan__in=BUKA)
    return rows.order_by("-pk")
