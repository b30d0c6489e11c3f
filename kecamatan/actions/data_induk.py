from __future__ import annotations

from typing import TypeVar

from django.core.files.base import ContentFile, File
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from fondasi.photos import clean_emblem
from kecamatan.actions.audit import record
from kecamatan.actions.berkas import store_berkas
from kecamatan.models import Instansi, Kontak, KopSurat, Pejabat, Pengguna
from kecamatan.rules.berkas import KEPALA, tipe_isi

Induk = TypeVar("Induk", Instansi, Kontak, KopSurat, Pejabat)
GAMBAR = ("image/png", "image/jpeg")
BATAS_LAMBANG = 1024 * 1024


@transaction.atomic
def save_data_induk(objek: Induk, *, oleh: Pengguna) -> Induk:
    """Create or change one row of the small masters. Galat SUDAH_ADA, INDUK_SALAH."""
    tindakan = "ubah" if objek.pk else "tambah"
    if isinstance(objek, Instansi):
        _check_induk(objek)
    try:
        with transaction.atomic():
            objek.save()
    except IntegrityError as error:
        raise Galat(
            "SUDAH_ADA", _("Data yang sama sudah ada. Ubah yang lama atau bedakan namanya.")
        ) from error
    record(f"{tindakan}_{objek._meta.model_name}", objek, oleh=oleh, wilayah=objek.wilayah)
    return objek


def _check_induk(instansi: Instansi) -> None:
    """The office above is of the same place or one above it, and not below this office: it takes
    part in what the offices below it owe."""
    above, below = instansi.induk, {instansi.pk}
    if above and not f"{instansi.wilayah.kode}.".startswith(f"{above.wilayah.kode}."):
        raise Galat("INDUK_SALAH", _("Pilih instansi induk dari wilayah ini atau di atasnya."))
    while above:
        if above.pk in below:
            raise Galat(
                "INDUK_SALAH", _("Instansi induk ini sendiri berada di bawah instansi ini.")
            )
        below.add(above.pk)
        above = above.induk


@transaction.atomic
def set_lambang(kop: KopSurat, isi: File[bytes], *, oleh: Pengguna) -> KopSurat:
    """The emblem that letters print: PNG or JPEG of at most 1 MB, judged by its content and drawn
    anew. Raises Galat LAMBANG_TERLALU_BESAR, LAMBANG_BUKAN_GAMBAR, FOTO_*."""
    if isi.size > BATAS_LAMBANG:
        raise Galat("LAMBANG_TERLALU_BESAR", _("Lambang paling besar 1 MB. Perkecil gambarnya."))
    content = isi.read()
    if tipe_isi(content[:KEPALA]) not in GAMBAR:
        raise Galat("LAMBANG_BUKAN_GAMBAR", _("Lambang harus gambar PNG atau JPEG."))
    clean = ContentFile(clean_emblem(content))
    kop.lambang = store_berkas(clean, jenis="lambang", nama="lambang.png", oleh=oleh)
    kop.save(update_fields=["lambang"])
    record("ganti_lambang", kop, oleh=oleh, wilayah=kop.wilayah)
    return kop
