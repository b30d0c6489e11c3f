"""Accounts that stand behind an owner, a place or its secretariat today."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from kecamatan.enums import JenisInstansi, Peran, StatusArahan
from kecamatan.models import (
    Arahan,
    Instansi,
    Kontak,
    PenerimaArahan,
    Pengguna,
    Penugasan,
    TindakLanjut,
    Wilayah,
)
from kecamatan.permissions.tindak_lanjut import PEMUTUS


def owners_of(row: TindakLanjut) -> QuerySet[Pengguna]:
    """The people of the office, or the person herself, and those who take part."""
    taking_part = row.dilibatkan.exclude(pengguna=None).order_by().values("pengguna")
    if row.kontak is not None:
        return people_of_kontak(row.kontak) | _people(Q(pk__in=taking_part))
    assert row.instansi is not None
    return people_of_instansi(row.instansi) | _people(Q(pk__in=taking_part))


def people_of_kontak(kontak: Kontak) -> QuerySet[Pengguna]:
    return _people(Q(pk=kontak.pengguna_id))


def people_of_instansi(instansi: Instansi) -> QuerySet[Pengguna]:
    """OPD and UPTD by their assignment; a kecamatan or a desa by the peran over its place."""
    holds = Q(peran=Peran.OPD, instansi=instansi)
    if instansi.jenis == JenisInstansi.DESA:
        holds |= Q(peran=Peran.DESA, wilayah=instansi.wilayah_id)
    if instansi.jenis == JenisInstansi.KECAMATAN:
        holds |= Q(peran__in=(Peran.CAMAT, Peran.STAF_KECAMATAN), wilayah=instansi.wilayah_id)
    return _holding(holds)


def askers_of(wilayah: Wilayah) -> QuerySet[Pengguna]:
    """Who decides for a place: the camat, the kabupaten's secretariat, the province."""
    return _holding(Q(peran__in=PEMUTUS.get(wilayah.tingkat, ()), wilayah=wilayah))


def secretariat_of(wilayah: Wilayah) -> QuerySet[Pengguna]:
    """Bappeda of the kabupaten/kota in which the place lies; nobody for a province."""
    kode = ".".join(wilayah.kode.split(".")[:2])
    return _holding(Q(peran=Peran.BAPPEDA, wilayah__kode=kode))


def people_of_arahan(penerima: PenerimaArahan) -> QuerySet[Pengguna]:
    """Those who answer for one recipient."""
    return people_of_recipients(penerima.arahan, hanya=penerima)


def people_of_recipients(
    arahan: Arahan, *, belum: bool = False, hanya: PenerimaArahan | None = None
) -> QuerySet[Pengguna]:
    """Those who answer for the recipients: all, those not done, or one."""
    rows = arahan.penerima.all()
    if belum:
        rows = rows.exclude(status=StatusArahan.SELESAI)
    if hanya is not None:
        rows = rows.filter(pk=hanya.pk)
    places = rows.exclude(wilayah=None).values("wilayah")
    offices = rows.exclude(instansi=None).values("instansi")
    heads = Q(peran__in=(Peran.CAMAT, Peran.BAPPEDA), wilayah__in=places)
    return _holding(heads | Q(peran=Peran.OPD, instansi__in=offices))


def _holding(holds: Q) -> QuerySet[Pengguna]:
    held = Penugasan.objects.active().filter(holds, pengguna=OuterRef("pk"))
    return _people(Exists(held))


def _people(which: Q | Exists) -> QuerySet[Pengguna]:
    return Pengguna.objects.filter(which, is_active=True)
