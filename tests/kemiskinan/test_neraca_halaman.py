"""The pages of the ledger: who sees which figures, where they lead, history, downloads."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kecamatan.models import Wilayah
from kemiskinan.actions.neraca import build_neraca, request_neraca
from kemiskinan.models import Neraca, PermintaanNeraca
from tests.kemiskinan.dunia_neraca import Dunia
from tests.pemeran import Kantor, Pemeran, Tempat, buat_wilayah

pytestmark = pytest.mark.django_db
URL = "/kemiskinan/rekapitulasi/"


@pytest.fixture
def dunia(tempat: Tempat, kantor: Kantor) -> Dunia:
    """Two in Wonosalam (one still in decile 1), one in the neighbour's kecamatan."""
    made = Dunia.buat(tempat, kantor)
    made.masih()
    made.padan(made.orang(tempat.desa_lain), desil=4)
    made.padan(made.orang(tempat.desa_tetangga), desil=4)
    return made


@pytest.fixture
def neraca(dunia: Dunia) -> Neraca:
    return build_neraca(dunia.sk, dunia.rilis, oleh=None)


def page(client: Any, user: Any, path: str) -> str:
    client.force_login(user)
    answer = client.get(URL + path)
    assert answer.status_code == 200, answer.status_code
    return str(answer.content.decode())


def test_the_kabupaten_page_tells_the_whole_tree(
    client: Any, pemeran: Pemeran, neraca: Neraca
) -> None:
    html = page(client, pemeran.bappeda, "35.17/")
    assert "✓ 3 = 2 + 1 + 0 + 0<br>✓ 1 = 0 + 0 + 1<br>✓ 1 = 0 + 0 + 0 + 0 + 0 + 1<" in html
    assert "Tidak lagi tercatat di desil 1 menurut P3KE 2024" in html
    assert "Perubahan desil bukan bukti tunggal berakhirnya kemiskinan ekstrem." in html
    assert "Kriteria belum ditetapkan" in html
    assert f"?sk={neraca.sk_id}&amp;neraca={neraca.pk}&amp;kelas=keluar" in html
    assert "SK Bupati 2023" in html


def test_the_criterion_is_named(client: Any, pemeran: Pemeran, dunia: Dunia) -> None:
    dunia.kriteria()
    build_neraca(dunia.sk, dunia.rilis, oleh=None)
    html = page(client, pemeran.bappeda, "35.17/")
    assert "Berita Acara BA/1/TKPK/2024, 1 Januari 2024" in html
    assert "Kriteria belum ditetapkan" not in html


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("bappeda", {"35.17", "35.17.05", "35.17.04", "35.17.05.2001"}),
        ("pimpinan", {"35.17", "35.17.05", "35.17.04", "35.17.05.2001"}),
        ("provinsi", {"35.17", "35.17.05", "35.17.04", "35.17.05.2001"}),
        ("admin_nasional", {"35.17", "35.17.05", "35.17.04", "35.17.05.2001"}),
        ("camat", {"35.17.05", "35.17.05.2001"}),
        ("staf", {"35.17.05", "35.17.05.2001"}),
        ("camat_tetangga", {"35.17.04"}),
        ("pendamping", {"35.17.05.2001"}),
        ("desa", {"35.17.05.2001"}),
        ("opd", set()),
        ("bappeda_kota", set()),
    ],
)
def test_figures_stay_within_the_place(
    client: Any, pemeran: Pemeran, neraca: Neraca, who: str, seen: set[str]
) -> None:
    client.force_login(pemeran[who])
    codes = ["35.17", "35.17.05", "35.17.04", "35.17.05.2001"]
    assert {k for k in codes if client.get(f"{URL}{k}/").status_code == 200} == seen
    assert client.get(f"{URL}35.17/").status_code in {200, 404}


def test_a_stranger_is_asked_to_sign_in(client: Any, neraca: Neraca) -> None:
    assert client.get(f"{URL}35.17/").status_code == 302


@pytest.mark.parametrize("who", ["provinsi", "pimpinan", "admin_nasional"])
def test_figures_without_names_say_why(
    client: Any, pemeran: Pemeran, neraca: Neraca, who: str
) -> None:
    html = page(client, pemeran[who], "35.17/")
    assert "kelas=" not in html
    assert "Peran Anda melihat jumlah, bukan orangnya." in html


