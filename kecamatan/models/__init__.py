from kecamatan.models.agenda import AgendaRapat, UsulanAgenda
from kecamatan.models.arahan import Arahan, PenerimaArahan
from kecamatan.models.berkas import Berkas
from kecamatan.models.bundel import BundelRapat
from kecamatan.models.foto_rapat import FotoRapat
from kecamatan.models.hari_libur import HariLibur
from kecamatan.models.inovasi import AdopsiInovasi, Inovasi
from kecamatan.models.instansi import Instansi
from kecamatan.models.jejak_audit import JejakAudit
from kecamatan.models.kegiatan_terpadu import KegiatanTerpadu
from kecamatan.models.kehadiran import Kehadiran, PindaianHadir
from kecamatan.models.kelembagaan import ButirKelembagaan, KeadaanButir
from kecamatan.models.kiriman import Kiriman
from kecamatan.models.kontak import Kontak
from kecamatan.models.kop_surat import KopSurat, Pejabat
from kecamatan.models.langganan import LanggananKalender
from kecamatan.models.mitra import DukunganMitra, KegiatanEkonomi, Mitra
from kecamatan.models.notula import (
    AddendumNotula,
    KeputusanRapat,
    NotulaRapat,
    PengesahanNotula,
)
from kecamatan.models.padanan_kode import PadananKode
from kecamatan.models.pemberitahuan import Pemberitahuan
from kecamatan.models.pengguna import Pengguna, TautanMasuk
from kecamatan.models.penugasan import Penugasan
from kecamatan.models.rapat import JenisRapat, RapatKoordinasi, SeriRapat
from kecamatan.models.ringkasan_harian import RingkasanHarian
from kecamatan.models.rumah_bersama import RumahBersama
from kecamatan.models.tanda_lokasi import LokasiBertanda, TandaLokasi
from kecamatan.models.tangga_eskalasi import TanggaEskalasi
from kecamatan.models.tindak_lanjut import (
    JawabanTindakLanjut,
    RiwayatTindakLanjut,
    TindakLanjut,
)
from kecamatan.models.tkpkk import AnggotaTkpkk
from kecamatan.models.undangan import UndanganRapat
from kecamatan.models.wilayah import Wilayah

__all__ = [
    "AddendumNotula",
    "AdopsiInovasi",
    "AgendaRapat",
    "AnggotaTkpkk",
    "Arahan",
    "Berkas",
    "BundelRapat",
    "ButirKelembagaan",
    "DukunganMitra",
    "FotoRapat",
    "HariLibur",
    "Inovasi",
    "Instansi",
    "JawabanTindakLanjut",
    "JejakAudit",
    "JenisRapat",
    "KeadaanButir",
    "KegiatanEkonomi",
    "KegiatanTerpadu",
    "Kehadiran",
    "KeputusanRapat",
    "Kiriman",
    "Kontak",
    "KopSurat",
    "LanggananKalender",
    "LokasiBertanda",
    "Mitra",
    "NotulaRapat",
    "PadananKode",
    "Pejabat",
    "Pemberitahuan",
    "PenerimaArahan",
    "PengesahanNotula",
    "Pengguna",
    "Penugasan",
    "PindaianHadir",
    "RapatKoordinasi",
    "RingkasanHarian",
    "RiwayatTindakLanjut",
    "RumahBersama",
    "SeriRapat",
    "TandaLokasi",
    "TanggaEskalasi",
    "TautanMasuk",
    "TindakLanjut",
    "UndanganRapat",
    "UsulanAgenda",
    "Wilayah",
]
