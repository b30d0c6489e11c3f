from kecamatan.models.berkas import Berkas
from kecamatan.models.instansi import Instansi
from kecamatan.models.jejak_audit import JejakAudit
from kecamatan.models.kontak import Kontak
from kecamatan.models.kop_surat import KopSurat, Pejabat
from kecamatan.models.padanan_kode import PadananKode
from kecamatan.models.pemberitahuan import Pemberitahuan
from kecamatan.models.pengguna import Pengguna, TautanMasuk
from kecamatan.models.penugasan import Penugasan
from kecamatan.models.wilayah import Wilayah

__all__ = [
    "Berkas",
    "Instansi",
    "JejakAudit",
    "Kontak",
    "KopSurat",
    "PadananKode",
    "Pejabat",
    "Pemberitahuan",
    "Pengguna",
    "Penugasan",
    "TautanMasuk",
    "Wilayah",
]
