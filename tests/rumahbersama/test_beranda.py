"""The start page of each peran, with figures planted and neighbours' figures that must not show."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fondasi.today import today
from kecamatan.enums import Peran
from kemiskinan.enums import JenisRilis, Keberadaan, StatusPadanan, StatusRilis
from kemiskinan.models import Neraca, NeracaWilayah
from layanan_dasar.actions.pengaturan_pengaduan import fill_defaults
from layanan_dasar.models import Pengaduan
from rumahbersama.beranda.panels import PANEL
from rumahbersama.beranda.panels.keputusan import BANYAK
from tests.layanan_dasar.kartu_uji import buat_periode, kartu_dari
from tests.layanan_dasar.pengaduan_uji import buat_pengaduan
from tests.pemeran import (
    Kantor,
    Pemeran,
    Tempat,
    buat_daftar,
    buat_individu,
    buat_intervensi,
    buat_padanan,
    buat_pemadanan,
    buat_rilis,
    buat_sasaran,
    buat_sk,
    buat_sub_kegiatan,
    buat_verval,
)

FIGURES = {
    "sk": 7408, "keluar": 5567, "masih": 1841, "optimal": 1752, "belum_optimal": 89,
    "ada": 78, "meninggal": 11, "terintervensi": 7408,
}  # fmt: skip


def body(client: Any, pengguna: Any) -> str:
    client.force_login(pengguna)
    response = client.get("/")
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode())


@pytest.fixture
def sk(tempat: Tempat) -> Any:
    return buat_sk(tempat.kabupaten)


@pytest.fixture
def rilis(tempat: Tempat) -> Any:
    return buat_rilis(tempat.kabupaten)


@pytest.fixture
def penyisiran(sk: Any, rilis: Any, tempat: Tempat) -> Any:
    """Three people in Wonosalam, one visited; two in the neighbour's Bareng."""
    here = [buat_sasaran(sk, tempat.desa) for _ in range(3)]
    there = [buat_sasaran(sk, tempat.desa_tetangga) for _ in range(2)]
    daftar = buat_daftar(sk, rilis, tempat.kecamatan, *here, batas=today() + timedelta(days=2))
    buat_daftar(sk, rilis, tempat.kecamatan_tetangga, *there, batas=today() + timedelta(days=2))
    buat_verval(daftar, here[0], Keberadaan.ADA)
    return daftar


@pytest.fixture
def neraca(sk: Any, rilis: Any, tempat: Tempat) -> Neraca:
    built = Neraca.objects.create(
        kabupaten=tempat.kabupaten, sk=sk, rilis=rilis, tanggal=today(), cocok=True
    )
    NeracaWilayah.objects.create(neraca=built, wilayah=tempat.kabupaten, **FIGURES)
    NeracaWilayah.objects.create(neraca=built, wilayah=tempat.kecamatan, sk=121, masih=121, ada=121)
    return built


def test_every_peran_has_a_start_page() -> None:
    assert set(PANEL) == set(Peran)


