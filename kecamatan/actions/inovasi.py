"""Cards of the catalogue of innovations, their files, and who took them over."""

from __future__ import annotations

from collections.abc import Mapping

from django.core.files.base import File
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from fondasi.today import today
from kecamatan.actions.audit import record
from kecamatan.actions.bukti import store_bukti
from kecamatan.models import AdopsiInovasi, Inovasi, Pengguna, Wilayah

BERKAS = ("sk", "bukti", "replikasi")


@transaction.atomic
def save_inovasi(
    row: Inovasi, *, berkas: Mapping[str, File[bytes]] | None = None, oleh: Pengguna | None
) -> Inovasi:
    """Add or change a card; `berkas` holds new files by the names in BERKAS.

    Raises Galat SUDAH_ADA, TAHUN_NANTI, UKURAN_TANPA_SATUAN and those of the files.
    """
    _require(row)
    verb = "ubah" if row.pk else "tambah"
    new = {name: isi for name, isi in (berkas or {}).items() if name in BERKAS}
    for name, isi in new.items():
        setattr(row, name, store_bukti(isi, jenis=f"inovasi-{name}", oleh=oleh))
    if not row.pk:
        row.oleh = oleh
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise Galat(
            "SUDAH_ADA", _("Inovasi dengan nama ini sudah ada di katalog. Buka yang lama.")
        ) from error
    record(
        f"{verb}_inovasi", row, oleh=oleh, wilayah=row.wilayah,
        tahap=row.tahap, berkas=sorted(new),
    )  # fmt: skip
    return row


def _require(row: Inovasi) -> None:
    if row.tahun and row.tahun > today().year:
        raise Galat("TAHUN_NANTI", _("Tahun tidak boleh sesudah tahun ini."))
    measured = row.sebelum is not None or row.sesudah is not None
    if measured and not (row.indikator and row.satuan):
        raise Galat(
            "UKURAN_TANPA_SATUAN", _("Tulis apa yang diukur dan satuannya, misalnya anak atau %.")
        )


@transaction.atomic
def adopt_inovasi(
    inovasi: Inovasi, wilayah: Wilayah, *, catatan: str = "", oleh: Pengguna
) -> AdopsiInovasi:
    """This kecamatan took it over; twice is once. Raises Galat INOVASI_SENDIRI."""
    if inovasi.wilayah_id == wilayah.pk:
        raise Galat("INOVASI_SENDIRI", _("Inovasi ini milik kecamatan Anda sendiri."))
    row, created = AdopsiInovasi.objects.get_or_create(
        inovasi=inovasi, wilayah=wilayah, defaults={"catatan": catatan.strip(), "oleh": oleh}
    )
    if created:
        record("adopsi_inovasi", inovasi, oleh=oleh, wilayah=wilayah)
    return row


@transaction.atomic
def withdraw_adopsi(inovasi: Inovasi, wilayah: Wilayah, *, oleh: Pengguna) -> bool:
    """Take the adoption back; returns whether there was one."""
    removed, _rows = AdopsiInovasi.objects.filter(inovasi=inovasi, wilayah=wilayah).delete()
    if removed:
        record("tarik_adopsi_inovasi", inovasi, oleh=oleh, wilayah=wilayah)
    return bool(removed)
