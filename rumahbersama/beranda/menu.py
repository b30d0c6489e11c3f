"""The rooms in the left rail and which peran uses them: one table."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from fondasi.addresses import address
from kecamatan.enums import Peran
from kecamatan.models.arahan import PEMANTAU_ARAHAN
from kecamatan.models.kegiatan_terpadu import PEMBACA_AGENDA
from kecamatan.models.mitra import PEMBACA_MITRA
from kecamatan.models.tkpkk import PEMBACA_TKPKK
from kecamatan.permissions.data_induk import PEMERIKSA_JEJAK, PENGURUS
from kecamatan.permissions.hari_libur import PENGISI_LIBUR
from kecamatan.permissions.kelembagaan import PEMBACA_RUMAH
from kecamatan.permissions.operator import OPERATOR
from kecamatan.permissions.rapat import PENGURUS_JENIS
from kecamatan.rules.wewenang import BOLEH_MEMBERI
from kemiskinan.models.cakupan import KECAMATAN, LAPANGAN
from kemiskinan.permissions.izin_data import PEMBACA_IZIN
from kemiskinan.permissions.unduhan import PEMINTA
from layanan_dasar.models.cakupan import PEMDA as PEMDA_LAYANAN
from layanan_dasar.models.cakupan import PENYUSUN as PENYUSUN_INSTRUMEN
from layanan_dasar.models.cakupan_pengaduan import PEMBACA_ANGKA
from layanan_dasar.permissions.pengaduan import PENGGUNA_LOKET
from pendamping.permissions.konsultasi import PEMBACA_KONSULTASI
from pendamping.permissions.kunjungan import PEMBACA as PEMBACA_KUNJUNGAN
from pendamping.permissions.kunjungan import PENCATAT as PENCATAT_KUNJUNGAN
from pendamping.permissions.pelatihan import PEMBACA_PELATIHAN
from pendamping.permissions.pendamping import MELIHAT_NAMA
from pendamping.permissions.program import PENYUSUN
from rumahbersama.lapangan.permissions import PEMBAWA
from rumahbersama.laporan.models.laporan import PEMBACA

SEMUA = tuple(Peran)
SEMUA_KECUALI_OPD = tuple(peran for peran in Peran if peran != Peran.OPD)
BERANDA = "Beranda"
BAPPEDA = (Peran.BAPPEDA,)
PENGELOLA = tuple(BOLEH_MEMBERI)
# Everybody who works in a kabupaten owes or asks something; the nation sees figures only.
PEMBUAT_JANJI = tuple(peran for peran in Peran if peran != Peran.ADMIN_NASIONAL)
PEMBACA_ARAHAN = (*PEMANTAU_ARAHAN, Peran.CAMAT, Peran.STAF_KECAMATAN, Peran.OPD)
PEMINTA_UNDUHAN = tuple({peran for each in PEMINTA.values() for peran in each})


@dataclass(frozen=True, slots=True)
class Butir:
    """A line of the menu; a room's line leads to the first of its pages that one may use."""

    label: str
    url_name: str = ""
    peran: tuple[Peran, ...] = SEMUA
    anak: tuple[Butir, ...] = ()


