from __future__ import annotations

from typing import Any

import pytest
from django.db.models import QuerySet
from django.urls import reverse

from fondasi.errors import Galat
from fondasi.formatting import tanggal
from fondasi.today import today
from kecamatan.models import JejakAudit
from kemiskinan.actions.sasaran import open_nik
from kemiskinan.enums import Keberadaan
from kemiskinan.models import NeracaBaris
from kemiskinan.queries.sasaran import (
    BELUM_CUKUP,
    BELUM_TERCATAT,
    SESUDAH_WAFAT,
    SUDAH_CUKUP,
    TANPA_CATATAN,
    disagreements,
)
from tests.kemiskinan.panggung import Panggung, akun, buat_panggung, buka_daftar, tempatkan
from tests.pemeran import (
    Kantor,
    Pemeran,
    Tempat,
    buat_individu,
    buat_intervensi,
    buat_padanan,
    buat_pemadanan,
    buat_sasaran,
    buat_sub_kegiatan,
    buat_verval,
)
from tests.peran import WebClient

DAFTAR = "kemiskinan:sasaran"
QUERIES_DAFTAR = 13
QUERIES_RINCI = 19


@pytest.fixture
def panggung(tempat: Tempat) -> Panggung:
    return buat_panggung(tempat)


def rinci(orang: Any) -> str:
    return reverse("kemiskinan:sasaran-detail", args=[orang.pk])


def names(response: Any) -> set[str]:
    return {row.nama for row in response.context["daftar"].rows}


def test_each_sees_her_own(client: WebClient, panggung: Panggung, pemeran: Pemeran) -> None:
    seen = {}
    for nama in ("camat", "camat_tetangga", "bappeda", "bappeda_kota", "provinsi", "pimpinan"):
        client.force_login(akun(pemeran, nama))
        seen[nama] = len(names(client.get(reverse(DAFTAR))))
    assert seen == {
        "camat": 3, "camat_tetangga": 1, "bappeda": 4, "bappeda_kota": 0, "provinsi": 0,
        "pimpinan": 0,
    }  # fmt: skip


def test_a_neighbours_person_is_not_there(
    client: WebClient, panggung: Panggung, pemeran: Pemeran
) -> None:
    client.force_login(pemeran.camat)
    assert client.get(rinci(panggung.satu)).status_code == 200
    assert client.get(rinci(panggung.jauh)).status_code == 404
    nik = reverse("kemiskinan:sasaran-nik", args=[panggung.jauh.pk])
    assert client.post(nik, {"alasan": "mencocokkan dengan KTP"}).status_code == 404


def test_a_stranger_is_sent_to_sign_in(client: WebClient, panggung: Panggung) -> None:
    response = client.get(rinci(panggung.satu))
    assert response.status_code == 302
    assert response["Location"].startswith("/akun/")


@pytest.mark.parametrize(
    ("kueri", "nama"),
    [
        ("q=budi", {"BUDI UJI DUA"}),
        ("hasil=ADA", {"SITI UJI SATU"}),
        ("hasil=belum", {"BUDI UJI DUA", "TINI UJI TIGA"}),
        ("kelas=optimal", {"TINI UJI TIGA"}),
        ("kelas=belum_optimal", {"SITI UJI SATU", "BUDI UJI DUA"}),
        ("kelas=entah", {"SITI UJI SATU", "BUDI UJI DUA", "TINI UJI TIGA"}),
    ],
)
def test_filters(
    client: WebClient,
    panggung: Panggung,
    tempat: Tempat,
    pemeran: Pemeran,
    kueri: str,
    nama: set[str],
) -> None:
    buat_verval(buka_daftar(panggung, tempat), panggung.satu)
    NeracaBaris.objects.filter(sasaran=panggung.tiga).update(intervensi="optimal")
    client.force_login(pemeran.camat)
    assert names(client.get(f"{reverse(DAFTAR)}?{kueri}")) == nama


def test_filter_by_place_and_list(
    client: WebClient, panggung: Panggung, tempat: Tempat, pemeran: Pemeran
) -> None:
    daftar = buka_daftar(panggung, tempat)
    client.force_login(pemeran.bappeda)
    by_place = f"{reverse(DAFTAR)}?kecamatan={tempat.kecamatan.pk}&desa={tempat.desa_lain.pk}"
    assert names(client.get(by_place)) == {"TINI UJI TIGA"}
    by_list = names(client.get(f"{reverse(DAFTAR)}?daftar={daftar.pk}"))
    assert by_list == {"SITI UJI SATU", "BUDI UJI DUA", "TINI UJI TIGA"}


