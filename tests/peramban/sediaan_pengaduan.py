"""Complaints for the page states; each function returns the address to open."""

from __future__ import annotations

from datetime import timedelta

from fondasi.today import today
from kecamatan.enums import JenisInstansi
from kecamatan.models import Wilayah
from layanan_dasar.actions.langkah_pengaduan import ask_pengaduan, take_pengaduan
from layanan_dasar.actions.pengaturan_pengaduan import (
    fill_defaults,
    save_aturan,
    save_route,
    set_counter,
)
from layanan_dasar.enums import StatusPengaduan
from layanan_dasar.models import AturanLayanan, Pengaduan
from layanan_dasar.rules.triwulan import fixed
from tests.layanan_dasar.pengaduan_uji import ISI, buat_pengaduan, foto, kategori, terima
from tests.pemeran import Pemeran, buat_instansi

S = StatusPengaduan


def _desa(pemeran: Pemeran) -> Wilayah:
    desa = pemeran.desa.penugasan.get().wilayah
    assert desa.induk is not None
    assert desa.induk.induk is not None
    fill_defaults()
    set_counter(desa.induk.induk, terbuka=True, oleh=None)
    return desa


def loket(pemeran: Pemeran) -> str:
    _desa(pemeran)
    return "/pengaduan/"


def kirim(pemeran: Pemeran) -> str:
    _desa(pemeran)
    return "/pengaduan/kirim/"


def angka_umum(pemeran: Pemeran) -> str:
    desa = _desa(pemeran)
    (masa,) = fixed(today())
    for kode, jumlah in (("jalan", 7), ("kesehatan", 2), ("air-sanitasi", 6)):
        for _ in range(jumlah):
            buat_pengaduan(desa, kode=kode, diterima=masa.awal)
    return "/pengaduan/angka/"


def kotak_masuk(pemeran: Pemeran) -> str:
    """One of each look: late, sealed, waiting, answered, merged."""
    desa = _desa(pemeran)
    opd = pemeran.opd.penugasan.get().instansi
    lewat = today() - timedelta(days=3)
    lead = buat_pengaduan(desa, status=S.PROSES, instansi=opd, tenggat=lewat)
    buat_pengaduan(desa, induk=lead)
    terima(desa, rahasia=True, kode="dana-desa")
    buat_pengaduan(desa, status=S.SELESAI, tahap="", tenggat=None, instansi=opd, nilai=4)
    ask_pengaduan(
        take_pengaduan(terima(desa, kode="bansos").pengaduan, oleh=pemeran.staf),
        teks="Sejak bulan berapa bantuannya tidak cair?",
        oleh=pemeran.staf,
    )
    return "/layanan/pengaduan/"


def rinci(pemeran: Pemeran) -> str:
    """Everything that a page of one complaint can hold."""
    desa = _desa(pemeran)
    teks = f"{ISI} Hubungi saya di 0812-3456-7890. {'Warga memutar dua kilometer. ' * 6}"
    row = terima(desa, isi=teks, nama="Siti", kontak="0812", foto=[foto(), foto()]).pengaduan
    terima(desa, isi=ISI.replace("Senin", "Selasa"))
    take_pengaduan(row, oleh=pemeran.staf)
    return f"/layanan/pengaduan/{row.pk}/"


def rahasia(pemeran: Pemeran) -> str:
    row = terima(_desa(pemeran), rahasia=True, kode="dana-desa").pengaduan
    return f"/layanan/pengaduan/{row.pk}/"


def opd(pemeran: Pemeran) -> str:
    instansi = pemeran.opd.penugasan.get().instansi
    row = buat_pengaduan(_desa(pemeran), status=S.DISPOSISI, instansi=instansi)
    return f"/layanan/pengaduan/{row.pk}/"


def disposisi(pemeran: Pemeran) -> str:
    desa = _desa(pemeran)
    uptd = buat_instansi(desa.induk or desa, "Puskesmas uji", jenis=JenisInstansi.UPTD)
    save_route(kategori=kategori(), wilayah=desa, instansi=uptd, oleh=None)
    row = buat_pengaduan(desa, status=S.VERIFIKASI)
    return f"/layanan/pengaduan/{row.pk}/langkah/disposisi/"


def tanggapi(pemeran: Pemeran) -> str:
    row = buat_pengaduan(_desa(pemeran), status=S.PROSES)
    return f"/layanan/pengaduan/{row.pk}/langkah/tanggapi/"


def rute(pemeran: Pemeran) -> str:
    disposisi(pemeran)
    return "/layanan/pengaduan/pengaturan/"


def tindak_lanjut(pemeran: Pemeran) -> str:
    row = buat_pengaduan(_desa(pemeran), status=S.PROSES)
    return f"/layanan/pengaduan/{row.pk}/tindak-lanjut/"


def batas(pemeran: Pemeran) -> str:
    kabupaten = _desa(pemeran).induk
    assert kabupaten is not None
    sumber = "Perbup Jombang 12/2024 pasal 9"
    aturan = AturanLayanan(
        tahap="JAWAB", hari_kerja=4, sumber=sumber, kabupaten=kabupaten.induk, kategori=kategori()
    )
    save_aturan(aturan, oleh=None)
    return "/layanan/pengaduan/pengaturan/batas/"


def catat(pemeran: Pemeran) -> str:
    _desa(pemeran)
    return "/layanan/pengaduan/catat/"


def angka(pemeran: Pemeran) -> str:
    kotak_masuk(pemeran)
    return "/layanan/pengaduan/angka/"


def terlambat(pemeran: Pemeran) -> str:
    kotak_masuk(pemeran)
    assert Pengaduan.objects.overdue().exists()
    return "/"
