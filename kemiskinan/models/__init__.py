from kemiskinan.models.angka_makro import AngkaKemiskinan
from kemiskinan.models.berita_acara import BeritaAcara
from kemiskinan.models.catatan_baris import CatatanBaris
from kemiskinan.models.individu import IdentitasIndividu, IdentitasKeluarga, Individu, Keluarga
from kemiskinan.models.izin_data import IzinData
from kemiskinan.models.neraca import (
    Neraca,
    NeracaBaris,
    NeracaWilayah,
    PermintaanNeraca,
)
from kemiskinan.models.padanan import KeputusanPadanan, Padanan, Pemadanan
from kemiskinan.models.program import (
    DaftarPenerima,
    IdentitasPenerima,
    Intervensi,
    KriteriaOptimal,
    Penerima,
    Program,
    SubKegiatan,
)
from kemiskinan.models.rilis import PemetaanKolom, Rilis
from kemiskinan.models.sasaran import IdentitasSasaran, Sasaran
from kemiskinan.models.unduhan import Unduhan, UnggahanVerval
from kemiskinan.models.usulan import IdentitasUsulan, UsulanBaru
from kemiskinan.models.verval import BarisDaftar, DaftarVerval, Verval

__all__ = [
    "AngkaKemiskinan",
    "BarisDaftar",
    "BeritaAcara",
    "CatatanBaris",
    "DaftarPenerima",
    "DaftarVerval",
    "IdentitasIndividu",
    "IdentitasKeluarga",
    "IdentitasPenerima",
    "IdentitasSasaran",
    "IdentitasUsulan",
    "Individu",
    "Intervensi",
    "IzinData",
    "Keluarga",
    "KeputusanPadanan",
    "KriteriaOptimal",
    "Neraca",
    "NeracaBaris",
    "NeracaWilayah",
    "Padanan",
    "Pemadanan",
    "PemetaanKolom",
    "Penerima",
    "PermintaanNeraca",
    "Program",
    "Rilis",
    "Sasaran",
    "SubKegiatan",
    "Unduhan",
    "UnggahanVerval",
    "UsulanBaru",
    "Verval",
]
