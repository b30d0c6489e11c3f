"""Pages of reports: who has reported, the run of a period, what leaves the portal."""

from __future__ import annotations

import io
import zipfile
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from fondasi.today import today
from kecamatan.enums import JenisWilayah, Tingkat
from kecamatan.models import JejakAudit, Wilayah
from kemiskinan.models import Neraca
from rumahbersama.laporan.actions.laporan import schedule_laporan
from rumahbersama.laporan.enums import JenisLaporan, KeadaanLapor, StatusLaporan
from rumahbersama.laporan.models import IsianLaporan, Laporan
from rumahbersama.laporan.periode import parse_periode
from rumahbersama.laporan.queries.keadaan import places_below, places_in_state
from tests.pemeran import Pemeran, Tempat
from tests.peran import WebClient
from tests.rumahbersama.laporan.dunia import bulan, selesaikan, susun, triwulan

pytestmark = pytest.mark.django_db


def test_matriks_menyebut_yang_belum(
    neraca: Neraca, tempat: Tempat, pemeran: Pemeran, client: WebClient
) -> None:
    laporan = selesaikan(susun(tempat))
    client.force_login(pemeran.provinsi)

    page = client.get("/laporan/keadaan/", {"jenis": "progres-ppke"}).content.decode()

    assert f'href="/laporan/{laporan.pk}/"' in page
    assert "Kota Mojokerto" in page
    assert "Belum disusun" in page


def test_matriks_tidak_bertambah_kueri(
    neraca: Neraca, tempat: Tempat, pemeran: Pemeran, client: WebClient
) -> None:
    client.force_login(pemeran.provinsi)

    def kueri() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get("/laporan/keadaan/", {"jenis": "progres-ppke"})
        return len(queries)

    susun(tempat)
    satu = kueri()
    schedule_laporan(
        jenis=JenisLaporan.PROGRES_PPKE, wilayah=tempat.kota, masa=parse_periode(bulan())
    )
    susun(tempat, nomor="lain")
    assert kueri() == satu


def test_halaman_penyusunan_dan_susun_yang_belum(
    neraca: Neraca, tempat: Tempat, pemeran: Pemeran, client: WebClient
) -> None:
    client.force_login(pemeran.bappeda)
    alamat = f"/laporan/keadaan/progres-ppke/{bulan()}/"
    assert "0 dari 1 laporan siap" in client.get(alamat).content.decode()

    client.post(f"{alamat}susun/", {"wilayah": "35.17"})
    client.post(f"{alamat}susun/", {"wilayah": "35.17"})

    laporan = Laporan.objects.get()
    assert "1 sedang disusun" in client.get(alamat).content.decode()
    selesaikan(laporan)
    page = client.get(alamat).content.decode()
    assert "1 dari 1 laporan siap" in page
    assert f"/laporan/zip/?jenis=progres-ppke&amp;periode={bulan()}&amp;wilayah=35.17" in page


def test_wilayah_yang_banyak_berhalaman(
    tempat: Tempat, pemeran: Pemeran, client: WebClient
) -> None:
    Wilayah.objects.bulk_create(
        Wilayah(
            kode=f"35.17.{n}", nama=f"Kecamatan {n}", tingkat=Tingkat.KECAMATAN,
            jenis=JenisWilayah.KECAMATAN, induk=tempat.kabupaten,
        )
        for n in range(20, 50)
    )  # fmt: skip
    client.force_login(pemeran.provinsi)

    matriks = client.get("/laporan/keadaan/", {"jenis": "bulanan-kecamatan"}).context
    akhir = client.get(f"/laporan/keadaan/bulanan-kecamatan/{bulan()}/", {"hal": "2"}).context

    assert (len(matriks["baris"]), matriks["daftar"].total) == (25, 34)
    assert [baris.wilayah.kode for baris in akhir["baris"]][-1] == "35.76.01"
    assert (len(akhir["baris"]), akhir["hitungan"].jumlah) == (9, 34)


def test_tiap_wilayah_dalam_satu_keadaan(
    tempat: Tempat, pemeran: Pemeran, client: WebClient
) -> None:
    masa, kemarin = parse_periode(bulan()), today() - timedelta(days=1)
    keadaan = {"35.17.04": (StatusLaporan.SIAP, kemarin), "35.17.05": (StatusLaporan.DIKIRIM, None)}
    for kode, (status, tenggat) in keadaan.items():
        Laporan.objects.create(
            jenis=JenisLaporan.BULANAN_KECAMATAN, wilayah=Wilayah.objects.get(kode=kode),
            periode=masa.kode, status=status, tenggat=tenggat,
        )  # fmt: skip
    semua = places_below(tempat.kabupaten, JenisLaporan.BULANAN_KECAMATAN)
    found = {
        satu: [
            place.kode
            for place in places_in_state(semua, JenisLaporan.BULANAN_KECAMATAN, masa, satu)
        ]
        for satu in KeadaanLapor
    }
    assert {k: v for k, v in found.items() if v} == {
        KeadaanLapor.BELUM: ["35.17.04"],
        KeadaanLapor.SUDAH: ["35.17.05"],
        KeadaanLapor.TANPA: [tempat.kecamatan_kelurahan.kode],
    }
    client.force_login(pemeran.bappeda)
    surat = f"/laporan/keadaan/bulanan-kecamatan/{masa.kode}/pengingat/"
    assert "Camat Bareng" in client.get(surat).content.decode()
    assert client.get(f"{surat}unduh/").content.startswith(b"%PDF-")


@pytest.mark.parametrize("alamat", ["progres-ppke/2999-01", "progres-ppke/x", "padan/2024-T1"])
def test_periode_keliru_menjadi_kalimat(
    alamat: str, neraca: Neraca, pemeran: Pemeran, client: WebClient
) -> None:
    client.force_login(pemeran.bappeda)
    response = client.get(f"/laporan/keadaan/{alamat}/")
    assert response.status_code in (404, 409)
    assert "Traceback" not in response.content.decode()