class TestPerluKeputusan:
    def test_nothing_waits(self, client: Any, pemeran: Pemeran) -> None:
        shown = body(client, pemeran.camat)
        assert "<h2>Perlu keputusan hari ini</h2>" in shown
        assert "Tidak ada yang menunggu Anda." in shown

    def test_bappeda_decides_on_a_checked_release(
        self, client: Any, pemeran: Pemeran, tempat: Tempat
    ) -> None:
        buat_rilis(tempat.kabupaten, status=StatusRilis.DIPERIKSA, tahun=2024, versi=3)
        buat_rilis(tempat.kota, status=StatusRilis.DIPERIKSA, tahun=2023, versi=1)
        shown = body(client, pemeran.bappeda)
        assert "<h2>Perlu keputusan hari ini (1)</h2>" in shown
        assert "P3KE individu 2024 versi 3 sudah diperiksa, menunggu" in shown

    def test_bappeda_reviews_people_not_candidates(
        self, client: Any, pemeran: Pemeran, tempat: Tempat, sk: Any, rilis: Any
    ) -> None:
        run = buat_pemadanan(sk, rilis)
        one, two = (buat_sasaran(sk, tempat.desa) for _ in range(2))
        for sasaran in (one, one, two):
            buat_padanan(
                run, sasaran, buat_individu(rilis, tempat.desa), StatusPadanan.PERLU_DITINJAU
            )
        buat_padanan(run, buat_sasaran(sk, tempat.desa), buat_individu(rilis, tempat.desa))
        assert "2 orang hasil padu padan menunggu peninjauan" in body(client, pemeran.bappeda)

    def test_camat_sees_her_near_list(self, client: Any, pemeran: Pemeran, penyisiran: Any) -> None:
        shown = body(client, pemeran.camat)
        assert "<h2>Perlu keputusan hari ini (1)</h2>" in shown
        assert "Kec. Wonosalam: 2 jiwa belum disisir<small>Batas 2 hari kerja lagi" in shown
        assert "Bareng" not in shown

    def test_late_list_says_so_in_a_word(
        self, client: Any, pemeran: Pemeran, penyisiran: Any
    ) -> None:
        penyisiran.batas = today() - timedelta(days=5)
        penyisiran.save()
        assert 'rb-status rb-terlambat">terlambat 3 hari kerja</b>' in body(client, pemeran.camat)

    def test_distant_list_does_not_wait(
        self, client: Any, pemeran: Pemeran, penyisiran: Any
    ) -> None:
        penyisiran.batas = today() + timedelta(days=8)
        penyisiran.save()
        assert "Tidak ada yang menunggu Anda." in body(client, pemeran.camat)

    def test_finished_list_does_not_wait(
        self, client: Any, pemeran: Pemeran, penyisiran: Any
    ) -> None:
        for baris in penyisiran.baris.exclude(sasaran__verval__terkini=True):
            buat_verval(penyisiran, baris.sasaran)
        assert "Tidak ada yang menunggu Anda." in body(client, pemeran.camat)

    def test_opd_sees_only_what_it_owes(
        self, client: Any, pemeran: Pemeran, tempat: Tempat, kantor: Kantor, sk: Any, rilis: Any
    ) -> None:
        people = [buat_sasaran(sk, tempat.desa) for _ in range(3)]
        isi = {"tujuan": "Bantuan pangan"}
        buat_daftar(sk, rilis, tempat.kabupaten, *people, instansi=kantor.opd, **isi)
        buat_intervensi(people[0], buat_sub_kegiatan(kantor.opd))
        assert "Bantuan pangan: 2 orang belum tersalur" in body(client, pemeran.opd)
        assert "Bantuan pangan" not in body(client, pemeran.opd_lain)

    def test_long_list_is_cut_and_says_so(
        self, client: Any, pemeran: Pemeran, tempat: Tempat
    ) -> None:
        for versi in range(BANYAK + 2):
            buat_rilis(tempat.kabupaten, status=StatusRilis.DIPERIKSA, tahun=2020, versi=versi + 1)
        shown = body(client, pemeran.bappeda)
        assert f"({BANYAK + 2})" in shown
        assert "dan 2 lagi." in shown


class TestPenyisiran:
    def test_camat_by_desa(self, client: Any, pemeran: Pemeran, penyisiran: Any) -> None:
        shown = body(client, pemeran.camat)
        assert (
            '<span class="rb-angka-besar">1</span> dari 3 jiwa · batas 2 hari kerja lagi' in shown
        )
        assert "Galengdowo 1/3" in shown

    def test_bappeda_by_kecamatan(self, client: Any, pemeran: Pemeran, penyisiran: Any) -> None:
        shown = body(client, pemeran.bappeda)
        assert '<span class="rb-angka-besar">1</span> dari 5 jiwa' in shown
        assert "Kec. Bareng 0/2; Kec. Wonosalam 1/3" in shown

    def test_pendamping_by_her_desa(self, client: Any, pemeran: Pemeran, penyisiran: Any) -> None:
        shown = body(client, pemeran.pendamping)
        assert "dari 3 jiwa" in shown
        assert "Bareng" not in shown

    def test_neighbour_and_other_kabupaten_see_theirs(
        self, client: Any, pemeran: Pemeran, penyisiran: Any
    ) -> None:
        assert "dari 2 jiwa" in body(client, pemeran.camat_tetangga)
        assert "Belum ada daftar yang harus disisir." in body(client, pemeran.bappeda_kota)


class TestNeraca:
    def test_pimpinan_sees_the_kabupaten(
        self, client: Any, pemeran: Pemeran, neraca: Neraca
    ) -> None:
        shown = body(client, pemeran.pimpinan)
        assert '<span class="rb-angka-besar">7.408</span> jiwa ditetapkan dalam SK</p>' in shown
        assert "<dt>5.567</dt><dd>tidak lagi tercatat di desil 1 (75,15 %)</dd>" in shown
        assert "<dt>0</dt><dd>perlu ditinjau</dd>" in shown

    def test_camat_sees_her_kecamatan(self, client: Any, pemeran: Pemeran, neraca: Neraca) -> None:
        shown = body(client, pemeran.camat)
        assert '<span class="rb-angka-besar">121</span> jiwa' in shown
        assert "7.408" not in shown

    def test_provinsi_sees_all_kabupaten_and_who_is_silent(
        self, client: Any, pemeran: Pemeran, tempat: Tempat, neraca: Neraca
    ) -> None:
        buat_sk(tempat.kota)
        shown = body(client, pemeran.provinsi)
        assert "Kab. Jombang" in shown
        assert '<td class="angka" data-judul="Dalam SK">7.408</td>' in shown
        assert "Kota Mojokerto" in shown
        assert "Belum melapor" in shown

    def test_opd_and_pendamping_see_no_ledger(
        self, client: Any, pemeran: Pemeran, neraca: Neraca
    ) -> None:
        for who in (pemeran.opd, pemeran.pendamping):
            assert "Rekapitulasi penanganan" not in body(client, who)

    def test_without_ledger_says_what_is_missing(self, client: Any, pemeran: Pemeran) -> None:
        assert "Rekapitulasi belum dapat dihitung" in body(client, pemeran.pimpinan)
        assert "Belum ada kabupaten/kota" in body(client, pemeran.provinsi)


