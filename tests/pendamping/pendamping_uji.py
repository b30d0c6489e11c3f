"""Factories of this room; programmes are made as the tests need them."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count
from typing import Any

from fondasi.today import today
from kecamatan.models import Kontak, Pengguna, Wilayah
from pendamping.models import Pendamping, Penempatan, ProgramPendampingan

_nomor = count(1)


def buat_program(kode: str = "", **lainnya: Any) -> ProgramPendampingan:
    kode = kode or f"program-{next(_nomor)}"
    isi = {"nama": f"Program {kode}", "singkatan": kode.upper()[:24]}
    return ProgramPendampingan.objects.create(kode=kode, **{**isi, **lainnya})


def buat_pendamping(
    program: ProgramPendampingan,
    wilayah: Wilayah,
    nama: str = "Rini (contoh)",
    *,
    akun: Pengguna | None = None,
    **lainnya: Any,
) -> Pendamping:
    """In the registry since 400 days, with an open contract unless told otherwise."""
    kontak = Kontak.objects.create(nama=nama, wilayah=wilayah, pengguna=akun)
    isi = {"kontrak_mulai": today() - timedelta(days=400)}
    return Pendamping.objects.create(
        kontak=kontak, program=program, wilayah=wilayah, **{**isi, **lainnya}
    )


def buat_penempatan(
    pendamping: Pendamping,
    desa: Wilayah,
    mulai: date | None = None,
    sampai: date | None = None,
) -> Penempatan:
    return Penempatan.objects.create(
        pendamping=pendamping,
        program=pendamping.program,
        tunggal=pendamping.program.tunggal,
        desa=desa,
        mulai=mulai or today() - timedelta(days=100),
        sampai=sampai,
    )
