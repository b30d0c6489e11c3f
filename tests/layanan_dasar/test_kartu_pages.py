"""The pages of a card: what they show, what a form sends, two tabs, queries."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

from layanan_dasar.enums import StatusKartu
from layanan_dasar.models import IsianKartu, KartuSkor, Nilai
from tests.layanan_dasar.kartu_uji import buat_periode, isi, jadikan, kartu_dari, rasio, simpan
from tests.pemeran import Pemeran, Tempat
from tests.peran import WebClient

pytestmark = pytest.mark.django_db
KUNCI = "0f8fad5b-d9cb-469f-a165-70867728950e"


def masuk(user: Any) -> WebClient:
    client = WebClient()
    client.force_login(user)
    return client


def teks(response: Any) -> str:
    return " ".join(response.content.decode().split())


def formulir(client: WebClient, url: str) -> dict[str, str]:
    """What the page would send back unchanged."""
    form = client.get(url).context["form"]
    data = {"kunci": str(form.kunci), "dasar": str(form.dasar)}
    for soal in form.soal:
        data[f"{soal.kode}-awal"] = soal.awal
        data |= {f"{soal.kode}-{name}": value for name, value in soal.isi.items()}
    return data


def test_task_list_shows_progress(kartu: KartuSkor, pemeran: Pemeran) -> None:
    simpan(kartu, pemeran.desa, air_minum={"pembilang": "1", "penyebut": "2"})
    body = teks(masuk(pemeran.pendamping).get(f"/layanan/kartu/{kartu.pk}/isi/"))
    assert "<b>1 dari 6</b> pertanyaan terisi" in body
    assert "1 dari 3 terisi" in body
    assert body.count("Periksa dan ajukan") == 1


def test_form_saves_and_goes_on(kartu: KartuSkor, pemeran: Pemeran) -> None:
    client, url = masuk(pemeran.pendamping), f"/layanan/kartu/{kartu.pk}/isi/air/"
    data = formulir(client, url) | {
        "air_minum-pembilang": " 1.200 ",
        "air_minum-penyebut": "1500",
        "odf-ya": "tidak",
        "air_jarak-keadaan": "TIDAK_ADA_LAYANAN",
    }
    response = client.post(url, data)
    assert response["Location"] == f"/layanan/kartu/{kartu.pk}/isi/sekolah/"
    found = {n.indikator.kode: n for n in Nilai.objects.select_related("indikator")}
    assert [found["air_minum"].pembilang, found["air_minum"].penyebut] == [1200, 1500]
    assert (found["odf"].ya, found["air_jarak"].keadaan) == (False, "TIDAK_ADA_LAYANAN")
    assert client.post(url, data)["Location"] == response["Location"]
    assert IsianKartu.objects.count() == 1


def test_two_tabs_show_the_conflict_and_lose_nothing(kartu: KartuSkor, pemeran: Pemeran) -> None:
    client, url = masuk(pemeran.pendamping), f"/layanan/kartu/{kartu.pk}/isi/air/"
    data = formulir(client, url)
    simpan(kartu, pemeran.desa, air_minum={"pembilang": "40", "penyebut": "100"})
    data |= {"air_minum-pembilang": "70", "air_minum-penyebut": "100", "odf-ya": "ya"}
    response = client.post(url, data)
    body = teks(response)
    assert response.status_code == 409
    assert f"{pemeran.desa.nama} sudah mengisi 40 dari 100" in body
    assert 'name="air_minum-pembilang" value="70"' in body
    assert Nilai.objects.get(indikator__kode="odf").ya is True

    again = client.post(url, formulir_dari(response))
    assert again.status_code == 302
    assert Nilai.objects.get(indikator__kode="air_minum").pembilang == 70


def formulir_dari(response: Any) -> dict[str, str]:
    form = response.context["form"]
    data = {"kunci": str(form.kunci), "dasar": str(form.dasar)}
    for soal in form.soal:
        data[f"{soal.kode}-awal"] = soal.awal
        data |= {f"{soal.kode}-{name}": value for name, value in soal.isi.items()}
    return data


def test_looking_at_a_stale_page_changes_nothing(kartu: KartuSkor, pemeran: Pemeran) -> None:
    client, url = masuk(pemeran.pendamping), f"/layanan/kartu/{kartu.pk}/isi/air/"
    stale = formulir(client, url)
    simpan(kartu, pemeran.desa, air_minum={"pembilang": "40", "penyebut": "100"})
    assert client.post(url, stale).status_code == 302
    assert Nilai.objects.get().pembilang == 40


def test_a_wrong_number_stays_in_its_field(kartu: KartuSkor, pemeran: Pemeran) -> None:
    client, url = masuk(pemeran.pendamping), f"/layanan/kartu/{kartu.pk}/isi/air/"
    data = formulir(client, url) | {"air_jarak-nilai": "-5", "odf-ya": "ya"}
    response = client.post(url, data)
    body = teks(response)
    assert response.status_code == 422
    assert "Angka tidak boleh kurang dari 0" in body
    assert 'name="air_jarak-nilai" value="-5"' in body
    assert Nilai.objects.get().ya is True


def test_numbers_typed_after_a_special_choice_win(kartu: KartuSkor, pemeran: Pemeran) -> None:
    client, url = masuk(pemeran.pendamping), f"/layanan/kartu/{kartu.pk}/isi/air/"
    simpan(kartu, pemeran.desa, air_jarak={"keadaan": "TIDAK_BERLAKU"})
    data = formulir(client, url) | {"air_jarak-nilai": "12,5"}
    assert client.post(url, data).status_code == 302
    row = Nilai.objects.get()
    assert (row.keadaan, str(row.nilai)) == ("TERISI", "12.5000")
    data = formulir(client, url) | {"air_jarak-keadaan": "TIDAK_ADA_LAYANAN"}
    client.post(url, data)
    row.refresh_from_db()
    assert (row.keadaan, row.nilai) == ("TIDAK_ADA_LAYANAN", None)


def jpeg() -> bytes:
    out = BytesIO()
    Image.new("RGB", (64, 48), "green").save(out, "JPEG", exif=b"Exif\x00\x00rahasia")
    return out.getvalue()


def test_photo_is_stored_clean(kartu: KartuSkor, pemeran: Pemeran) -> None:
    client, url = masuk(pemeran.pendamping), f"/layanan/kartu/{kartu.pk}/isi/air/"
    photo = SimpleUploadedFile("3517.jpg", jpeg(), "image/jpeg")
    data: dict[str, Any] = formulir(client, url) | {
        "air_minum-pembilang": "1",
        "air_minum-penyebut": "2",
        "air_minum-foto": photo,
        "air_minum-lintang": "-7.71234",
        "air_minum-bujur": "112.4",
    }
    assert client.post(url, data).status_code == 302
    row = Nilai.objects.get()
    assert row.bukti is not None
    assert (str(row.lintang), str(row.bujur)) == ("-7.71234", "112.40000")
    response = client.get(f"/layanan/nilai/{row.pk}/bukti/")
    assert b"rahasia" not in b"".join(response)


@pytest.mark.parametrize("isi_berkas", [b"<svg xmlns='x'><script/></svg>", b"<html>", b""])
def test_what_is_no_photo_is_refused_and_the_number_kept(
    kartu: KartuSkor, pemeran: Pemeran, isi_berkas: bytes
) -> None:
    client, url = masuk(pemeran.pendamping), f"/layanan/kartu/{kartu.pk}/isi/air/"
    data: dict[str, Any] = formulir(client, url) | {
        "air_minum-pembilang": "1",
        "air_minum-penyebut": "2",
        "air_minum-foto": SimpleUploadedFile("a.jpg", isi_berkas, "image/jpeg"),
    }
    response = client.post(url, data)
    assert response.status_code == 422
    row = Nilai.objects.get()
    assert row.pembilang == 1
    assert row.bukti is None


def test_json_submission_and_its_receipt(kartu: KartuSkor, pemeran: Pemeran) -> None:
    client, url = masuk(pemeran.pendamping), f"/layanan/kartu/{kartu.pk}/simpan/"
    kunci = str(uuid4())
    sent = {"kunci": kunci, "dasar": 0, "jawaban": {"odf": {"ya": "ya"}}}
    for _ in range(2):
        response = client.post(url, json.dumps(sent), content_type="application/json")
        assert response.json() == {
            "kunci": kunci, "versi": 1, "tersimpan": ["odf"], "bentrok": [], "galat": {},
        }  # fmt: skip
    other = masuk(pemeran.desa).post(url, json.dumps(sent), content_type="application/json")
    assert (other.status_code, other.json()["kode"]) == (422, "KUNCI_DIPAKAI")


@pytest.mark.parametrize(
    "sent",
    [
        "",
        "[]",
        '{"kunci": "x", "dasar": 0, "jawaban": {}}',
        f'{{"kunci": "{KUNCI}", "dasar": "0", "jawaban": {{}}}}',
        f'{{"kunci": "{KUNCI}", "dasar": -1, "jawaban": {{}}}}',
        f'{{"kunci": "{KUNCI}", "dasar": 0, "jawaban": []}}',
        f'{{"kunci": "{KUNCI}", "dasar": 0, "jawaban": {{"odf": {{"ya": 1}}}}}}',
        f'{{"kunci": "{KUNCI}", "dasar": 0, "jawaban": {{"odf": {{"lain": "1"}}}}}}',
        f'{{"kunci": "{KUNCI}", "dasar": 0, "jawaban": {{"o\\u0000": {{"ya": "ya"}}}}}}',
        f'{{"kunci": "{KUNCI}", "dasar": 0, "jawaban": {{"{"o" * 41}": {{"ya": "ya"}}}}}}',
        f'{{"kunci": "{KUNCI}", "dasar": 0, "jawaban": {{"odf": {{"teks": "\\ud800"}}}}}}',
        "[" * 100_000,
    ],
    ids=range(12),
)
def test_broken_submissions(kartu: KartuSkor, pemeran: Pemeran, sent: str) -> None:
    url = f"/layanan/kartu/{kartu.pk}/simpan/"
    response = masuk(pemeran.pendamping).post(url, sent, content_type="application/json")
    assert (response.status_code, response.json()["kode"]) == (422, "KIRIMAN_RUSAK")


def test_check_and_hand_in(kartu: KartuSkor, pemeran: Pemeran) -> None:
    client, url = masuk(pemeran.pendamping), f"/layanan/kartu/{kartu.pk}/periksa/"
    simpan(kartu, pemeran.desa, air_minum={"pembilang": "40", "penyebut": "100"}, odf={"ya": "ya"})
    body = teks(client.get(url))
    assert "Bebas BABS tetapi belum semua berair minum layak." in body
    assert body.count("tidak diisi</span>") == 4
    stale = client.post(url, {"versi": "0"})
    assert (stale.status_code, "Kartu berubah" in teks(stale)) == (422, True)
    sent = client.post(url, {"versi": "1"})
    assert sent["Location"] == f"/layanan/kartu/{kartu.pk}/terkirim/"
    assert client.get(f"/layanan/kartu/{kartu.pk}/isi/").status_code == 403


def test_verification_page(kartu: KartuSkor, pemeran: Pemeran) -> None:
    simpan(kartu, pemeran.desa, air_minum={"pembilang": "40", "penyebut": "100"})
    jadikan(KartuSkor.objects.get(pk=kartu.pk), StatusKartu.DIAJUKAN)
    client, url = masuk(pemeran.camat), f"/layanan/kartu/{kartu.pk}/verifikasi/"
    body = teks(client.get(url))
    assert "Air minum layak: – → 40 dari 100" in body
    reason = {"versi": "1", "alasan-air_minum": "Hitung ulang"}
    mixed = client.post(url, {**reason, "putusan": "verifikasi"})
    assert (mixed.status_code, "Ada alasan yang tertulis" in teks(mixed)) == (422, True)
    assert client.post(url, {**reason, "putusan": "kembalikan"}).status_code == 302
    assert KartuSkor.objects.get(pk=kartu.pk).status == "DIKEMBALIKAN"
    assert "Hitung ulang" in teks(masuk(pemeran.desa).get(f"/layanan/kartu/{kartu.pk}/isi/"))


def test_list_shows_own_cards_with_a_filter(tempat: Tempat, pemeran: Pemeran) -> None:
    periode = buat_periode(tempat.kabupaten)
    client = masuk(pemeran.camat)
    page = client.get("/layanan/kartu/")
    assert [row.desa for row in page.context["daftar"].rows] == [tempat.desa, tempat.desa_lain]
    page = client.get(f"/layanan/kartu/?periode={periode.pk}&cari=gale")
    assert [row.desa for row in page.context["daftar"].rows] == [tempat.desa]


@pytest.mark.parametrize("jumlah", [1, 3])
def test_list_costs_the_same_for_one_and_three(
    tempat: Tempat, pemeran: Pemeran, jumlah: int
) -> None:
    periode = buat_periode(tempat.kabupaten)
    keep = KartuSkor.objects.filter(periode=periode).order_by("id")[:jumlah]
    KartuSkor.objects.exclude(pk__in=[one.pk for one in keep]).delete()
    client = masuk(pemeran.bappeda)
    with CaptureQueriesContext(connection) as caught:
        page = client.get("/layanan/kartu/")
    asked = [q["sql"] for q in caught if "layanan_dasar" in q["sql"]]
    assert (len(page.context["daftar"].rows), len(asked)) == (jumlah, 4)


def test_first_visit_of_the_form_is_small(tempat: Tempat, pemeran: Pemeran) -> None:
    from django.contrib.staticfiles import finders

    from layanan_dasar.actions.bawaan import load_seeds
    from tests.rumahbersama.test_frame import BUDGET_FIRST

    row = load_seeds(pemilik=tempat.kabupaten, oleh=None)[0]
    kartu = kartu_dari(buat_periode(tempat.kabupaten, row), tempat.desa)
    client = masuk(pemeran.pendamping)
    page = client.get(f"/layanan/kartu/{kartu.pk}/isi/kesehatan/", HTTP_ACCEPT_ENCODING="gzip")
    import gzip
    import re

    body = gzip.decompress(page.content).decode()
    total = len(page.content)
    for name in re.findall(r'(?:href|src)="/static/([^"]+)"', body):
        found = finders.find(name)
        assert found
        with open(str(found), "rb") as file:
            total += len(gzip.compress(file.read()))
    assert total < BUDGET_FIRST


def test_card_page(kartu: KartuSkor, pemeran: Pemeran) -> None:
    isi(kartu, air_minum=rasio(40, 100))
    jadikan(kartu, StatusKartu.DIVERIFIKASI)
    body = teks(masuk(pemeran.camat).get(f"/layanan/kartu/{kartu.pk}/"))
    assert '<span class="rb-skor rb-skor-merah"><b>40</b> merah</span>' in body
    assert "60,0 persen poin" in body
