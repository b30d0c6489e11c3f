from layanan_dasar.models.bimbingan import Bimbingan
from layanan_dasar.models.instrumen import Dimensi, Indikator, Instrumen
from layanan_dasar.models.kartu import IsianKartu, KartuSkor, Nilai, PeriodeKartu, ValidasiKartu
from layanan_dasar.models.kategori_pengaduan import (
    AturanLayanan,
    KategoriPengaduan,
    KategoriTersembunyi,
    PengaturanPengaduan,
    RutePengaduan,
)
from layanan_dasar.models.pengaduan import CatatanPengaduan, LampiranPengaduan, Pengaduan
from layanan_dasar.models.pengaduan_tersegel import (
    IdentitasPelapor,
    KunciPengaduan,
    TeksRahasia,
)
from layanan_dasar.models.rute import RuteIndikator
from layanan_dasar.models.usulan_pembangunan import SusunanUsulan, UsulanPembangunan

__all__ = [
    "AturanLayanan",
    "Bimbingan",
    "CatatanPengaduan",
    "Dimensi",
    "IdentitasPelapor",
    "Indikator",
    "Instrumen",
    "IsianKartu",
    "KartuSkor",
    "KategoriPengaduan",
    "KategoriTersembunyi",
    "KunciPengaduan",
    "LampiranPengaduan",
    "Nilai",
    "Pengaduan",
    "PengaturanPengaduan",
    "PeriodeKartu",
    "RuteIndikator",
    "RutePengaduan",
    "SusunanUsulan",
    "TeksRahasia",
    "UsulanPembangunan",
    "ValidasiKartu",
]
