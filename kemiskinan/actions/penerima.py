"""Recipients that an OPD uploads: stored, matched with the decree, decided, confirmed."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.files.base import File
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from fondasi.antrean import ring
from fondasi.errors import Galat
from fondasi.formatting import tanggal
from fondasi.runs import TRIES, Run
from fondasi.spreadsheets.limits import Batas
from fondasi.spreadsheets.reading import open_workbook
from fondasi.today import today
from kecamatan.actions.audit import record
from kecamatan.actions.berkas import store_berkas
from kecamatan.models import Pengguna
from kemiskinan.actions.neraca import request_neraca
from kemiskinan.enums import Keputusan, StatusIntervensi, StatusPadanan, StatusProses
from kemiskinan.intake.penerima import BarisPenerima, desa_finder, read_rows
from kemiskinan.matching.engine import match_parties
from kemiskinan.matching.parties import SASARAN
from kemiskinan.models import (
    DaftarPenerima,
    IdentitasPenerima,
    Intervensi,
    Penerima,
    Sasaran,
    SubKegiatan,
)
from kemiskinan.queries.neraca import sk_in_force
from kemiskinan.rules.ambang import BERLAKU

TASK = "kemiskinan.match_penerima"
BATAS = Batas(ukuran_berkas=20 * 1024 * 1024, baris=50_000)
SEKALI = 1_000
SIMPAN = Path(__file__).parent / "sql" / "penerima" / "80_simpan.sql"
PENERIMA = """
SELECT p.id, i.nik, p.nama, p.tanggal_lahir, p.desa_id, w.induk_id AS kecamatan_id, '' AS jk
  FROM kemiskinan_penerima p
  LEFT JOIN kemiskinan_identitaspenerima i ON i.penerima_id = p.id
  LEFT JOIN kecamatan_wilayah w ON w.id = p.desa_id
 WHERE p.daftar_id = %(daftar)s
