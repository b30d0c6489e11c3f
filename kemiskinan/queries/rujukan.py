from __future__ import annotations

from typing import Any

from django.db.models import Case, When
from django.urls import reverse

from fondasi.formatting import samarkan_nama
from fondasi.rujukan import Rujukan, Temuan, register, register_finder
from kecamatan.models.cakupan import below
from kemiskinan.models import Sasaran

TAMPIL = 20


def register_sasaran() -> None:
    """Called by KemiskinanConfig.ready()."""
    register("sasaran", resolve_sasaran)
    register_finder("sasaran", find_sasaran)


def find_sasaran(user: Any, kode: str, kata: str) -> list[Temuan]:
    """People of decrees in the kecamatan of that desa whom this person may know of, by a part of
    the name: masked, with what tells one from another. At most `TAMPIL`, those of the desa first,
    then those of the newest decree."""
    kecamatan, _dot, _own = kode.rpartition(".")
    rows = Sasaran.objects.visible_to(user).filter(below("desa", [kecamatan]), nama__icontains=kata)
    elsewhere = Case(When(desa__kode=kode, then=0), default=1)
    rows = rows.select_related("desa", "rilis").order_by(
        elsewhere, "-rilis", "desa__kode", "nama", "pk"
    )
    return [Temuan(str(row.pk), _masked(row)) for row in rows[:TAMPIL]]


def _masked(row: Sasaran) -> str:
    tempat = row.desa.sebutan if row.desa else ""
    told = (samarkan_nama(row.nama), row.nik_samar, row.dusun_rt, tempat, str(row.rilis))
    return " · ".join(part for part in told if part)


def resolve_sasaran(user: Any, kunci: str) -> Rujukan | None:
    """A person of a decree by the number of the decree's row, never by name; for somebody who may
    know of that person."""
    if not kunci.isdecimal() or len(kunci) > 18:
        return None
    found = Sasaran.objects.visible_to(user).filter(pk=int(kunci)).first()
    if found is None:
        return None
    label = f"Sasaran nomor {found.sk_no or found.nomor_baris}"
    return Rujukan(label, reverse("kemiskinan:sasaran-detail", args=[found.pk]))
