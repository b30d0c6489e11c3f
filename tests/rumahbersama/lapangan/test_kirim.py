"""The door for what a phone sends: once each, under the rules of the pages, never a redirect."""

from __future__ import annotations

import json
from base64 import b64encode
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from PIL import Image

from fondasi.today import today
from kecamatan.enums import Peran
from kecamatan.models import Kiriman
from layanan_dasar.enums import StatusKartu
from layanan_dasar.models import IsianKartu, KartuSkor, Nilai
from pendamping.models import Kunjungan
from tests.layanan_dasar.kartu_uji import buat_periode, jadikan, kartu_dari, simpan
from tests.pemeran import Pemeran, Tempat, beri_tugas

KIRIM = "/lapangan/kirim/"
AIR = {"pembilang": "40", "penyebut": "100"}


@pytest.fixture
def kartu(pemeran: Pemeran, tempat: Tempat) -> KartuSkor:
    return kartu_dari(buat_periode(tempat.kabupaten), tempat.desa)


def satu(pemeran: Pemeran, jenis: str, isi: Any, **lain: Any) -> dict[str, Any]:
    return {
        "client_id": str(uuid4()), "pengguna": pemeran.pendamping.pk, "jenis": jenis, "isi": isi,
        **lain,
    }  # fmt: skip


def isi_kartu(kartu: KartuSkor, **lain: Any) -> dict[str, Any]:
    return {
        "kartu": kartu.pk, "dasar": kartu.versi, "jawaban": {"air_minum": AIR}, "ajukan": False,
        **lain,
    }  # fmt: skip


def kirim(client: Any, *kiriman: Any, status: int = 200) -> Any:
    response = client.post(KIRIM, json.dumps({"kiriman": kiriman}), "application/json")
    assert response.status_code == status, response.content
    return response.json()["jawaban"] if status == 200 else response.json()


def test_card_is_stored_and_handed_in(client: Any, pemeran: Pemeran, kartu: KartuSkor) -> None:
    client.force_login(pemeran.pendamping)
    entry = satu(pemeran, "kartu", isi_kartu(kartu, ajukan=True))
    (answer,) = kirim(client, entry)
    nama = f"{kartu.desa.sebutan}, {kartu.periode.label}"
    assert answer == {
        "client_id": entry["client_id"], "status": "tersimpan", "versi": 1, "diajukan": True,
        "disimpan": ["air_minum"], "bentrok": [], "galat": {},
        "kalimat": f"{nama} tersimpan dan diajukan ke kecamatan.",
    }  # fmt: skip
    kartu.refresh_from_db()
    assert (kartu.status, kartu.versi) == (StatusKartu.DIAJUKAN, 1)
    assert kirim(client, entry) == [answer]
    assert (IsianKartu.objects.count(), Kiriman.objects.count()) == (1, 1)


def test_receipt_comes_back_also_after_the_card_was_locked(
    client: Any, pemeran: Pemeran, kartu: KartuSkor
) -> None:
    client.force_login(pemeran.pendamping)
    entry = satu(pemeran, "kartu", isi_kartu(kartu))
    first = kirim(client, entry)
    jadikan(KartuSkor.objects.get(pk=kartu.pk), StatusKartu.TERKUNCI)
    assert kirim(client, entry) == first
    (other,) = kirim(client, satu(pemeran, "kartu", isi_kartu(kartu)))
    assert other["status"] == "ditolak"


def test_conflict_names_both_and_does_not_hand_in(
    client: Any, pemeran: Pemeran, kartu: KartuSkor
) -> None:
    simpan(kartu, pemeran.desa, air_minum={"pembilang": "55", "penyebut": "100"})
    client.force_login(pemeran.pendamping)
    jawaban = {"air_minum": AIR, "odf": {"ya": "ya"}}
    entry = satu(pemeran, "kartu", isi_kartu(kartu, dasar=0, jawaban=jawaban, ajukan=True))
    (answer,) = kirim(client, entry)
    assert (answer["status"], answer["disimpan"], answer["diajukan"]) == ("bentrok", ["odf"], False)
    (conflict,) = answer["bentrok"]
    assert conflict["isian_saya"].startswith("40 dari 100")
    assert conflict["tersimpan"].startswith("55 dari 100")
    kartu.refresh_from_db()
    assert kartu.status == StatusKartu.DRAF


def test_card_that_others_changed_meanwhile_is_not_handed_in_unseen(
    client: Any, pemeran: Pemeran, kartu: KartuSkor
) -> None:
    simpan(kartu, pemeran.desa, odf={"ya": "ya"})
    client.force_login(pemeran.pendamping)
    (answer,) = kirim(client, satu(pemeran, "kartu", isi_kartu(kartu, dasar=0, ajukan=True)))
    assert (answer["status"], answer["diajukan"]) == ("tersimpan", False)
    assert "belum diajukan: orang lain juga mengisi" in answer["kalimat"]


