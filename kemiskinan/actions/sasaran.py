from __future__ import annotations

from django.db import connection
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from kecamatan.models import Pengguna
from kemiskinan.models import Sasaran
from kemiskinan.rules.daftar import ALASAN_MINIMAL


def open_nik(sasaran: Sasaran, *, alasan: str, oleh: Pengguna) -> str:
    """The NIK as stored, or an empty text. The database itself leaves the audit line.

    Raises Galat ALASAN_KURANG.
    """
    if len(alasan.strip()) < ALASAN_MINIMAL:
        raise Galat("ALASAN_KURANG", _("Tulis alasan membuka NIK, paling sedikit 10 huruf."))
    with connection.cursor() as cursor:
        cursor.execute("SELECT buka_nik_sasaran(%s, %s, %s)", [sasaran.pk, oleh.pk, alasan])
        found = cursor.fetchone()[0]
    return str(found or "")