def test_the_list_costs_the_same_for_one_and_three(
    client: WebClient,
    panggung: Panggung,
    pemeran: Pemeran,
    django_assert_num_queries: Any,
) -> None:
    for nama, jumlah in (("camat_tetangga", 1), ("camat", 3)):
        client.force_login(akun(pemeran, nama))
        client.get(reverse(DAFTAR))
        with django_assert_num_queries(QUERIES_DAFTAR):
            response = client.get(reverse(DAFTAR))
        assert len(names(response)) == jumlah


def test_who_looked_at_whom_is_noted_once_a_day(
    client: WebClient, panggung: Panggung, pemeran: Pemeran, time_machine: Any
) -> None:
    """The history of the person's own page shows acts, not looks."""
    orang = panggung.satu
    assert orang.desa is not None
    time_machine.move_to("2030-01-04 23:00 +07:00", tick=False)
    for nama in ("bappeda", "bappeda", "camat"):
        client.force_login(akun(pemeran, nama))
        assert client.get(rinci(orang)).status_code == 200
    time_machine.move_to("2030-01-05 01:00 +07:00", tick=False)
    client.force_login(pemeran.bappeda)
    page = client.get(rinci(orang))
    lines = JejakAudit.objects.filter(tindakan="lihat_sasaran").order_by("pk")
    assert list(lines.values_list("pelaku", "objek_id", "wilayah_kode")) == [
        (who.pk, orang.pk, orang.desa.kode)
        for who in (pemeran.bappeda, pemeran.camat, pemeran.bappeda)
    ]
    assert "lihat_sasaran" not in {line.tindakan for line in page.context["jejak_audit"]}


def test_a_stranger_leaves_no_line(client: WebClient, panggung: Panggung, pemeran: Pemeran) -> None:
    client.force_login(pemeran.camat_tetangga)
    assert client.get(rinci(panggung.satu)).status_code == 404
    assert not JejakAudit.objects.filter(tindakan="lihat_sasaran").exists()


def test_one_persons_story(
    client: WebClient,
    panggung: Panggung,
    tempat: Tempat,
    kantor: Kantor,
    pemeran: Pemeran,
    django_assert_num_queries: Any,
) -> None:
    daftar = buka_daftar(panggung, tempat)
    individu = buat_individu(panggung.rilis, tempat.desa, "SITI DALAM P3KE")
    pemadanan = buat_pemadanan(panggung.sk, panggung.rilis)
    buat_padanan(pemadanan, panggung.satu, individu, alasan=["NIK sama", "desa sama"])
    sub = buat_sub_kegiatan(kantor.opd)
    buat_intervensi(panggung.satu, sub)
    buat_verval(
        daftar, panggung.satu, Keberadaan.MENINGGAL, tanggal_kejadian=today(), terkini=False
    )
    buat_verval(daftar, panggung.satu, oleh=pemeran.pendamping)
    client.force_login(pemeran.bappeda)
    client.get(rinci(panggung.satu))
    with django_assert_num_queries(QUERIES_RINCI):
        response = client.get(rinci(panggung.satu))
    text = response.content.decode()
    for words in ("NIK sama; desa sama", "Sementara", "Diganti", "Dinsos", "SITI DALAM P3KE"):
        assert words in text
    client.force_login(pemeran.camat)
    assert "SITI DALAM P3KE" not in client.get(rinci(panggung.satu)).content.decode()


def test_a_nik_opens_once_on_a_reason(
    client: WebClient, panggung: Panggung, tempat: Tempat, pemeran: Pemeran
) -> None:
    orang = buat_sasaran(panggung.sk, tempat.desa, nik="3517054101909777")
    nik = reverse("kemiskinan:sasaran-nik", args=[orang.pk])
    client.force_login(pemeran.camat)
    assert "3517054101909777" not in client.get(rinci(orang)).content.decode()
    assert client.get(nik).status_code == 405
    assert client.post(nik, {"alasan": "pendek"}).status_code == 400
    assert not JejakAudit.objects.filter(tindakan="buka_nik").exists()
    response = client.post(nik, {"alasan": "mencocokkan dengan KTP"})
    assert "3517054101909777" in response.content.decode()
    assert "no-store" in response["Cache-Control"]
    line = JejakAudit.objects.get(tindakan="buka_nik")
    assert (line.pelaku, line.objek_id, line.rincian) == (
        pemeran.camat, orang.pk, {"alasan": "mencocokkan dengan KTP"},
    )  # fmt: skip
    client.force_login(pemeran.bappeda)
    assert "mencocokkan dengan KTP" in client.get(rinci(orang)).content.decode()


