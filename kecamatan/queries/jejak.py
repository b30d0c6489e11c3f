from __future__ import annotations

from django.db.models import Q, QuerySet

from kecamatan.models import JejakAudit, Pengguna
from kecamatan.models.cakupan import cakupan_of
from kecamatan.permissions.data_induk import PEMERIKSA_JEJAK
from kecamatan.queries.pengguna import pengguna_managed_by

# A history shows whose act it was, and reads nothing else of the account.
AKUN = ("password", "last_login", "username", "email", "telepon", "is_active", "is_staff")


def jejak_visible_to(user: Pengguna) -> QuerySet[JejakAudit]:
    """Lines about one's territories; those about none when the doer is oneself or managed."""
    kodes = cakupan_of(user).kodes(*PEMERIKSA_JEJAK)
    if not kodes:
        return JejakAudit.objects.none()
    scope = Q(pk__in=[])
    for kode in kodes:
        scope |= Q(wilayah_kode=kode) | Q(wilayah_kode__startswith=f"{kode}.")
    doers = Q(pelaku=user) | Q(pelaku__in=pengguna_managed_by(user))
    rows = JejakAudit.objects.filter(scope | (Q(wilayah_kode="") & doers))
    return rows.select_related("pelaku").defer(*(f"pelaku__{name}" for name in AKUN))


def filtered_jejak(
    user: Pengguna,
    *,
    tindakan: str = "",
    objek: str = "",
    objek_id: int | None = None,
    pelaku: str = "",
) -> QuerySet[JejakAudit]:
    rows = jejak_visible_to(user)
    if tindakan:
        rows = rows.filter(tindakan=tindakan)
    if objek:
        rows = rows.filter(objek=objek)
    if objek_id is not None:
        rows = rows.filter(objek_id=objek_id)
    return rows.filter(pelaku__nama__icontains=pelaku) if pelaku else rows
