from __future__ import annotations

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from kecamatan.actions.audit import record
from kecamatan.actions.berkas import store_berkas
from kecamatan.actions.bukti import FOTO, store_bukti
from kecamatan.models import Berkas, Pengguna
from kecamatan.rules.berkas import AKHIRAN, KEPALA, TAK_DIKENAL, tipe_isi
from pendamping.models import Pustaka


@transaction.atomic
def save_pustaka(row: Pustaka, *, oleh: Pengguna, isi: File[bytes] | None = None) -> Pustaka:
    """Create or change one. Raises Galat PUSTAKA_KOSONG (neither text nor link nor file),
    BERKAS_TIDAK_DIKENAL and those of the file and of the photo."""
    if isi is not None:
        row.berkas = _stored(isi, oleh)
    if not (row.ringkasan or row.isi or row.tautan or row.berkas):
        raise Galat("PUSTAKA_KOSONG", _("Isi ringkasan, tautan, atau unggah berkasnya."))
    tindakan = "ubah_pustaka" if row.pk else "tambah_pustaka"
    row.oleh = oleh
    row.save()
    record(tindakan, row, oleh=oleh, wilayah=row.wilayah)
    return row


def _stored(isi: File[bytes], oleh: Pengguna) -> Berkas:
    """Judged by its content; a photo is read far from where it was taken, and is drawn anew."""
    tipe = tipe_isi(isi.read(KEPALA))
    isi.seek(0)
    if tipe in FOTO:
        return store_bukti(isi, jenis="pustaka", oleh=oleh)
    if tipe == TAK_DIKENAL or tipe not in AKHIRAN:
        raise Galat(
            "BERKAS_TIDAK_DIKENAL",
            _("Berkas ini bukan PDF, dokumen, lembar kerja, atau gambar. Pilih yang lain."),
        )
    return store_berkas(isi, jenis="pustaka", nama=isi.name or "pustaka", oleh=oleh)


@transaction.atomic
def set_withdrawn(row: Pustaka, *, tarik: bool, oleh: Pengguna) -> Pustaka:
    """Take it from the shelf, or put it back."""
    row = Pustaka.objects.select_for_update(of=("self",)).get(pk=row.pk)
    row.ditarik_at = timezone.now() if tarik else None
    row.save(update_fields=["ditarik_at"])
    tindakan = "tarik_pustaka" if tarik else "kembalikan_pustaka"
    record(tindakan, row, oleh=oleh, wilayah=row.wilayah)
    return row