def test_the_field_compares_faces_not_numbers(
    client: WebClient, panggung: Panggung, tempat: Tempat, pemeran: Pemeran
) -> None:
    buka_daftar(panggung, tempat)
    client.force_login(pemeran.pendamping)
    nik = reverse("kemiskinan:sasaran-nik", args=[panggung.satu.pk])
    assert client.post(nik, {"alasan": "mencocokkan dengan KTP"}).status_code == 403


def test_opening_needs_a_reason(panggung: Panggung, pemeran: Pemeran) -> None:
    with pytest.raises(Galat) as galat:
        open_nik(panggung.satu, alasan="pendek", oleh=pemeran.camat)
    assert galat.value.kode == "ALASAN_KURANG"


def test_field_against_records(
    panggung: Panggung, tempat: Tempat, kantor: Kantor, pemeran: Pemeran
) -> None:
    daftar = buka_daftar(panggung, tempat)
    sub = buat_sub_kegiatan(kantor.opd)
    cases: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
        (BELUM_TERCATAT, {"bantuan": "BELUM_MENERIMA"}, {"terintervensi": True}),
        (TANPA_CATATAN, {"bantuan": "MENERIMA_CUKUP"}, {"terintervensi": False}),
        (
            BELUM_CUKUP,
            {"bantuan": "MENERIMA_BELUM_CUKUP"},
            {"terintervensi": True, "intervensi": "optimal"},
        ),
        (SUDAH_CUKUP, {"bantuan": "MENERIMA_CUKUP"}, {"terintervensi": True}),
        ("", {"bantuan": ""}, {"terintervensi": True}),
        ("", {"bantuan": "BELUM_MENERIMA"}, {"terintervensi": False}),
        ("", {"bantuan": "MENERIMA_CUKUP"}, {"terintervensi": True, "intervensi": "optimal"}),
    ]
    expected = {}
    for sebab, answer, ledger in cases:
        orang = buat_sasaran(panggung.sk, tempat.desa)
        baris = tempatkan(panggung.neraca, orang)
        NeracaBaris.objects.filter(pk=baris.pk).update(**ledger)
        buat_verval(daftar, orang, **answer)
        if sebab:
            expected[orang.pk] = sebab
    for month, sebab in ((2, ""), (3, SESUDAH_WAFAT)):
        orang = buat_sasaran(panggung.sk, tempat.desa)
        tempatkan(panggung.neraca, orang)
        buat_intervensi(orang, sub, tahun=2024, bulan=month)
        buat_verval(daftar, orang, Keberadaan.MENINGGAL, tanggal_kejadian="2024-02-20")
        if sebab:
            expected[orang.pk] = sebab
    rows: QuerySet[Any] = disagreements(panggung.neraca, today())
    assert {row.sasaran_id: row.sebab for row in rows.all()} == expected


def test_only_the_secretariat_sees_disagreements(
    client: WebClient, panggung: Panggung, tempat: Tempat, pemeran: Pemeran
) -> None:
    NeracaBaris.objects.filter(sasaran=panggung.satu).update(terintervensi=True)
    buat_verval(buka_daftar(panggung, tempat), panggung.satu, bantuan="BELUM_MENERIMA")
    url = reverse("kemiskinan:sasaran-beda")
    client.force_login(pemeran.bappeda)
    response = client.get(url)
    assert [row.sasaran.nama for row in response.context["daftar"].rows] == ["SITI UJI SATU"]
    client.force_login(pemeran.camat)
    assert client.get(url).status_code == 403


def test_hidden_conditions_are_told_in_words(
    client: WebClient, panggung: Panggung, pemeran: Pemeran
) -> None:
    client.force_login(pemeran.camat)
    asked: dict[str, Any] = {"sk": panggung.sk.pk, "neraca": panggung.neraca.pk, "q": "uji"}
    page = client.get(reverse(DAFTAR), asked)
    hari = tanggal(panggung.neraca.tanggal)
    told = {chip.teks for chip in page.context["daftar"].keping}
    assert told == {"Nama: uji", "SK: SK Bupati 2024", f"Rekapitulasi: {hari}"}
    foreign = client.get(reverse(DAFTAR), {"sk": "999999", "neraca": "999999"})
    assert foreign.status_code == 200
    assert foreign.context["daftar"].keping == []


@pytest.mark.parametrize(("nama", "ada"), [("camat", True), ("pendamping", False)])
def test_a_list_is_offered_to_those_who_may_ask_for_it(
    client: WebClient,
    panggung: Panggung,
    tempat: Tempat,
    pemeran: Pemeran,
    nama: str,
    ada: bool,
) -> None:
    buka_daftar(panggung, tempat)
    client.force_login(akun(pemeran, nama))
    page = client.get(reverse(DAFTAR))
    assert page.context["daftar"].sesuai
    assert (reverse("kemiskinan:unduhan-minta") in page.content.decode()) == ada
