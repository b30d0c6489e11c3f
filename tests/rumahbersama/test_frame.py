"""The frame around every page: rooms, place, notices, size, policy."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.db import connection
from django.http import HttpResponse
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse

from kecamatan.enums import Peran
from kecamatan.models import Pemberitahuan
from kecamatan.models.cakupan import cakupan_of
from rumahbersama.beranda.menu import MENU, Butir, menu_for
from tests.pemeran import Pemeran, beri_tugas, buat_pengguna

BUDGET_FIRST = 100 * 1024


def _text(response: HttpResponse) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


def test_signed_in_page_names_place_and_peran(client: Any, pemeran: Pemeran) -> None:
    client.force_login(pemeran.camat)
    body = _text(client.get("/"))
    assert '<p class="rb-tempat"><span>Kec. Wonosalam</span> <small>Camat</small></p>' in body
    assert 'href="/" aria-current="page">Beranda</a>' in body


def test_opd_sees_its_office_as_place(client: Any, pemeran: Pemeran) -> None:
    client.force_login(pemeran.opd)
    assert "<span>Dinsos, Kab. Jombang</span>" in _text(client.get("/"))


def test_anonymous_is_sent_to_sign_in(client: Any, db: None) -> None:
    response = client.get("/tempat/")
    assert (response.status_code, response["Location"]) == (302, "/akun/masuk/?next=/tempat/")


def test_somebody_without_penugasan_is_told_whom_to_ask(client: Any, db: None) -> None:
    client.force_login(buat_pengguna("tanpa_tugas"))
    body = _text(client.get("/"))
    assert "Belum ada penugasan untuk akun Anda" in body
    assert "Kemiskinan</a>" not in body


def test_frame_costs_two_queries(client: Any, pemeran: Pemeran) -> None:
    """Session, user, and the frame's own two: Penugasan and unread notices."""
    client.force_login(pemeran.camat)
    with CaptureQueriesContext(
        connection,
    ) as caught:
        client.get("/tidak-ada/")
    asked = [q["sql"] for q in caught if q["sql"].startswith("SELECT") and "FROM" in q["sql"]]
    tables = [re.search(r'FROM "(\w+)"', sql).group(1) for sql in asked]  # type: ignore[union-attr]
    assert sorted(tables) == [
        "django_session",
        "kecamatan_pemberitahuan",
        "kecamatan_pengguna",
        "kecamatan_penugasan",
    ]


def test_page_without_data_is_the_same_bytes_twice(client: Any, pemeran: Pemeran) -> None:
    client.force_login(pemeran.camat)
    first = client.get("/tidak-ada/")
    assert first.content == client.get("/tidak-ada/").content


