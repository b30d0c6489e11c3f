"""Who answers for which indicator."""

from __future__ import annotations

from django.db import transaction

from fondasi.errors import Galat
from kecamatan.actions.audit import record
from kecamatan.enums import Tingkat
from kecamatan.models import Instansi, Pengguna, Wilayah
from layanan_dasar.models import RuteIndikator


@transaction.atomic
def set_route(
    wilayah: Wilayah, indikator_kode: str, instansi: Instansi | None, *, validasi: bool = False,
    oleh: Pengguna | None,
) -> RuteIndikator | None:  # fmt: skip
    """Write, change or (with `instansi` None) remove the route of an indicator in a kecamatan or
    kabupaten. Raises Galat TINGKAT_SALAH, INSTANSI_LUAR."""
    if wilayah.tingkat not in (Tingkat.KABUPATEN, Tingkat.KECAMATAN):
        raise Galat("TINGKAT_SALAH", "Rute ditetapkan untuk kabupaten/kota atau kecamatan.")
    rows = RuteIndikator.objects.filter(wilayah=wilayah, indikator_kode=indikator_kode)
    if instansi is None:
        rows.delete()
        record("hapus_rute", wilayah, oleh=oleh, wilayah=wilayah, indikator=indikator_kode)
        return None
    kabupaten = ".".join(wilayah.kode.split(".")[:2])
    if not instansi.wilayah.kode.startswith(kabupaten):
        raise Galat("INSTANSI_LUAR", "Pilih instansi dari kabupaten/kota yang sama.")
    row, _made = RuteIndikator.objects.update_or_create(
        wilayah=wilayah,
        indikator_kode=indikator_kode,
        defaults={"instansi": instansi, "validasi": validasi},
    )
    record("tetapkan_rute", row, oleh=oleh, wilayah=wilayah, indikator=indikator_kode)
    return row