"""
"""The uploaded recipients of the list %(daftar)s as a party for the engine."""


@transaction.atomic
def start_penerima(
    sub: SubKegiatan, *, tahun: int, bulan: int, berkas: File[Any], oleh: Pengguna
) -> DaftarPenerima:
    """Keep the file and call the worker.

    Raises Galat SK_BELUM_ADA, BULAN_MENDATANG, BERKAS_SUDAH_DIUNGGAH.
    """
    if sk_in_force(sub.kabupaten) is None:
        raise Galat("SK_BELUM_ADA", _("Belum ada SK penetapan yang berlaku untuk dipadankan."))
    if (tahun, bulan) > (today().year, today().month):
        raise Galat("BULAN_MENDATANG", _("Penerima bulan mendatang belum dapat diunggah."))
    stored = store_berkas(berkas, jenis="penerima", nama=berkas.name or "penerima", oleh=oleh)
    key = {"sub_kegiatan": sub, "tahun": tahun, "bulan": bulan, "sidik": stored.sidik}
    same = DaftarPenerima.objects.filter(**key).exclude(status=StatusProses.GAGAL).first()
    if same:
        raise Galat(
            "BERKAS_SUDAH_DIUNGGAH",
            _("Berkas yang sama sudah diunggah pada %(hari)s untuk sub kegiatan dan bulan ini.")
            % {"hari": tanggal(same.created_at)},
        )
    daftar = DaftarPenerima.objects.create(
        **key, kabupaten=sub.kabupaten, instansi=sub.instansi, berkas=stored, oleh=oleh
    )
    record("unggah_penerima", daftar, oleh=oleh, wilayah=sub.kabupaten, sub_kegiatan=sub.pk)
    ring(TASK, daftar.pk)
    return daftar


def run_penerima(daftar: DaftarPenerima, run: Run) -> None:
    """Read and match as pekerja; all rows appear at once, or the list fails with a sentence."""
    if daftar.percobaan >= TRIES:
        run.report(status=StatusProses.GAGAL, galat_pesan=_("Gagal diproses tiga kali berturut."))
        return
    run.report(status=StatusProses.BERJALAN, percobaan=daftar.percobaan + 1, kemajuan=5)
    try:
        with transaction.atomic():
            _store_rows(daftar)
            run.report(kemajuan=50)
            _match(daftar)
            _finish(daftar)
    except Galat as galat:
        run.report(status=StatusProses.GAGAL, galat_pesan=galat.pesan)


def _store_rows(daftar: DaftarPenerima) -> None:
    """Every row of the first sheet that holds data, again from the start after a crash."""
    daftar.penerima.all().delete()
    find = desa_finder(daftar.kabupaten)
    with open_workbook(Path(daftar.berkas.isi.path), batas=BATAS) as book:
        sheet = next(name for name in book.sheet_names if book.holds_data(name))
        rows = read_rows(book.rows(sheet), today=today(), cari_desa=find)
        while batch := list(islice(rows, SEKALI)):
            _store_batch(daftar, batch)


def _store_batch(daftar: DaftarPenerima, batch: list[BarisPenerima]) -> None:
    stored = Penerima.objects.bulk_create(
        Penerima(
            kabupaten=daftar.kabupaten,
            daftar=daftar,
            nomor_baris=row.nomor,
            nama=row.nama,
            nik_samar=row.nik_samar,
            tanggal_lahir=row.lahir,
            desa_id=row.desa_id,
            rupiah=row.rupiah,
            catatan=list(row.catatan),
        )
        for row in batch
    )
    IdentitasPenerima.objects.bulk_create(
        IdentitasPenerima(penerima=penerima, nik=row.nik, nik_mentah=row.nik_mentah)
        for penerima, row in zip(stored, batch, strict=True)
    )


def _match(daftar: DaftarPenerima) -> None:
    sk = sk_in_force(daftar.kabupaten)
    if sk is None:
        raise Galat("SK_BELUM_ADA", _("Belum ada SK penetapan yang berlaku untuk dipadankan."))
    params = {"daftar": daftar.pk, "sk": sk.pk}
    with connection.cursor() as cursor:
        match_parties(cursor, kiri=PENERIMA, kanan=SASARAN, ambang=BERLAKU, params=params)
        cursor.execute(SIMPAN.read_text(), params)


def _finish(daftar: DaftarPenerima) -> None:
    """The last step of the transaction: the counts, and the list is done."""
    rows = daftar.penerima.values_list("status", "catatan")
    counts = Counter(status for status, _notes in rows)
    jumlah = {"baris": len(rows), "catatan": sum(bool(notes) for _status, notes in rows)}
    DaftarPenerima.objects.filter(pk=daftar.pk).update(
        status=StatusProses.SELESAI,
        kemajuan=100,
        jumlah=jumlah | {status: counts[status] for status in StatusPadanan.values},
        galat_pesan="",
    )


@transaction.atomic
def decide_penerima(
    penerima: Penerima, *, sasaran: Sasaran | None, oleh: Pengguna | None
) -> Penerima:
    """A person says who this recipient is, or with None that it is nobody of the decree.

    May be decided anew until the list is confirmed. Raises Galat DAFTAR_SUDAH_DIKONFIRMASI,
    BUKAN_CALON.
    """
    daftar = DaftarPenerima.objects.select_for_update().get(pk=penerima.daftar_id)
    _require_open(daftar)
    row = Penerima.objects.select_for_update().get(pk=penerima.pk)
    candidates = {c["sasaran"] for c in row.calon}
    if not candidates or (sasaran and sasaran.pk not in candidates):
        raise Galat("BUKAN_CALON", _("Orang ini bukan calon dari baris tersebut."))
    row.sasaran = sasaran
    row.keputusan = Keputusan.PADAN if sasaran else Keputusan.BUKAN
    row.save(update_fields=["sasaran", "keputusan"])
    record(
        "putuskan_penerima", row, oleh=oleh, wilayah=daftar.kabupaten,
        keputusan=row.keputusan, sasaran=row.sasaran_id,
    )  # fmt: skip
    return row


@transaction.atomic
def confirm_penerima(daftar: DaftarPenerima, *, oleh: Pengguna | None) -> DaftarPenerima:
    """The settled recipients become delivered help; those recorded before stay as they are.

    Raises Galat DAFTAR_BELUM_SELESAI, DAFTAR_SUDAH_DIKONFIRMASI, MASIH_PERLU_DITINJAU.
    """
    row = DaftarPenerima.objects.select_for_update().get(pk=daftar.pk)
    _require_open(row)
    if row.penerima.filter(status=StatusPadanan.PERLU_DITINJAU, keputusan="").exists():
        raise Galat(
            "MASIH_PERLU_DITINJAU",
            _("Masih ada baris yang perlu ditinjau. Putuskan semuanya, lalu konfirmasi."),
        )
    created = _give(row, oleh)
    settled = row.penerima.exclude(sasaran=None).count()
    row.jumlah = {**row.jumlah, "intervensi": created, "sudah": settled - created}
    row.dikonfirmasi_at = timezone.now()
    row.save(update_fields=["jumlah", "dikonfirmasi_at"])
    record("konfirmasi_penerima", row, oleh=oleh, wilayah=row.kabupaten, intervensi=created)
    request_neraca(row.kabupaten)
    return row


def _require_open(daftar: DaftarPenerima) -> None:
    if daftar.status != StatusProses.SELESAI:
        raise Galat("DAFTAR_BELUM_SELESAI", _("Daftar ini belum selesai dipadankan."))
    if daftar.dikonfirmasi_at:
        raise Galat("DAFTAR_SUDAH_DIKONFIRMASI", _("Daftar ini sudah dikonfirmasi."))


def _give(daftar: DaftarPenerima, oleh: Pengguna | None) -> int:
    """One delivered help per Sasaran; returns how many are new."""
    key = {
        "kabupaten": daftar.kabupaten,
        "sub_kegiatan": daftar.sub_kegiatan,
        "tahun": daftar.tahun,
        "bulan": daftar.bulan,
    }
    before = Intervensi.objects.filter(**key).count()
    Intervensi.objects.bulk_create(
        [
            Intervensi(
                **key,
                sasaran=penerima.sasaran,
                penerima=penerima,
                rupiah=penerima.rupiah,
                status=StatusIntervensi.TERSALUR,
                oleh=oleh,
            )
            for penerima in daftar.penerima.select_related("sasaran")
            if penerima.sasaran is not None
        ],
        ignore_conflicts=True,
        batch_size=SEKALI,
    )
    return Intervensi.objects.filter(**key).count() - before