def test_unchanged_list_is_not_sent_again(client: Any, pemeran: Pemeran) -> None:
    client.force_login(pemeran.camat)
    tag = client.get("/pemberitahuan/")["ETag"]
    again = client.get("/pemberitahuan/", headers={"if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("shown", [True, False])
def test_demo_strip_follows_setting(client: Any, pemeran: Pemeran, shown: bool) -> None:
    client.force_login(pemeran.camat)
    with override_settings(PERAGAAN=shown):
        for path in ("/", "/akun/keluar/", "/tidak-ada/"):
            body = client.get(path).content.decode()
            assert ("DATA CONTOH – BUKAN DATA SEBENARNYA" in body) is shown, path


def test_no_inline_style_or_script(client: Any, pemeran: Pemeran) -> None:
    client.force_login(pemeran.dua_tugas)
    for path in ("/", "/tempat/", "/pemberitahuan/", "/akun/sandi/", "/akun/dua-langkah/"):
        response = client.get(path)
        body = response.content.decode()
        assert response.status_code == 200, path
        assert not re.search(r"<[^>]+\s(style|on[a-z]+)=|<style|<script(?![^>]+src=)", body), path
        rules = response["Content-Security-Policy"].split(";")
        assert "style-src 'self'" in [rule.strip() for rule in rules], path
        assert "unsafe" not in response["Content-Security-Policy"]


def test_the_bar_of_a_phone_reaches_every_room(client: Any, pemeran: Pemeran) -> None:
    client.force_login(pemeran.bappeda)
    page = client.get("/").content.decode()
    bar = page.split('class="rb-bilah"')[1].split("</nav>")[0]
    bingkai = client.get("/").context["bingkai"].ruang
    assert [bar.count(f">{room.label}</a>") for room in bingkai.menu] == [1] * len(bingkai.menu)
    assert len(bingkai.bilah) == 4
    assert "<summary>Lainnya</summary>" in bar


@pytest.mark.parametrize(
    ("siapa", "ruang"),
    [
        ("pendamping", ["Beranda", "Pendamping", "Kemiskinan", "Layanan dasar"]),
        ("camat", ["Beranda", "Rapat", "Kemiskinan", "Layanan dasar"]),
        ("provinsi", ["Beranda", "Rumah Bersama", "Kemiskinan", "Laporan"]),
    ],
)
def test_the_bar_begins_with_the_work_of_a_peran(
    siapa: str, ruang: list[str], client: Any, pemeran: Pemeran
) -> None:
    client.force_login(getattr(pemeran, siapa))
    bingkai = client.get("/").context["bingkai"].ruang
    assert [one.label for one in bingkai.bilah] == ruang
    assert {one.label for one in bingkai.lainnya} == {one.label for one in bingkai.menu} - set(
        ruang
    )


def test_first_page_fits_the_budget(client: Any, pemeran: Pemeran) -> None:
    """HTML, styles and scripts as gzip sends them."""
    import gzip

    client.force_login(pemeran.camat)
    page = client.get("/").content
    linked = re.findall(r'(?:href|src)="/static/([^"]+)"', page.decode())
    parts = {name: Path(str(finders.find(name))).read_bytes() for name in linked}
    sizes = {name: len(gzip.compress(body)) for name, body in {**parts, "": page}.items()}
    assert {"css/bootstrap.min.css", "rb/tema.css", "django_htmx/htmx-2.min.js"} <= set(sizes)
    assert sum(sizes.values()) < BUDGET_FIRST, sizes


class TestTempat:
    def test_one_place_offers_no_switch(self, client: Any, pemeran: Pemeran) -> None:
        client.force_login(pemeran.camat)
        assert "· ganti" not in _text(client.get("/"))

    def test_switch_changes_the_shown_place(self, client: Any, pemeran: Pemeran) -> None:
        client.force_login(pemeran.dua_tugas)
        assert "<span>Kec. Wonosalam</span> <small>Camat · ganti</small>" in _text(client.get("/"))
        other = pemeran.dua_tugas.penugasan.get(peran=Peran.PENDAMPING)
        answer = client.post(
            "/tempat/", {"penugasan": other.pk, "kembali": "/pemberitahuan/?hal=2"}
        )
        assert answer["Location"] == "/pemberitahuan/?hal=2"
        assert "<span>Kec. Bareng</span> <small>Pendamping" in _text(client.get("/"))

    def test_switch_leaves_authority_whole(self, client: Any, pemeran: Pemeran) -> None:
        client.force_login(pemeran.dua_tugas)
        before = client.get("/tempat/").context["bingkai"].cakupan.penugasan
        other = pemeran.dua_tugas.penugasan.get(peran=Peran.PENDAMPING)
        client.post("/tempat/", {"penugasan": other.pk})
        assert client.get("/tempat/").context["bingkai"].cakupan.penugasan == before
        assert len(before) == 2

    @pytest.mark.parametrize("wanted", ["0", "", "x", "²"])
    def test_unknown_place_is_404(self, client: Any, pemeran: Pemeran, wanted: str) -> None:
        client.force_login(pemeran.dua_tugas)
        assert client.post("/tempat/", {"penugasan": wanted}).status_code == 404

    def test_somebody_elses_place_is_404(self, client: Any, pemeran: Pemeran) -> None:
        client.force_login(pemeran.dua_tugas)
        foreign = pemeran.bappeda.penugasan.get()
        assert client.post("/tempat/", {"penugasan": foreign.pk}).status_code == 404

    def test_ended_penugasan_is_not_shown(self, client: Any, pemeran: Pemeran, tempat: Any) -> None:
        from datetime import timedelta

        from fondasi.today import today

        beri_tugas(pemeran.camat, Peran.DESA, tempat.desa, sampai=today() - timedelta(days=1))
        client.force_login(pemeran.camat)
        assert "· ganti" not in _text(client.get("/"))

    @pytest.mark.parametrize("leading", ["https://lain.test/", "//lain.test/", "javascript:1"])
    def test_never_leads_outside(self, client: Any, pemeran: Pemeran, leading: str) -> None:
        client.force_login(pemeran.dua_tugas)
        mine = pemeran.dua_tugas.penugasan.all()[0]
        answer = client.post("/tempat/", {"penugasan": mine.pk, "kembali": leading})
        assert answer["Location"] == "/"


class TestPemberitahuan:
    def _tell(self, pengguna: Any, n: int = 1) -> list[Pemberitahuan]:
        return [
            Pemberitahuan.objects.create(
                pengguna=pengguna, kunci=f"uji-{i}", judul=f"Kabar {i}", tujuan="/tempat/"
            )
            for i in range(n)
        ]

    def test_unread_are_counted_in_the_frame(self, client: Any, pemeran: Pemeran) -> None:
        self._tell(pemeran.camat, 3)
        self._tell(pemeran.opd, 1)
        client.force_login(pemeran.camat)
        assert '<b class="rb-lencana">3<span' in _text(client.get("/"))

    def test_opening_marks_it_read_and_leads_on(self, client: Any, pemeran: Pemeran) -> None:
        first, second = self._tell(pemeran.camat, 2)
        client.force_login(pemeran.camat)
        answer = client.post(f"/pemberitahuan/{first.pk}/")
        assert answer["Location"] == "/tempat/"
        unread = Pemberitahuan.objects.filter(dibaca_at=None)
        assert [n.pk for n in unread] == [second.pk]

    def test_reading_needs_a_post(self, client: Any, pemeran: Pemeran) -> None:
        (one,) = self._tell(pemeran.camat)
        client.force_login(pemeran.camat)
        assert client.get(f"/pemberitahuan/{one.pk}/").status_code == 405

    def test_somebody_elses_is_404(self, client: Any, pemeran: Pemeran) -> None:
        (one,) = self._tell(pemeran.opd)
        client.force_login(pemeran.camat)
        assert client.post(f"/pemberitahuan/{one.pk}/").status_code == 404

    def test_all_read_touches_only_mine(self, client: Any, pemeran: Pemeran) -> None:
        self._tell(pemeran.camat, 2)
        (other,) = self._tell(pemeran.opd)
        client.force_login(pemeran.camat)
        client.post("/pemberitahuan/dibaca/")
        assert [n.pk for n in Pemberitahuan.objects.filter(dibaca_at=None)] == [other.pk]
        assert "rb-lencana" not in _text(client.get("/"))

    @pytest.mark.parametrize("n", [1, 3])
    def test_list_asks_as_often_for_one_as_for_three(
        self, client: Any, pemeran: Pemeran, n: int, django_assert_num_queries: Any
    ) -> None:
        self._tell(pemeran.camat, n)
        client.force_login(pemeran.camat)
        with CaptureQueriesContext(connection) as caught:
            client.get("/pemberitahuan/")
        asked = [q for q in caught if " FROM " in q["sql"]]
        assert len(asked) == 6


class TestMenu:
    def _names(self, items: tuple[Butir, ...]) -> list[str]:
        return [n for one in items for n in ([one.url_name] if one.url_name else [])] + [
            n for one in items for n in self._names(one.anak)
        ]

    def test_every_line_leads_to_a_page(self) -> None:
        for name in self._names(MENU):
            try:
                reverse(name)
            except NoReverseMatch:
                pytest.fail(f"{name} tidak ada")

    @pytest.mark.parametrize(
        ("nama", "ada"),
        [
            ("bappeda", {"Berita acara", "Usulan baru", "Unduhan"}),
            ("camat", {"Berita acara", "Usulan baru", "Unduhan"}),
            ("desa", {"Berita acara", "Usulan baru", "Unduhan"}),
            ("opd", {"Unduhan"}),
            ("pimpinan", {"Unduhan"}),
            ("provinsi", set()),
        ],
    )
    def test_field_papers_are_where_they_are_used(
        self, client: Any, pemeran: Pemeran, nama: str, ada: set[str]
    ) -> None:
        lines = menu_for(cakupan_of(pemeran[nama]).peran, "/")
        below = {one.label: one.url for line in lines for one in line.anak}
        assert {"Berita acara", "Usulan baru", "Unduhan"} & set(below) == ada
        client.force_login(pemeran[nama])
        assert {label: client.get(below[label]).status_code for label in ada} == dict.fromkeys(
            ada, 200
        )


def test_only_the_nearest_line_of_a_room_is_current(client: Any, pemeran: Pemeran) -> None:
    client.force_login(pemeran.camat)
    page = client.get("/rapat/tindak-lanjut/papan/")
    rapat = next(one for one in page.context["bingkai"].ruang.menu if one.label == "Rapat")
    assert [one.label for one in rapat.anak if one.di_dalam] == ["Tindak lanjut"]
