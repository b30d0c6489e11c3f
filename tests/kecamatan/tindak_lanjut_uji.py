"""Promises for tests: made by the real action, then put into the wanted state."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from fondasi.today import today
from kecamatan.actions.tindak_lanjut import IsiTindakLanjut, open_tindak_lanjut
from kecamatan.enums import JenisInstansi
from kecamatan.models import Instansi, Kontak, Pengguna, TindakLanjut, Wilayah
from kecamatan.queries.tindak_lanjut import jenis_for
from tests.pemeran import buat_instansi


def buat_kontak(wilayah: Wilayah, nama: str = "Rini Uji", **lainnya: Any) -> Kontak:
    return Kontak.objects.create(wilayah=wilayah, nama=nama, **lainnya)


def buat_puskesmas(kecamatan: Wilayah, nama: str = "Puskesmas Uji", **lainnya: Any) -> Instansi:
    return buat_instansi(kecamatan, nama, **{"jenis": JenisInstansi.UPTD, **lainnya})


def buat_janji(
    wilayah: Wilayah,
    pemilik: Kontak | Instansi,
    *,
    oleh: Pengguna | None = None,
    keadaan: dict[str, Any] | None = None,
    **lainnya: Any,
) -> TindakLanjut:
    """A promise of `pemilik` to `wilayah`; `keadaan` are columns set afterwards."""
    kontak = pemilik if isinstance(pemilik, Kontak) else None
    instansi = pemilik if isinstance(pemilik, Instansi) else None
    isi = {"uraian": "Perbaiki jadwal posyandu", "batas": today() + timedelta(days=7)}
    row = open_tindak_lanjut(
        IsiTindakLanjut(
            wilayah=wilayah,
            jenis=jenis_for(wilayah, kontak, instansi),
            kontak=kontak,
            instansi=instansi,
            **{**isi, **lainnya},
        ),
        oleh=oleh,
    )
    if keadaan:
        TindakLanjut.objects.filter(pk=row.pk).update(**keadaan)
        row.refresh_from_db()
    return row
