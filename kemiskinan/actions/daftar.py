"""Handing out work from the ledger: lists for the field and for those who owe help."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from fondasi.formatting import angka, tanggal
from fondasi.today import today
from kecamatan.actions.audit import record
from kecamatan.models import Pemberitahuan, Pengguna
from kemiskinan.actions.neraca import request_neraca
from kemiskinan.enums import JenisDaftar, StatusDaftar
from kemiskinan.models import BarisDaftar, DaftarVerval, Neraca, Rilis
from kemiskinan.queries.daftar import duty_bearers, unfinished_desa
from kemiskinan.queries.neraca import newest_neraca
from kemiskinan.queries.rencana_daftar import Bagian, free_sasaran, plan_daftar, wilayah_path
from kemiskinan.rules.daftar import ALASAN_MINIMAL, Permintaan

BATCH = 2000


@dataclass(frozen=True, slots=True)
class HasilDaftar:
    """What a request made; `sudah` people stood on an open list already."""

    dibuat: tuple[DaftarVerval, ...]
    jumlah: int
    sudah: int


@transaction.atomic
def create_daftar(permintaan: Permintaan, *, oleh: Pengguna | None) -> HasilDaftar:
    """Make the planned lists and tell those whose duty they become.

    Repeating a request makes nothing: its people stand on an open list by then. Two at once wait
    for each other on the decree's row. Raises Galat NERACA_BELUM_ADA, BATAS_LEWAT,
    DAFTAR_TANPA_ALAMAT.
    """
    sk = Rilis.objects.select_for_update().get(pk=permintaan.sk_id)
    neraca = _require(permintaan)
    rencana = plan_daftar(permintaan, neraca)
    rows = [_new_daftar(permintaan, sk, bagian, oleh) for bagian in rencana.bagian]
    DaftarVerval.objects.bulk_create(rows)
    _fill(rows, permintaan, neraca)
    for row, bagian in zip(rows, rencana.bagian, strict=True):
        record(
            "buat_daftar", row, oleh=oleh, wilayah=row.wilayah,
            jenis=row.jenis, jumlah=bagian.jumlah, batas=row.batas.isoformat(),
        )  # fmt: skip
    _notify_new(rows, rencana.bagian)
    return HasilDaftar(tuple(rows), rencana.jumlah, rencana.sudah)


def _require(permintaan: Permintaan) -> Neraca:
    if permintaan.batas < today():
        raise Galat("BATAS_LEWAT", _("Batas waktu sudah lewat. Pilih tanggal hari ini atau nanti."))
    if (permintaan.jenis == JenisDaftar.INTERVENSI) != (permintaan.instansi_id is not None):
        raise Galat("DAFTAR_TANPA_ALAMAT", _("Daftar intervensi ditujukan kepada satu OPD."))
    neraca = newest_neraca(permintaan.sk_id, permintaan.rilis_id)
    if neraca is None:
        raise Galat(
            "NERACA_BELUM_ADA",
            _("Rekapitulasi SK dan data ini belum dihitung. Hitung rekapitulasi lebih dahulu."),
        )
    return neraca


def _new_daftar(
    permintaan: Permintaan, sk: Rilis, bagian: Bagian, oleh: Pengguna | None
) -> DaftarVerval:
    return DaftarVerval(
        kabupaten_id=sk.kabupaten_id,
        jenis=permintaan.jenis,
        sk=sk,
        rilis_id=permintaan.rilis_id,
        wilayah=bagian.wilayah,
        instansi_id=permintaan.instansi_id,
        program_id=permintaan.program_id,
        tujuan=permintaan.tujuan,
        batas=permintaan.batas,
        oleh=oleh,
    )


def _fill(rows: list[DaftarVerval], permintaan: Permintaan, neraca: Neraca) -> None:
    if not rows:
        return
    people = free_sasaran(permintaan, neraca).order_by("pk")
    if permintaan.jenis == JenisDaftar.INTERVENSI:
        pairs = [(rows[0].pk, pk) for pk in people.values_list("pk", flat=True)]
    else:
        home = {row.wilayah_id: row.pk for row in rows}
        found = people.values_list("pk", wilayah_path(permintaan))
        pairs = [(home[where], pk) for pk, where in found]
    BarisDaftar.objects.bulk_create(
        [BarisDaftar(daftar_id=daftar, sasaran_id=pk) for daftar, pk in pairs], batch_size=BATCH
    )


def _notify_new(rows: list[DaftarVerval], bagian: Iterable[Bagian]) -> None:
    sizes = {row.pk: b.jumlah for row, b in zip(rows, bagian, strict=True)}
    judul = _("Daftar baru %(wilayah)s: %(jumlah)s jiwa, batas %(batas)s")
    _notify(
        rows,
        "baru",
        {
            row.pk: judul
            % {
                "wilayah": row.wilayah.sebutan,
                "jumlah": angka(sizes[row.pk]),
                "batas": tanggal(row.batas),
            }
            for row in rows
        },
    )


def _notify(rows: list[DaftarVerval], event: str, judul: dict[int, str]) -> None:
    """One line per person and event; a repeated event tells nobody twice."""
    Pemberitahuan.objects.bulk_create(
        [
            Pemberitahuan(
                pengguna_id=pengguna,
                kunci=f"daftar-{daftar}-{event}",
                judul=judul[daftar][:160],
                tujuan=reverse("kemiskinan:daftar-detail", args=[daftar]),
            )
            for daftar, people in duty_bearers(rows).items()
            for pengguna in sorted(people)
        ],
        ignore_conflicts=True,
    )


@transaction.atomic
def extend_daftar(
    daftar: DaftarVerval, *, batas: date, alasan: str, oleh: Pengguna | None
) -> DaftarVerval:
    """A later deadline; the old one stays in the audit line. Raises Galat BATAS_TIDAK_MUNDUR."""
    row = _lock_open(daftar)
    if batas <= row.batas or batas < today():
        raise Galat(
            "BATAS_TIDAK_MUNDUR",
            _("Batas baru harus sesudah %(lama)s dan tidak sebelum hari ini.")
            % {"lama": tanggal(row.batas)},
        )
    before, row.batas = row.batas, batas
    row.save(update_fields=["batas"])
    record(
        "perpanjang_daftar", row, oleh=oleh, wilayah=row.wilayah,
        dari=before.isoformat(), ke=batas.isoformat(), alasan=alasan.strip(),
    )  # fmt: skip
    judul = _("Batas daftar %(wilayah)s menjadi %(batas)s")
    text = judul % {"wilayah": row.wilayah.sebutan, "batas": tanggal(batas)}
    _notify([row], f"batas-{batas.isoformat()}", {row.pk: text})
    return row


@transaction.atomic
def cancel_daftar(daftar: DaftarVerval, *, alasan: str, oleh: Pengguna | None) -> DaftarVerval:
    """Take a list back; answers already given stay in the history. Raises Galat ALASAN_KURANG,
    DAFTAR_BERBERITA_ACARA."""
    row = _lock_open(daftar)
    if len(alasan.strip()) < ALASAN_MINIMAL:
        raise Galat("ALASAN_KURANG", _("Tulis alasan pembatalan, paling sedikit 10 huruf."))
    if row.berita_acara.final().exists():
        raise Galat(
            "DAFTAR_BERBERITA_ACARA",
            _("Daftar ini memiliki berita acara yang disahkan sehingga tidak dapat dibatalkan."),
        )
    row.status = StatusDaftar.DIBATALKAN
    row.ditutup_at = timezone.now()
    row.save(update_fields=["status", "ditutup_at"])
    record("batalkan_daftar", row, oleh=oleh, wilayah=row.wilayah, alasan=alasan.strip())
    request_neraca(row.kabupaten)
    return row


def close_when_complete(daftar: DaftarVerval, *, oleh: Pengguna | None) -> bool:
    """Close a field list whose every desa has a signed Berita Acara; inside the caller's
    transaction, with the list's row locked."""
    if daftar.status != StatusDaftar.TERBUKA or unfinished_desa(daftar):
        return False
    daftar.status = StatusDaftar.DITUTUP
    daftar.ditutup_at = timezone.now()
    daftar.save(update_fields=["status", "ditutup_at"])
    record("tutup_daftar", daftar, oleh=oleh, wilayah=daftar.wilayah)
    return True


def _lock_open(daftar: DaftarVerval) -> DaftarVerval:
    row = DaftarVerval.objects.select_for_update(of=("self",)).get(pk=daftar.pk)
    if row.status != StatusDaftar.TERBUKA:
        raise Galat("DAFTAR_TIDAK_TERBUKA", _("Daftar ini sudah tidak terbuka."))
    return row
