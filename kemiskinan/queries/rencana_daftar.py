"""Who would stand on a list, and how many: the check before it is made."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from kecamatan.models import Wilayah
from kemiskinan.enums import JenisDaftar, KelasPadan, StatusDaftar
from kemiskinan.models import BarisDaftar, Neraca, NeracaBaris, Sasaran
from kemiskinan.rules.daftar import Permintaan


@dataclass(frozen=True, slots=True)
class Bagian:
    """One list to be made: where, and how many people."""

    wilayah: Wilayah
    jumlah: int


@dataclass(frozen=True, slots=True)
class Rencana:
    """What a request would make. Counts in jiwa.

    `sudah` already stand on an open list of the same kind, `tanpa_desa` cannot be visited because
    their desa is not known; neither is part of `bagian`.
    """

    bagian: tuple[Bagian, ...]
    sudah: int
    tanpa_desa: int

    @property
    def jumlah(self) -> int:
        return sum(bagian.jumlah for bagian in self.bagian)


def chosen_sasaran(permintaan: Permintaan, neraca: Neraca) -> QuerySet[Sasaran]:
    """The people of the chosen classes in the newest ledger, wherever they live."""
    rows = NeracaBaris.objects.filter(neraca=neraca, padan__in=permintaan.padan)
    if permintaan.intervensi:
        any_of = Q(intervensi__in=permintaan.intervensi) | ~Q(padan=KelasPadan.MASIH)
        rows = rows.filter(any_of)
    people = Sasaran.objects.filter(pk__in=rows.values("sasaran"))
    if permintaan.wilayah_kode:
        kode = permintaan.wilayah_kode
        here = Q(desa__kode=kode) | Q(desa__kode__startswith=f"{kode}.")
        people = people.filter(here | Q(kecamatan__kode=kode))
    return people


def already_listed(permintaan: Permintaan) -> QuerySet[BarisDaftar]:
    """Rows of open lists that would ask the same of the same people."""
    rows = BarisDaftar.objects.filter(
        daftar__jenis=permintaan.jenis,
        daftar__sk=permintaan.sk_id,
        daftar__status=StatusDaftar.TERBUKA,
    )
    if permintaan.jenis == JenisDaftar.INTERVENSI:
        rows = rows.filter(
            daftar__instansi=permintaan.instansi_id, daftar__program=permintaan.program_id
        )
    return rows


def free_sasaran(permintaan: Permintaan, neraca: Neraca) -> QuerySet[Sasaran]:
    """Chosen people who do not stand on such a list yet and whose desa is known."""
    taken = already_listed(permintaan).filter(sasaran=OuterRef("pk"))
    people = chosen_sasaran(permintaan, neraca).exclude(Exists(taken))
    return people.filter(desa__isnull=False)


def plan_daftar(permintaan: Permintaan, neraca: Neraca) -> Rencana:
    """The numbers of the check-answers page; `create_daftar` makes exactly these lists."""
    chosen = chosen_sasaran(permintaan, neraca)
    placed = chosen.filter(desa__isnull=False)
    total, with_desa = chosen.count(), placed.count()
    free = free_sasaran(permintaan, neraca)
    if permintaan.jenis == JenisDaftar.INTERVENSI:
        count = free.count()
        where = Wilayah.objects.get(kode=permintaan.wilayah_kode or neraca.kabupaten.kode)
        bagian: tuple[Bagian, ...] = (Bagian(where, count),) if count else ()
    else:
        bagian = _per_wilayah(free, wilayah_path(permintaan))
    jumlah = sum(b.jumlah for b in bagian)
    return Rencana(bagian, sudah=with_desa - jumlah, tanpa_desa=total - with_desa)


def wilayah_path(permintaan: Permintaan) -> str:
    return "desa_id" if permintaan.per == "desa" else "desa__induk_id"


def _per_wilayah(people: QuerySet[Sasaran], path: str) -> tuple[Bagian, ...]:
    counts = dict(people.order_by().values_list(path).annotate(n=Count("pk")))
    wilayah = Wilayah.objects.filter(pk__in=counts).order_by("kode")
    return tuple(Bagian(w, counts[w.pk]) for w in wilayah)
