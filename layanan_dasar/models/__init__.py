from layanan_dasar.models.instrumen import Dimensi, Indikator, Instrumen
from layanan_dasar.models.kartu import IsianKartu, KartuSkor, Nilai, PeriodeKartu, ValidasiKartu
from layanan_dasar.models.rute import RuteIndikator

__all__ = [
    "Dimensi",
    "Indikator",
    "Instrumen",
    "IsianKartu",
    "KartuSkor",
    "Nilai",
    "PeriodeKartu",
    "RuteIndikator",
    "ValidasiKartu",
]