class TestDataSumber:
    def test_newest_first_with_state_in_words(
        self, client: Any, pemeran: Pemeran, tempat: Tempat
    ) -> None:
        buat_rilis(tempat.kabupaten, JenisRilis.SK_BUPATI, tahun=2023, versi=1, baris_disimpan=7408)
        buat_rilis(tempat.kabupaten, status=StatusRilis.DIBACA, tahun=2024, versi=1, kemajuan=62)
        shown = body(client, pemeran.bappeda)
        assert shown.index("P3KE individu 2024 versi 1") < shown.index("SK Bupati/Wali Kota 2023")
        assert "<small>62 % dibaca</small>" in shown
        assert "<small>7.408 baris</small>" in shown
        assert 'rb-status rb-selesai">Berlaku' in shown

    def test_first_day_says_what_to_do(self, client: Any, pemeran: Pemeran) -> None:
        assert "Belum ada data sumber. Unggah berkas P3KE dan SK" in body(client, pemeran.bappeda)


@pytest.mark.parametrize("who", ["bappeda", "camat", "pendamping", "opd", "pimpinan", "provinsi"])
def test_queries_stay_within_twenty(
    client: Any, pemeran: Pemeran, penyisiran: Any, neraca: Neraca, who: str
) -> None:
    client.force_login(pemeran[who])
    with CaptureQueriesContext(connection) as caught:
        client.get("/")
    asked = [q["sql"] for q in caught if " FROM " in q["sql"] or q["sql"].startswith("UPDATE")]
    assert len(asked) <= 20, asked


def test_no_name_and_no_nik_on_a_start_page(
    client: Any, pemeran: Pemeran, tempat: Tempat, sk: Any, rilis: Any
) -> None:
    planted = buat_sasaran(sk, tempat.desa, "NAMA RAHASIA", nik="3517054101909001")
    buat_daftar(sk, rilis, tempat.kecamatan, planted, batas=today())
    for who in ("bappeda", "camat", "pendamping", "provinsi"):
        shown = body(client, pemeran[who])
        assert "RAHASIA" not in shown
        assert "3517054101909001" not in shown


def test_the_field_sees_the_cards_of_its_desa(
    client: Any, pemeran: Pemeran, tempat: Tempat
) -> None:
    kartu = kartu_dari(buat_periode(tempat.kabupaten), tempat.desa)
    for who in (pemeran.desa, pemeran.pendamping):
        shown = body(client, who).split("<h2>Kartu skor desa saya</h2>")[1]
        assert re.findall(r"/layanan/kartu/(\d+)/", shown) == [str(kartu.pk)]
        assert f"Kartu uji · {kartu.periode.label}" in shown
    assert "Kartu skor desa saya" not in body(client, pemeran.camat)


def test_complaints_stand_among_the_decisions(
    client: Any, pemeran: Pemeran, tempat: Tempat, kantor: Kantor
) -> None:
    fill_defaults()
    late = buat_pengaduan(tempat.desa, tenggat=today() - timedelta(days=2), instansi=kantor.opd)
    Pengaduan.objects.filter(pk=late.pk).update(tahap="JAWAB")
    tomorrow = buat_pengaduan(tempat.desa, rahasia=True, tenggat=today() + timedelta(days=1))
    buat_pengaduan(tempat.desa, tenggat=today() + timedelta(days=3))
    camat = body(client, pemeran.camat)
    assert f"Pengaduan #{late.nomor} belum ditanggapi" in camat
    assert f"Pengaduan #{tomorrow.nomor} belum didisposisikan" in camat
    assert camat.count("Pengaduan #") == camat.count("belum di")
    opd = body(client, pemeran.opd)
    assert late.nomor in opd
    assert tomorrow.nomor not in opd
    assert late.nomor not in body(client, pemeran.bappeda)
    Pengaduan.objects.filter(pk=late.pk).update(eskalasi=2)
    assert late.nomor in body(client, pemeran.bappeda)
    for who in (pemeran.desa, pemeran.pendamping, pemeran.camat_tetangga):
        assert "Pengaduan #" not in body(client, who)
