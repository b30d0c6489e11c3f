"""The editor of a draft: out as a file, in again, row by row; indicators and rules; preview."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl.utils import get_column_letter

from layanan_dasar.actions.bawaan import load_seeds
from layanan_dasar.actions.instrumen import copy_instrumen, import_instrumen
from layanan_dasar.models import Instrumen
from layanan_dasar.queries.instrumen import instrumen_as_data
from tests.layanan_dasar.kartu_uji import buat_instrumen, data_instrumen
from tests.pemeran import Pemeran, Tempat
from tests.peran import WebClient

pytestmark = pytest.mark.django_db


def masuk(user: Any) -> WebClient:
    client = WebClient()
    client.force_login(user)
    return client


@pytest.fixture
def draf(tempat: Tempat) -> Instrumen:
    return import_instrumen(data_instrumen(), pemilik=tempat.kabupaten, oleh=None)


def kirim(client: WebClient, isi: bytes, nama: str = "a.xlsx") -> Any:
    return client.post("/layanan/instrumen/impor/", {"berkas": SimpleUploadedFile(nama, isi)})


@pytest.mark.parametrize("bentuk", ["json", "xlsx"])
def test_out_and_in_again_says_the_same(tempat: Tempat, pemeran: Pemeran, bentuk: str) -> None:
    client = masuk(pemeran.bappeda)
    for row in load_seeds(pemilik=tempat.kabupaten, oleh=None):
        file = client.get(f"/layanan/instrumen/{row.pk}/unduh/{bentuk}/").content
        assert kirim(client, file).status_code == 302
        back = Instrumen.objects.get(kode=row.kode, versi=2)
        assert instrumen_as_data(back) == instrumen_as_data(row)
        assert back.status == "DRAF"


def _changed(isi: bytes, **cells: Any) -> bytes:
    book = openpyxl.load_workbook(BytesIO(isi))
    for place, value in cells.items():
        sheet, cell = place.split("_")
        book[sheet][cell] = value
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def test_defects_are_told_row_by_row(draf: Instrumen, pemeran: Pemeran) -> None:
    client = masuk(pemeran.bappeda)
    file = client.get(f"/layanan/instrumen/{draf.pk}/unduh/xlsx/").content
    book = openpyxl.load_workbook(BytesIO(file))
    names = [cell.value for cell in book["Indikator"][1]]
    heads = {name: get_column_letter(n) for n, name in enumerate(names, 1)}
    broken = _changed(
        file,
        **{
            f"Indikator_{heads['bobot']}2": "berat",
            f"Indikator_{heads['bulat']}3": "mungkin",
            f"Indikator_{heads['penilaian']}4": "{",
            "Aturan_D2": "[",
        },
    )
    response = kirim(client, broken)
    assert response.status_code == 422
    assert [one.tempat for one in response.context["cacat"]] == [
        "lembar Indikator baris 2", "lembar Indikator baris 3", "lembar Indikator baris 4",
        "lembar Aturan baris 2",
    ]  # fmt: skip
    wrong_kind = _changed(file, **{f"Indikator_{heads['jenis']}2": "APA"})
    found = kirim(client, wrong_kind).context["cacat"]
    assert found[0].tempat == "indikator air_minum"
    assert Instrumen.objects.count() == 1


@pytest.mark.parametrize("isi", [b"{", b"[1]", b"", b"\x00\x01", b"a;b\n1;2\n", b'{"dimensi": 1}'])
def test_what_is_no_instrument_is_refused(isi: bytes, pemeran: Pemeran) -> None:
    assert kirim(masuk(pemeran.bappeda), isi).status_code in (200, 422)
    assert not Instrumen.objects.exists()


def _fields(client: WebClient, url: str) -> dict[str, Any]:
    form = client.get(url).context["form"]
    data = {}
    for bound in form:
        value = bound.value()
        if value is True:
            data[bound.name] = "on"
        elif value not in (None, False):
            data[bound.name] = str(value)
    return data


def test_indicator_is_added_changed_removed(draf: Instrumen, pemeran: Pemeran) -> None:
    client, base = masuk(pemeran.bappeda), f"/layanan/instrumen/{draf.pk}/indikator/"
    new = _fields(client, f"{base}baru/") | {
        "dimensi": str(draf.dimensi.get(kode="air").pk), "kode": "hujan", "nama": "Air hujan",
        "tanya": "Ada penampung?", "jenis": "YA_TIDAK", "penilaian": '{"jenis": "ya"}',
    }  # fmt: skip
    assert (
        client.post(f"{base}baru/", new | {"penilaian": '{"jenis": "persen"}'}).status_code == 422
    )
    assert client.post(f"{base}baru/", new | {"penilaian": "{"}).status_code == 422
    assert client.post(f"{base}baru/", new | {"kode": "odf"}).status_code == 422
    assert client.post(f"{base}baru/", new).status_code == 302
    row = draf.indikator.get(kode="hujan")
    assert (row.nama, row.urutan) == ("Air hujan", 4)
    change = _fields(client, f"{base}hujan/") | {"bobot": "2.5"}
    assert client.post(f"{base}hujan/", change).status_code == 302
    row.refresh_from_db()
    assert str(row.bobot) == "2.50"
    assert client.post(f"{base}hujan/hapus/").status_code == 302
    assert not draf.indikator.filter(kode="hujan").exists()
    used = client.post(f"{base}odf/hapus/")
    assert used.status_code == 409
    assert draf.indikator.filter(kode="odf").exists()


def test_rules_are_checked_before_they_are_kept(draf: Instrumen, pemeran: Pemeran) -> None:
    client, url = masuk(pemeran.bappeda), f"/layanan/instrumen/{draf.pk}/aturan/"
    good = [{"kode": "a", "harus": {"var": "odf"}, "kalimat": "k", "tingkat": "galat"}]
    for wrong in ("{", "{}", '[{"kode": "a", "kalimat": "k", "harus": {"log": [1]}}]'):
        assert client.post(url, {"aturan": wrong}).status_code == 422
    assert client.post(url, {"aturan": json.dumps(good)}).status_code == 302
    draf.refresh_from_db()
    assert draf.aturan == good


def test_a_published_instrument_is_not_edited(tempat: Tempat, pemeran: Pemeran) -> None:
    row = buat_instrumen(tempat.kabupaten)
    client = masuk(pemeran.bappeda)
    for path in ("aturan/", "indikator/baru/", "indikator/odf/", "indikator/odf/hapus/"):
        assert client.get(f"/layanan/instrumen/{row.pk}/{path}").status_code == 409


def test_preview_shows_the_questions(draf: Instrumen, pemeran: Pemeran) -> None:
    body = masuk(pemeran.bappeda).get(f"/layanan/instrumen/{draf.pk}/pratinjau/").content.decode()
    assert "Berapa rumah tangga berair minum?" in body
    assert body.count("<fieldset") == 6
    assert "csrfmiddlewaretoken" not in body.split("rb-isi-kartu")[1].split("</main>")[0]


def test_a_copy_is_the_next_version(draf: Instrumen, tempat: Tempat) -> None:
    assert copy_instrumen(draf, pemilik=tempat.kabupaten, oleh=None) == draf


def test_dimension_is_added_filled_and_taken_away(draf: Instrumen, pemeran: Pemeran) -> None:
    client, url = masuk(pemeran.bappeda), f"/layanan/instrumen/{draf.pk}/"
    sent = {"kode": "energi", "nama": "Energi", "singkat": "Energi", "jenis": "TAMBAHAN"}
    assert client.post(f"{url}dimensi/baru/", {**sent, "kode": "air"}).status_code == 422
    assert client.post(f"{url}dimensi/baru/", sent).status_code == 302
    row = draf.dimensi.get(kode="energi")
    assert row.urutan == max(draf.dimensi.values_list("urutan", flat=True))
    assert "Dimensi tanpa indikator" in client.get(url).content.decode()
    renamed = {**sent, "kode": "lain", "nama": "Energi warga"}
    assert client.post(f"{url}dimensi/energi/", renamed).status_code == 302
    row.refresh_from_db()
    assert (row.kode, row.nama) == ("energi", "Energi warga")
    assert client.post(f"{url}dimensi/air/hapus/").status_code == 409
    assert client.post(f"{url}dimensi/energi/hapus/").status_code == 302
    assert not draf.dimensi.filter(kode="energi").exists()
