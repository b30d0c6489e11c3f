from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from kecamatan.actions.audit import record
from kecamatan.models import Pengguna, TanggaEskalasi, Wilayah
from kecamatan.queries.tangga_eskalasi import read_tangga


@transaction.atomic
def add_anak_tangga(
    wilayah: Wilayah, *, hari: int, penerima: str, oleh: Pengguna
) -> TanggaEskalasi:
    """One more rung. The first of a place's own brings along those that held until now.

    Raises Galat ANAK_SUDAH_ADA.
    """
    _own(wilayah)
    try:
        with transaction.atomic():
            row = TanggaEskalasi.objects.create(wilayah=wilayah, hari=hari, penerima=penerima)
    except IntegrityError as error:
        raise Galat("ANAK_SUDAH_ADA", _("Pengingat ini sudah ada. Pilih hari lain.")) from error
    record("tambah_anak_tangga", row, oleh=oleh, wilayah=wilayah, hari=hari, penerima=penerima)
    return row


@transaction.atomic
def remove_anak_tangga(wilayah: Wilayah, *, hari: int, penerima: str, oleh: Pengguna) -> None:
    """One rung less; the last one stays, because nobody would be reminded at all.

    Raises Galat ANAK_TERAKHIR.
    """
    _own(wilayah)
    rows = TanggaEskalasi.objects.filter(wilayah=wilayah)
    if rows.count() == 1:
        raise Galat("ANAK_TERAKHIR", _("Pengingat terakhir tidak dapat dihapus."))
    rows.filter(hari=hari, penerima=penerima).delete()
    record(
        "hapus_anak_tangga", "tanggaeskalasi", oleh=oleh, wilayah=wilayah, hari=hari,
        penerima=penerima,
    )  # fmt: skip


@transaction.atomic
def reset_tangga(wilayah: Wilayah, *, oleh: Pengguna) -> None:
    """Back to what holds above this place."""
    jumlah, _each = TanggaEskalasi.objects.filter(wilayah=wilayah).delete()
    record("bawaan_tangga", "tanggaeskalasi", oleh=oleh, wilayah=wilayah, jumlah=jumlah)


def _own(wilayah: Wilayah) -> None:
    """Give the place rows of its own, equal to those that hold for it; once."""
    locked = Wilayah.objects.select_for_update().get(pk=wilayah.pk)
    if TanggaEskalasi.objects.filter(wilayah=locked).exists():
        return
    TanggaEskalasi.objects.bulk_create(
        TanggaEskalasi(wilayah=locked, hari=anak.hari, penerima=anak.penerima)
        for anak in read_tangga().of(locked)
    )
