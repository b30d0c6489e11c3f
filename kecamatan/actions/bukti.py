"""Evidence that people upload: a PDF as it is, or a photo drawn anew without its place."""

from __future__ import annotations

from django.core.files.base import ContentFile, File
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from fondasi.photos import clean_photo
from fondasi.scans import is_whole_pdf
from kecamatan.actions.berkas import store_berkas
from kecamatan.models import Berkas, Pengguna
from kecamatan.rules.berkas import KEPALA, tipe_isi

BATAS_BUKTI = 20 * 1024 * 1024
FOTO = ("image/jpeg", "image/png", "image/webp")


def store_bukti(isi: File[bytes], *, jenis: str, oleh: Pengguna | None) -> Berkas:
    """Judged by the content, not by the name.

    Raises Galat BUKTI_TERLALU_BESAR, BUKTI_BUKAN_DOKUMEN, BUKTI_TERPOTONG and those of photo and
    file.
    """
    if isi.size > BATAS_BUKTI:
        raise Galat("BUKTI_TERLALU_BESAR", _("Bukti paling besar 20 MB. Padatkan berkasnya."))
    isi.seek(0)
    content = isi.read()
    tipe = tipe_isi(content[:KEPALA])
    if tipe in FOTO:
        clean = ContentFile(clean_photo(content))
        return store_berkas(clean, jenis=jenis, nama=f"{jenis}.jpg", oleh=oleh)
    if is_whole_pdf(content) or not content:
        return store_berkas(isi, jenis=jenis, nama=f"{jenis}.pdf", oleh=oleh)
    if tipe == "application/pdf":
        raise Galat("BUKTI_TERPOTONG", _("PDF terpotong. Simpan ulang, lalu unggah lagi."))
    raise Galat(
        "BUKTI_BUKAN_DOKUMEN",
        _("Berkas ini bukan PDF atau foto. Pilih PDF, JPEG, PNG, atau WebP."),
    )
