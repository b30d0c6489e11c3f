"""The list helper: counts, pages, sorting, chips; whatever a URL says."""

from __future__ import annotations

from typing import Any

import pytest
from django import forms
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.test import RequestFactory

from fondasi.listing import Daftar, Kolom, SaringanFormulir, list_page, wants_export

COLUMNS = (Kolom("Nama", "nama", ("name",)), Kolom("Nomor", "nomor", ("-id",)), Kolom("Lain"))


class SaringanGrup(forms.Form):
    name = forms.CharField(label="Nama", required=False)
    jenis = forms.ChoiceField(
        label="Jenis", choices=[("A", "Golongan A"), ("B", "Golongan B")], required=False
    )
    nomor = forms.IntegerField(label="Nomor", required=False)

    def narrow(self, rows: QuerySet[Group]) -> QuerySet[Group]:
        data = self.cleaned_data if self.is_valid() else {**self.cleaned_data, "nomor": None}
        if data.get("nomor"):
            rows = rows.filter(pk=data["nomor"])
        rows = rows.filter(name__startswith=data.get("jenis") or "")
        return rows.filter(name__icontains=data.get("name") or "")


@pytest.fixture
def groups(db: None) -> list[Group]:
    return Group.objects.bulk_create([Group(name=f"{'AB'[n % 2]}-{n:03}") for n in range(60)])


def page(query: str = "", *, filtered: bool = False, **more: Any) -> Daftar[Group]:
    request = RequestFactory().get(f"/daftar/?{query}")
    rows = Group.objects.order_by("name")
    form = SaringanGrup(request.GET)
    saringan = SaringanFormulir(form, form.narrow(rows)) if filtered else None
    return list_page(request, rows, columns=COLUMNS, saringan=saringan, satuan="grup", **more)


def names(daftar: Daftar[Group]) -> list[str]:
    return [row.name for row in daftar.rows]


def test_first_page(groups: list[Group]) -> None:
    daftar = page()
    assert names(daftar) == sorted(g.name for g in groups)[:25]
    assert (daftar.total, daftar.sesuai, daftar.disaring) == (60, 60, False)
    assert (daftar.mulai, daftar.sampai, daftar.jumlah_hal) == (1, 25, 3)
    assert (daftar.sebelumnya, daftar.berikutnya) == ("", "?hal=2")


@pytest.mark.parametrize(
    ("hal", "shown"),
    [("2", 2), ("3", 3), ("4", 3), ("999999999999999999999", 3), ("0", 1), ("-1", 1), ("x", 1),
     ("²", 1), ("", 1)],
)  # fmt: skip
def test_page_number_is_never_an_error(groups: list[Group], hal: str, shown: int) -> None:
    daftar = page(f"hal={hal}")
    assert daftar.hal == shown
    assert len(daftar.rows) == (10 if shown == 3 else 25)


@pytest.mark.parametrize(("per", "shown"), [("50", 50), ("100", 60), ("7", 25), ("x", 25)])
def test_page_size_is_one_of_three(groups: list[Group], per: str, shown: int) -> None:
    assert len(page(f"per={per}").rows) == shown


def test_nothing_at_all(db: None) -> None:
    daftar = page("hal=5", filtered=True)
    assert (daftar.rows, daftar.total, daftar.hal, daftar.jumlah_hal) == ([], 0, 1, 1)
    assert (daftar.mulai, daftar.sampai) == (0, 0)


def test_filter_that_fits_nobody_keeps_the_total(groups: list[Group]) -> None:
    daftar = page("name=tidak", filtered=True)
    assert (daftar.total, daftar.sesuai, daftar.rows) == (60, 0, [])
    assert daftar.tanpa_saringan == "?"


def test_sorting_up_down_and_unknown(groups: list[Group]) -> None:
    by_name = sorted(g.name for g in groups)
    by_id = [g.name for g in groups]
    assert names(page("urut=nama")) == by_name[:25]
    assert names(page("urut=-nama")) == by_name[::-1][:25]
    assert names(page("urut=nomor")) == by_id[::-1][:25]
    assert names(page("urut=-nomor")) == by_id[:25]
    assert names(page("urut=password")) == by_name[:25]
    assert names(page("urut=lain")) == by_name[:25]


