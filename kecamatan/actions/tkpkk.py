"""Who sits in the team of a kecamatan."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from fondasi.today import today
from kecamatan.actions.audit import record
from kecamatan.models import AnggotaTkpkk, Kontak, Pengguna


@transaction.atomic
def save_anggota(row: AnggotaTkpkk, *, baru: Kontak | None = None, oleh: Pengguna) -> AnggotaTkpkk:
    """Add a member or change the seat; `baru` is somebody whom no Kontak names yet.

    Raises Galat TANGGAL_NANTI, SUDAH_ANGGOTA.
    """
    if row.tanggal_sk and row.tanggal_sk > today():
        raise Galat("TANGGAL_NANTI", _("Tanggal SK tidak boleh sesudah hari ini."))
    verb = "ubah" if row.pk else "tambah"
    try:
        with transaction.atomic():
            if baru is not None:
                baru.wilayah = row.wilayah
                baru.save()
                row.kontak = baru
            row.save()
    except IntegrityError as error:
        raise Galat(
            "SUDAH_ANGGOTA", _("Orang ini sudah menjadi anggota TKPKK. Ubah keanggotaannya.")
        ) from error
    record(f"{verb}_anggota_tkpkk", row, oleh=oleh, wilayah=row.wilayah, jabatan=row.jabatan)
    return row


@transaction.atomic
def end_anggota(row: AnggotaTkpkk, *, sampai: date, oleh: Pengguna) -> AnggotaTkpkk:
    """`sampai` is the first day without the seat. Raises Galat SUDAH_BERAKHIR, MASA_TERBALIK."""
    locked = AnggotaTkpkk.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if locked.sampai is not None:
        raise Galat("SUDAH_BERAKHIR", _("Keanggotaan ini sudah diakhiri. Muat ulang halamannya."))
    if sampai <= locked.mulai:
        raise Galat("MASA_TERBALIK", _("Hari terakhir tidak boleh sebelum mulai menjabat."))
    locked.sampai = sampai
    locked.save(update_fields=["sampai"])
    record("akhiri_anggota_tkpkk", locked, oleh=oleh, wilayah=locked.wilayah, sampai=str(sampai))
    return locked
