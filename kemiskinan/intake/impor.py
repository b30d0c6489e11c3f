"""One delivered file into the tables: reading and storing overlap, then the set is checked."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from typing import Any, Final

from django.db import connection
from django.db.models import Count
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from kemiskinan.intake.ahead import read_ahead
from kemiskinan.intake.baca import Bacaan, Pembaca
from kemiskinan.intake.desil_keluarga import take_from_family
from kemiskinan.intake.kepala import Kepala
from kemiskinan.intake.langkah import read_step, run_step
from kemiskinan.intake.layouts import layouts_of
from kemiskinan.intake.simpan import TABEL, Penyimpan, Tabel
from kemiskinan.intake.tempat import KamusTempat
from kemiskinan.models import CatatanBaris

ANALYSED: Final = "rilis_id, kecamatan_id, desa_id"
ANALYSED_IDENTITY: Final = "rilis_id, nik"
SWITCH_INTERVAL: Final = 0.0005
DIFFERENCES: Final = ("baru", "hilang", "tetap", "desil_turun", "desil_naik")

Lapor = Callable[[str, int], None]


@dataclass(slots=True)
class Hasil:
    """What an import found. `detik` holds the stages; reading and storing run side by side, so
    `baca` and `simpan` do not add up to `total`."""

    bacaan: Bacaan
    baris_disimpan: int
    catatan: dict[str, int] = field(default_factory=dict)
    ringkasan: dict[str, Any] = field(default_factory=dict)
    detik: dict[str, float] = field(default_factory=dict)


def import_file(
    pembaca: Pembaca, *, rilis_id: int, kabupaten_id: int, lama_id: int | None, lapor: Lapor
) -> Hasil:
    """Store every row of the file under the release, in the caller's transaction, and compare it
    with the release `lama_id` of the same kind.

    `lapor(stage, rows)` is called after each piece and may raise to stop. Raises Galat when the
    whole file is refused; the caller then rolls back.
    """
    started = time.perf_counter()
    table_name = layouts_of(pembaca.permintaan.jenis)[0].tabel
    penyimpan = Penyimpan(TABEL[table_name], rilis_id, kabupaten_id)
    with _tuned_for_reading(), closing(read_ahead(pembaca)) as pieces:
        for piece in pieces:
            penyimpan.store(piece)
            lapor("baca", penyimpan.baris)
    if not penyimpan.baris:
        raise Galat("TANPA_BARIS", _("Tidak ada baris data di bawah baris kepala."))
    refuse_foreign(pembaca.permintaan.tempat)
    hasil = Hasil(pembaca.bacaan, penyimpan.baris)
    hasil.detik |= {"baca": pembaca.bacaan.detik, "simpan": penyimpan.detik}
    _check(hasil, penyimpan.tabel, rilis_id, lama_id, lapor)
    hasil.detik["total"] = time.perf_counter() - started
    hasil.detik = {stage: round(seconds, 2) for stage, seconds in hasil.detik.items()}
    return hasil


@contextmanager
def _tuned_for_reading() -> Iterator[None]:
    """Rows hold no cycles: looking for them costs a tenth of the reading. And the storing thread,
    which mostly waits for the server, must not wait 5 ms for its turn at each small step."""
    enabled, interval = gc.isenabled(), sys.getswitchinterval()
    gc.disable()
    sys.setswitchinterval(SWITCH_INTERVAL)
    try:
        yield
    finally:
        sys.setswitchinterval(interval)
        if enabled:
            gc.enable()


def _check(hasil: Hasil, tabel: Tabel, rilis_id: int, lama_id: int | None, lapor: Lapor) -> None:
    """Statistics first: without them the planner takes the new release for empty, and joins it
    row by row. Only of the columns that the steps and pages choose by; the rest is autovacuum's."""
    lapor("indeks", hasil.baris_disimpan)
    started = time.perf_counter()
    with connection.cursor() as cursor:
        for table, columns in ((tabel.baris, ANALYSED), (tabel.identitas, ANALYSED_IDENTITY)):
            cursor.execute(f"ANALYZE {connection.ops.quote_name(table)} ({columns})")
    analysed = time.perf_counter()
    lapor("periksa", hasil.baris_disimpan)
    kepala = hasil.bacaan.kepala
    assert kepala is not None
    values: dict[str, Any] = {"rilis": rilis_id}
    run_step("10_tandai_nik_ganda", tabel, **values, kolom=title(kepala, "nik"))
    if tabel.id_sumber:
        run_step("20_tandai_id_ganda", tabel, **values, kolom=title(kepala, tabel.id_sumber))
    take_from_family(rilis_id, tabel, kepala)
    hasil.catatan = count_findings(rilis_id)
    hasil.ringkasan = summarise(tabel, rilis_id, lama_id)
    hasil.detik |= {"indeks": analysed - started, "periksa": time.perf_counter() - analysed}


def summarise(tabel: Tabel, rilis_id: int, lama_id: int | None) -> dict[str, Any]:
    """What the page of the release shows: `kecamatan` [[id, decile, rows]] with null for unknown,
    and `selisih` against the release in force, when there is one."""
    found: dict[str, Any] = {
        "kecamatan": [list(row) for row in read_step("30_ringkas", tabel, rilis=rilis_id)]
    }
    if lama_id:
        counts = read_step("40_selisih", tabel, rilis=rilis_id, lama=lama_id)[0]
        found["selisih"] = dict(zip(DIFFERENCES, counts, strict=True)) | {"lama": lama_id}
    return found


def title(kepala: Kepala, nama: str) -> str:
    """The header as delivered, for the findings."""
    return kepala.judul[kepala.letak[nama]].strip()[:80] if nama in kepala.letak else nama


def count_findings(rilis_id: int) -> dict[str, int]:
    rows = CatatanBaris.objects.filter(rilis_id=rilis_id).order_by("kode")
    return dict(rows.values_list("kode").annotate(n=Count("id")))


def refuse_foreign(tempat: KamusTempat) -> None:
    """More than half of the coded rows belong elsewhere, or carry another list's codes."""
    coded, foreign, bps = tempat.shares()
    if foreign * 2 > coded:
        raise Galat(
            "KABUPATEN_LAIN",
            _("Lebih dari separuh kode desa milik kabupaten/kota lain. Periksa kembali berkasnya."),
        )
    if bps * 2 > coded:
        raise Galat(
            "KODE_BPS",
            _(
                "Kode desa di berkas ini kode BPS, bukan kode Kemendagri. Minta berkas dengan kode "
                "Kemendagri, atau ganti kodenya lebih dahulu."
            ),
        )
