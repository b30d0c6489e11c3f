"""Recording what an OPD owes or gave to one person."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from fondasi.today import today
from kecamatan.actions.audit import record
from kecamatan.actions.bukti import store_bukti
from kecamatan.models import Berkas, Pengguna
from kemiskinan.actions.neraca import request_neraca
from kemiskinan.enums import StatusIntervensi
from kemiskinan.models import Intervensi, Sasaran, SubKegiatan

ALASAN_MINIMAL = 10


@dataclass(frozen=True, slots=True)
class IsiIntervensi:
    """What is said about one help; `rupiah` None when in kind."""

    tahun: int
    bulan: int
    status: StatusIntervensi
    volume: Decimal | None = None
    satuan: str = ""
    rupiah: Decimal | None = None


@transaction.atomic
def record_intervensi(
    sasaran: Sasaran,
    sub_kegiatan: SubKegiatan,
    *,
    isi: IsiIntervensi,
    bukti: File[Any] | None = None,
    oleh: Pengguna | None,
) -> Intervensi:
    """One help for one person, once per budget line and month.

    Raises Galat BEDA_KABUPATEN, BULAN_MENDATANG, NILAI_NEGATIF, INTERVENSI_SUDAH_ADA and those
    of `store_bukti`.
    """
    if sasaran.kabupaten_id != sub_kegiatan.kabupaten_id:
        raise Galat("BEDA_KABUPATEN", _("Sub kegiatan ini milik kabupaten/kota lain."))
    _require(isi)
    key = {
        "kabupaten": sasaran.kabupaten,
        "sasaran": sasaran,
        "sub_kegiatan": sub_kegiatan,
        "tahun": isi.tahun,
        "bulan": isi.bulan,
    }
    row, created = Intervensi.objects.get_or_create(
        **key, defaults={**_values(isi), "bukti": _store(bukti, oleh), "oleh": oleh}
    )
    if not created:
        raise Galat(
            "INTERVENSI_SUDAH_ADA",
            _("Bantuan sub kegiatan ini pada bulan itu sudah tercatat. Ubah catatan yang ada."),
        )
    _audit("catat_intervensi", row, oleh)
    return row


@transaction.atomic
def change_intervensi(
    intervensi: Intervensi,
    *,
    isi: IsiIntervensi,
    bukti: File[Any] | None = None,
    oleh: Pengguna | None,
) -> Intervensi:
    """Another state, amount or evidence; person, budget line and month stay."""
    row = Intervensi.objects.select_for_update(of=("self",)).get(pk=intervensi.pk)
    _require(isi)
    before = row.status
    for name, value in _values(isi).items():
        setattr(row, name, value)
    row.bukti = _store(bukti, oleh) or row.bukti
    row.save()
    _audit("ubah_intervensi", row, oleh, dari=before)
    return row


@transaction.atomic
def cancel_intervensi(intervensi: Intervensi, *, alasan: str, oleh: Pengguna | None) -> None:
    """Take back what was recorded by mistake; the audit keeps that and why it stood.

    Raises Galat ALASAN_KURANG.
    """
    if len(alasan.strip()) < ALASAN_MINIMAL:
        raise Galat("ALASAN_KURANG", _("Tulis alasan pembatalan, paling sedikit 10 huruf."))
    row = Intervensi.objects.select_for_update(of=("self",)).get(pk=intervensi.pk)
    _audit("batalkan_intervensi", row, oleh, alasan=alasan.strip())
    row.delete()


def _store(bukti: File[Any] | None, oleh: Pengguna | None) -> Berkas | None:
    return store_bukti(bukti, jenis="bukti-intervensi", oleh=oleh) if bukti else None


def _require(isi: IsiIntervensi) -> None:
    now = today()
    if isi.status == StatusIntervensi.TERSALUR and (isi.tahun, isi.bulan) > (now.year, now.month):
        raise Galat("BULAN_MENDATANG", _("Bantuan bulan mendatang belum dapat dicatat tersalur."))
    if min(isi.volume or 0, isi.rupiah or 0) < 0:
        raise Galat("NILAI_NEGATIF", _("Volume dan nilai rupiah tidak boleh kurang dari nol."))


def _values(isi: IsiIntervensi) -> dict[str, Any]:
    return {
        "status": isi.status,
        "volume": isi.volume,
        "satuan": isi.satuan.strip(),
        "rupiah": isi.rupiah,
    }


def _audit(verb: str, row: Intervensi, oleh: Pengguna | None, **rincian: Any) -> None:
    record(
        verb, row, oleh=oleh, wilayah=row.sasaran.desa or row.kabupaten, sasaran=row.sasaran_id,
        sub_kegiatan=row.sub_kegiatan_id, bulan=f"{row.tahun}-{row.bulan:02d}",
        status=row.status, **rincian,
    )  # fmt: skip
    request_neraca(row.kabupaten)
