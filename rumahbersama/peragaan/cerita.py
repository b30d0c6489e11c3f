"""The story of a kabupaten whose ledger is known beforehand.

The real one is Jombang's: a decree of 7,408 people against P3KE 2024 (654,220 people). The decree's
people, their deciles, the clerks' errors, the help they got and what the field found are planned
here; the portal must find the same numbers from the files alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from random import Random

from rumahbersama.peragaan import derau_sk, kotoran, program
from rumahbersama.peragaan.berkas_sk import BarisSK, baris_dari, jati_diri
from rumahbersama.peragaan.orang import Individu, Keluarga
from rumahbersama.peragaan.penduduk import Penduduk, Rencana, acak, bagi, rencanakan
from rumahbersama.peragaan.wilayah import Desa

SK_NOMOR, SK_TANGGAL = "188.4.45/125/415.10.1.3/2023", date(2023, 3, 20)
BAST_NOMOR, BAST_TANGGAL = "96/BAST/DEP.1/KEMENKO/PMK/03/2024", date(2024, 3, 14)
HARI_INI = date(2024, 11, 4)
PENUH_JUMLAH, PENUH_SK = 654_220, 7_408
"""Source of the figures: Bappeda Jombang, November 2024."""
_PENUH = {"masih": 1_841, "belum_optimal": 89, "meninggal": 11}
_LAHIR_SEBELUM_SK = date(2022, 12, 31)
_PANGSA_KELUAR = (0.36, 0.25, 0.16, 0.11, 0.07, 0.05)
"""Where those who left decile 1 stand now: deciles 2 to 7."""


@dataclass(frozen=True, slots=True)
class IntervensiRencana:
    """Help for one person of the decree; `nilai` in rupiah, status TERSALUR or DIUSULKAN."""

    sk_no: int
    kode_program: str
    strategi: int
    opd: str
    tahun: int
    bulan: int
    nilai: int
    status: str = "TERSALUR"


@dataclass(frozen=True, slots=True)
class VervalRencana:
    """What the field finds at one person of the decree who is still in decile 1."""

    sk_no: int
    keberadaan: str
    kelayakan: str
    bantuan: str
    masalah: str
    tanggal_meninggal: date | None = None
    berakta: bool | None = None


@dataclass(slots=True)
class RencanaCerita:
    """The whole plan. `kebenaran` maps every sk_no to the ID Individu of the same person."""

    penduduk: Penduduk
    sk: list[BarisSK]
    kebenaran: dict[int, str]
    neraca: dict[str, int]
    derau: dict[int, str] = field(default_factory=dict)
    kotoran: dict[int, str] = field(default_factory=dict)
    intervensi: list[IntervensiRencana] = field(default_factory=list)
    verval: list[VervalRencana] = field(default_factory=list)


def neraca_harapan(sk: int) -> dict[str, int]:
    """Jombang's ledger scaled to a decree of `sk` people; exact when `sk` is 7,408."""
    masih, belum, meninggal = (max(1, round(sk * bagian / PENUH_SK)) for bagian in _PENUH.values())
    return {
        "sk": sk,
        "keluar": sk - masih,
        "masih": masih,
        "perlu_ditinjau": 0,
        "tidak_padan": 0,
        "optimal": masih - belum,
        "belum_optimal": belum,
        "belum_diintervensi": 0,
        "ada": belum - meninggal,
        "meninggal": meninggal,
        "pindah": 0,
        "tidak_ditemukan": 0,
        "ganda": 0,
        "belum_disisir": 0,
        "terintervensi": sk,
    }


