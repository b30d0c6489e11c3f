"""Data for the page states of the Rumah Bersama; each function returns the address to open."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from kecamatan.actions.acuan import load_butir, load_tanda
from kecamatan.enums import KelasMitra, Kelembagaan, PetunjukPortal
from kecamatan.models import (
    AnggotaTkpkk,
    ButirKelembagaan,
    Inovasi,
    KegiatanEkonomi,
    Kontak,
    LokasiBertanda,
    Mitra,
    SeriRapat,
    TandaLokasi,
    Wilayah,
)
from kecamatan.models.rapat import JenisRapat
from tests.kecamatan.mitra_uji import buat_inovasi, buat_kegiatan, buat_mitra
from tests.kecamatan.rumah_uji import buat_keadaan
from tests.pemeran import Pemeran, buat_wilayah

T, P, B = Kelembagaan.TERLEMBAGA, Kelembagaan.PRAKTIK, Kelembagaan.BELUM
NAMA = [
    "Bandarkedungmulyo",
    "Perak",
    "Gudo",
    "Diwek",
    "Ngoro",
    "Mojowarno",
    "Mojoagung",
    "Sumobito",
    "Peterongan",
]


def kecamatan(pemeran: Pemeran) -> Wilayah:
    return pemeran.camat.penugasan.get().wilayah


def alamat(nama: str, *args: str) -> str:
    return reverse(f"kecamatan:rumah{nama}", args=args)


def laporkan(wilayah: Wilayah, keadaan: list[Kelembagaan]) -> None:
    load_butir()
    for butir, satu in zip(ButirKelembagaan.objects.all(), keadaan, strict=False):
        buat_keadaan(wilayah, butir, satu, keterangan="Keputusan Camat Nomor 188/12/2024")


def belum_melapor(pemeran: Pemeran) -> str:
    load_butir()
    return alamat("-wilayah", kecamatan(pemeran).kode)


def panduan(pemeran: Pemeran) -> str:
    load_butir()
    return alamat("-panduan", kecamatan(pemeran).kode)


def sudah_melapor(pemeran: Pemeran) -> str:
    wilayah = kecamatan(pemeran)
    laporkan(wilayah, [T, P, T, B, B, P, T, T, P, B])
    jenis, _baru = JenisRapat.objects.get_or_create(kode="uji", defaults={"nama": "Rakor"})
    SeriRapat.objects.create(wilayah=wilayah, jenis=jenis, judul="Rakor bulanan Rumah Bersama")
    Kontak.objects.get_or_create(
        pengguna=pemeran.pendamping, defaults={"nama": "Pendamping", "wilayah": wilayah}
    )
    assert ButirKelembagaan.objects.filter(petunjuk=PetunjukPortal.JADWAL).exists()
    return alamat("-wilayah", wilayah.kode)


def tkpkk(pemeran: Pemeran) -> str:
    wilayah = kecamatan(pemeran)
    nama = ("Sri Wahyuni Retnoningtyas, S.Sos., M.Si.", "Slamet Riyadi", "Titik Handayani")
    for jabatan, satu in zip((2, 4, 7), nama, strict=True):
        kontak = Kontak.objects.create(nama=satu, jabatan="Kasi Kesejahteraan", wilayah=wilayah)
        AnggotaTkpkk.objects.create(
            wilayah=wilayah, kontak=kontak, jabatan=jabatan, unsur="Kecamatan",
            nomor_sk="188/12/415.52/2024", tanggal_sk=date(2024, 3, 1),
        )  # fmt: skip
    return "/rumah-bersama/tkpkk/"


def tkpkk_baru(pemeran: Pemeran) -> str:
    tkpkk(pemeran)
    return f"/rumah-bersama/tkpkk/di/{kecamatan(pemeran).kode}/baru/"


def mitra(pemeran: Pemeran) -> str:
    wilayah = kecamatan(pemeran)
    desa = pemeran.desa.penugasan.get().wilayah
    for kelas, nama in enumerate(("BAZNAS Kabupaten Jombang", "Universitas Darul Ulum", "PT Uji")):
        satu = buat_mitra(wilayah, nama, kelas=list(KelasMitra)[kelas], bentuk="Lembaga amil zakat")
        satu.dukungan.create(
            uraian="Bedah rumah tidak layak huni", komitmen_rupiah=25_000_000,
            realisasi_rupiah=15_000_000, tanggal_realisasi=date(2040, 1, 1), desa=desa,
        )  # fmt: skip
        buat_kegiatan(desa, f"Pasar {nama}", keluarga=12).mitra.add(satu)
    return "/rumah-bersama/mitra/"


def mitra_rinci(pemeran: Pemeran) -> str:
    mitra(pemeran)
    return f"/rumah-bersama/mitra/{Mitra.objects.all()[0].pk}/"


def dukungan(pemeran: Pemeran) -> str:
    return f"{mitra_rinci(pemeran)}dukungan/"


def kegiatan(pemeran: Pemeran) -> str:
    mitra(pemeran)
    return "/rumah-bersama/kegiatan/"


def kegiatan_rinci(pemeran: Pemeran) -> str:
    return f"{kegiatan(pemeran)}{KegiatanEkonomi.objects.all()[0].pk}/"


def inovasi(pemeran: Pemeran) -> str:
    buat_inovasi(
        kecamatan(pemeran), "Pungging Zero ATS", tahap="PENERAPAN", tahun=2023,
        masalah="Anak usia sekolah yang tidak bersekolah tersebar dan tidak terdata.",
        cara="Didatangi satu per satu oleh desa, sekolah, dan pendamping.",
        indikator="anak kembali bersekolah", satuan="anak", sebelum=0, sesudah=37, biaya=12_500_000,
    )  # fmt: skip
    buat_inovasi(None, "Pasar Kue Subuh Domasa", sumber="Artikel uji")
    return "/rumah-bersama/inovasi/"


def inovasi_rinci(pemeran: Pemeran) -> str:
    inovasi(pemeran)
    kartu = Inovasi.objects.get(nama="Pungging Zero ATS")
    kartu.adopsi.create(wilayah=pemeran.camat_tetangga.penugasan.get().wilayah)
    return f"/rumah-bersama/inovasi/{kartu.pk}/"


def inovasi_kosong(pemeran: Pemeran) -> str:
    inovasi(pemeran)
    return f"/rumah-bersama/inovasi/{Inovasi.objects.get(wilayah=None).pk}/"


def acuan(pemeran: Pemeran) -> str:
    load_butir()
    return "/rumah-bersama/acuan/butir/"


def acuan_ubah(pemeran: Pemeran) -> str:
    load_butir()
    return f"/rumah-bersama/acuan/butir/{ButirKelembagaan.objects.all()[0].pk}/"


def tanda(pemeran: Pemeran) -> str:
    load_tanda()
    wilayah = kecamatan(pemeran)
    LokasiBertanda.objects.create(
        wilayah=wilayah, tanda=TandaLokasi.objects.all()[0], tahun=2024, sumber="SK contoh"
    )
    return alamat("-tanda", wilayah.kode)


def butir(pemeran: Pemeran) -> str:
    sudah_melapor(pemeran)
    return alamat("-butir", kecamatan(pemeran).kode, "jadwal")


def profil(pemeran: Pemeran) -> str:
    return alamat("-profil", kecamatan(pemeran).kode)


def sekabupaten(pemeran: Pemeran) -> str:
    sudah_melapor(pemeran)
    for nomor, nama in enumerate(NAMA, 10):
        satu = buat_wilayah(f"35.17.{nomor}", nama)
        if nomor % 3:
            laporkan(satu, [(T, P, B)[(nomor + n) % 3] for n in range(nomor - 8)])
    return alamat("-wilayah", "35.17")


def seprovinsi(pemeran: Pemeran) -> str:
    sekabupaten(pemeran)
    for nomor, nama in enumerate(NAMA, 20):
        buat_wilayah(f"35.{nomor}", nama)
    return alamat("-wilayah", "35")


def daftar_kecamatan(pemeran: Pemeran) -> str:
    sekabupaten(pemeran)
    return alamat("-kecamatan", "35.17") + "?lapor=sudah"


def perubahan(pemeran: Pemeran) -> str:
    sudah_melapor(pemeran)
    return alamat("-perubahan", "35.17")
