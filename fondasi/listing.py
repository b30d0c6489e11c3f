"""One list page: filter, sort, pages and counts, with all state in the URL.

Three queries whatever the list shows: how many there are, how many fit the filter (left out when
nothing is filtered), and the rows of the page; one more where more than `LONG` rows fit. The
parameters are `urut`, `hal` and `per`; all others belong to the filter. Nothing here depends on
the clock, so an unchanged list is a 304.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from django.db.models import Model, QuerySet
from django.forms import BaseForm, BooleanField
from django.http import HttpRequest, QueryDict

from fondasi.queries.written import count_of, rows_of

M = TypeVar("M", bound=Model)
SORT, PAGE, SIZE, EXPORT = "urut", "hal", "per", "unduh"
SIZES = (25, 50, 100)
LONG = 400


@dataclass(frozen=True, slots=True)
class SaringanFormulir:
    """A plain form and the queryset that its page filtered by it."""

    form: BaseForm
    qs: Any


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column head. `order` are the order_by names that sort by it; without them it is fixed."""

    judul: str
    kode: str = ""
    order: tuple[str, ...] = ()
    angka: bool = False


@dataclass(frozen=True, slots=True)
class KepalaKolom:
    """A column head of this request: where its link leads and how the list is sorted now."""

    judul: str
    url: str
    aria_sort: str
    angka: bool


@dataclass(frozen=True, slots=True)
class Keping:
    """One condition of the filter in words, and the list without it."""

    teks: str
    url: str


@dataclass(frozen=True, slots=True)
class Daftar(Generic[M]):
    """A page of rows and all that the components around the table need."""

    rows: list[M]
    semua: QuerySet[M]
    total: int
    sesuai: int
    satuan: str
    hal: int
    jumlah_hal: int
    per: int
    columns: list[KepalaKolom]
    keping: list[Keping]
    form: Any
    export_url: str
    _query: QueryDict = field(repr=False)

    @property
    def disaring(self) -> bool:
        return bool(self.keping)

    @property
    def mulai(self) -> int:
        """The number of the first row shown, from 1; 0 when there is none."""
        return (self.hal - 1) * self.per + 1 if self.sesuai else 0

    @property
    def sampai(self) -> int:
        return min(self.hal * self.per, self.sesuai)

    @property
    def sebelumnya(self) -> str:
        return self._page_url(self.hal - 1) if self.hal > 1 else ""

    @property
    def berikutnya(self) -> str:
        return self._page_url(self.hal + 1) if self.hal < self.jumlah_hal else ""

    @property
    def halaman(self) -> list[tuple[int, str]]:
        """First, last and the neighbours of this page, as (number, URL); (0, "") is a gap."""
        near = {1, self.jumlah_hal, self.hal - 1, self.hal, self.hal + 1}
        shown: list[tuple[int, str]] = []
        for number in sorted(n for n in near if 1 <= n <= self.jumlah_hal):
            if shown and number > shown[-1][0] + 1:
                shown.append((0, ""))
            shown.append((number, self._page_url(number)))
        return shown

    @property
    def ukuran(self) -> list[tuple[int, str]]:
        """The page sizes as (rows, URL); the current one has no URL."""
        return [(n, "" if n == self.per else _url(self._query, {SIZE: n})) for n in SIZES]

    @property
    def tanpa_saringan(self) -> str:
        return _url(_only(self._query, SORT, SIZE), {})

    @property
    def tersembunyi(self) -> list[tuple[str, str]]:
        """What the filter form carries along so that sorting and page size survive it."""
        return [(name, self._query.get(name, "")) for name in (SORT, SIZE) if name in self._query]

    def _page_url(self, number: int) -> str:
        return _url(self._query, {PAGE: number}, keep_page=True)


