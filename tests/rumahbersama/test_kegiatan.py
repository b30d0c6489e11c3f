from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook
from pypdf import PdfReader

from fondasi.kalender import entries
from kecamatan.enums import CaraHadir, StatusHadir, StatusRapat
from kecamatan.models import Kehadiran, Kontak, Pengguna, Penugasan
from pendamping.models import (
    Konsultasi,
    Kunjungan,
    Pelatihan,
    PesertaPelatihan,
    TopikKonsultasi,
)
from rumahbersama.beranda.panels.panel import SumberPanel
from rumahbersama.beranda.panels.pendampingan import (
    bulan_saya,
    konsultasi_menunggu,
    tanpa_pendamping,
)
from rumahbersama.kegiatan.queries import month_of
from tests.kecamatan.rapat_uji import buat_rapat, undang
from tests.pemeran import (
    Pemeran,
    Tempat,
    buat_daftar,
    buat_rilis,
    buat_sasaran,
    buat_sk,
    buat_verval,
)
from tests.pendamping.pendamping_uji import buat_pendamping, buat_penempatan, buat_program

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _november(settings: Any) -> None:
    settings.HARI_INI = "2024-11-04"


def kunjungan(tempat: Tempat, oleh: Pengguna, hari: date, **lainnya: Any) -> Kunjungan:
    isi = {"tujuan": "data", "kegiatan": "Mendata"}
    return Kunjungan.objects.create(desa=tempat.desa, tanggal=hari, oleh=oleh, **{**isi, **lainnya})


def bangun(tempat: Tempat, pemeran: Pemeran) -> None:
    """In November: a visit, two people verified on one day, a training."""
    saya = pemeran.pendamping
    kontak = Kontak.objects.create(
        nama="Pendamping", jabatan="Pendamping PKH", wilayah=tempat.desa, pengguna=saya
    )
    kunjungan(tempat, saya, date(2024, 11, 2), kegiatan="=Posyandu")
    kunjungan(tempat, saya, date(2024, 10, 31), kegiatan="Oktober")
    kunjungan(tempat, saya, date(2024, 11, 3), dibatalkan_at=timezone.now(), kegiatan="Batal")
    kunjungan(tempat, pemeran.camat, date(2024, 11, 2), kegiatan="Milik camat")
    sk, rilis = buat_sk(tempat.kabupaten), buat_rilis(tempat.kabupaten)
    people = [buat_sasaran(sk, tempat.desa, nama) for nama in ("WARSITI", "TUMIRAH")]
    daftar = buat_daftar(sk, rilis, tempat.kecamatan, *people)
    for satu in people:
        buat_verval(daftar, satu, oleh=saya, dikunjungi=date(2024, 11, 1))
    pelatihan = Pelatihan.objects.create(
        wilayah=tempat.kecamatan, judul="Aset desa", tanggal=date(2024, 11, 4), tempat="Pendopo"
    )
    PesertaPelatihan.objects.create(pelatihan=pelatihan, kontak=kontak, hadir=True)


def _rapat(tempat: Tempat, kontak: Kontak, hari: date, judul: str, **lainnya: Any) -> None:
    rapat = buat_rapat(tempat.kecamatan, StatusRapat.DITUTUP, tanggal=hari, judul=judul)
    Kehadiran.objects.create(
        rapat=rapat,
        undangan=undang(rapat, kontak),
        nama=kontak.nama,
        cara=CaraHadir.CENTANG,
        **lainnya,
    )


def test_bulan_tersusun_dari_setiap_ruang(tempat: Tempat, pemeran: Pemeran) -> None:
    bangun(tempat, pemeran)
    kontak = Kontak.objects.get(pengguna=pemeran.pendamping)
    _rapat(tempat, kontak, date(2024, 11, 3), "Rakor November")
    _rapat(tempat, kontak, date(2024, 11, 4), "Rapat dengan izin", status=StatusHadir.IZIN)
    _rapat(tempat, kontak, date(2024, 10, 3), "Rakor Oktober")
    lain = Kontak.objects.create(nama="Lain", wilayah=tempat.kecamatan)
    _rapat(tempat, lain, date(2024, 11, 3), "Rapat orang lain")
    Konsultasi.objects.create(
        desa=tempat.desa, topik=TopikKonsultasi.objects.create(kode="aset", nama="Aset"),
        judul="Tanya", pertanyaan="?", penanya=pemeran.desa, batas=date(2024, 11, 8),
        dijawab_oleh=pemeran.pendamping, dijawab_at=timezone.now(),
    )  # fmt: skip
    bulan = month_of(pemeran.pendamping, date(2024, 11, 20))
    assert [(r.tanggal.day, r.jenis, r.tempat, r.uraian) for r in bulan.baris] == [
        (1, "Verval", "Desa Galengdowo", "Mengunjungi 2 jiwa pada daftar verval"),
        (2, "Kunjungan", "Desa Galengdowo", "=Posyandu"),
        (3, "Rapat", "Pendapa kecamatan", "Rakor November"),
        (4, "Konsultasi", "Desa Galengdowo", "Menjawab: Tanya"),
        (4, "Pelatihan", "Pendopo", "Aset desa"),
    ]
    assert (bulan.jabatan, bulan.per, bulan.berikutnya) == (
        "Pendamping PKH",
        date(2024, 11, 4),
        None,
    )


