"""Partners and village economy of Wonosalam, all invented, and the catalogue's first cards."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from kecamatan.actions.inovasi import save_inovasi
from kecamatan.actions.mitra import save_dukungan, save_kegiatan, save_mitra
from kecamatan.enums import JenisEkonomi, KelasMitra
from kecamatan.models import DukunganMitra, Inovasi, KegiatanEkonomi, Mitra, Pengguna, Wilayah
from rumahbersama.peragaan.akun import WONOSALAM
from rumahbersama.peragaan.instalasi import Tempat

MITRA = (
    ("BAZNAS (contoh)", KelasMitra.MASYARAKAT, "BAZNAS", "Modal usaha dan bedah rumah", 25, 15),
    ("Kampus contoh", KelasMitra.AKADEMISI, "Kampus", "KKN tematik dan pelatihan pembukuan", 0, 0),
    ("Koperasi susu contoh", KelasMitra.USAHA, "Koperasi", "Menampung susu, pakan", 40, 40),
    ("Radio contoh", KelasMitra.MEDIA, "Radio", "Siaran jadwal layanan", 0, 0),
)
"""Name, class, form, offer, promise and realisation in million rupiah."""
KEGIATAN = (
    ("BUMDesa contoh", JenisEkonomi.BUMDESA, 2016, 24),
    ("Pasar durian contoh", JenisEkonomi.PASAR, 2012, 60),
    ("Wisata kebun contoh", JenisEkonomi.WISATA, 2019, 18),
    ("Olahan susu contoh", JenisEkonomi.UMKM, 2021, 11),
)
JUTA = Decimal(1_000_000)
FINALIS = "Top finalis 2024 menurut Pemerintah Provinsi Jawa Timur"
"""The six innovations that an article names ("Peran Rumah Bersama Kecamatan di Jatim", on a meeting
of 10 December 2024, which the demo's day does not know yet). Two have a place in a public source;
of the others nothing but the name is known, and nothing is added."""
INOVASI = (
    ("Kampung Wisata Tematik Wethan Wonderland", ("35.78", "Tandes")),
    ("Pasar Kue Subuh Domasa", None),
    ("Pungging Zero ATS", ("35.16", "Pungging")),
    ("Lapak Kelurahan Sekoci", None),
    ("Bang Tajib", None),
    ("BPJS Bangkit", None),
)


class KemitraanContoh:
    """Made through the same actions as by people."""

    def __init__(self, tempat: Tempat, akun: Mapping[str, Pengguna]) -> None:
        self.kecamatan = next(k for k in tempat.kecamatan if k.kode == WONOSALAM)
        self.desa = tempat.desa_di(self.kecamatan)
        self.camat, self.provinsi = akun["camat.wonosalam"], akun["provinsi"]

    def isi(self) -> None:
        mitra = [self._mitra(satu) for satu in MITRA]
        for nomor, (nama, jenis, tahun, keluarga) in enumerate(KEGIATAN):
            kegiatan = KegiatanEkonomi(
                desa=self.desa[nomor], nama=nama, jenis=jenis, tahun_mulai=tahun, keluarga=keluarga
            )
            save_kegiatan(kegiatan, mitra=mitra[nomor % 2 :: 2], oleh=self.camat)
        for nama, tempat in INOVASI:
            kartu = Inovasi(nama=nama, wilayah=_cari(tempat), sumber=FINALIS)
            save_inovasi(kartu, oleh=self.provinsi)

    def _mitra(self, satu: tuple[str, KelasMitra, str, str, int, int]) -> Mitra:
        nama, kelas, bentuk, tawaran, janji, jadi = satu
        mitra = Mitra(
            wilayah=self.kecamatan, nama=nama, kelas=kelas, bentuk=bentuk, tawaran=tawaran,
            lokasi=str(self.kecamatan),
        )  # fmt: skip
        save_mitra(mitra, oleh=self.camat)
        dukungan = DukunganMitra(
            mitra=mitra, uraian=f"{tawaran} tahun 2024", tanggal=date(2024, 5, 6),
            komitmen_rupiah=janji * JUTA if janji else None,
            komitmen_wujud="" if janji else "tenaga dan waktu",
            realisasi_rupiah=jadi * JUTA if jadi else None,
            tanggal_realisasi=date(2024, 9, 2) if jadi else None,
        )  # fmt: skip
        save_dukungan(dukungan, oleh=self.camat)
        return mitra


def _cari(tempat: tuple[str, str] | None) -> Wilayah | None:
    """The kecamatan of this name in that kabupaten/kota."""
    if tempat is None:
        return None
    induk, nama = tempat
    return Wilayah.objects.get(induk__kode=induk, nama=nama)
