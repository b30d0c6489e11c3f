"""Reading a delivered file in the worker: all of it becomes visible, or none of it."""

from __future__ import annotations

import logging
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.db import connection, transaction

from fondasi.errors import Galat
from fondasi.runs import TRIES, Run
from fondasi.today import today
from kecamatan.actions.audit import record
from kecamatan.models import PadananKode, Wilayah
from kemiskinan.actions.kabar_rilis import tell_uploader
from kemiskinan.enums import StatusRilis
from kemiskinan.intake.baca import Pembaca, Permintaan
from kemiskinan.intake.impor import Hasil, import_file
from kemiskinan.intake.kepala import Kepala
from kemiskinan.intake.muat_tempat import load_places
from kemiskinan.intake.simpan import TABEL
from kemiskinan.intake.tempat import KamusTempat
from kemiskinan.models import CatatanBaris, PemetaanKolom, Rilis
from kemiskinan.models.rilis import BERJALAN

logger = logging.getLogger(__name__)

# Seconds between two looks at the request to cancel, and two reports of progress.
PULSE: Final = 1.0
# Bytes per row of a delivered file, for a bar without a declared count.
BYTES_PER_ROW: Final = {"xlsx": 146, "lain": 300}


class Dibatalkan(Exception):  # noqa: N818
    """Somebody asked to stop; the transaction is rolled back."""


def read_rilis(rilis: Rilis, run: Run) -> None:
    """Read the file from its beginning: all of it becomes visible with DIPERIKSA, or none of it.

    Whatever happens ends in a status and a sentence; only the death of the process does not, and
    then the sweep rings again, at most `TRIES` times.
    """
    if rilis.status not in BERJALAN:
        return
    if rilis.percobaan >= TRIES:
        _end(rilis, StatusRilis.GAGAL, "TERHENTI_BERULANG", REPEATED)
        return
    run.report(status=StatusRilis.DIBACA, tahap="baca", kemajuan=0, percobaan=rilis.percobaan + 1)
    pembaca = Pembaca(_request(rilis))
    try:
        _read(rilis, run, pembaca)
    except Galat as galat:
        _end(rilis, StatusRilis.DITOLAK, galat.kode, galat.pesan, pembaca)
    except Dibatalkan:
        _end(rilis, StatusRilis.DIBATALKAN, "", "", pembaca)
    except Exception as error:
        # Without its message: a database error quotes the row it stumbled over.
        trace = "".join(traceback.format_tb(error.__traceback__))
        logger.error("Rilis %s gagal: %s\n%s", rilis.pk, type(error).__name__, trace)
        _end(rilis, StatusRilis.GAGAL, "KESALAHAN_SISTEM", UNEXPECTED, pembaca)


UNEXPECTED: Final = (
    "Pembacaan berhenti karena kesalahan sistem. Tidak ada baris yang tersimpan. Coba baca ulang; "
    "bila terulang, hubungi pengelola sistem."
)
REPEATED: Final = (
    "Pembacaan terhenti tiga kali tanpa selesai. Tidak ada baris yang tersimpan. "
    "Hubungi pengelola sistem."
)


def _read(rilis: Rilis, run: Run, pembaca: Pembaca) -> None:
    with transaction.atomic():
        if rilis.baris_disimpan:
            delete_rows(rilis)
        hasil = import_file(
            pembaca,
            rilis_id=rilis.pk,
            kabupaten_id=rilis.kabupaten_id,
            lama_id=_in_force(rilis),
            lapor=_reporter(rilis, run),
        )
        _queue_codes(rilis.kabupaten, pembaca.permintaan.tempat)
        _finish(rilis, hasil)


def _in_force(rilis: Rilis) -> int | None:
    same = Rilis.objects.in_force().filter(kabupaten=rilis.kabupaten, jenis=rilis.jenis)
    return same.values_list("pk", flat=True).first()


def _request(rilis: Rilis) -> Permintaan:
    assert rilis.berkas is not None
    known = PemetaanKolom.objects.filter(kabupaten=rilis.kabupaten, jenis=rilis.jenis)
    return Permintaan(
        jalur=Path(rilis.berkas.isi.path),
        jenis=rilis.jenis,
        batas_baris=settings.BATAS_BARIS,
        hari_ini=today(),
        tempat=load_places(rilis.kabupaten),
        pemetaan={p.sidik_kepala: (p.layout, p.pemetaan) for p in known},
    )