MENU = (
    Butir(BERANDA, "beranda:beranda", ()),
    Butir(
        "Rapat",
        anak=(
            Butir("Rapat", "kecamatan:rapat"),
            Butir("Agenda terpadu", "kecamatan:agenda-terpadu-pilih", PEMBACA_AGENDA),
            Butir("Tindak lanjut", "kecamatan:tindak-lanjut", PEMBUAT_JANJI),
            Butir("Arahan", "kecamatan:arahan", PEMBACA_ARAHAN),
            Butir("Jenis rapat", "kecamatan:jenis-rapat", PENGURUS_JENIS),
        ),
    ),
    Butir(
        "Rumah Bersama",
        anak=(
            Butir("Kelembagaan", "kecamatan:rumah", PEMBACA_RUMAH),
            Butir("TKPKK", "kecamatan:tkpkk", PEMBACA_TKPKK),
            Butir("Mitra", "kecamatan:mitra", PEMBACA_MITRA),
            Butir("Kegiatan ekonomi", "kecamatan:kegiatan", PEMBACA_MITRA),
            Butir("Inovasi", "kecamatan:inovasi"),
        ),
    ),
    Butir(
        "Pendamping",
        anak=(
            Butir("Cakupan", "pendamping:cakupan", SEMUA_KECUALI_OPD),
            Butir("Daftar pendamping", "pendamping:daftar", (*MELIHAT_NAMA, *LAPANGAN, Peran.OPD)),
            Butir("Kunjungan", "pendamping:kunjungan", PEMBACA_KUNJUNGAN),
            Butir("Kegiatan saya", "kegiatan:saya", PENCATAT_KUNJUNGAN),
            Butir("Konsultasi", "pendamping:konsultasi", PEMBACA_KONSULTASI),
            Butir("Pelatihan", "pendamping:pelatihan", PEMBACA_PELATIHAN),
            Butir("Pustaka", "pendamping:pustaka", tuple(Peran)),
            Butir("Program pendampingan", "pendamping:program", PENYUSUN),
        ),
    ),
    Butir(
        "Kemiskinan",
        anak=(
            Butir(
                "Rekapitulasi",
                "kemiskinan:rekapitulasi",
                (*KECAMATAN, *LAPANGAN, *PEMBACA),
            ),
            Butir("Angka makro", "kemiskinan:angka-makro"),
            Butir(
                "Daftar verval",
                "kemiskinan:daftar",
                (*BAPPEDA, *KECAMATAN, *LAPANGAN, Peran.OPD),
            ),
            Butir("Sasaran", "kemiskinan:sasaran", (*BAPPEDA, *KECAMATAN, *LAPANGAN, Peran.OPD)),
            Butir("Intervensi", "kemiskinan:intervensi", (*BAPPEDA, *KECAMATAN, Peran.OPD)),
            Butir("Program", "kemiskinan:program", (*BAPPEDA, Peran.OPD)),
            Butir("Berita acara", "kemiskinan:berita-acara", (*BAPPEDA, *KECAMATAN, *LAPANGAN)),
            Butir("Usulan baru", "kemiskinan:usulan", (*BAPPEDA, *KECAMATAN, *LAPANGAN)),
            Butir("Izin data", "kemiskinan:izin-data", PEMBACA_IZIN),
            Butir("Unduhan", "kemiskinan:unduhan", PEMINTA_UNDUHAN),
            Butir("Data sumber", "kemiskinan:rilis", BAPPEDA),
            Butir("Padu padan", "kemiskinan:pemadanan", BAPPEDA),
        ),
    ),
    Butir(
        "Layanan dasar",
        anak=(
            Butir("Kartu skor", "layanan:kartu"),
            Butir("Kerja lapangan", "lapangan:halaman", PEMBAWA),
            Butir("Matriks", "layanan:matriks", (*PEMDA_LAYANAN, *KECAMATAN)),
            Butir(
                "Usulan pembangunan",
                "layanan:usulan",
                (*PEMDA_LAYANAN, *KECAMATAN, *LAPANGAN),
            ),
            Butir(
                "Bimbingan",
                "layanan:bimbingan",
                (*PEMDA_LAYANAN, *KECAMATAN, *LAPANGAN),
            ),
            Butir("Rute indikator", "layanan:rute", (*BAPPEDA, *KECAMATAN)),
            Butir("Periode", "layanan:periode", BAPPEDA),
            Butir("Instrumen", "layanan:instrumen", PENYUSUN_INSTRUMEN),
            Butir("Pengaduan", "layanan:pengaduan", PENGGUNA_LOKET),
            Butir(
                "Kategori pengaduan",
                "layanan:pengaduan-kategori",
                (*BAPPEDA, Peran.ADMIN_NASIONAL),
            ),
            Butir("Angka pengaduan", "layanan:pengaduan-angka", PEMBACA_ANGKA),
        ),
    ),
    Butir(
        "Laporan",
        anak=(
            Butir("Laporan", "laporan:daftar", PEMBACA),
            Butir("Dasbor", "dasbor:awal", PEMBACA),
            Butir("Data terbuka", "satu_data:atur", BAPPEDA),
        ),
    ),
    Butir(
        "Kelola",
        anak=(
            Butir("Pengguna", "kecamatan:pengguna", PENGELOLA),
            Butir("Instansi", "kecamatan:instansi", PENGURUS),
            Butir("Kontak", "kecamatan:kontak", PENGURUS),
            Butir("Pejabat", "kecamatan:pejabat", PENGURUS),
            Butir("Kop surat", "kecamatan:kop-surat", PENGURUS),
            Butir("Hari libur", "kecamatan:hari-libur", PENGISI_LIBUR),
            Butir("Tangga pengingat", "kecamatan:tangga", PENGURUS),
            Butir("Wilayah", "kecamatan:wilayah", BAPPEDA),
            Butir("Jejak audit", "kecamatan:jejak", PEMERIKSA_JEJAK),
            Butir("Operator", "admin:index", OPERATOR),
        ),
    ),
)


