from __future__ import annotations

from django.utils.translation import gettext as _

from fondasi.decisions import ALLOW, Decision, refuse
from kecamatan.enums import Peran
from kecamatan.models import Pengguna
from kecamatan.models.cakupan import cakupan_of
from kemiskinan.models import Sasaran
from kemiskinan.models.cakupan import identity_scope


def can_open_nik(user: Pengguna, sasaran: Sasaran) -> Decision:
    """Asked of somebody who sees the row; those in the field compare faces, not numbers."""
    if Sasaran.objects.filter(identity_scope(user), pk=sasaran.pk).exists():
        return ALLOW
    return refuse(_("NIK dibuka oleh kecamatan, OPD pengampu, atau Bappeda bila diperlukan."))


def can_see_trail(user: Pengguna, sasaran: Sasaran) -> bool:
    """Who looked is the secretariat's question."""
    return cakupan_of(user).covers(sasaran.kabupaten.kode, Peran.BAPPEDA)