def susun_cerita(
    desa: list[Desa], kepala_luar: list[str], *, jumlah: int, sk: int, benih: int
) -> RencanaCerita:
    """Plan the story for any kabupaten/kota; ValueError if the decree does not fit the people."""
    neraca = neraca_harapan(sk)
    rencana = rencanakan(len(desa), jumlah, benih)
    penduduk = Penduduk(desa, benih, rencana, tuple(kepala_luar))
    rng = acak(benih + 29)
    ambil = _pilih_keluarga(rng, rencana, neraca)
    penduduk.tetapkan(sorted(ambil), acuan=_LAHIR_SEBELUM_SK)
    sasaran = [
        (penduduk.tetap[nomor], satu)
        for nomor in sorted(ambil)
        for satu in penduduk.tetap[nomor].anggota[: ambil[nomor]]
    ]
    baris = [replace(baris_dari(*orang), no=no) for no, orang in enumerate(sasaran, start=1)]
    baris, derau, nik_salah = derau_sk.tebar(rng, baris, desa)
    penduduk.nik_terlarang = nik_salah
    penduduk.jati_diri_terlarang = {jati_diri(satu) for satu in baris}
    cerita = RencanaCerita(
        penduduk=penduduk,
        sk=baris,
        kebenaran={no: satu.id_individu for no, (_, satu) in enumerate(sasaran, start=1)},
        neraca=neraca,
        derau=derau,
        kotoran=kotoran.tebar(penduduk),
    )
    _rencanakan_hasil(rng, cerita, sasaran)
    return cerita


def _pilih_keluarga(rng: Random, rencana: list[Rencana], neraca: dict[str, int]) -> dict[int, int]:
    """Family number to how many of its first members the decree names."""
    kuota = [neraca["masih"], *bagi(neraca["keluar"], _PANGSA_KELUAR)]
    urut = list(range(len(rencana)))
    rng.shuffle(urut)
    ambil: dict[int, int] = {}
    for nomor in urut:
        satu = rencana[nomor]
        if sisa := kuota[satu.desil - 1]:
            ambil[nomor] = min(sisa, satu.banyak)
            kuota[satu.desil - 1] -= ambil[nomor]
    if any(kuota):
        raise ValueError("jumlah penduduk terlalu kecil untuk SK sebesar ini")
    return ambil


def _rencanakan_hasil(
    rng: Random, cerita: RencanaCerita, sasaran: list[tuple[Keluarga, Individu]]
) -> None:
    """Help for everybody; field results for those still in decile 1, the oldest of whom died."""
    neraca = cerita.neraca
    masih = [no for no, (keluarga, _) in enumerate(sasaran, start=1) if keluarga.desil == 1]
    belum = sorted(rng.sample(masih, neraca["belum_optimal"]))
    menurut_usia = sorted(belum, key=lambda no: (-sasaran[no - 1][1].usia, no))
    meninggal = set(menurut_usia[: neraca["meninggal"]])
    for no, (_, satu) in enumerate(sasaran, start=1):
        cerita.intervensi += _bantuan(rng, no, satu.usia, optimal=no not in belum)
    for no in masih:
        cukup = no not in belum
        cerita.verval.append(_temuan(rng, no, meninggal=no in meninggal, cukup=cukup))


def _bantuan(rng: Random, no: int, usia: int, *, optimal: bool) -> list[IntervensiRencana]:
    """One help of strategy 1; a second of 2 or 3 that is delivered only if `optimal`."""
    daftar = [_satu_bantuan(rng, no, program.pilih(rng, usia, program.BEBAN))]
    if optimal or rng.random() < 0.4:
        kedua = program.pilih(rng, usia, program.PENDAPATAN, program.KANTONG)
        status = "TERSALUR" if optimal else "DIUSULKAN"
        daftar.append(replace(_satu_bantuan(rng, no, kedua), status=status))
    return daftar


def _satu_bantuan(rng: Random, no: int, satu: program.ProgramRencana) -> IntervensiRencana:
    tahun = 2024 if rng.random() < 0.7 else 2023
    bulan = rng.randint(1, 10 if tahun == 2024 else 12)
    return IntervensiRencana(no, satu.kode, satu.strategi, satu.opd, tahun, bulan, satu.nilai)


_MASALAH = ("RTLH", "JAMBAN", "AIR_MINUM", "TIDAK_BEKERJA", "DISABILITAS_LANSIA", "SAKIT_MENAHUN")


def _temuan(rng: Random, no: int, *, meninggal: bool, cukup: bool) -> VervalRencana:
    bantuan = "MENERIMA_CUKUP" if cukup else "MENERIMA_BELUM_CUKUP"
    if meninggal:
        hari = date(2024, rng.randint(1, 10), rng.randint(1, 28))
        return VervalRencana(no, "MENINGGAL", "BELUM", bantuan, "", hari, rng.random() < 0.5)
    layak = "LAYAK_ME" if rng.random() < 0.7 else "LAYAK_MISKIN"
    return VervalRencana(no, "ADA", layak, bantuan, rng.choice(_MASALAH))
