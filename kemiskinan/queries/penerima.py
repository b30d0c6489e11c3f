"""Uploaded recipients: which lists one sees, what is to review, who the candidates are."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from kecamatan.enums import Peran
from kecamatan.models import Pengguna
from kecamatan.models.cakupan import cakupan_of
from kemiskinan.enums import StatusPadanan
from kemiskinan.models import DaftarPenerima, Penerima, Sasaran


@dataclass(frozen=True, slots=True)
class Calon:
    """One person of the decree whom a recipient may be."""

    sasaran: Sasaran
    skor: float
    alasan: str


def visible_daftar_penerima(user: Pengguna) -> QuerySet[DaftarPenerima]:
    """An OPD its own uploads, the secretariat those of its kabupaten."""
    cakupan = cakupan_of(user)
    scope = Q(instansi__in=cakupan.instansi_ids(Peran.OPD))
    scope |= Q(kabupaten__in=cakupan.wilayah_ids(Peran.BAPPEDA))
    rows = DaftarPenerima.objects.filter(scope)
    return rows.select_related("sub_kegiatan__program", "instansi", "kabupaten", "berkas", "oleh")


def shown_daftar_penerima(user: Pengguna) -> QuerySet[DaftarPenerima]:
    """The same rows, as far as a table shows them."""
    rows = visible_daftar_penerima(user).select_related(None)
    return rows.select_related("sub_kegiatan", "instansi", "kabupaten").only(
        *("tahun", "bulan", "jumlah", "status", "dikonfirmasi_at", "created_at"),
        *("sub_kegiatan__nama", "instansi__nama", "instansi__singkatan", "kabupaten__zona_waktu"),
    )


def to_review(daftar: DaftarPenerima) -> QuerySet[Penerima]:
    """All rows that the engine left to a person, decided ones too."""
    rows = daftar.penerima.filter(status=StatusPadanan.PERLU_DITINJAU)
    return rows.select_related("desa", "sasaran")


def next_to_review(daftar: DaftarPenerima) -> Penerima | None:
    return to_review(daftar).filter(keputusan="").first()


def candidates(penerima: Penerima) -> list[Calon]:
    """In the engine's order."""
    found = Sasaran.objects.select_related("desa__induk").in_bulk(
        [c["sasaran"] for c in penerima.calon]
    )
    return [
        Calon(found[c["sasaran"]], c["skor"], "; ".join(c["alasan"]))
        for c in penerima.calon
        if c["sasaran"] in found
    ]
