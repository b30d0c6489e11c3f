from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from kecamatan.actions.audit import record
from kecamatan.enums import Tingkat
from kecamatan.models import Pengguna, Wilayah
from rumahbersama.satu_data.models import PublikasiData


@transaction.atomic
def set_publikasi(kabupaten: Wilayah, *, terbit: bool, oleh: Pengguna | None) -> PublikasiData:
    """Turn the open figures of a kabupaten or kota on or off; the same again changes nothing.

    Raises Galat BUKAN_KABUPATEN.
    """
    if kabupaten.tingkat != Tingkat.KABUPATEN:
        raise Galat("BUKAN_KABUPATEN", _("Data terbuka diterbitkan per kabupaten/kota."))
    PublikasiData.objects.get_or_create(kabupaten=kabupaten)
    row = PublikasiData.objects.select_for_update().get(kabupaten=kabupaten)
    if row.terbit == terbit:
        return row
    row.terbit, row.oleh, row.diubah_at = terbit, oleh, timezone.now()
    row.save(update_fields=["terbit", "oleh", "diubah_at"])
    record("terbitkan_data" if terbit else "tutup_data", row, oleh=oleh, wilayah=kabupaten)
    return row