def test_halaman_pdf_xlsx_dan_teks_tanpa_nama_warga(
    client: Client, tempat: Tempat, pemeran: Pemeran
) -> None:
    bangun(tempat, pemeran)
    client.force_login(pemeran.pendamping)
    isi = client.get("/pendamping/kegiatan-saya/").content.decode()
    assert "1 Nov 2024 | Verval | Desa Galengdowo | Mengunjungi 2 jiwa" in isi
    sheet: Any = load_workbook(
        BytesIO(client.get("/pendamping/kegiatan-saya/?unduh=xlsx").content)
    ).active
    assert sheet["D3"].value == "=Posyandu"
    assert sheet["D3"].data_type == "s"
    response = client.get("/pendamping/kegiatan-saya/?bulan=2024-11&unduh=pdf")
    pdf = PdfReader(BytesIO(response.content)).pages[0].extract_text()
    assert "Pendamping PKH" in pdf
    for teks in (isi, pdf):
        assert "WARSITI" not in teks
        assert "Milik camat" not in teks
    oktober = client.get("/pendamping/kegiatan-saya/?bulan=2024-10").content.decode()
    assert "Oktober" in oktober
    assert "November" not in oktober.split("Bulan berikutnya")[1]
    assert "November 2024" in client.get("/pendamping/kegiatan-saya/?bulan=abc").content.decode()


@pytest.mark.parametrize("banyak", [1, 3])
def test_pertanyaan_tetap(
    tempat: Tempat, pemeran: Pemeran, django_assert_num_queries: Any, banyak: int
) -> None:
    for _ in range(banyak):
        kunjungan(tempat, pemeran.pendamping, date(2024, 11, 2))
    user = Pengguna.objects.get(pk=pemeran.pendamping.pk)
    with django_assert_num_queries(8):
        assert len(month_of(user, date(2024, 11, 1)).baris) == banyak


def shown_by(panel: SumberPanel, user: Pengguna, tugas: Penugasan) -> Any:
    made = panel.make(user, tugas)
    assert made is not None
    return made.isi


def test_panel_desa_tanpa_pendamping(tempat: Tempat, pemeran: Pemeran) -> None:
    row = buat_pendamping(buat_program(), tempat.kecamatan)
    buat_penempatan(row, tempat.desa)
    isi = shown_by(tanpa_pendamping, pemeran.camat, pemeran.camat.penugasan.get())
    assert (isi.jumlah, isi.total, list(isi.desa)) == (1, 2, [tempat.desa_lain])


def test_panel_pendamping(client: Client, tempat: Tempat, pemeran: Pemeran) -> None:
    saya, tugas = pemeran.pendamping, pemeran.pendamping.penugasan.get()
    isi = shown_by(bulan_saya, saya, tugas)
    assert [(one.desa, one.terakhir) for one in isi.desa] == [(tempat.desa, None)]
    kunjungan(tempat, saya, date(2024, 11, 2))
    kunjungan(tempat, pemeran.camat, date(2024, 11, 3))
    isi = shown_by(bulan_saya, saya, tugas)
    assert (isi.bulan, isi.kunjungan) == ("November 2024", 1)
    assert [(one.desa, one.terakhir) for one in isi.desa] == [(tempat.desa, date(2024, 11, 2))]
    client.force_login(saya)
    halaman = client.get("/").content.decode()
    assert "Bulan saya" in halaman
    assert "Tidak ada pertanyaan yang menunggu Anda" in halaman


def test_panel_konsultasi(client: Client, tempat: Tempat, pemeran: Pemeran) -> None:
    topik = TopikKonsultasi.objects.create(kode="aset", nama="Aset")
    for nomor in range(8):
        Konsultasi.objects.create(
            desa=tempat.desa, topik=topik, judul=f"Tanya {nomor}", pertanyaan="?",
            penanya=pemeran.desa, batas=date(2024, 11, 1) + timedelta(days=nomor),
        )  # fmt: skip
    isi = shown_by(konsultasi_menunggu, pemeran.camat, pemeran.camat.penugasan.get())
    assert (isi.jumlah, isi.sisa, isi.baris[0].judul) == (8, 2, "Tanya 0")
    client.force_login(pemeran.camat)
    halaman = client.get("/").content.decode()
    assert "terlambat 1 hari kerja" in halaman
    assert "dari 2 desa/kelurahan" in halaman


def test_kalender_memuat_kunjungan_dan_pelatihan(tempat: Tempat, pemeran: Pemeran) -> None:
    bangun(tempat, pemeran)
    bulan = (date(2024, 11, 1), date(2024, 11, 30))
    found = entries(pemeran.camat, tempat.kecamatan, *bulan)
    assert [(e.tanggal.day, e.kategori, e.judul) for e in found] == [
        (2, "Kunjungan", "Kunjungan Desa Galengdowo: pendataan dan verifikasi"),
        (2, "Kunjungan", "Kunjungan Desa Galengdowo: pendataan dan verifikasi"),
        (4, "Pelatihan", "Pelatihan Aset desa"),
    ]
    assert entries(pemeran.camat_tetangga, tempat.kecamatan, *bulan) == []
    assert entries(pemeran.camat, tempat.desa_lain, *bulan) == []
