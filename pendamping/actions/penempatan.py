"""Who works where, and the authority that goes with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from fondasi.today import today
from kecamatan.actions.audit import record
from kecamatan.actions.penugasan import cover_penugasan, end_penugasan
from kecamatan.enums import Peran
from kecamatan.models import Pengguna, Penugasan, Wilayah
from pendamping.models import Pendamping, Penempatan


@transaction.atomic
def open_penempatan(
    pendamping: Pendamping,
    *,
    desa: Sequence[Wilayah],
    mulai: date,
    sampai: date | None,
    oleh: Pengguna | None,
) -> list[Penempatan]:
    """Place her in these desa/kelurahan from `mulai` until `sampai` (exclusive), all or none.

    Without an end it is the contract's. Somebody with an account gets the matching Penugasan in
    the same step. Raises Galat DESA_KOSONG, MASA_TERBALIK, DI_LUAR_KONTRAK, DESA_DI_LUAR,
    SUDAH_DITEMPATKAN, SUDAH_ADA_PENDAMPING.
    """
    row = Pendamping.objects.select_for_update(of=("self",)).get(pk=pendamping.pk)
    sampai = sampai or row.kontrak_sampai
    _check(row, desa, mulai, sampai)
    placed = [_place(row, one, mulai, sampai) for one in desa]
    for one in placed:
        record("tempatkan_pendamping", one, oleh=oleh, wilayah=one.desa, mulai=mulai.isoformat())
    if row.kontak.pengguna is not None:
        cover_places(row.kontak.pengguna, oleh=oleh)
    return placed


def _check(row: Pendamping, desa: Sequence[Wilayah], mulai: date, sampai: date | None) -> None:
    if not desa:
        raise Galat("DESA_KOSONG", _("Pilih paling sedikit satu desa/kelurahan."))
    if sampai is not None and sampai <= mulai:
        raise Galat("MASA_TERBALIK", _("Hari terakhir tidak boleh mendahului hari mulai."))
    late = row.kontrak_sampai is not None and (sampai is None or sampai > row.kontrak_sampai)
    if mulai < row.kontrak_mulai or late:
        raise Galat(
            "DI_LUAR_KONTRAK",
            _("Penempatan harus di dalam masa kontrak. Perpanjang kontraknya bila perlu."),
        )
    if not all(row.wilayah.covers(one.kode) for one in desa):
        raise Galat("DESA_DI_LUAR", _("Ada desa/kelurahan di luar wilayah tempat ia terdaftar."))


def _place(row: Pendamping, desa: Wilayah, mulai: date, sampai: date | None) -> Penempatan:
    try:
        with transaction.atomic():
            return Penempatan.objects.create(
                pendamping=row,
                program=row.program,
                tunggal=row.program.tunggal,
                desa=desa,
                mulai=mulai,
                sampai=sampai,
            )
    except IntegrityError as error:
        raise _overlap(error, row, desa) from error


def _overlap(error: IntegrityError, row: Pendamping, desa: Wilayah) -> Galat:
    """Two tabs both pass the form; the database lets one of them in."""
    if "penempatan_orang_sekali" in str(error):
        kalimat = _("%(nama)s sudah ditempatkan di %(desa)s pada masa itu.")
        return Galat("SUDAH_DITEMPATKAN", kalimat % {"nama": row.kontak.nama, "desa": desa})
    kalimat = _("%(desa)s sudah mempunyai %(program)s pada masa itu. Akhiri yang lama dahulu.")
    return Galat("SUDAH_ADA_PENDAMPING", kalimat % {"desa": desa, "program": row.program})


@transaction.atomic
def end_penempatan(
    penempatan: Penempatan,
    *,
    sampai: date,
    oleh: Pengguna | None,
    penerus: Pengguna | None = None,
) -> Penempatan:
    """End at `sampai` (exclusive); the account's authority there ends with it, and what was open
    goes to `penerus`. Raises Galat SUDAH_BERAKHIR, MASA_TERBALIK, LEWAT_AKHIR and
    PENERUS_DIPERLUKAN."""
    row = Penempatan.objects.select_for_update(of=("self",)).get(pk=penempatan.pk)
    if row.is_over:
        raise Galat("SUDAH_BERAKHIR", _("Penempatan ini sudah berakhir."))
    if sampai < row.mulai:
        raise Galat("MASA_TERBALIK", _("Hari terakhir tidak boleh mendahului hari mulai."))
    if row.sampai is not None and sampai > row.sampai:
        raise Galat(
            "LEWAT_AKHIR", _("Penempatan ini sudah berakhir sebelum tanggal itu. Lihat kontraknya.")
        )
    return move_end(row, sampai=sampai, oleh=oleh, penerus=penerus)


@transaction.atomic
def move_end(
    row: Penempatan,
    *,
    sampai: date | None,
    oleh: Pengguna | None,
    penerus: Pengguna | None = None,
) -> Penempatan:
    """Give a placement another end, later or earlier, and its account the authority that fits.

    Raises Galat SUDAH_DITEMPATKAN, SUDAH_ADA_PENDAMPING, PENERUS_DIPERLUKAN.
    """
    row.sampai = sampai
    try:
        with transaction.atomic():
            row.save(update_fields=["sampai"])
    except IntegrityError as error:
        raise _overlap(error, row.pendamping, row.desa) from error
    until = sampai.isoformat() if sampai else ""
    record("ubah_akhir_penempatan", row, oleh=oleh, wilayah=row.desa, sampai=until)
    if (akun := row.pendamping.kontak.pengguna) is not None:
        cover_places(akun, oleh=oleh)
        _cut(akun, row.desa, oleh=oleh, penerus=penerus)
    return row


def cover_places(akun: Pengguna, *, oleh: Pengguna | None) -> None:
    """Let the account hold peran pendamping wherever and as long as its people are placed."""
    rows = Penempatan.objects.filter(pendamping__kontak__pengguna=akun).standing()
    for row in rows.select_related("desa"):
        if row.sampai is None or row.sampai > row.mulai:
            cover_penugasan(
                akun,
                peran=Peran.PENDAMPING,
                wilayah=row.desa,
                mulai=row.mulai,
                sampai=row.sampai,
                oleh=oleh,
            )


def _cut(akun: Pengguna, desa: Wilayah, *, oleh: Pengguna | None, penerus: Pengguna | None) -> None:
    """End what reaches beyond her last placement in this desa (she may serve two programmes)."""
    rows = Penempatan.objects.filter(pendamping__kontak__pengguna=akun, desa=desa)
    ends = list(rows.values_list("sampai", flat=True))
    if None in ends:
        return
    last = max(end for end in ends if end is not None)
    beyond = Penugasan.objects.filter(
        Q(sampai=None) | Q(sampai__gt=max(last, today())),
        pengguna=akun, peran=Peran.PENDAMPING, wilayah=desa,
    )  # fmt: skip
    for penugasan in beyond:
        end_penugasan(penugasan, sampai=max(last, penugasan.mulai), oleh=oleh, penerus=penerus)
