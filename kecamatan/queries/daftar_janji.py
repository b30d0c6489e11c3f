"""What a list and a board of promises ask beside their rows, written once: how many there are,
what a filter may offer, and which stand at the top of each column."""

from __future__ import annotations

from typing import Any

from django.db.models import CharField, Count, F, QuerySet, Value
from django.db.models.functions import Cast, Coalesce, NullIf

from fondasi.queries.prepared import KueriSiap
from kecamatan.enums import StatusTindakLanjut
from kecamatan.models import Instansi, Kontak, RapatKoordinasi, TindakLanjut, Wilayah
from kecamatan.models.cakupan_janji import CakupanJanji
from kecamatan.models.tindak_lanjut import TERBUKA
from kecamatan.models.wilayah import sebutan

SETUMPUK = 12
KOLOM_PILIHAN = ("wilayah", "instansi", "kontak", "rapat")
Pilihan = dict[str, list[tuple[int, str]]]
_LISTS = (list, list, list, list)


def _within(*lists: list[int]) -> QuerySet[TindakLanjut]:
    return TindakLanjut.objects.within_scope(CakupanJanji(*lists)).order_by()


def choices_of(scope: CakupanJanji) -> Pilihan:
    """Per column what the promises have there, as (key, words), in the order of the noun."""
    found: Pilihan = {column: [] for column in KOLOM_PILIHAN}
    rows = sorted(_PILIHAN.rows(*scope.lists), key=lambda row: row[2])
    for kind, pk, _order, jenis, nama in rows:
        words = sebutan(jenis, nama) if jenis else nama
        found[KOLOM_PILIHAN[kind]].append((pk, words))
    return found


def _choices(*lists: list[int]) -> QuerySet[Any, Any]:
    """(kind, key, order, kind of place, name): four nouns in one answer."""
    none = Value("", output_field=CharField())
    kantor = Coalesce(NullIf("singkatan", none), "nama", output_field=CharField())
    nouns: tuple[tuple[QuerySet[Any], Any, Any, Any], ...] = (
        (Wilayah.objects.all(), F("kode"), F("jenis"), F("nama")),
        (Instansi.objects.all(), F("wilayah__kode"), none, kantor),
        (Kontak.objects.all(), F("nama"), none, F("nama")),
        (RapatKoordinasi.objects.all(), Cast("tanggal", CharField()), none, F("judul")),
    )
    parts: list[QuerySet[Any, Any]] = []
    for kind, (rows, order, jenis, nama) in enumerate(nouns):
        used = _within(*lists).exclude(**{KOLOM_PILIHAN[kind]: None}).values(KOLOM_PILIHAN[kind])
        one = rows.filter(pk__in=used).order_by().values_list(Value(kind), "pk")
        parts.append(one.annotate(urut=order, bentuk=jenis, sebut=nama))
    first, *others = parts
    return first.union(*others, all=True)


def count_of(scope: CakupanJanji) -> int:
    ((total,),) = _JUMLAH.rows(*scope.lists)
    return int(total)


def columns_of_board(scope: CakupanJanji) -> tuple[dict[str, int], dict[str, list[int]]]:
    """Per state how many, and the keys at its top: open ones by deadline, closed ones the newest
    first. Two queries."""
    top: dict[str, list[int]] = {}
    for status, pk in _ATAS.rows(*scope.lists):
        top.setdefault(status, []).append(pk)
    return dict(_PER_STATUS.rows(*scope.lists)), top


def _top(*lists: list[int]) -> QuerySet[Any, Any]:
    parts = []
    for status in StatusTindakLanjut:
        order = ("batas", "pk") if status in TERBUKA else ("-batas", "-pk")
        rows = _within(*lists).filter(status=status).order_by(*order)
        parts.append(rows.values_list("status", "pk")[:SETUMPUK])
    first, *others = parts
    return first.union(*others, all=True)


_PILIHAN = KueriSiap(_choices, *_LISTS)
_ATAS = KueriSiap(_top, *_LISTS)
_JUMLAH = KueriSiap(
    lambda *lists: _within(*lists).values_list(Value(1)).annotate(n=Count("pk")).values_list("n"),
    *_LISTS,
)
_PER_STATUS = KueriSiap(
    lambda *lists: _within(*lists).values_list("status").annotate(n=Count("pk")),
    *_LISTS,
)