def test_the_camat_reaches_her_people_by_place(
    client: Any, pemeran: Pemeran, neraca: Neraca
) -> None:
    html = page(client, pemeran.camat, "35.17.05/")
    kecamatan = Wilayah.objects.get(kode="35.17.05").pk
    assert f"neraca={neraca.pk}&amp;kelas=masih&amp;kecamatan={kecamatan}" in html
    assert "2 = 1 + 1 + 0 + 0" in html


@pytest.mark.parametrize(
    ("who", "path", "kelas", "people"),
    [
        ("bappeda", "35.17/", "sk", 3),
        ("bappeda", "35.17/", "keluar", 2),
        ("bappeda", "35.17/", "masih", 1),
        ("bappeda", "35.17/", "belum", 1),
        ("camat", "35.17.05/", "sk", 2),
        ("camat", "35.17.05.2002/", "keluar", 1),
    ],
)
def test_a_figure_opens_as_many_people_as_it_says(
    client: Any, pemeran: Pemeran, neraca: Neraca, who: str, path: str, kelas: str, people: int
) -> None:
    html = page(client, pemeran[who], path)
    found = re.search(rf'href="([^"]*kelas={kelas}(?:&amp;[^"]*)?)"', html)
    assert found
    rows = client.get(unescape(found.group(1))).context["daftar"]
    assert rows.sesuai == people


def test_the_people_of_an_earlier_month(
    client: Any, pemeran: Pemeran, dunia: Dunia, neraca: Neraca
) -> None:
    Neraca.objects.filter(pk=neraca.pk).update(tanggal=date(2024, 10, 20))
    dunia.masih()
    build_neraca(dunia.sk, dunia.rilis, oleh=None)
    client.force_login(pemeran.bappeda)
    url = f"/kemiskinan/sasaran/?sk={neraca.sk_id}&kelas=masih"
    assert client.get(f"{url}&neraca={neraca.pk}").context["daftar"].sesuai == 1
    assert client.get(url).context["daftar"].sesuai == 2


def test_one_place_is_shown_at_once(client: Any, pemeran: Pemeran, neraca: Neraca) -> None:
    client.force_login(pemeran.camat)
    assert client.get(URL)["Location"] == f"{URL}35.17.05/"


def test_the_province_lists_its_kabupaten(client: Any, pemeran: Pemeran, neraca: Neraca) -> None:
    html = page(client, pemeran.provinsi, "")
    assert f'href="{URL}35.17/"' in html
    assert "Kota Mojokerto" not in html


def test_without_a_build_the_page_says_what_next(
    client: Any, pemeran: Pemeran, dunia: Dunia
) -> None:
    assert "jalankan padu padan, lalu hitung" in page(client, pemeran.bappeda, "35.17/")
    assert "belum dihitung oleh Bappeda" in page(client, pemeran.camat, "35.17.05/")


def test_only_the_secretariat_has_it_counted_again(
    client: Any, pemeran: Pemeran, neraca: Neraca
) -> None:
    for who, status in (("pimpinan", 403), ("camat", 404), ("opd", 404), ("bappeda", 302)):
        client.force_login(pemeran[who])
        assert client.post(f"{URL}35.17/hitung/").status_code == status
    assert PermintaanNeraca.objects.count() == 1
    assert client.get(f"{URL}35.17/hitung/").status_code == 405


def test_a_pending_change_is_said(client: Any, pemeran: Pemeran, neraca: Neraca) -> None:
    assert "belum dihitung" not in page(client, pemeran.bappeda, "35.17/")
    request_neraca(neraca.kabupaten)
    assert "Ada perubahan yang belum dihitung" in page(client, pemeran.bappeda, "35.17/")


def test_a_build_that_did_not_balance_is_said_by_its_branch(
    client: Any, pemeran: Pemeran, neraca: Neraca
) -> None:
    Neraca.objects.create(
        kabupaten=neraca.kabupaten, sk=neraca.sk, rilis=neraca.rilis, tanggal=neraca.tanggal,
        cocok=False, galat=["35.17: masih = optimal (2 ≠ 1)"],
    )  # fmt: skip
    html = page(client, pemeran.bappeda, "35.17/")
    assert "35.17: masih = optimal (2 ≠ 1)" in html