def list_page(
    request: HttpRequest,
    queryset: QuerySet[M],
    *,
    columns: Sequence[Kolom],
    saringan: SaringanFormulir | None = None,
    satuan: str = "baris",
    total: int | None = None,
    export: bool = False,
) -> Daftar[M]:
    """The page of `queryset` that the URL asks for; it never fails on what a URL says.

    `total` is the number of all rows where the caller knows it. `export` adds the link
    `?unduh=xlsx` to the same rows; see `wants_export` and `Daftar.semua`.
    """
    query = request.GET
    keping = _chips(query, saringan.form) if saringan else []
    fitting: QuerySet[M] = saringan.qs if saringan else queryset
    known = total if total is not None else count_of(queryset)
    sesuai = count_of(fitting) if keping else known
    per = _size(query)
    jumlah_hal = max(-(-sesuai // per), 1)
    hal = min(_page(query), jumlah_hal)
    semua = _sorted(fitting, columns, query.get(SORT, ""))
    return Daftar(
        rows=_rows(semua, slice((hal - 1) * per, hal * per), sesuai) if sesuai else [],
        semua=semua, total=known, sesuai=sesuai, satuan=satuan,
        hal=hal, jumlah_hal=jumlah_hal, per=per,
        columns=[_head(column, query) for column in columns],
        keping=keping, form=saringan.form if saringan else None,
        export_url=_url(query, {EXPORT: "xlsx"}) if export else "", _query=query,
    )  # fmt: skip


def wants_export(request: HttpRequest) -> bool:
    return request.GET.get(EXPORT) == "xlsx"


def _size(query: QueryDict) -> int:
    text = query.get(SIZE, "")
    return int(text) if text in {str(n) for n in SIZES} else SIZES[0]


def _page(query: QueryDict) -> int:
    text = query.get(PAGE, "")
    return max(int(text[:9]), 1) if text.isdecimal() and text.isascii() else 1


def _sorted(queryset: QuerySet[M], columns: Sequence[Kolom], wanted: str) -> QuerySet[M]:
    """Sorted as asked, or as the queryset came; the key makes the order total."""
    code = wanted.removeprefix("-")
    names = next((c.order for c in columns if c.kode == code and c.order), ())
    if not names:
        given = queryset.query.order_by or tuple(queryset.model._meta.ordering or ())
        return queryset.order_by(*given, "pk")
    if wanted.startswith("-"):
        names = tuple(_turned(name) for name in names)
    return queryset.order_by(*names, "pk")


def _rows(rows: QuerySet[M], page: slice, count: int) -> list[M]:
    """The page's rows. Of a long list its keys are chosen first: what a row shows beside its own
    table is then joined and counted for these few, not for all that are sorted."""
    if count <= LONG:
        return rows_of(rows[page])
    keys = rows_of(rows.values_list("pk", flat=True)[page])
    return rows_of(rows.filter(pk__in=keys))


def _turned(name: str) -> str:
    return name.removeprefix("-") if name.startswith("-") else f"-{name}"


def _head(column: Kolom, query: QueryDict) -> KepalaKolom:
    if not column.order:
        return KepalaKolom(column.judul, "", "", column.angka)
    now = query.get(SORT, "")
    following = f"-{column.kode}" if now == column.kode else column.kode
    aria = {column.kode: "ascending", f"-{column.kode}": "descending"}.get(now, "none")
    return KepalaKolom(column.judul, _url(query, {SORT: following}), aria, column.angka)


def _chips(query: QueryDict, form: Any) -> list[Keping]:
    """Each filled and understood field in its own words."""
    chips = []
    for bound in form:
        names = _names(bound, query)
        if names and bound.name not in form.errors and (text := _words(bound)):
            chips.append(Keping(f"{bound.label}: {text}", _url(query, {}, drop=names)))
    return chips


def _names(bound: Any, query: QueryDict) -> list[str]:
    return [name for name in query if name == bound.html_name]


def _words(bound: Any) -> str:
    """The label of a choice, not its code; nothing for an empty field."""
    if isinstance(bound.field, BooleanField):
        return "ya" if bound.data else ""
    labels = {str(k): str(v) for k, v in _flat(getattr(bound.field, "choices", ()))}
    raw = bound.data if isinstance(bound.data, list | tuple) else [bound.data]
    return ", ".join(labels.get(str(one), str(one)) for one in raw if one not in (None, ""))


def _flat(choices: Any) -> list[tuple[Any, Any]]:
    flat: list[tuple[Any, Any]] = []
    for value, label in choices:
        flat.extend(label if isinstance(label, list | tuple) else [(value, label)])
    return flat


def _only(query: QueryDict, *names: str) -> QueryDict:
    kept = QueryDict(mutable=True)
    for name in names:
        if name in query:
            kept.setlist(name, query.getlist(name))
    return kept


def _url(
    query: QueryDict,
    changes: Mapping[str, object],
    *,
    drop: Sequence[str] = (),
    keep_page: bool = False,
) -> str:
    """The same list with changes, from its first page unless the page itself changes."""
    changed = query.copy()
    for name in {*drop, EXPORT, *(() if keep_page else (PAGE,))}:
        changed.pop(name, None)
    for name, value in changes.items():
        changed[name] = str(value)
    return f"?{changed.urlencode()}"
