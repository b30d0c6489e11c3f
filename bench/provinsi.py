"""The lists of the camat's room with a whole province in the tables.

    .venv/bin/python -m bench.provinsi [--folder FOLDER] [--kali 15]

Builds the small demo, then fills what Jawa Timur would hold: 666 kecamatan and 8,494
desa/kelurahan from the codes, 5,000 meetings, 50,000 follow-ups and 20,000 pendamping with their
placements. Measures like `bench.halaman`, in turns with the sign-in page; prints one JSON object
per line; exit 1 when a page is slower than six times that or asks more than 20 queries.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, time, timedelta
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.halaman import (
    PEMERAN,
    lapor,
    masuk,
    nilai,
    pastikan_peran,
    peragaan,
    ranah,
    ukur_acuan,
    ukur_halaman,
)
from bench.halaman_telusur import Peramban, kenali

if TYPE_CHECKING:
    from kecamatan.models import Kontak, Wilayah
    from pendamping.models import Pendamping

RAPAT, JANJI, PENDAMPING = 5_000, 50_000, 20_000
HARI_INI = date(2024, 11, 4)
TIAP_KALI = 5_000
PERAN = ("camat", "bappeda", "provinsi", "pendamping")
ALAMAT = (
    "/",
    "/rapat/",
    "/rapat/tindak-lanjut/",
    "/rapat/tindak-lanjut/?keadaan=terlambat",
    "/rapat/tindak-lanjut/papan/",
    "/rapat/arahan/",
    "/rapat/agenda-terpadu/35.17.05/",
    "/rumah-bersama/kelembagaan/35.17/",
    "/rumah-bersama/kelembagaan/35/",
    "/rumah-bersama/kelembagaan/35/kecamatan/",
    "/rumah-bersama/tkpkk/",
    "/pendamping/daftar/",
    "/pendamping/cakupan/35.17.05/",
    "/pendamping/cakupan/35.17/",
    "/pendamping/cakupan/35/",
    "/pendamping/kunjungan/",
    "/pendamping/konsultasi/",
)
"""What a peran may not open is left out of its turn."""


def main() -> None:
    urai = argparse.ArgumentParser(prog="python -m bench.provinsi")
    urai.add_argument("--folder", type=Path, help="folder data yang dipakai lagi")
    urai.add_argument("--kali", type=int, default=15, help="banyaknya ulangan tiap halaman")
    pilihan = urai.parse_args()
    with peragaan(pilihan.folder):
        lapor(ukuran="isi", **isi_provinsi())
        patah = ukur(pilihan.kali)
    sys.exit(1 if patah else 0)


def isi_provinsi() -> dict[str, int]:
    """Fill once; a folder that is used again keeps its rows. Returns the counts."""
    from kecamatan.models import RapatKoordinasi, TindakLanjut, Wilayah
    from pendamping.models import Pendamping

    jatim = Wilayah.objects.filter(kode__startswith="35.", berlaku_sampai=None)
    kecamatan = list(jatim.filter(tingkat=3).order_by("kode"))
    desa = list(jatim.filter(tingkat=4).order_by("kode"))
    if Pendamping.objects.count() < PENDAMPING:
        orang = _orang(kecamatan)
        _rapat(kecamatan, orang)
        _janji(kecamatan, orang)
        _penempatan(_pendamping(orang), desa)
        _analisis()
    return {
        "kecamatan": len(kecamatan),
        "desa": len(desa),
        "rapat": RapatKoordinasi.objects.count(),
        "tindak_lanjut": TindakLanjut.objects.count(),
        "pendamping": Pendamping.objects.count(),
    }


def _simpan(model: Any, rows: Iterable[Any]) -> list[Any]:
    return list(model._default_manager.bulk_create(rows, batch_size=TIAP_KALI))


def _orang(kecamatan: Sequence[Wilayah]) -> list[Kontak]:
    from kecamatan.models import Kontak

    rows = (
        Kontak(nama=f"Orang {n} (contoh)", unsur="Pendamping", wilayah=tempat)
        for n, tempat in enumerate(islice(cycle(kecamatan), PENDAMPING))
    )
    return _simpan(Kontak, rows)


def _rapat(kecamatan: Sequence[Wilayah], orang: Sequence[Kontak]) -> None:
    from kecamatan.enums import StatusRapat
    from kecamatan.models import JenisRapat, RapatKoordinasi

    jenis = JenisRapat.objects.order_by("pk")[0]
    rows = (
        RapatKoordinasi(
            wilayah=tempat,
            jenis=jenis,
            judul=f"Rapat koordinasi {n}",
            tanggal=HARI_INI + timedelta(days=10 - n % 200),
            mulai=time(9),
            tempat="Pendapa",
            status=StatusRapat.RENCANA if n % 200 <= 10 else StatusRapat.DITUTUP,
            pimpinan=orang[n],
        )
        for n, tempat in enumerate(islice(cycle(kecamatan), RAPAT))
    )
    _simpan(RapatKoordinasi, rows)


def _janji(kecamatan: Sequence[Wilayah], orang: Sequence[Kontak]) -> None:
    from kecamatan.enums import JenisTindakLanjut, StatusTindakLanjut
    from kecamatan.models import TindakLanjut

    keadaan = cycle((StatusTindakLanjut.BELUM, StatusTindakLanjut.PROSES,
                     StatusTindakLanjut.SELESAI, StatusTindakLanjut.SELESAI))  # fmt: skip
    rows = (
        TindakLanjut(
            wilayah=tempat,
            jenis=JenisTindakLanjut.PERMINTAAN,
            uraian=f"Menyelesaikan pekerjaan nomor {n}",
            kontak=orang[n % len(kecamatan)],
            batas=HARI_INI + timedelta(days=14 - n % 120),
            status=next(keadaan),
        )
        for n, tempat in enumerate(islice(cycle(kecamatan), JANJI))
    )
    _simpan(TindakLanjut, rows)


def _pendamping(orang: Sequence[Kontak]) -> list[Pendamping]:
    from pendamping.models import Pendamping, ProgramPendampingan

    programs = cycle(ProgramPendampingan.objects.filter(tunggal=False).order_by("pk"))
    rows = (
        Pendamping(
            kontak=one,
            program=next(programs),
            wilayah_id=one.wilayah_id,
            kontrak_mulai=date(2024, 1, 1),
            kontrak_sampai=date(2025, 1, 1) if n % 3 else None,
        )
        for n, one in enumerate(orang)
    )
    return _simpan(Pendamping, rows)


def _penempatan(people: Sequence[Pendamping], desa: Sequence[Wilayah]) -> None:
    """Two villages each, of her kecamatan where it has any."""
    from pendamping.models import Penempatan

    _simpan(Penempatan, _tempat_kerja(people, desa))


def _tempat_kerja(people: Sequence[Pendamping], desa: Sequence[Wilayah]) -> Iterator[Any]:
    from pendamping.models import Penempatan

    below: dict[int | None, list[Wilayah]] = {}
    for one in desa:
        below.setdefault(one.induk_id, []).append(one)
    for n, row in enumerate(people):
        choice = below.get(row.wilayah_id, [])
        start = (n // len(below)) % max(len(choice), 1)
        for place in (choice[start:] + choice[:start])[:2]:
            yield Penempatan(
                pendamping=row, program_id=row.program_id, tunggal=False, desa=place,
                mulai=row.kontrak_mulai, sampai=row.kontrak_sampai,
            )  # fmt: skip


def _analisis() -> None:
    """What autovacuum does within a minute of such a load."""
    import psycopg

    from fondasi import embedded

    with psycopg.connect(embedded.url_for("postgres"), autocommit=True) as server:
        server.execute("ANALYZE")


def ukur(kali: int) -> int:
    from rumahbersama.wsgi import application as aplikasi

    pastikan_peran()
    _acuan, patah = ukur_acuan(aplikasi)
    for peran in PERAN:
        peramban = Peramban(aplikasi, masuk(f"{PEMERAN[peran]}@{ranah()}"))
        for alamat in ALAMAT:
            halaman = kenali(alamat)
            if halaman is not None and peramban.buka(alamat).status_code == 200:
                patah += nilai(peran, halaman, ukur_halaman(peramban, alamat, kali))
    return patah


if __name__ == "__main__":
    main()