def test_an_earlier_month_and_what_changed(
    client: Any, pemeran: Pemeran, dunia: Dunia, neraca: Neraca
) -> None:
    Neraca.objects.filter(pk=neraca.pk).update(tanggal=date(2024, 10, 20))
    orang = dunia.masih()
    dunia.bantu(orang, 1)
    now = build_neraca(dunia.sk, dunia.rilis, oleh=None)
    Neraca.objects.filter(pk=now.pk).update(tanggal=date(2024, 11, 4))
    html = page(client, pemeran.bappeda, "35.17/")
    assert "Masih desil 1: 1 menjadi <b>2</b> (bertambah 1)" in html
    assert "4 = 2 + 2 + 0 + 0" in html
    past = page(client, pemeran.bappeda, "35.17/?bulan=2024-10")
    assert "3 = 2 + 1 + 0 + 0" in past
    assert f"neraca={neraca.pk}&amp;" in past
    assert "belum pernah dihitung" in page(client, pemeran.bappeda, "35.17/?bulan=2024-09")
    assert "4 = 2 + 2 + 0 + 0" in page(client, pemeran.bappeda, "35.17/?bulan=ngawur")


def test_figures_leave_as_workbook_and_csv(client: Any, pemeran: Pemeran, neraca: Neraca) -> None:
    client.force_login(pemeran.camat)
    answer = client.get(f"{URL}35.17.05/?unduh=xlsx")
    sheet: Any = openpyxl.load_workbook(BytesIO(answer.content)).active
    rows = list(sheet.values)
    assert [row[:5] for row in rows] == [
        ("Kode", "Wilayah", "Ditetapkan sk", "Tidak lagi tercatat di desil 1", "Masih desil 1"),
        ("35.17.05", "Kec. Wonosalam", 2, 1, 1),
        ("35.17.05.2001", "Desa Galengdowo", 1, 0, 1),
        ("35.17.05.2002", "Desa Wonomerto", 1, 1, 0),
    ]
    answer = client.get(f"{URL}35.17.05/?unduh=csv")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    assert text.splitlines()[1].startswith("35.17.05;Kec. Wonosalam;2;1;1;0;0;")


def test_the_text_for_wa_has_no_names(client: Any, pemeran: Pemeran, neraca: Neraca) -> None:
    html = page(client, pemeran.bappeda, "35.17/")
    assert "SITI AMINAH" not in html
    assert "- 2 tidak lagi tercatat di desil 1 menurut P3KE 2024" in html


def count(client: Any, user: Any, path: str) -> int:
    client.force_login(user)
    client.get(URL + path)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(URL + path).status_code == 200
    return len([q for q in queries if "ROLE" not in q["sql"] and "current_user" not in q["sql"]])


def test_queries_do_not_grow_with_the_villages(
    client: Any, pemeran: Pemeran, dunia: Dunia, neraca: Neraca
) -> None:
    before = count(client, pemeran.bappeda, "35.17/")
    for n in (3, 4):
        desa = buat_wilayah(f"35.17.05.200{n}", f"Desa {n}")
        dunia.padan(dunia.orang(desa), desil=1)
    build_neraca(dunia.sk, dunia.rilis, oleh=None)
    assert count(client, pemeran.bappeda, "35.17/") == before
    assert before <= 20


def test_a_kota_speaks_of_its_wali_kota(client: Any, pemeran: Pemeran, kantor: Kantor) -> None:
    kota = Wilayah.objects.get(kode="35.76")
    dunia = Dunia.buat_di(kota, kantor)
    kelurahan = Wilayah.objects.get(kode="35.76.01.1003")
    dunia.masih(kelurahan)
    build_neraca(dunia.sk, dunia.rilis, oleh=None)
    html = page(client, pemeran.bappeda_kota, "35.76/")
    assert "SK Wali Kota 2023" in html
    assert "Bupati" not in html
    assert "Kelurahan Mentikan" in page(client, pemeran.bappeda_kota, "35.76.01.1003/")
