"""One field list on a phone: names, dusun/RT and masks of those whom she visits, nothing more."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Count, Q, QuerySet

from fondasi.errors import Galat
from fondasi.formatting import angka, tanggal
from fondasi.today import today
from kecamatan.actions.audit import record
from kecamatan.models import Pengguna, Wilayah
from kecamatan.models.cakupan import below, cakupan_of
from kemiskinan.enums import (
    Bantuan,
    JenisDaftar,
    Keberadaan,
    Kelayakan,
    Masalah,
    RincianKeberadaan,
    StatusDaftar,
)
from kemiskinan.models import BarisDaftar, DaftarVerval
from kemiskinan.models.cakupan import KECAMATAN, LAPANGAN
from kemiskinan.permissions.verval import can_verify_daftar
from kemiskinan.queries.verval import (
    TUJUAN,
    destinations_of,
    rows_of_daftar,
    words_of_destination,
)
from kemiskinan.rules.verval import BERTUJUAN, PINDAH, TIDAK_DITEMUKAN
from kemiskinan.views.daftar import fetch_daftar

ORANG_MAKSIMAL = 1000
"""A village's list has some ten to two hundred people; one of this size is no walk."""


def lists_to_take(user: Pengguna) -> list[tuple[DaftarVerval, int]]:
    """Open field lists that take answers from her, with the number of people she would visit."""
    rows = DaftarVerval.objects.visible_to(user).filter(
        jenis=JenisDaftar.LAPANGAN, status=StatusDaftar.TERBUKA
    )
    found = [
        row
        for row in rows.select_related("wilayah").order_by("batas", "pk")
        if can_verify_daftar(user, row)
    ]
    counts = dict(
        BarisDaftar.objects.filter(_to_visit(user), daftar__in=found)
        .order_by()
        .values_list("daftar")
        .annotate(jumlah=Count("pk"))
    )
    return [(row, counts[row.pk]) for row in found if row.pk in counts]


def _to_visit(user: Pengguna) -> Q:
    """The condition of `can_verify_sasaran` on rows of lists."""
    cakupan = cakupan_of(user)
    in_time = Q(daftar__batas__gte=today())
    field = below("sasaran__desa", cakupan.kodes(*LAPANGAN)) & in_time
    return below("sasaran__desa", cakupan.kodes(*KECAMATAN)) | field


def offered(user: Pengguna) -> list[dict[str, Any]]:
    """The lists by place and number; nobody of them."""
    return [
        {
            "id": row.pk,
            "nama": row.wilayah.sebutan,
            "tujuan": row.tujuan,
            "batas": tanggal(row.batas),
            "jumlah": jumlah,
        }
        for row, jumlah in lists_to_take(user)
    ]


def held_rights(user: Pengguna) -> list[list[int]]:
    """[[list, people]]: what a phone may go on holding. Anything else is erased there."""
    return [[row.pk, jumlah] for row, jumlah in lists_to_take(user)]


@transaction.atomic
def take_list(user: Pengguna, pk: int) -> dict[str, Any]:
    """The people of one list for her phone; leaves a line in the audit trail.

    Raises Http404, PermissionDenied, Galat DAFTAR_TERLALU_BESAR.
    """
    row = fetch_daftar(user, pk)
    can_verify_daftar(user, row).require()
    people = people_of(row, user)
    jumlah = people.count()
    if jumlah > ORANG_MAKSIMAL:
        kalimat = f"Daftar ini berisi {angka(jumlah)} jiwa, terlalu banyak untuk dibawa di HP."
        raise Galat("DAFTAR_TERLALU_BESAR", kalimat)
    record("bawa_daftar", row, oleh=user, wilayah=row.wilayah, jumlah=jumlah)
    return {
        "id": row.pk,
        "nama": row.wilayah.sebutan,
        "batas": tanggal(row.batas),
        "sampai": _until(user, row),
        "hari_ini": today().isoformat(),
        "orang": [_person(one) for one in people],
        "tujuan": _destinations(row.kabupaten),
        "pilihan": _choices(),
    }


def people_of(row: DaftarVerval, user: Pengguna) -> QuerySet[Any]:
    return rows_of_daftar(row, user).filter(_to_visit(user))


def _until(user: Pengguna, row: DaftarVerval) -> str | None:
    """The last day on which the field may hold it; the kecamatan until it closes."""
    last: date = row.batas
    return None if cakupan_of(user).covers(row.wilayah.kode, *KECAMATAN) else last.isoformat()


def _person(baris: Any) -> dict[str, Any]:
    orang = baris.sasaran
    desa = orang.desa.sebutan if orang.desa else "Desa belum dikenali"
    return {
        "id": orang.pk,
        "nama": orang.nama,
        "tempat": f"{desa}, {orang.dusun_rt}" if orang.dusun_rt else desa,
        "samar": orang.nik_samar,
        "dasar": baris.jawaban_id or 0,
    }


def _destinations(kabupaten: Wilayah) -> list[list[Any]]:
    rows = destinations_of(kabupaten).values_list("pk", *TUJUAN)
    return [[pk, words_of_destination(*rest)] for pk, *rest in rows]


def _choices() -> dict[str, Any]:
    def pairs(values: Any) -> list[list[str]]:
        return [[one.value, str(one.label)] for one in values]

    return {
        "keberadaan": pairs(Keberadaan),
        "rincian_pindah": pairs(PINDAH),
        "rincian_tidak": pairs(TIDAK_DITEMUKAN),
        "kelayakan": pairs(Kelayakan),
        "bantuan": pairs(Bantuan),
        "masalah": pairs(Masalah),
        "bertujuan": [RincianKeberadaan(one).value for one in BERTUJUAN],
    }