def test_broken_rule_stores_the_answers_but_does_not_hand_in(
    client: Any, pemeran: Pemeran, kartu: KartuSkor
) -> None:
    client.force_login(pemeran.pendamping)
    jawaban = {"air_minum": {"pembilang": "700", "penyebut": "100"}}
    isi = isi_kartu(kartu, jawaban=jawaban, ajukan=True)
    (answer,) = kirim(client, satu(pemeran, "kartu", isi))
    assert (answer["status"], answer["diajukan"]) == ("tersimpan", False)
    assert "melebihi seluruhnya" in answer["kalimat"]
    assert Nilai.objects.get(kartu=kartu).pembilang == 700


def test_unreadable_answer_is_refused_and_the_rest_is_stored(
    client: Any, pemeran: Pemeran, kartu: KartuSkor
) -> None:
    client.force_login(pemeran.pendamping)
    jawaban = {"air_minum": {"pembilang": "-4", "penyebut": "1"}, "odf": {"ya": "ya"}}
    (answer,) = kirim(client, satu(pemeran, "kartu", isi_kartu(kartu, jawaban=jawaban)))
    assert (answer["status"], answer["disimpan"]) == ("ditolak", ["odf"])
    assert "Hapus tanda minusnya" in answer["kalimat"]


def test_photo_comes_with_the_card(
    client: Any, pemeran: Pemeran, kartu: KartuSkor, settings: Any, tmp_path: Path
) -> None:
    storage = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(tmp_path)},
    }
    settings.STORAGES = {**settings.STORAGES, "default": storage}
    made = BytesIO()
    Image.new("RGB", (40, 30), "green").save(made, "JPEG")
    client.force_login(pemeran.pendamping)
    foto = {"air_minum": b64encode(made.getvalue()).decode()}
    (answer,) = kirim(client, satu(pemeran, "kartu", isi_kartu(kartu, foto=foto)))
    assert answer["status"] == "tersimpan"
    bukti = Nilai.objects.get(kartu=kartu).bukti
    assert bukti is not None
    assert bukti.jenis == "bukti-kartu"


@pytest.mark.parametrize(
    "foto", [{"air_minum": "bukan!"}, {"air_minum": "PHN2Zz4="}, {"air_minum": 5}, ["x"]]
)
def test_no_photo_keeps_nothing(client: Any, pemeran: Pemeran, kartu: KartuSkor, foto: Any) -> None:
    client.force_login(pemeran.pendamping)
    (answer,) = kirim(client, satu(pemeran, "kartu", isi_kartu(kartu, foto=foto)))
    assert (answer["status"], IsianKartu.objects.count()) == ("ditolak", 0)


def kunjungan(tempat: Tempat, **lain: Any) -> dict[str, Any]:
    return {
        "desa": str(tempat.desa.pk), "tanggal": today().isoformat(), "tujuan": "data",
        "kegiatan": "Mendata sumber air", "temuan": "", **lain,
    }  # fmt: skip


def test_visit_is_recorded_once(client: Any, pemeran: Pemeran, tempat: Tempat) -> None:
    client.force_login(pemeran.pendamping)
    entry = satu(pemeran, "kunjungan", kunjungan(tempat))
    first, second = kirim(client, entry, entry)
    assert (first["status"], second) == ("tersimpan", first)
    row = Kunjungan.objects.get()
    assert (row.pk, row.oleh, row.desa) == (first["kunjungan"], pemeran.pendamping, tempat.desa)


def test_half_a_character_does_not_hold_up_the_queue(
    client: Any, pemeran: Pemeran, tempat: Tempat
) -> None:
    client.force_login(pemeran.pendamping)
    entry = satu(pemeran, "kunjungan", kunjungan(tempat, kegiatan="Sumur \ud83d kering\x00"))
    first, second = kirim(client, entry, entry)
    assert (first["status"], second) == ("tersimpan", first)
    assert Kunjungan.objects.get().kegiatan == "Sumur \ufffd kering\ufffd"


@pytest.mark.parametrize(
    ("lain", "kata"),
    [
        ({"tujuan": "lain-lain"}, "Tujuan: "),
        ({"kegiatan": ""}, "Apa yang dilakukan: "),
        ({"tanggal": "2031-01-01"}, "Tanggal kunjungan paling lambat hari ini"),
        ({"temuan": "NIK 3517050101900001"}, "Jangan menulis NIK"),
        ({"desa": 12}, "Desa/kelurahan: "),
    ],
)
def test_wrong_visit_says_what(
    client: Any, pemeran: Pemeran, tempat: Tempat, lain: dict[str, Any], kata: str
) -> None:
    client.force_login(pemeran.pendamping)
    (answer,) = kirim(client, satu(pemeran, "kunjungan", kunjungan(tempat, **lain)))
    assert (answer["status"], answer["kalimat"][: len(kata)]) == ("ditolak", kata)
    assert not Kunjungan.objects.exists()


def test_territory_decides(client: Any, pemeran: Pemeran, tempat: Tempat, kartu: KartuSkor) -> None:
    client.force_login(pemeran.pendamping_tetangga)
    mine = {"pengguna": pemeran.pendamping_tetangga.pk}
    cards, visits = kirim(
        client,
        satu(pemeran, "kartu", isi_kartu(kartu), **mine),
        satu(pemeran, "kunjungan", kunjungan(tempat), **mine),
    )
    assert (cards["kode"], visits["status"]) == ("TIDAK_ADA", "ditolak")
    assert not IsianKartu.objects.exists()


