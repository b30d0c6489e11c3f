"""The life of a delivered file: received, cancelled, sent to be read again. The reading itself
stands in pembacaan, what follows in pemberlakuan."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from typing import Final

from django.core.files.base import File
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from fondasi.antrean import ring
from fondasi.errors import Galat
from fondasi.formatting import tanggal
from fondasi.runs import is_held
from kecamatan.actions.audit import record
from kecamatan.actions.berkas import store_berkas
from kecamatan.enums import Tingkat
from kecamatan.models import Berkas, Pengguna, Wilayah
from kemiskinan.enums import JenisRilis, StatusRilis
from kemiskinan.models import PemetaanKolom, Rilis
from kemiskinan.models.rilis import BERJALAN, HIDUP

READ_TASK: Final = "kemiskinan.read_rilis"


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
            % {"tanggal": tanggal(known.created_at), "rilis": known},
        )


def alive_twin(jenis: str, kabupaten: Wilayah, sidik: str) -> Rilis | None:
    """The release that this content already is, unless it was rejected or failed."""
    return Rilis.objects.filter(
        jenis=jenis, kabupaten=kabupaten, sidik=sidik, status__in=HIDUP
    ).first()


def interrupted_rilis(jenis: str, kabupaten: Wilayah, isi: Path) -> Rilis | None:
    """The release of this very file that waits, or whose reading died with its process."""
    with isi.open("rb") as content:
        sidik = hashlib.file_digest(content, "sha256").hexdigest()
    twin = alive_twin(jenis, kabupaten, sidik)
    return twin if twin and twin.status in BERJALAN and not is_held(twin) else None


def _next_version(jenis: str, kabupaten: Wilayah, tahun: int) -> int:
    same = Rilis.objects.filter(jenis=jenis, kabupaten=kabupaten, tahun=tahun)
    return int(same.aggregate(n=Max("versi"))["n"] or 0) + 1


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
