from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from fondasi.rujukan import Rujukan
from fondasi.today import today
from kecamatan.enums import Tingkat
from kecamatan.models import Instansi, Kontak, Pengguna, Wilayah
from kecamatan.models.cakupan import below, cakupan_of
from pendamping.models import Kunjungan
from pendamping.permissions.kunjungan import PENCATAT


def visits(user: Pengguna) -> QuerySet[Kunjungan]:
    rows = Kunjungan.objects.visible_to(user).standing()
    return rows.select_related("desa__induk", "oleh", "tindak_lanjut")


def filtered_visits(
    user: Pengguna,
    *,
    bulan: date | None = None,
    wilayah: Wilayah | None = None,
    tujuan: str = "",
    saya: bool = False,
) -> QuerySet[Kunjungan]:
    rows = visits(user)
    if bulan is not None:
        rows = rows.filter(tanggal__year=bulan.year, tanggal__month=bulan.month)
    if wilayah is not None:
        rows = rows.filter(below("desa", [wilayah.kode]))
    if tujuan:
        rows = rows.filter(tujuan=tujuan)
    if saya:
        rows = rows.filter(oleh=user)
    return rows


def villages_to_visit(user: Pengguna) -> QuerySet[Wilayah]:
    """The desa/kelurahan where this person records visits."""
    rows = Wilayah.objects.within_any(cakupan_of(user).kodes(*PENCATAT)).current(today())
    return rows.filter(tingkat=Tingkat.DESA).select_related("induk").order_by("kode")


def owners_for(row: Kunjungan) -> tuple[QuerySet[Kontak], QuerySet[Instansi]]:
    """People and offices of the kecamatan and below that it may ask; an OPD is asked through the
    Sekretariat TKPK, from a meeting."""
    here = below("wilayah", [row.desa.kode[:8]])
    return (
        Kontak.objects.filter(here, aktif=True).order_by("nama"),
        Instansi.objects.filter(here, aktif=True).order_by("nama"),
    )


def resolve_kunjungan(user: Pengguna, kunci: str) -> Rujukan | None:
    from django.urls import reverse

    found = Kunjungan.objects.visible_to(user).filter(Q(pk=kunci) if kunci.isdecimal() else Q(pk=0))
    row = found.select_related("desa").first()
    if row is None:
        return None
    return Rujukan(f"Kunjungan {row.desa}", reverse("pendamping:kunjungan-rinci", args=[row.pk]))
