"""The life of a delivered file: received, read, cancelled. What follows stands in pemberlakuan."""

from __future__ import annotations

import logging
import time
import traceback
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.core.files.base import File
from django.db import connection, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from fondasi.antrean import ring
from fondasi.errors import Galat
from fondasi.formatting import tanggal
from fondasi.runs import Run, is_held
from fondasi.today import today
from kecamatan.actions.audit import record
from kecamatan.actions.berkas import store_berkas
from kecamatan.enums import Tingkat
from kecamatan.models import Berkas, PadananKode, Pengguna, Wilayah
from kemiskinan.enums import JenisRilis, StatusRilis
from kemiskinan.intake.baca import Pembaca, Permintaan
from kemiskinan.intake.impor import Hasil, import_file
from kemiskinan.intake.kepala import Kepala
from kemiskinan.intake.muat_tempat import load_places
from kemiskinan.intake.simpan import TABEL
from kemiskinan.intake.tempat import KamusTempat
from kemiskinan.models import CatatanBaris, PemetaanKolom, Rilis
from kemiskinan.models.rilis import BERJALAN, HIDUP

logger = logging.getLogger(__name__)

READ_TASK: Final = "kemiskinan.read_rilis"
MOST_TRIES: Final = 3
# Seconds between two looks at the request to cancel, and two reports of progress.
PULSE: Final = 1.0
# Bytes per row of a delivered file, for a bar without a declared count.
BYTES_PER_ROW: Final = {"xlsx": 146, "lain": 300}


class Dibatalkan(Exception):  # noqa: N818
    """Somebody asked to stop; the transaction is rolled back."""


@transaction.atomic
def receive_rilis(
    *,
    jenis: str,
    kabupaten: Wilayah,
    tahun: int,
    isi: File[bytes] | Path,
    nama: str,
    oleh: Pengguna | None,
    nomor_dokumen: str = "",
    tanggal_dokumen: date | None = None,
    jumlah_dinyatakan: int | None = None,
    antre: bool = True,
) -> Rilis:
    """Keep the file and queue its reading; `antre=False` leaves the reading to the caller.

    Raises Galat SUDAH_ADA when the same content is known for this kabupaten and kind.
    """
    if kabupaten.tingkat != Tingkat.KABUPATEN:
        raise Galat("BUKAN_KABUPATEN", _("Data sumber diterima untuk satu kabupaten/kota."))
    Wilayah.objects.select_for_update(no_key=True).get(pk=kabupaten.pk)
    berkas = store_berkas(isi, jenis="rilis", nama=nama, oleh=oleh)
    _refuse_known(jenis, kabupaten, berkas)
    rilis = Rilis.objects.create(
        jenis=jenis,
        kabupaten=kabupaten,
        tahun=tahun,
        versi=_next_version(jenis, kabupaten, tahun),
        nomor_dokumen=nomor_dokumen,
        tanggal_dokumen=tanggal_dokumen,
        jumlah_dinyatakan=jumlah_dinyatakan,
        berkas=berkas,
        sidik=berkas.sidik,
        dibuat_oleh=oleh,
    )
    record("terima_rilis", rilis, oleh=oleh, wilayah=kabupaten, jenis=jenis, sidik=berkas.sidik)
    if antre:
        ring(READ_TASK, rilis.pk)
    return rilis


def _refuse_known(jenis: str, kabupaten: Wilayah, berkas: Berkas) -> None:
    if known := alive_twin(jenis, kabupaten, berkas.sidik):
        berkas.isi.delete(save=False)
        raise Galat(
            "SUDAH_ADA",
            _("Berkas yang sama sudah diterima pada %(tanggal)s sebagai %(rilis)s.")
            % {"tanggal": tanggal(known.created_at.date()), "rilis": known},
        )


def alive_twin(jenis: str, kabupaten: Wilayah, sidik: str) -> Rilis | None:
    """The release that this content already is, unless it was rejected or failed."""
    return Rilis.objects.filter(
        jenis=jenis, kabupaten=kabupaten, sidik=sidik, status__in=HIDUP
    ).first()


def _next_version(jenis: str, kabupaten: Wilayah, tahun: int) -> int:
    same = Rilis.objects.filter(jenis=jenis, kabupaten=kabupaten, tahun=tahun)
    return int(same.aggregate(n=Max("versi"))["n"] or 0) + 1


def read_rilis(rilis: Rilis, run: Run) -> None:
    """Read the file from its beginning: all of it becomes visible with DIPERIKSA, or none of it.

    Whatever happens ends in a status and a sentence; only the death of the process does not, and
    then the sweep rings again, at most `MOST_TRIES` times.
    """
    if rilis.status not in BERJALAN:
        return
    if rilis.percobaan >= MOST_TRIES:
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


@transaction.atomic
def cancel_rilis(rilis: Rilis, *, oleh: Pengguna | None) -> None:
    """Stop the reading: at once while it waits, within seconds while it runs."""
    row = Rilis.objects.select_for_update().get(pk=rilis.pk)
    if row.status not in BERJALAN:
        raise Galat("TIDAK_BERJALAN", _("Data sumber ini tidak sedang dibaca."))
    row.batal_diminta = True
    if not is_held(row):
        row.status, row.batal_diminta = StatusRilis.DIBATALKAN, False
    row.save(update_fields=["batal_diminta", "status"])
    record("batalkan_rilis", row, oleh=oleh, wilayah=row.kabupaten)


@transaction.atomic
def reread_rilis(
    rilis: Rilis,
    *,
    oleh: Pengguna | None,
    layout: str = "",
    pemetaan: dict[str, str] | None = None,
    antre: bool = True,
) -> None:
    """Read again from the beginning, with a corrected mapping that is remembered for this header.

    `pemetaan` is {column name: header}. Only before the release has taken force.
    """
    row = Rilis.objects.select_for_update().select_related("kabupaten").get(pk=rilis.pk)
    again = (StatusRilis.DIPERIKSA, StatusRilis.GAGAL, StatusRilis.DIBATALKAN, StatusRilis.DITOLAK)
    if row.status not in again or (row.status == StatusRilis.DITOLAK and not row.galat_kode):
        raise Galat("TIDAK_DAPAT_DIBACA_ULANG", _("Data sumber ini tidak dapat dibaca ulang."))
    twin = alive_twin(row.jenis, row.kabupaten, row.sidik)
    if twin and twin.pk != row.pk:
        raise Galat("SUDAH_ADA", _("Berkas yang sama sudah diterima sebagai %s.") % twin)
    if pemetaan is not None:
        _remember(row, layout, pemetaan, oleh)
    row.status, row.percobaan, row.kemajuan = StatusRilis.DITERIMA, 0, 0
    row.galat_kode = row.galat_pesan = ""
    row.save(update_fields=["status", "percobaan", "kemajuan", "galat_kode", "galat_pesan"])
    record("baca_ulang_rilis", row, oleh=oleh, wilayah=row.kabupaten, layout=layout)
    if antre:
        ring(READ_TASK, row.pk)


def _remember(rilis: Rilis, layout: str, pemetaan: dict[str, str], oleh: Pengguna | None) -> None:
    PemetaanKolom.objects.update_or_create(
        kabupaten=rilis.kabupaten,
        jenis=JenisRilis(rilis.jenis),
        sidik_kepala=rilis.pemetaan["sidik"],
        defaults={"layout": layout, "pemetaan": pemetaan, "oleh": oleh},
    )
