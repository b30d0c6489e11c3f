"""Which two lists may be laid side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from fondasi.errors import Galat
from kemiskinan.enums import INDIVIDU, JenisRilis, StatusRilis

if TYPE_CHECKING:
    from kemiskinan.models import Rilis


def require_pair(sk: Rilis, rilis: Rilis) -> None:
    """A decree and a release of people, of one kabupaten, both adopted by a human."""
    if sk.jenis != JenisRilis.SK_BUPATI:
        raise Galat("BUKAN_SK", _("Data yang dipilih sebagai SK bukan daftar SK penetapan."))
    if rilis.jenis not in INDIVIDU:
        raise Galat("BUKAN_DATA_INDIVIDU", _("Pilih data sumber yang memuat orang per orang."))
    if sk.kabupaten_id != rilis.kabupaten_id:
        raise Galat("BEDA_KABUPATEN", _("SK dan data sumber berasal dari kabupaten/kota berbeda."))
    if not {sk.status, rilis.status} <= {StatusRilis.BERLAKU, StatusRilis.DIGANTI}:
        raise Galat(
            "RILIS_BELUM_BERLAKU",
            _("SK dan data sumber harus diberlakukan lebih dahulu."),
        )
