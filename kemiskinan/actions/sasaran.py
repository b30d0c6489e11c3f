from __future__ import annotations

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from kecamatan.actions.audit import record
from kecamatan.models import JejakAudit, Pengguna
from kemiskinan.models import Sasaran
from kemiskinan.rules.daftar import ALASAN_MINIMAL

LIHAT = "lihat_sasaran"
BACA = "baca_sasaran_api"


@transaction.atomic
def note_view(sasaran: Sasaran, *, oleh: Pengguna) -> None:
    """Who looked at whom: one audit line per viewer, person and day of the real clock."""
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    today = JejakAudit.objects.filter(
        objek="sasaran", objek_id=sasaran.pk, tindakan=LIHAT, pelaku=oleh, at__gte=midnight
    )
    if not today.exists():
        record(LIHAT, sasaran, oleh=oleh, wilayah=sasaran.desa or sasaran.kabupaten)


def note_read(*, oleh: Pengguna, jumlah: int) -> None:
    """A program read so many people of a list."""
    record(BACA, "sasaran", oleh=oleh, jumlah=jumlah)


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
