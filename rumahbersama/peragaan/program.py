"""The programmes of the story: national, regional and village help in the three PPKE strategies.

Institutions are kinds of offices that every kabupaten has; amounts are invented.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

BEBAN, PENDAPATAN, KANTONG = 1, 2, 3

KRITERIA_OPTIMAL = (
    "Intervensi dinilai optimal apabila orang yang bersangkutan telah menerima sekurang-kurangnya "
    "satu bantuan pengurangan beban pengeluaran (strategi 1) dan sekurang-kurangnya satu "
    "intervensi peningkatan pendapatan (strategi 2) atau penurunan kantong kemiskinan "
    "(strategi 3), semuanya sudah tersalur."
)
"""What the demo's TKPK adopts; `optimal` below is the same rule."""


@dataclass(frozen=True, slots=True)
class ProgramRencana:
    """A programme with its one sub kegiatan; `nilai` is rupiah per person."""

    kode: str
    nama: str
    strategi: int
    opd: str
    nama_opd: str
    sumber_dana: str
    kode_sub_kegiatan: str
    nama_sub_kegiatan: str
    nilai: int
    usia_terendah: int = 0
    usia_tertinggi: int = 200

    def cocok(self, usia: int) -> bool:
        """Whether somebody of this age can receive it."""
        return self.usia_terendah <= usia <= self.usia_tertinggi


_DINSOS = ("dinsos", "Dinas Sosial")
_DINKES = ("dinkes", "Dinas Kesehatan")
_DIKBUD = ("dikbud", "Dinas Pendidikan dan Kebudayaan")
_PERKIM = ("perkim", "Dinas Perumahan dan Permukiman")
_PUPR = ("pupr", "Dinas Pekerjaan Umum dan Penataan Ruang")
_DISNAKER = ("disnaker", "Dinas Tenaga Kerja")
_DISKOP = ("diskop", "Dinas Koperasi dan Usaha Mikro")
_DPMD = ("dpmd", "Dinas Pemberdayaan Masyarakat dan Desa")
_DISNAK = ("disnak", "Dinas Peternakan")
_DKPP = ("dkpp", "Dinas Ketahanan Pangan dan Perikanan")

PROGRAM = (
    ProgramRencana(
        "PKH", "Program Keluarga Harapan", BEBAN, *_DINSOS, "APBN",
        "1.06.05.2.02.0001", "Pengelolaan data fakir miskin penerima PKH", 750_000,
    ),
    ProgramRencana(
        "SEMBAKO", "Bantuan Sembako", BEBAN, *_DINSOS, "APBN",
        "1.06.05.2.02.0002", "Fasilitasi penyaluran bantuan sembako", 2_400_000,
    ),
    ProgramRencana(
        "PBI-JKN", "Penerima Bantuan Iuran JKN", BEBAN, *_DINKES, "APBD kabupaten/kota",
        "1.02.02.2.02.0026", "Pengelolaan jaminan kesehatan masyarakat", 453_600,
    ),
    ProgramRencana(
        "PIP", "Program Indonesia Pintar", BEBAN, *_DIKBUD, "APBN",
        "1.01.02.2.01.0029", "Fasilitasi bantuan biaya pendidikan", 450_000, 7, 18,
    ),
    ProgramRencana(
        "BLT-DD", "Bantuan Langsung Tunai Dana Desa", BEBAN, *_DPMD, "APBDes",
        "2.13.04.2.01.0011", "Fasilitasi pengelolaan keuangan desa", 3_600_000, 20,
    ),
    ProgramRencana(
        "LATIH", "Pelatihan kerja", PENDAPATAN, *_DISNAKER, "APBD kabupaten/kota",
        "2.07.03.2.01.0001", "Pelaksanaan pelatihan keterampilan pencari kerja", 2_750_000, 18, 50,
    ),
    ProgramRencana(
        "MODAL", "Bantuan modal usaha mikro", PENDAPATAN, *_DISKOP, "APBD kabupaten/kota",
        "2.17.07.2.01.0008", "Pemberdayaan usaha mikro", 2_000_000, 20, 65,
    ),
    ProgramRencana(
        "TERNAK", "Bantuan ternak", PENDAPATAN, *_DISNAK, "APBD provinsi",
        "3.27.02.2.06.0003", "Pengadaan bibit ternak", 3_000_000, 20, 65,
    ),
    ProgramRencana(
        "P2L", "Pekarangan Pangan Lestari", PENDAPATAN, *_DKPP, "APBD kabupaten/kota",
        "2.09.03.2.01.0005", "Penyediaan pangan berbasis pekarangan", 1_500_000, 18, 70,
    ),
    ProgramRencana(
        "RTLH", "Rehabilitasi rumah tidak layak huni", KANTONG, *_PERKIM, "APBD kabupaten/kota",
        "1.04.03.2.03.0006", "Perbaikan rumah tidak layak huni", 15_000_000,
    ),
    ProgramRencana(
        "JAMBAN", "Jamban sehat", KANTONG, *_PERKIM, "APBDes",
        "1.03.05.2.01.0032", "Pembangunan tangki septik individual", 2_500_000,
    ),
    ProgramRencana(
        "SPAM", "Sambungan air minum", KANTONG, *_PUPR, "APBD kabupaten/kota",
        "1.03.03.2.01.0012", "Pembangunan sambungan rumah SPAM", 1_800_000,
    ),
)  # fmt: skip
PER_KODE = {program.kode: program for program in PROGRAM}


def pilih(rng: Random, usia: int, *strategi: int) -> ProgramRencana:
    """A programme of these strategies that fits the age; strategies 1 and 3 fit every age."""
    return rng.choice([p for p in PROGRAM if p.strategi in strategi and p.cocok(usia)])


def optimal(strategi_tersalur: set[int]) -> bool:
    """`KRITERIA_OPTIMAL` over the strategies of a person's delivered interventions."""
    return BEBAN in strategi_tersalur and bool(strategi_tersalur & {PENDAPATAN, KANTONG})
