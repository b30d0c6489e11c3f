from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from fondasi.errors import Galat
from fondasi.formatting import tanggal
from kecamatan.models import Pengguna
from pendamping.actions.kunjungan import record_kunjungan
from pendamping.forms.kunjungan import KunjunganForm

KOLOM = ("desa", "tanggal", "tujuan", "kegiatan", "temuan", "lintang", "bujur")


def receive_kunjungan(user: Pengguna, nomor: UUID, isi: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of the page's form, as texts. Raises Galat ISIAN_KELIRU with the first sentence,
    PermissionDenied, and the Galat of `record_kunjungan`."""
    data = {name: value for name in KOLOM if isinstance(value := isi.get(name), str)}
    form = KunjunganForm({**data, "client_id": str(nomor)}, user=user)
    if not form.is_valid():
        name, wrong = next(iter(form.errors.items()))
        label = form.fields[name].label if name in form.fields else "Kunjungan"
        raise Galat("ISIAN_KELIRU", f"{label}: {wrong[0]}")
    row = record_kunjungan(form.cleaned_data["desa"], form.isi, oleh=user)
    kalimat = f"Kunjungan {row.desa.sebutan}, {tanggal(row.tanggal)}, tersimpan."
    return {"status": "tersimpan", "kalimat": kalimat, "kunjungan": row.pk}