def test_heads_lead_to_the_other_order_and_the_first_page(groups: list[Group]) -> None:
    nama, nomor, lain = page("urut=nama&hal=2&per=50").columns
    assert (nama.aria_sort, nama.url) == ("ascending", "?urut=-nama&per=50")
    assert (nomor.aria_sort, nomor.url) == ("none", "?urut=nomor&per=50")
    assert (lain.aria_sort, lain.url) == ("", "")
    assert page("urut=-nama").columns[0].aria_sort == "descending"


def test_equal_values_still_have_one_order(groups: list[Group]) -> None:
    """Otherwise a row could stand on two pages and another on none."""
    assert page("urut=nama").semua.query.order_by == ("name", "pk")
    assert page().semua.query.order_by == ("name", "pk")
    seen = [name for hal in (1, 2, 3) for name in names(page(f"hal={hal}"))]
    assert seen == sorted(group.name for group in groups)


def test_chips_say_labels_and_lead_to_the_list_without_them(groups: list[Group]) -> None:
    daftar = page("name=-0&jenis=B&hal=2&urut=nama", filtered=True)
    assert (daftar.total, daftar.sesuai) == (60, 30)
    assert [(k.teks, k.url) for k in daftar.keping] == [
        ("Nama: -0", "?jenis=B&urut=nama"),
        ("Jenis: Golongan B", "?name=-0&urut=nama"),
    ]
    assert daftar.tanpa_saringan == "?urut=nama"
    assert daftar.tersembunyi == [("urut", "nama")]


def test_misunderstood_filter_neither_filters_nor_shows_a_chip(groups: list[Group]) -> None:
    daftar = page("nomor=abc&name=A-", filtered=True)
    assert [k.teks for k in daftar.keping] == ["Nama: A-"]
    assert daftar.sesuai == 30
    assert "nomor" in daftar.form.errors


def test_a_box_says_yes(groups: list[Group]) -> None:
    class Aktif(forms.Form):
        aktif = forms.BooleanField(label="Aktif", required=False)

    request = RequestFactory().get("/?aktif=on")
    saringan = SaringanFormulir(Aktif(request.GET), Group.objects.all())
    daftar = list_page(request, Group.objects.all(), columns=COLUMNS, saringan=saringan)
    assert [k.teks for k in daftar.keping] == ["Aktif: ya"]


def test_page_numbers_have_gaps(db: None) -> None:
    Group.objects.bulk_create([Group(name=f"{n:04}") for n in range(25 * 9)])
    assert [n for n, _ in page("hal=5").halaman] == [1, 0, 4, 5, 6, 0, 9]
    assert [n for n, _ in page("hal=1").halaman] == [1, 2, 0, 9]
    assert page("hal=5").halaman[-1] == (9, "?hal=9")


def test_sizes_forget_the_page(groups: list[Group]) -> None:
    assert page("hal=3&per=25").ukuran == [(25, ""), (50, "?per=50"), (100, "?per=100")]


@pytest.mark.parametrize(("query", "asked"), [("", 2), ("name=-0", 3), ("name=tidak", 2)])
def test_queries_do_not_grow(
    groups: list[Group], django_assert_num_queries: Any, query: str, asked: int
) -> None:
    with django_assert_num_queries(asked):
        page(query, filtered=True)


def test_known_total_is_not_counted(groups: list[Group], django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        daftar = page(total=300)
    assert (daftar.total, daftar.jumlah_hal) == (300, 12)


def test_a_long_list_chooses_its_keys_first(
    groups: list[Group], django_assert_num_queries: Any
) -> None:
    """The rows and their order stay the same."""
    with django_assert_num_queries(2):
        long = page("urut=-nama", total=654_220)
    assert (long.total, long.jumlah_hal) == (654_220, 26_169)
    assert long.rows == page("urut=-nama", total=300).rows


def test_export_is_the_same_rows_unsliced(groups: list[Group]) -> None:
    daftar = page("name=A-&urut=-nama&hal=2", filtered=True, export=True)
    assert daftar.export_url == "?name=A-&urut=-nama&unduh=xlsx"
    assert daftar.semua.count() == 30
    assert wants_export(RequestFactory().get(f"/{daftar.export_url}"))
    assert not wants_export(RequestFactory().get("/"))
    assert page().export_url == ""
