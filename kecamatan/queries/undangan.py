"""Whom a meeting can invite, in which groups, and whose account an invitation reaches."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from fondasi.today import today
from kecamatan.enums import JenisInstansi, Peran, Tingkat
from kecamatan.models import (
    Instansi,
    Kontak,
    Pengguna,
    Penugasan,
    RapatKoordinasi,
    UndanganRapat,
    Wilayah,
)
from kecamatan.models.cakupan_rapat import PENERIMA_WILAYAH
from kecamatan.queries.kontak import facilitator

KEPALA = {
    Tingkat.PROVINSI: "Semua bupati dan wali kota",
    Tingkat.KABUPATEN: "Semua camat",
    Tingkat.KECAMATAN: "Semua kepala desa dan lurah",
}
UNSUR_KEPALA = {
    Tingkat.PROVINSI: "Bupati/Wali Kota",
    Tingkat.KABUPATEN: "Camat",
    Tingkat.KECAMATAN: "Kepala Desa/Lurah",
}


@dataclass(frozen=True, slots=True)
class Kelompok:
    """A group to invite at once: its code, its words, how many are not invited yet."""

    kode: str
    nama: str
    jumlah: int


def reach(wilayah: Wilayah) -> Q:
    """Condition on what has a `wilayah`: the meeting's place and below it, and the places above
    it themselves (an OPD of the kabupaten comes to the kecamatan)."""
    parts = wilayah.kode.split(".")
    above = [".".join(parts[:n]) for n in range(1, len(parts) + 1)]
    return Q(wilayah__kode__in=above) | Q(wilayah__kode__startswith=f"{wilayah.kode}.")


def kontak_to_invite(rapat: RapatKoordinasi) -> QuerySet[Kontak]:
    taken = UndanganRapat.objects.filter(rapat=rapat.pk, kontak=OuterRef("pk"))
    rows = Kontak.objects.filter(reach(rapat.wilayah), ~Exists(taken), aktif=True)
    return rows.select_related("instansi", "wilayah")


def instansi_to_invite(rapat: RapatKoordinasi) -> QuerySet[Instansi]:
    taken = UndanganRapat.objects.filter(rapat=rapat.pk, instansi=OuterRef("pk"))
    rows = Instansi.objects.filter(reach(rapat.wilayah), ~Exists(taken), aktif=True)
    return rows.select_related("wilayah")


def wilayah_to_invite(rapat: RapatKoordinasi) -> QuerySet[Wilayah]:
    """The places just below, whose heads are invited by office."""
    taken = UndanganRapat.objects.filter(rapat=rapat.pk, wilayah=OuterRef("pk"))
    rows = Wilayah.objects.current(today()).filter(~Exists(taken), induk=rapat.wilayah_id)
    return rows.order_by("kode")


def offices_of(rapat: RapatKoordinasi) -> QuerySet[Instansi]:
    """The offices of the meeting's own level, without the host itself."""
    rows = instansi_to_invite(rapat).filter(wilayah=rapat.wilayah_id)
    return rows.exclude(jenis__in=[JenisInstansi.KECAMATAN, JenisInstansi.DESA])


def helpers_of(rapat: RapatKoordinasi) -> QuerySet[Kontak]:
    """Pendamping and penyuluh."""
    return kontak_to_invite(rapat).filter(facilitator())


def groups_of(rapat: RapatKoordinasi) -> list[Kelompok]:
    """What can be invited with one button; groups with nobody left are not offered."""
    tingkat = Tingkat(rapat.wilayah.tingkat)
    groups = [
        Kelompok("kepala", KEPALA.get(tingkat, ""), wilayah_to_invite(rapat).count()),
        Kelompok("pendamping", "Semua pendamping dan penyuluh", helpers_of(rapat).count()),
        Kelompok("instansi", _offices_word(tingkat), offices_of(rapat).count()),
    ]
    unsur = kontak_to_invite(rapat).exclude(unsur="").order_by("unsur")
    groups += [
        Kelompok(f"unsur:{name}", f"Unsur {name}", n)
        for name, n in unsur.values_list("unsur").annotate(n=Count("pk"))
    ]
    return [group for group in groups if group.jumlah and group.nama]


def _offices_word(tingkat: Tingkat) -> str:
    if tingkat == Tingkat.KECAMATAN:
        return "Semua UPTD dan instansi kecamatan"
    return "Semua OPD dan instansi"


def invitees_of(rapat: RapatKoordinasi) -> QuerySet[UndanganRapat]:
    rows = UndanganRapat.objects.filter(rapat=rapat.pk).order_by("unsur", "id")
    return rows.select_related("kontak__instansi", "kontak__wilayah", "instansi", "wilayah")


def accounts_behind(rows: QuerySet[UndanganRapat]) -> QuerySet[Pengguna]:
    """The accounts that these invitations reach."""
    held = Penugasan.objects.active().filter(
        Q(peran=Peran.OPD, instansi__in=rows.filter(instansi__isnull=False).values("instansi"))
        | Q(
            peran__in=PENERIMA_WILAYAH,
            wilayah__in=rows.filter(wilayah__isnull=False).values("wilayah"),
        )
    )
    people = rows.filter(kontak__pengguna__isnull=False).values("kontak__pengguna")
    return Pengguna.objects.filter(
        Q(pk__in=people) | Q(pk__in=held.values("pengguna")), is_active=True
    )
