"""The monthly report of a kecamatan: what each room says in it, counts only."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import cast

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fondasi.today import today
from kecamatan.actions.foto_rapat import add_foto, remove_foto
from kecamatan.enums import CaraHadir, StatusHadir, StatusRapat, StatusTindakLanjut
from kecamatan.models import FotoRapat, RapatKoordinasi, Wilayah
from kemiskinan.models import Neraca
from layanan_dasar.actions.langkah_pengaduan import write_line
from layanan_dasar.enums import JenisCatatan, StatusKartu, StatusPengaduan, TahapLayanan
from layanan_dasar.models import CatatanPengaduan, Pengaduan
from layanan_dasar.queries.statistik_pengaduan import movements
from rumahbersama.laporan.actions.pemeriksaan import recompute, redraws_the_same
from rumahbersama.laporan.enums import Irama, JenisLaporan
from rumahbersama.laporan.figures.dokumentasi import photos
from rumahbersama.laporan.figures.koordinasi import meetings
from rumahbersama.laporan.figures.layanan import complaints
from rumahbersama.laporan.figures.lingkup import Lingkup
from rumahbersama.laporan.models import Laporan
from rumahbersama.laporan.periode import period_of
from rumahbersama.laporan.rendering import render_laporan
from rumahbersama.laporan.sheets.bulanan_kecamatan import tables
from tests.kecamatan.jalan_uji import gambar
from tests.kecamatan.rapat_uji import buat_rapat, buat_tindak_lanjut
from tests.layanan_dasar.kartu_uji import (
    buat_instrumen,
    buat_periode,
    isi,
    jadikan,
    kartu_dari,
    rasio,
)
from tests.layanan_dasar.pengaduan_uji import buat_pengaduan, loket
from tests.pemeran import Pemeran, Tempat
from tests.rumahbersama.laporan.dunia import (
    NAMA_RAHASIA,
    selesaikan,
    susun,
    teks_pdf,
)

__all__ = ["loket"]
pytestmark = pytest.mark.django_db


def lingkup(tempat: Tempat) -> Lingkup:
    masa = period_of(today(), Irama.BULANAN)
    return Lingkup(JenisLaporan.BULANAN_KECAMATAN, tempat.kecamatan, masa, today())


def rapat(tempat: Tempat, judul: str = "Rakor bulanan") -> RapatKoordinasi:
    """A closed meeting of today: three came, one sent word; two decisions, one done."""
    row = buat_rapat(tempat.kecamatan, StatusRapat.DITUTUP, tanggal=today(), judul=judul)
    who = (("OPD", "L", "HADIR"), ("OPD", "P", "HADIR"), ("", "", "HADIR"), ("OPD", "L", "IZIN"))
    for nomor, (unsur, jk, status) in enumerate(who):
        row.kehadiran.create(
            nama=f"{NAMA_RAHASIA} {nomor}", unsur=unsur, jenis_kelamin=jk,
            status=StatusHadir(status), cara=CaraHadir.CENTANG,
        )  # fmt: skip
    for status in (StatusTindakLanjut.BELUM, StatusTindakLanjut.SELESAI):
        buat_tindak_lanjut(tempat.kecamatan, rapat=row, status=status)
    return row


def foto(row: RapatKoordinasi) -> FotoRapat:
    return add_foto(row, gambar(), keterangan=f"Foto bersama {NAMA_RAHASIA}", oleh=None)


def kartu(tempat: Tempat) -> None:
    """Two quarters of the year before, of both desa; air rises from 40 to 60 in Galengdowo."""
    instrumen = buat_instrumen(tempat.kabupaten, kode="layanan_dasar")
    for nomor, n in ((1, 40), (2, 60)):
        periode = buat_periode(tempat.kabupaten, instrumen, tahun=today().year - 1, nomor=nomor)
        for desa, jumlah in ((tempat.desa, n), (tempat.desa_lain, 30)):
            jadikan(
                isi(kartu_dari(periode, desa), air_minum=rasio(jumlah, 100)),
                StatusKartu.DIVERIFIKASI,
            )


def pengaduan(tempat: Tempat, banyak: int, status: StatusPengaduan, **lainnya: object) -> None:
    desa = cast(Wilayah, lainnya.pop("desa", tempat.desa))
    for _ in range(banyak):
        row = buat_pengaduan(desa, status=status, **lainnya)
        write_line(row, JenisCatatan.LANGKAH, "", status=status)


def bulanan(tempat: Tempat) -> Laporan:
    return susun(tempat, jenis=JenisLaporan.BULANAN_KECAMATAN, wilayah=tempat.kecamatan)


def test_setiap_bab_berisi_dan_tanpa_nama(
    neraca: Neraca, loket: Tempat, client: Client, pemeran: Pemeran
) -> None:
    foto(rapat(loket))
    kartu(loket)
    pengaduan(loket, 6, StatusPengaduan.PROSES)

    laporan = selesaikan(bulanan(loket))

    found = {t.kode: t.baris for t in tables(laporan.angka)}
    assert found["kelas"] == [
        ["Galengdowo", 1, 0, 0, 1], ["Wonomerto", 0, 0, 0, 0], ["Jumlah", 1, 0, 0, 1],
    ]  # fmt: skip
    assert found["layanan_dasar"][0] == ["Air dan sanitasi", 45, "Merah", "naik", 1, 0, 1]
    assert found["rapat"] == [
        [today(), "Rakor bulanan", "Rakor uji", 3, 2, 1, "Ditutup"],
    ]  # fmt: skip
    assert found["kehadiran"] == [
        ["OPD", 1, 1, 0, 2], ["Lainnya", 0, 0, 1, 1], ["Jumlah", 1, 1, 1, 3],
    ]  # fmt: skip
    assert found["pengaduan"][-1] == ["Jumlah", 6, 0, 0, 6]
    teks = teks_pdf(laporan)
    assert "dokumentasi rapat" in teks
    assert NAMA_RAHASIA not in teks + json.dumps(laporan.angka)
    assert recompute(laporan=laporan).beda == []
    assert redraws_the_same(laporan=laporan) is True
    client.force_login(pemeran.camat)
    halaman = client.get(f"/laporan/{laporan.pk}/")
    assert "Rekapitulasi penanganan" in halaman.context["pohon"]
    assert [nama for nama, _ in halaman.context["sumber"]][:4] == [
        "SK", "Data sumber", "Rekapitulasi dihitung", "Keadaan per",
    ]  # fmt: skip


def test_angka_lama_tetap_tergambar(neraca: Neraca, tempat: Tempat) -> None:
    laporan = bulanan(tempat)
    for bab in ("layanan", "komunikasi", "induk"):
        del laporan.angka[bab]
    del laporan.angka["konsolidasi"]["kelas"]
    del laporan.angka["koordinasi"]["kehadiran"]
    del laporan.angka["koordinasi"]["kelembagaan"]["tkpkk"]

    assert render_laporan(laporan).startswith(b"%PDF-")
    assert [t.kode for t in tables(laporan.angka)] == [
        "rekapitulasi", "verval", "strategi", "rapat", "tindak_lanjut", "kunjungan",
    ]  # fmt: skip


def test_foto_yang_dihapus_meninggalkan_keterangan(tempat: Tempat) -> None:
    row = foto(rapat(tempat))
    laporan = bulanan(tempat)
    remove_foto(row, oleh=None)
    row.berkas.isi.delete(save=False)

    assert "tidak tersimpan lagi" in teks_pdf(selesaikan(laporan))


def test_foto_bergiliran_antar_rapat(tempat: Tempat) -> None:
    banyak, sedikit = rapat(tempat, "Banyak"), rapat(tempat, "Sedikit")
    for row, jumlah in ((banyak, 7), (sedikit, 2)):
        for _ in range(jumlah):
            foto(row)

    judul = [one["rapat"] for one in photos(lingkup(tempat))]
    assert judul == ["Banyak"] * 4 + ["Sedikit"] * 2


def test_rapat_satu_kueri(tempat: Tempat) -> None:
    for judul in ("Satu", "Dua", "Tiga"):
        rapat(tempat, judul)
    with CaptureQueriesContext(connection) as queries:
        found = meetings(lingkup(tempat))
    assert [(one["judul"], one["hadir"], one["selesai"]) for one in found] == [
        ("Satu", 3, 1), ("Dua", 3, 1), ("Tiga", 3, 1),
    ]  # fmt: skip
    assert len(queries) == 1


def test_pengaduan_menurut_riwayatnya(loket: Tempat) -> None:
    awal = today().replace(day=1)
    lama = awal - timedelta(days=20)
    tutup = {"tahap": "", "tenggat": None}
    pengaduan(loket, 2, StatusPengaduan.PROSES, tenggat=today() + timedelta(days=5))
    pengaduan(loket, 1, StatusPengaduan.SELESAI, diterima=lama, **tutup)
    pengaduan(
        loket, 3, StatusPengaduan.PROSES, diterima=lama, tenggat=today() - timedelta(days=1),
        tahap=TahapLayanan.JAWAB,
    )  # fmt: skip
    pengaduan(loket, 1, StatusPengaduan.DITOLAK, diterima=lama, **tutup)
    ditolak = Pengaduan.objects.get(status=StatusPengaduan.DITOLAK)
    CatatanPengaduan.objects.filter(pengaduan=ditolak).update(tanggal=lama)

    kini, dulu = (
        movements(loket.kabupaten, dari, sampai)
        for dari, sampai in ((awal, today()), (lama, awal - timedelta(days=1)))
    )
    assert kini == {loket.kecamatan.pk: ((0, 3, 1), (2, 0, 0))}
    assert dulu == {loket.kecamatan.pk: ((0, 0, 0), (4, 0, 1))}


def test_pengaduan_yang_sedikit_disembunyikan(loket: Tempat) -> None:
    pengaduan(loket, 2, StatusPengaduan.PROSES)
    pengaduan(loket, 9, StatusPengaduan.SELESAI, tahap="", tenggat=None)

    baru = complaints(lingkup(loket))[1]
    assert (baru["terbuka"], baru["ditutup"], baru["jumlah"]) == (None, None, 11)


def test_kecamatan_sebelah_tidak_membuka_angka_yang_sedikit(loket: Tempat) -> None:
    """Three open next door would be the kabupaten's twelve less the nine here."""
    sebelah = loket.desa_tetangga
    pengaduan(loket, 9, StatusPengaduan.PROSES)
    assert complaints(lingkup(loket))[-1]["terbuka"] == 9
    pengaduan(loket, 3, StatusPengaduan.PROSES, desa=sebelah)
    pengaduan(loket, 6, StatusPengaduan.SELESAI, desa=sebelah, tahap="", tenggat=None)
    assert complaints(lingkup(loket))[-1]["terbuka"] is None
