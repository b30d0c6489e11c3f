"""One list on a phone: who and what is on it, and its answers under the rules of the page."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from fondasi.formatting import tanggal
from fondasi.today import today
from kecamatan.models import JejakAudit, Kiriman
from kemiskinan.enums import StatusDaftar
from kemiskinan.models import DaftarVerval, IdentitasSasaran, Verval
from rumahbersama.lapangan import daftar as lapangan
from tests.kemiskinan.panggung import Panggung, akun, buat_panggung, buka_daftar
from tests.pemeran import Pemeran, Tempat, buat_verval, segar
from tests.rumahbersama.lapangan.test_kirim import kirim, satu

ADA = {"keberadaan": "ADA", "kelayakan": "LAYAK_ME", "bantuan": "", "masalah": ["RTLH"]}


@pytest.fixture
def panggung(tempat: Tempat) -> Panggung:
    return buat_panggung(tempat)


@pytest.fixture
def daftar(panggung: Panggung, tempat: Tempat) -> DaftarVerval:
    return buka_daftar(panggung, tempat)


def isi(daftar: DaftarVerval, sasaran: int, dasar: int = 0, **jawaban: Any) -> dict[str, Any]:
    said = {**ADA, "dikunjungi": today().isoformat(), **jawaban}
    return {"daftar": daftar.pk, "sasaran": sasaran, "dasar": dasar, "jawaban": said}


def test_names_places_and_masks_and_nothing_else(
    client: Any, pemeran: Pemeran, panggung: Panggung, daftar: DaftarVerval
) -> None:
    former = buat_verval(daftar, panggung.dua, catatan="RAHASIA")
    client.force_login(pemeran.pendamping)
    response = client.post(f"/lapangan/daftar/{daftar.pk}/")
    taken = response.json()["daftar"]
    place = f"{panggung.satu.desa.sebutan}, DUSUN UJI RT 01"  # type: ignore[union-attr]
    assert taken["orang"] == [
        {"id": one.pk, "nama": one.nama, "tempat": place, "samar": one.nik_samar, "dasar": dasar}
        for one, dasar in [(panggung.dua, former.pk), (panggung.satu, 0)]
    ]
    for secret in ("1990", "RAHASIA", "JALAN UJI", *IdentitasSasaran.objects.values_list("nik")):
        assert str(secret).strip("(',)") not in response.content.decode()
    assert (taken["id"], taken["sampai"]) == (daftar.pk, daftar.batas.isoformat())
    line = JejakAudit.objects.get(tindakan="bawa_daftar")
    assert (line.pelaku, line.objek_id, line.rincian) == (
        pemeran.pendamping, daftar.pk, {"jumlah": 2},
    )  # fmt: skip
    assert client.get("/lapangan/bekal/").json()["daftar"] == [
        {
            "id": daftar.pk, "nama": daftar.wilayah.sebutan, "tujuan": "Penyisiran uji",
            "batas": tanggal(daftar.batas), "jumlah": 2,
        }
    ]  # fmt: skip


def test_right_to_hold_ends_with_the_list(
    pemeran: Pemeran, panggung: Panggung, tempat: Tempat, daftar: DaftarVerval
) -> None:
    late = buka_daftar(panggung, tempat, batas=today() - timedelta(days=1))
    shut = buka_daftar(panggung, tempat)
    DaftarVerval.objects.filter(pk=shut.pk).update(status=StatusDaftar.DITUTUP)
    held = {
        nama: lapangan.held_rights(segar(akun(pemeran, nama)))
        for nama in ("pendamping", "camat", "camat_tetangga", "bappeda", "opd")
    }
    assert held == {
        "pendamping": [[daftar.pk, 2]],
        "camat": [[late.pk, 3], [daftar.pk, 3]],
        "camat_tetangga": [],
        "bappeda": [],
        "opd": [],
    }


def test_a_list_too_long_for_a_walk_is_refused(
    client: Any, pemeran: Pemeran, daftar: DaftarVerval, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lapangan, "ORANG_MAKSIMAL", 1)
    client.force_login(pemeran.camat)
    response = client.post(f"/lapangan/daftar/{daftar.pk}/")
    assert (response.status_code, response.json()["kode"]) == (422, "DAFTAR_TERLALU_BESAR")
    assert not JejakAudit.objects.filter(tindakan="bawa_daftar").exists()


def test_answer_is_stored_once(
    client: Any, pemeran: Pemeran, panggung: Panggung, daftar: DaftarVerval
) -> None:
    client.force_login(pemeran.pendamping)
    entry = satu(pemeran, "verval", isi(daftar, panggung.satu.pk))
    first, second = kirim(client, entry, entry)
    row = Verval.objects.get()
    assert (first, second) == (
        {
            "client_id": entry["client_id"], "status": "tersimpan", "dasar": row.pk,
            "kalimat": f"Jawaban verval, {row.sasaran.desa.sebutan}, tersimpan.",  # type: ignore[union-attr]
        },
        first,
    )  # fmt: skip
    assert (row.oleh, row.sumber, str(row.kunci)) == (
        pemeran.pendamping, "luring", entry["client_id"],
    )  # fmt: skip
    assert (row.keberadaan, row.kelayakan, row.masalah) == ("ADA", "LAYAK_ME", ["RTLH"])
    after = isi(daftar, panggung.satu.pk, row.pk, keberadaan="GANDA", kembaran=str(panggung.dua.pk))
    (again,) = kirim(client, satu(pemeran, "verval", after))
    assert Verval.objects.get(terkini=True).pk == again["dasar"] != row.pk


def test_changed_base_shows_both_and_keeps_neither(
    client: Any, pemeran: Pemeran, panggung: Panggung, daftar: DaftarVerval
) -> None:
    other = buat_verval(daftar, panggung.satu, kelayakan="LAYAK_MISKIN", oleh=pemeran.desa)
    client.force_login(pemeran.pendamping)
    entry = satu(pemeran, "verval", isi(daftar, panggung.satu.pk))
    (answer,) = kirim(client, entry)
    assert (answer["status"], answer["dasar"]) == ("bentrok", other.pk)
    assert [(one["nama"], one["isian_saya"], one["tersimpan"]) for one in answer["bentrok"]] == [
        ("Kelayakan", "Layak, miskin ekstrem", "Layak, miskin"),
        ("Masalah utama", "Rumah tidak layak huni", "–"),
    ]
    assert {one["oleh"] for one in answer["bentrok"]} == {pemeran.desa.nama}
    assert (Verval.objects.get(), Kiriman.objects.count()) == (other, 0)
    chosen = satu(pemeran, "verval", isi(daftar, panggung.satu.pk, other.pk))
    assert kirim(client, chosen)[0]["status"] == "tersimpan"


def test_closed_late_and_foreign_lists_give_one_sentence(
    client: Any, pemeran: Pemeran, panggung: Panggung, tempat: Tempat, daftar: DaftarVerval
) -> None:
    late = buka_daftar(panggung, tempat, batas=today() - timedelta(days=1))
    shut = buka_daftar(panggung, tempat)
    DaftarVerval.objects.filter(pk=shut.pk).update(status=StatusDaftar.DITUTUP)
    client.force_login(pemeran.pendamping)
    me = panggung.satu.pk
    answers = kirim(
        client,
        *(satu(pemeran, "verval", isi(one, me)) for one in (late, shut)),
        satu(pemeran, "verval", isi(daftar, panggung.tiga.pk)),
        satu(pemeran, "verval", {**isi(daftar, me), "daftar": 2**40}),
    )
    assert {(one["status"], one["kode"]) for one in answers} == {
        ("ditolak", "DAFTAR_TIDAK_TERBUKA")
    }
    assert len({one["kalimat"] for one in answers}) == 1
    assert not Verval.objects.exists()


@pytest.mark.parametrize(
    ("lain", "kata"),
    [
        ({"keberadaan": "TERBANG"}, "Keberadaan: "),
        ({"keberadaan": "MENINGGAL"}, "Tanggal meninggal: Isi tanggal"),
        ({"keberadaan": "GANDA", "kembaran": "9" * 30}, "Orang yang sama dengan: "),
        ({"keberadaan": ["ADA"]}, "Keberadaan: "),
        ({"catatan": "NIK 3517050101900001"}, "Catatan: Jangan menulis NIK"),
        ({"dikunjungi": "2099-01-01"}, "Tanggal kunjungan: "),
        ({"masalah": ["RTLH", 5, {}]}, ""),
    ],
)
def test_wrong_answer_says_what(
    client: Any, pemeran: Pemeran, panggung: Panggung, daftar: DaftarVerval,
    lain: dict[str, Any], kata: str,
) -> None:  # fmt: skip
    client.force_login(pemeran.pendamping)
    (answer,) = kirim(client, satu(pemeran, "verval", isi(daftar, panggung.satu.pk, **lain)))
    assert answer["kalimat"].startswith(kata)
    assert Verval.objects.exists() == (not kata)


def test_forged_parts_are_refused(
    client: Any, pemeran: Pemeran, panggung: Panggung, daftar: DaftarVerval
) -> None:
    client.force_login(pemeran.pendamping)
    good = isi(daftar, panggung.satu.pk)
    forged: list[dict[str, Any]] = [
        {"dasar": -1}, {"dasar": True}, {"daftar": str(daftar.pk)}, {"sasaran": 10**30},
        {"jawaban": []}, {"foto": "bukan!"}, {"foto": 5}, {"foto": "PHN2Zz4="},
    ]  # fmt: skip
    answers = kirim(client, *(satu(pemeran, "verval", {**good, **one}) for one in forged))
    assert {one["status"] for one in answers} == {"ditolak"}
    assert not Verval.objects.exists()


def test_another_visitors_key_opens_nothing(
    client: Any, pemeran: Pemeran, panggung: Panggung, daftar: DaftarVerval
) -> None:
    entry = satu(pemeran, "verval", isi(daftar, panggung.satu.pk), client_id=str(uuid4()))
    client.force_login(pemeran.pendamping)
    kirim(client, entry)
    client.force_login(pemeran.desa)
    (answer,) = kirim(client, {**entry, "pengguna": pemeran.desa.pk})
    assert answer["kode"] == "KUNCI_DIPAKAI"
    assert json.dumps(list(Kiriman.objects.values_list("tanda_terima", flat=True))).find("SITI") < 0
