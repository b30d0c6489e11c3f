"""The clerks' errors in the story's decree: one error per row, in known numbers.

Every row stays findable: what an error takes away, the other cells still say.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from rumahbersama.peragaan.berkas_sk import BarisSK
from rumahbersama.peragaan.nama import eja_ulang
from rumahbersama.peragaan.wilayah import Desa

LAJU = {
    "nama_ejaan": 0.06,
    "tanggal_tertukar": 0.03,
    "nik_satu_digit": 0.04,
    "pindah_desa": 0.03,
    "nik_kosong": 0.03,
    "nik_kosong_nama_ejaan": 0.012,
    "nik_satu_digit_nama_ejaan": 0.008,
}
"""Share of the decree's rows; the last two kinds usually need a person's eye."""


def perempuan_menurut_nik(nik: str) -> bool:
    """A woman's NIK carries the day of birth plus 40."""
    return nik[6:8] > "40"


def ubah_satu_digit(rng: Random, nik: str) -> str:
    """One digit wrong, never the 9 that marks an invented person."""
    tempat = rng.choice([i for i in range(16) if i != 12])
    baru = rng.choice([digit for digit in "0123456789" if digit != nik[tempat]])
    return nik[:tempat] + baru + nik[tempat + 1 :]


def tukar_tanggal(lahir: str) -> str:
    """DD/MM/YYYY with day and month exchanged; unchanged when that is no date."""
    hari, bulan, tahun = lahir.split("/")
    return f"{bulan}/{hari}/{tahun}" if int(hari) <= 12 else lahir


def pindah(rng: Random, asal: Desa, desa: list[Desa]) -> Desa:
    """Another village, in three of five cases of the same kecamatan."""
    dekat = [satu for satu in desa if satu.kecamatan == asal.kecamatan and satu != asal]
    jauh = [satu for satu in desa if satu != asal]
    return rng.choice(dekat if dekat and rng.random() < 0.6 else jauh or [asal])


def _nama(rng: Random, baris: BarisSK, nik_asli: str) -> BarisSK:
    perempuan = perempuan_menurut_nik(nik_asli)
    dewasa = int(baris.lahir[-4:]) < 1995
    nama = eja_ulang(rng, baris.nama, perempuan=perempuan, dewasa=dewasa, almarhum=False)
    return replace(baris, nama=nama)


def tebar(
    rng: Random, baris: list[BarisSK], desa: list[Desa]
) -> tuple[list[BarisSK], dict[int, str], set[str]]:
    """The rows with their errors, the kind by sk_no, and the mistyped NIK."""
    ubah: dict[str, Callable[[BarisSK], BarisSK]] = {
        "nama_ejaan": lambda b: _nama(rng, b, b.nik),
        "tanggal_tertukar": lambda b: replace(b, lahir=tukar_tanggal(b.lahir)),
        "nik_satu_digit": lambda b: replace(b, nik=ubah_satu_digit(rng, b.nik)),
        "pindah_desa": lambda b: replace(b, desa=pindah(rng, b.desa, desa)),
        "nik_kosong": lambda b: replace(b, nik=""),
        "nik_kosong_nama_ejaan": lambda b: replace(_nama(rng, b, b.nik), nik=""),
        "nik_satu_digit_nama_ejaan": lambda b: replace(
            _nama(rng, b, b.nik), nik=ubah_satu_digit(rng, b.nik)
        ),
    }
    hasil = {satu.no: satu for satu in baris}
    urut = rng.sample(sorted(hasil), len(hasil))
    derau: dict[int, str] = {}
    for jenis, laju in LAJU.items():
        bebas = (no for no in urut if no not in derau and _dapat(jenis, hasil[no]))
        for no, _ in zip(list(bebas), range(round(laju * len(baris))), strict=False):
            hasil[no], derau[no] = ubah[jenis](hasil[no]), jenis
    asli = {satu.nik for satu in baris}
    salah = {satu.nik for satu in hasil.values() if satu.nik} - asli
    return [hasil[satu.no] for satu in baris], derau, salah


def _dapat(jenis: str, baris: BarisSK) -> bool:
    """Short names stay as they are where the NIK fails too: too little would be left to find."""
    if jenis.endswith("_nama_ejaan"):
        return len(baris.nama) >= 8
    return jenis != "tanggal_tertukar" or tukar_tanggal(baris.lahir) != baris.lahir