def test_zip_satu_periode(
    neraca: Neraca, tempat: Tempat, pemeran: Pemeran, client: WebClient
) -> None:
    laporan = selesaikan(susun(tempat))
    client.force_login(pemeran.provinsi)

    response: Any = client.get("/laporan/zip/", {"jenis": "progres-ppke", "periode": bulan()})

    with zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content))) as archive:
        (name,) = archive.namelist()
        assert name == f"laporan-progres-ppke-35.17-{bulan()}-v1.pdf"
        assert archive.read(name).startswith(b"%PDF-")
    jejak = JejakAudit.objects.get(tindakan="unduh_laporan_periode")
    assert jejak.rincian["jumlah"] == 1
    assert laporan.berkas is not None


@pytest.mark.parametrize(
    "query",
    [{}, {"jenis": "x", "periode": "2024-11"}, {"jenis": "progres-ppke", "periode": "2020-01"}],
)
def test_zip_kosong_tidak_ada(
    query: dict[str, str], neraca: Neraca, pemeran: Pemeran, client: WebClient
) -> None:
    client.force_login(pemeran.provinsi)
    assert client.get("/laporan/zip/", query).status_code == 404


def test_zip_tidak_memuat_wilayah_orang_lain(
    neraca: Neraca, tempat: Tempat, pemeran: Pemeran, client: WebClient
) -> None:
    selesaikan(susun(tempat))
    client.force_login(pemeran.bappeda_kota)
    query = {"jenis": "progres-ppke", "periode": bulan(), "wilayah": "35.17"}
    assert client.get("/laporan/zip/", query).status_code == 404


def test_buku_kerja_dan_csv(
    neraca: Neraca, tempat: Tempat, pemeran: Pemeran, client: WebClient
) -> None:
    laporan = selesaikan(susun(tempat))
    client.force_login(pemeran.bappeda)

    sent: Any = client.get(f"/laporan/{laporan.pk}/xlsx/")
    book = load_workbook(io.BytesIO(b"".join(sent.streaming_content)))
    assert book.sheetnames == ["rekapitulasi", "per_kecamatan", "verval", "program"]
    assert [c.value for c in book["per_kecamatan"][3]][:3] == ["Wonosalam", 2, 1]

    response: Any = client.get(f"/laporan/{laporan.pk}/csv/per_kecamatan/")
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    assert text.splitlines()[2].startswith("Wonosalam;2;1")
    assert client.get(f"/laporan/{laporan.pk}/csv/lain/").status_code == 404


def test_memilih_jenis_menurut_peran(neraca: Neraca, pemeran: Pemeran, client: WebClient) -> None:
    client.force_login(pemeran.provinsi)
    page = client.get("/laporan/baru/").content.decode()
    assert "/laporan/baru/progres-provinsi/" in page
    assert "/laporan/baru/padan/" not in page
    assert client.get("/laporan/baru/padan/").status_code == 404


def test_satu_jenis_langsung_ke_isiannya(
    tempat: Tempat, pemeran: Pemeran, client: WebClient
) -> None:
    client.force_login(pemeran.camat)
    response = client.get("/laporan/baru/")
    assert response.headers["Location"] == "/laporan/baru/bulanan-kecamatan/"
    page = client.get("/laporan/baru/bulanan-kecamatan/").content.decode()
    assert "Kec. Wonosalam" in page
    assert "Kec. Bareng" not in page


def test_padan_lewat_halaman(
    neraca: Neraca, tempat: Tempat, pemeran: Pemeran, client: WebClient
) -> None:
    client.force_login(pemeran.bappeda)
    pasangan = neraca.sk.pemadanan_sk.get()
    isian = {
        "wilayah": tempat.kabupaten.pk, "periode": bulan(), "kertas": "A4",
        "pemadanan": pasangan.pk,
    }  # fmt: skip

    client.post("/laporan/baru/padan/", isian)

    assert Laporan.objects.get().kunci == f"{neraca.sk_id}-{neraca.rilis_id}"


def test_isian_menyusun_ulang(
    neraca: Neraca, tempat: Tempat, pemeran: Pemeran, client: WebClient
) -> None:
    susun(tempat, jenis=JenisLaporan.TRIWULAN_PPKE, periode=triwulan())
    client.force_login(pemeran.bappeda)
    alamat = f"/laporan/isian/triwulan-ppke/35.17/{triwulan()}/"

    response = client.post(alamat, {"kendala": "Anggaran terlambat", "dukungan": ""})

    newest = Laporan.objects.get(versi=2)
    assert response.headers["Location"] == f"/laporan/{newest.pk}/"
    assert newest.angka["isian"] == {"kendala": "Anggaran terlambat", "dukungan": ""}
    assert "Anggaran terlambat" in client.get(alamat).content.decode()


def test_isian_terlalu_panjang_tetap_di_layar(
    neraca: Neraca, pemeran: Pemeran, client: WebClient
) -> None:
    client.force_login(pemeran.bappeda)
    alamat = f"/laporan/isian/triwulan-ppke/35.17/{triwulan()}/"
    page = client.post(alamat, {"kendala": "ꦧ" * 6001}).content.decode()
    assert "ꦧ" * 6001 in page
    assert not IsianLaporan.objects.exists()


def test_isian_orang_lain_tidak_ada(neraca: Neraca, pemeran: Pemeran, client: WebClient) -> None:
    client.force_login(pemeran.bappeda_kota)
    assert client.get(f"/laporan/isian/triwulan-ppke/35.17/{triwulan()}/").status_code == 404