def test_another_users_queue_is_refused(client: Any, pemeran: Pemeran, kartu: KartuSkor) -> None:
    beri_tugas(pemeran.desa_tetangga, Peran.DESA, kartu.desa)
    client.force_login(pemeran.desa_tetangga)
    entry = satu(pemeran, "kartu", isi_kartu(kartu))
    assert [one["kode"] for one in kirim(client, entry)] == ["MILIK_AKUN_LAIN"]
    assert not Kiriman.objects.exists()


def test_another_users_client_id_opens_nothing(
    client: Any, pemeran: Pemeran, kartu: KartuSkor
) -> None:
    entry = satu(pemeran, "kartu", isi_kartu(kartu))
    client.force_login(pemeran.pendamping)
    kirim(client, entry)
    client.force_login(pemeran.desa)
    stolen = {**entry, "pengguna": pemeran.desa.pk}
    assert [one["kode"] for one in kirim(client, stolen)] == ["KUNCI_DIPAKAI"]


def test_one_id_is_never_taken_for_other_content(
    client: Any, pemeran: Pemeran, kartu: KartuSkor, tempat: Tempat
) -> None:
    client.force_login(pemeran.pendamping)
    entry = satu(pemeran, "kartu", isi_kartu(kartu))
    kirim(client, entry)
    other = {**entry, "jenis": "kunjungan", "isi": kunjungan(tempat)}
    changed = {**entry, "isi": isi_kartu(kartu, jawaban={})}
    assert [one["kode"] for one in kirim(client, other, changed)] == ["KIRIMAN_BERBEDA"] * 2


@pytest.mark.parametrize(
    "lain",
    [
        {"client_id": "satu"}, {"client_id": str(UUID(int=5)).upper() + "x"}, {"jenis": "lain"},
        {"jenis": ["kartu"]}, {"isi": "x"}, {"isi": None}, {"isi": {"kartu": "1"}},
        {"isi": {"kartu": True}}, {"isi": {"kartu": 10**30}}, {"pengguna": True},
        {"pengguna": None}, {"isi": {"kartu": 1, "ajukan": "ya"}},
    ],
)  # fmt: skip
def test_forged_submission_is_refused_with_a_sentence(
    client: Any, pemeran: Pemeran, kartu: KartuSkor, lain: dict[str, Any]
) -> None:
    client.force_login(pemeran.pendamping)
    (answer,) = kirim(client, {**satu(pemeran, "kartu", isi_kartu(kartu)), **lain})
    assert answer["status"] == "ditolak"
    assert answer["kalimat"].endswith(".")
    assert not Kiriman.objects.exists()


@pytest.mark.parametrize(
    "body",
    [
        b"", b"[]", b"{}", b'{"kiriman": 5}', b'{"kiriman": [5]}', b'{"kiriman": [{}]}',
        b'{"kiriman": [{"client_id": 1}]}', b'{"kiriman": [{"client_id": "x", "isi": 1.5}]}',
        b'{"kiriman": ' + b"[" * 20_000, b"\xff",
    ],
)  # fmt: skip
def test_broken_batch_is_refused(client: Any, pemeran: Pemeran, body: bytes) -> None:
    client.force_login(pemeran.pendamping)
    response = client.post(KIRIM, body, "application/json")
    assert (response.status_code, response.json()["kode"]) == (422, "KIRIMAN_RUSAK")


def test_too_many_and_too_large(client: Any, pemeran: Pemeran) -> None:
    client.force_login(pemeran.pendamping)
    many = [satu(pemeran, "kartu", {})] * 21
    assert kirim(client, *many, status=422)["kode"] == "KIRIMAN_TERLALU_BANYAK"
    large = satu(pemeran, "kartu", {"x": "y" * 4_000_000})
    assert kirim(client, large, status=413)["kode"] == "TERLALU_BESAR"
    (answer,) = kirim(client, satu(pemeran, "kartu", {"x": "y" * 3_000_000}))
    assert answer["kode"] == "ISI_TERLALU_BESAR"


def test_without_session_it_is_401_and_json(client: Any, db: None) -> None:
    for url in ("/lapangan/siapa/", "/lapangan/bekal/"):
        response = client.get(url)
        assert (response.status_code, response.json()["kode"]) == (401, "BELUM_MASUK")
    assert client.post(KIRIM, b"", "application/json").status_code == 401


def test_token_is_needed_and_given(pemeran: Pemeran, kartu: KartuSkor) -> None:
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(pemeran.pendamping)
    body = json.dumps({"kiriman": [satu(pemeran, "kartu", isi_kartu(kartu))]})
    assert client.post(KIRIM, body, "application/json").status_code == 403
    token = client.get("/lapangan/siapa/").json()["token"]
    sent = client.post(KIRIM, body, "application/json", headers={"X-CSRFToken": token})
    assert sent.json()["jawaban"][0]["status"] == "tersimpan"