_KANTOR = ("Rapat", "Kemiskinan", "Layanan dasar")
_WILAYAH = ("Rumah Bersama", "Kemiskinan", "Laporan")
BILAH: dict[Peran, tuple[str, ...]] = {
    Peran.ADMIN_NASIONAL: _WILAYAH,
    Peran.PROVINSI: _WILAYAH,
    Peran.PIMPINAN: ("Kemiskinan", "Layanan dasar", "Laporan"),
    Peran.BAPPEDA: ("Rapat", "Kemiskinan", "Laporan"),
    Peran.OPD: _KANTOR,
    Peran.CAMAT: _KANTOR,
    Peran.STAF_KECAMATAN: _KANTOR,
    Peran.PENDAMPING: ("Pendamping", "Kemiskinan", "Layanan dasar"),
    Peran.DESA: _KANTOR,
}
"""The three rooms that stand beside the start page in the bottom bar of a phone: those in which
this peran does its daily work. The others are under *Lainnya*."""


@dataclass(frozen=True, slots=True)
class Tautan:
    """A line as this page shows it. `di_sini` is this very page, `di_dalam` also one below it."""

    label: str
    url: str
    di_sini: bool
    di_dalam: bool
    anak: tuple[Tautan, ...] = ()


def menu_for(peran: Collection[str], path: str) -> list[Tautan]:
    return list(_links(MENU, frozenset(peran), path))


def bar_of(menu: Iterable[Tautan], peran: Peran) -> list[Tautan]:
    """The lines of the menu that a phone of this peran shows at its bottom."""
    return [one for one in menu if one.label in (BERANDA, *BILAH[peran])]


def _links(butir: tuple[Butir, ...], peran: frozenset[str], path: str) -> Iterator[Tautan]:
    for one in butir:
        below = _nearest(tuple(_links(one.anak, peran, path)))
        if one.anak:
            if below:
                rooms = tuple("/" + each.url.split("/")[1] + "/" for each in below)
                yield Tautan(one.label, below[0].url, False, path.startswith(rooms), below)
        elif not one.peran or not peran.isdisjoint(one.peran):
            url = address(one.url_name)
            here = path == url
            yield Tautan(one.label, url, here, here or (url != "/" and path.startswith(url)))


def _nearest(siblings: tuple[Tautan, ...]) -> tuple[Tautan, ...]:
    """Of /rapat/ and /rapat/arahan/ only the longer one holds a page below both."""
    longest = max((len(one.url) for one in siblings if one.di_dalam), default=0)
    return tuple(
        replace(one, di_dalam=one.di_dalam and len(one.url) == longest) for one in siblings
    )
