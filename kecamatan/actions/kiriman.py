"""One submission, one effect: what a phone sends twice is stored once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from fondasi.pdf import pdf_hash
from kecamatan.models import Kiriman, Pengguna

Isi = Mapping[str, object]
Penerima = Callable[[Isi], dict[str, Any]]


@transaction.atomic
def receive_kiriman(
    user: Pengguna, client_id: str | UUID, *, jenis: str, payload: Isi, handler: Penerima
) -> Kiriman:
    """Hand `payload` to `handler` the first time, and its receipt back every time.

    `payload` holds what `pdf_hash` takes (texts, whole numbers, Decimals, dates, lists of them);
    a file stands in it by its SHA-256. `handler` answers a JSON object. When it raises, nothing
    is kept, so a corrected submission may use the same id. Two attempts at once: the second
    waits for the first. Raises Galat KIRIMAN_TANPA_NOMOR, KIRIMAN_BERBEDA.
    """
    nomor, sidik = _uuid(client_id), pdf_hash(payload)
    try:
        with transaction.atomic():
            row = Kiriman.objects.create(pengguna=user, client_id=nomor, jenis=jenis, sidik=sidik)
    except IntegrityError:
        return _received(user, nomor, jenis, sidik)
    row.tanda_terima = handler(payload)
    row.save(update_fields=["tanda_terima"])
    return row


def _uuid(client_id: str | UUID) -> UUID:
    try:
        return client_id if isinstance(client_id, UUID) else UUID(client_id)
    except ValueError as error:
        raise Galat(
            "KIRIMAN_TANPA_NOMOR", _("Kiriman ini tanpa nomor. Muat ulang halamannya.")
        ) from error


def _received(user: Pengguna, nomor: UUID, jenis: str, sidik: str) -> Kiriman:
    row = Kiriman.objects.get(pengguna=user, client_id=nomor)
    if (row.jenis, row.sidik) != (jenis, sidik):
        raise Galat(
            "KIRIMAN_BERBEDA",
            _("Isian ini sudah tersimpan dengan isi lain. Buka yang tersimpan untuk mengubahnya."),
        )
    return row