def _reporter(rilis: Rilis, run: Run) -> Callable[[str, int], None]:
    """Tells progress and obeys a cancel, about once a second and at every new stage."""
    expected = _expected_rows(rilis)
    stage, at = "", 0.0

    def report(tahap: str, baris: int) -> None:
        nonlocal stage, at
        now = time.monotonic()
        if tahap == stage and now - at < PULSE:
            return
        stage, at = tahap, now
        share = min(90, 90 * baris // expected) if tahap == "baca" else 95
        run.report(tahap=tahap, kemajuan=share, baris_dibaca=baris)
        if run.read("batal_diminta"):
            raise Dibatalkan

    return report


def _expected_rows(rilis: Rilis) -> int:
    assert rilis.berkas is not None
    excel = "sheet" in rilis.berkas.tipe or rilis.berkas.nama_asli.lower().endswith("xlsx")
    guess = rilis.berkas.ukuran // BYTES_PER_ROW["xlsx" if excel else "lain"]
    return max(rilis.jumlah_dinyatakan or guess, 1)


def _queue_codes(kabupaten: Wilayah, tempat: KamusTempat) -> None:
    """Codes and names that nobody has explained yet wait in the queue, each once."""
    PadananKode.objects.bulk_create(
        (
            PadananKode(
                kabupaten=kabupaten,
                kode=place.kode_antrean,
                nama_desa=place.kunci[1].strip()[:120],
                nama_kecamatan=place.kunci[2].strip()[:120],
            )
            for place in tempat.unknown()
        ),
        ignore_conflicts=True,
        batch_size=1_000,
    )


def _finish(rilis: Rilis, hasil: Hasil) -> None:
    """The last write of the import's transaction: from here on people see it."""
    kepala = hasil.bacaan.kepala
    assert kepala is not None
    changed = Rilis.objects.filter(pk=rilis.pk, status__in=BERJALAN).update(
        status=StatusRilis.DIPERIKSA,
        tahap="",
        kemajuan=100,
        layout=kepala.layout.kode,
        pemetaan=mapping_of(kepala, hasil.bacaan.lembar, hasil.bacaan.dilewati),
        baris_dibaca=hasil.bacaan.baris,
        baris_disimpan=hasil.baris_disimpan,
        jumlah_catatan=hasil.catatan,
        ringkasan=hasil.ringkasan,
        detik=hasil.detik,
        galat_kode="",
        galat_pesan="",
    )
    if not changed:
        raise Dibatalkan
    record(
        "baca_rilis",
        rilis,
        oleh=rilis.dibuat_oleh,
        wilayah=rilis.kabupaten,
        baris=hasil.baris_disimpan,
        layout=kepala.layout.kode,
    )
    tell_uploader(rilis, StatusRilis.DIPERIKSA)


def mapping_of(kepala: Kepala, lembar: list[str], dilewati: list[str]) -> dict[str, Any]:
    """How the header was understood, for the page that shows and corrects it."""
    titles = {nama: kepala.judul[at].strip() for nama, at in kepala.letak.items()}
    return {
        "baris": kepala.baris,
        "judul": [text.strip() for text in kepala.judul],
        "kolom": titles,
        "tidak_dipakai": [text.strip() for text in kepala.tak_dipakai],
        "sidik": kepala.sidik,
        "lembar": lembar,
        "dilewati": dilewati,
    }


@transaction.atomic
def _end(
    rilis: Rilis, status: StatusRilis, kode: str, pesan: str, pembaca: Pembaca | None = None
) -> None:
    """End a run without rows. The header that was seen is kept so that it can be mapped."""
    values: dict[str, Any] = {"galat_kode": kode, "galat_pesan": pesan}
    bacaan = pembaca.bacaan if pembaca else None
    kepala = (bacaan.kepala or bacaan.calon) if bacaan else None
    if bacaan and kepala:
        values |= {
            "layout": kepala.layout.kode,
            "pemetaan": mapping_of(kepala, bacaan.lembar, bacaan.dilewati),
            "baris_dibaca": bacaan.baris,
        }
    Rilis.objects.filter(pk=rilis.pk).update(
        status=status, tahap="", batal_diminta=False, baris_disimpan=0, **values
    )
    record(
        "akhiri_rilis",
        rilis,
        oleh=rilis.dibuat_oleh,
        wilayah=rilis.kabupaten,
        status=str(status),
        kode=kode,
    )
    tell_uploader(rilis, status)


def delete_rows(rilis: Rilis) -> int:
    """Remove the rows of a release that never took force; returns how many people or families."""
    removed = 0
    with connection.cursor() as cursor:
        for tabel in TABEL.values():
            for table in (tabel.identitas, tabel.baris):
                quoted = connection.ops.quote_name(table)
                cursor.execute(f"DELETE FROM {quoted} WHERE rilis_id = %s", [rilis.pk])  # noqa: S608
            removed += cursor.rowcount
    CatatanBaris.objects.filter(rilis=rilis)._raw_delete("default")
    return removed
