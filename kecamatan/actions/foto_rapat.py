"""Photos of a meeting, as proof that it was held."""

from __future__ import annotations

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from fondasi.photos import clean_photo
from kecamatan.actions.audit import record
from kecamatan.actions.berkas import store_berkas
from kecamatan.actions.jalan_rapat import lock_rapat
from kecamatan.models import FotoRapat, Pengguna, RapatKoordinasi, Wilayah
from kecamatan.rules.jalan_rapat import TERLAKSANA

PALING_BANYAK = 12


def add_foto(
    rapat: RapatKoordinasi,
    isi: bytes,
    *,
    keterangan: str,
    tempat: Wilayah | None = None,
    oleh: Pengguna | None,
) -> FotoRapat:
    """A photo drawn anew, without camera and place data, under a random name; dated with the
    meeting. Raises Galat FOTO_*, FOTO_TERLALU_BANYAK, RAPAT_BERUBAH."""
    return _keep(rapat, clean_photo(isi), keterangan, tempat, oleh)


@transaction.atomic
def _keep(
    rapat: RapatKoordinasi,
    isi: bytes,
    keterangan: str,
    tempat: Wilayah | None,
    oleh: Pengguna | None,
) -> FotoRapat:
    row = lock_rapat(rapat, *TERLAKSANA)
    if row.foto.count() >= PALING_BANYAK:
        raise Galat(
            "FOTO_TERLALU_BANYAK",
            _("Paling banyak 12 foto satu rapat. Hapus satu foto sebelum menambah."),
        )
    berkas = store_berkas(ContentFile(isi), jenis="foto-rapat", nama="foto.jpg", oleh=oleh)
    made = FotoRapat.objects.create(
        rapat=row,
        berkas=berkas,
        keterangan=keterangan.strip() or row.judul,
        tanggal=row.tanggal,
        tempat=tempat or row.wilayah,
        oleh=oleh,
    )
    record("tambah_foto_rapat", made, oleh=oleh, wilayah=row.wilayah, rapat=row.pk)
    return made


@transaction.atomic
def remove_foto(foto: FotoRapat, *, oleh: Pengguna | None) -> None:
    rapat = lock_rapat(foto.rapat, *TERLAKSANA)
    record("hapus_foto_rapat", foto, oleh=oleh, wilayah=rapat.wilayah, rapat=rapat.pk)
    foto.delete()
