"""Partners, what they promise and bring, and the economic activities of desa."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from fondasi.today import today
from kecamatan.actions.audit import record
from kecamatan.models import DukunganMitra, KegiatanEkonomi, Mitra, Pengguna


@transaction.atomic
def save_mitra(row: Mitra, *, oleh: Pengguna) -> Mitra:
    """Add or change a partner. Raises Galat SUDAH_ADA."""
    verb = "ubah" if row.pk else "tambah"
    _stored(row)
    record(f"{verb}_mitra", row, oleh=oleh, wilayah=row.wilayah, kelas=row.kelas)
    return row


@transaction.atomic
def save_dukungan(row: DukunganMitra, *, oleh: Pengguna) -> DukunganMitra:
    """A promise of a partner, or what came of it. The same new promise twice stays one.

    Raises Galat KOMITMEN_KOSONG, TANGGAL_NANTI, REALISASI_TANPA_ISI, REALISASI_LEBIH_DULU.
    """
    _require(row)
    if not row.pk:
        same = {"mitra": row.mitra, "uraian": row.uraian, "tanggal": row.tanggal, "desa": row.desa}
        twin = DukunganMitra.objects.filter(**same).first()
        if twin:
            return twin
    verb = "ubah" if row.pk else "tambah"
    row.save()
    record(
        f"{verb}_dukungan", row, oleh=oleh, wilayah=row.mitra.wilayah,
        komitmen=str(row.komitmen_rupiah or ""), realisasi=str(row.realisasi_rupiah or ""),
    )  # fmt: skip
    return row


def _require(row: DukunganMitra) -> None:
    if row.komitmen_rupiah is None and not row.komitmen_wujud:
        raise Galat("KOMITMEN_KOSONG", _("Isi komitmennya: rupiah, barang atau jasa."))
    if max(filter(None, (row.tanggal, row.tanggal_realisasi))) > today():
        raise Galat("TANGGAL_NANTI", _("Tanggal tidak boleh sesudah hari ini."))
    came = row.realisasi_rupiah is not None or bool(row.realisasi_wujud)
    if came != row.terealisasi:
        raise Galat(
            "REALISASI_TANPA_ISI",
            _("Isi realisasi beserta tanggalnya, atau kosongkan semuanya."),
        )
    if row.tanggal_realisasi and row.tanggal_realisasi < row.tanggal:
        raise Galat("REALISASI_LEBIH_DULU", _("Realisasi tidak boleh sebelum tanggal komitmennya."))


@transaction.atomic
def save_kegiatan(
    row: KegiatanEkonomi, *, mitra: Sequence[Mitra], oleh: Pengguna
) -> KegiatanEkonomi:
    """Add or change an activity with its partners. Raises Galat SUDAH_ADA, TAHUN_NANTI."""
    if row.tahun_mulai and row.tahun_mulai > today().year:
        raise Galat("TAHUN_NANTI", _("Tahun mulai tidak boleh sesudah tahun ini."))
    verb = "ubah" if row.pk else "tambah"
    _stored(row)
    row.mitra.set(mitra)
    record(f"{verb}_kegiatan_ekonomi", row, oleh=oleh, wilayah=row.desa, mitra=len(mitra))
    return row


def _stored(row: Mitra | KegiatanEkonomi) -> None:
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise Galat(
            "SUDAH_ADA", _("Nama ini sudah tercatat di tempat yang sama. Buka yang lama.")
        ) from error
