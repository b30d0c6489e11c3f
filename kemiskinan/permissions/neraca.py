from __future__ import annotations

from django.utils.translation import gettext as _

from fondasi.decisions import ALLOW, Decision, refuse
from kecamatan.enums import Peran
from kecamatan.models import Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of
from kemiskinan.models.cakupan import KECAMATAN, LAPANGAN


def can_build_neraca(user: Pengguna, kabupaten: Wilayah) -> Decision:
    if cakupan_of(user).covers(kabupaten.kode, Peran.BAPPEDA):
        return ALLOW
    return refuse(_("Rekapitulasi dihitung ulang oleh Bappeda / Sekretariat TKPK."))


def can_open_people(user: Pengguna, wilayah: Wilayah) -> Decision:
    """Whether a figure of this wilayah leads to the people behind it."""
    if cakupan_of(user).covers(wilayah.kode, Peran.BAPPEDA, *KECAMATAN, *LAPANGAN):
        return ALLOW
    return refuse(
        _(
            "Peran Anda melihat jumlah, bukan orangnya. Nama dan alamat hanya dibuka bagi yang "
            "menanganinya: Bappeda / Sekretariat TKPK, kecamatan, desa atau kelurahan, dan OPD "
            "pengampu. Mintalah daftar bernama melalui Sekretariat TKPK bila tugas memerlukannya."
        )
    )
