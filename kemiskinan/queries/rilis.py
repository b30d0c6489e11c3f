"""What a release holds, for the people who decide about it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet, Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext as _

from kecamatan.enums import Peran, Tingkat
from kecamatan.models import PadananKode, Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of
from kemiskinan.models import CatatanBaris, DaftarVerval, Neraca, Pemadanan, Rilis
from kemiskinan.models.cakupan import kabupaten_scope
from kemiskinan.rules.catatan import ArtiCatatan, Bobot, arti

FIRST_ROWS = 3
HEAVIEST_FIRST = (Bobot.GALAT, Bobot.PERIKSA, Bobot.INFO)


def standing_on(rilis: Rilis) -> list[str]:
    """Names of what was built on this release, e.g. `2 padu padan`."""
    uses = Q(sk=rilis) | Q(rilis=rilis)
    counts = (
        (Pemadanan.objects.filter(uses).count(), _("padu padan")),
        (DaftarVerval.objects.filter(uses).count(), _("daftar verifikasi")),
        (Neraca.objects.filter(uses).count(), _("rekapitulasi")),
    )
    return [f"{count} {name}" for count, name in counts if count]


def managed_kabupaten(user: Pengguna) -> QuerySet[Wilayah]:
    """The kabupaten/kota whose deliveries this person takes in."""
    kodes = cakupan_of(user).kodes(Peran.BAPPEDA)
    return Wilayah.objects.filter(kode__in=kodes, tingkat=Tingkat.KABUPATEN)


@dataclass(frozen=True, slots=True)
class KelompokCatatan:
    """The findings of one code: how many, and the first of them."""

    kode: str
    arti: ArtiCatatan
    jumlah: int
    contoh: list[CatatanBaris]


def findings(rilis: Rilis) -> list[KelompokCatatan]:
    """By weight, then by number. One query, however many kinds there are."""
    ranked = CatatanBaris.objects.filter(rilis=rilis).annotate(
        urutan=Window(RowNumber(), partition_by=F("kode"), order_by=["lembar", "nomor_baris", "id"])
    )
    examples: dict[str, list[CatatanBaris]] = {}
    if sum(rilis.jumlah_catatan.values()) <= MOST_RANKED:
        for row in ranked.filter(urutan__lte=FIRST_ROWS):
            examples.setdefault(row.kode, []).append(row)
    groups = [
        KelompokCatatan(kode, arti(kode), jumlah, examples.get(kode, []))
        for kode, jumlah in rilis.jumlah_catatan.items()
    ]
    return sorted(groups, key=lambda g: (HEAVIEST_FIRST.index(g.arti.bobot), -g.jumlah))


# Ranking more findings than this would make the page wait; the list by code still shows them.
MOST_RANKED = 100_000


def rows_per_desil(rilis: Rilis) -> list[tuple[int | None, int]]:
    """(decile, rows), 1 to 10 and then unknown; empty where the kind has no decile."""
    counts: Counter[int | None] = Counter()
    for _kecamatan, desil, rows in rilis.ringkasan.get("kecamatan", []):
        counts[desil] += rows
    known: list[tuple[int | None, int]] = [(d, counts[d]) for d in range(1, 11)]
    if not any(rows for _d, rows in known):
        return []
    return [*known, (None, counts[None])] if counts[None] else known


@dataclass(frozen=True, slots=True)
class IsiKecamatan:
    """`nama` is empty for rows whose desa is not known."""

    nama: str
    baris: int
    desil_satu: int


def rows_per_kecamatan(rilis: Rilis) -> list[IsiKecamatan]:
    rows: Counter[int | None] = Counter()
    poorest: Counter[int | None] = Counter()
    for kecamatan, desil, count in rilis.ringkasan.get("kecamatan", []):
        rows[kecamatan] += count
        poorest[kecamatan] += count if desil == 1 else 0
    names = dict(
        Wilayah.objects.filter(pk__in=[k for k in rows if k])
        .order_by("kode")
        .values_list("pk", "nama")
    )
    known = [IsiKecamatan(nama, rows[pk], poorest[pk]) for pk, nama in names.items()]
    return [*known, IsiKecamatan("", rows[None], poorest[None])] if rows[None] else known


def visible_codes(user: Pengguna) -> QuerySet[PadananKode]:
    """The queue of unknown codes; those that wait come first."""
    rows = PadananKode.objects.filter(kabupaten_scope(user)).select_related(
        "kabupaten", "wilayah__induk", "diputuskan_oleh"
    )
    return rows.order_by(F("wilayah").asc(nulls_first=True), "kode")


def desa_of(kabupaten: Wilayah) -> QuerySet[Wilayah]:
    rows = Wilayah.objects.within(kabupaten.kode).filter(
        tingkat=Tingkat.DESA, berlaku_sampai__isnull=True
    )
    return rows.select_related("induk").order_by("induk__nama", "nama")
