from __future__ import annotations

from django.utils.translation import gettext as _

from fondasi.decisions import ALLOW, Decision, refuse
from kecamatan.enums import Peran
from kecamatan.models import Pengguna
from kecamatan.models.cakupan import cakupan_of
from kemiskinan.enums import JenisUnduhan
from kemiskinan.models import Unduhan
from kemiskinan.models.cakupan import KECAMATAN, LAPANGAN

PEMINTA: dict[str, tuple[Peran, ...]] = {
    JenisUnduhan.DAFTAR_VERVAL: (Peran.BAPPEDA, *KECAMATAN, *LAPANGAN, Peran.OPD),
    JenisUnduhan.SASARAN: (Peran.BAPPEDA, *KECAMATAN, Peran.OPD),
    JenisUnduhan.REKAP_PIMPINAN: (Peran.PIMPINAN,),
    JenisUnduhan.MENINGGAL: (Peran.BAPPEDA,),
    JenisUnduhan.RANCANGAN_SK: (Peran.BAPPEDA,),
}


def can_request_unduhan(user: Pengguna, jenis: str) -> Decision:
    """Which kinds; whose names stand in it is decided row by row when it is made."""
    if cakupan_of(user).has(*PEMINTA.get(jenis, ())):
        return ALLOW
    return refuse(_("Jenis unduhan ini tidak disediakan untuk peran Anda."))


def can_fetch_unduhan(user: Pengguna, unduhan: Unduhan) -> Decision:
    """Made for one person and one purpose: nobody else opens the file."""
    if unduhan.oleh_id != user.pk:
        return refuse(_("Unduhan ini dibuat untuk orang lain. Minta sendiri dengan tujuan Anda."))
    return can_request_unduhan(user, unduhan.jenis)
