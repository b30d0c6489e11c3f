"""The bench's matching problem: a noisy decree against a whole kabupaten, with the truth beside it.

Each kind of noise falls on its own random share of the rows, independently of the others, so a row
may carry several; nothing is arranged to be easy.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from random import Random

from rumahbersama.peragaan import kotoran
from rumahbersama.peragaan.berkas_sk import BarisSK, baris_dari
from rumahbersama.peragaan.derau_sk import (
    perempuan_menurut_nik,
    pindah,
    tukar_tanggal,
    ubah_satu_digit,
)
from rumahbersama.peragaan.nama import beri_nama, eja_ulang
from rumahbersama.peragaan.orang import ANAK, SERI_TERENDAH, Individu, Keluarga
from rumahbersama.peragaan.penduduk import ACUAN, Penduduk, acak, rencanakan
from rumahbersama.peragaan.wilayah import Desa

ABSEN, KEMBAR = 0.05, 0.03
LAJU = {
    "nik_orang_lain": 0.01,
    "nik_satu_digit": 0.08,
    "nik_dua_tertukar": 0.02,
    "nik_ilmiah": 0.03,
    "nik_kosong": 0.03,
    "nama_ejaan": 0.15,
    "tanggal_tertukar": 0.04,
    "pindah_desa": 0.05,
}
"""Share of the decree's rows, in the order in which the noise is laid on."""

Pengubah = Callable[[BarisSK], BarisSK]


@dataclass(slots=True)
class DataUji:
    """`kebenaran` maps sk_no to the ID Individu, or None for somebody absent from the file."""

    benih: int
    penduduk: Penduduk
    sk: list[BarisSK]
    kebenaran: dict[int, str | None]
    derau: dict[int, list[str]]
    kotoran: dict[int, str] = field(default_factory=dict)

    def hitung(self) -> dict[str, int]:
        """Rows per kind of noise, absent people and twins or namesakes included."""
        return dict(Counter(jenis for daftar in self.derau.values() for jenis in daftar))


def buat_data_uji(
    desa: list[Desa], kepala_luar: list[str], *, jumlah: int, sk: int, benih: int
) -> DataUji:
    """A decree of `sk` rows against `jumlah` people; the same seed gives the same data."""
    rng = acak(benih + 41)
    rencana = rencanakan(len(desa), jumlah, benih)
    penduduk = Penduduk(desa, benih, rencana, tuple(kepala_luar), bedakan=False)
    absen = round(sk * ABSEN)
    orang = _undi_orang(rng, penduduk, sk - absen)
    hadir = len(orang)
    orang += _orang_asing(desa, kepala_luar, absen, benih)
    derau: dict[int, list[str]] = {no: [] for no in range(sk)}
    for no in rng.sample(range(sk), round(sk * KEMBAR)):
        derau[no].append(_beri_kembaran(rng, penduduk, *orang[no], asing=no >= hadir))
    baris = [replace(baris_dari(*satu), no=no) for no, satu in enumerate(orang)]
    for no in range(hadir, sk):
        derau[no].append("absen")
    baris = _tebar(rng, baris, desa, derau)
    return _beri_nomor(rng, DataUji(benih, penduduk, baris, {}, derau), orang, hadir)


def _beri_nomor(
    rng: Random, data: DataUji, orang: list[tuple[Keluarga, Individu]], hadir: int
) -> DataUji:
    """Shuffle the rows, so that a row's number says nothing, and number them from 1."""
    urut = rng.sample(range(len(orang)), len(orang))
    nomor = dict(enumerate(urut, start=1))
    data.kebenaran = {
        no: orang[lama][1].id_individu if lama < hadir else None for no, lama in nomor.items()
    }
    data.derau = {no: data.derau[lama] for no, lama in nomor.items()}
    data.sk = [replace(data.sk[lama], no=no) for no, lama in nomor.items()]
    data.kotoran = kotoran.tebar(data.penduduk)
    return data


def _undi_orang(rng: Random, penduduk: Penduduk, banyak: int) -> list[tuple[Keluarga, Individu]]:
    """People drawn evenly from the whole file; their families are kept."""
    nomor = rng.sample(range(penduduk.jumlah), banyak)
    awal = [satu.awal for satu in penduduk.rencana]
    milik = [bisect_right(awal, satu) - 1 for satu in nomor]
    penduduk.tetapkan(sorted(set(milik)), acuan=ACUAN)
    return [
        (penduduk.tetap[keluarga], penduduk.tetap[keluarga].anggota[satu - awal[keluarga]])
        for satu, keluarga in zip(nomor, milik, strict=True)
    ]


def _orang_asing(
    desa: list[Desa], kepala_luar: list[str], banyak: int, benih: int
) -> list[tuple[Keluarga, Individu]]:
    """People of the same villages whom the file does not hold."""
    rencana = rencanakan(len(desa), max(1, banyak), benih + 53)
    asing = Penduduk(desa, benih + 53, rencana, tuple(kepala_luar))
    return [(keluarga, satu) for keluarga in asing for satu in keluarga.anggota][:banyak]


def _beri_kembaran(
    rng: Random, penduduk: Penduduk, keluarga: Keluarga, satu: Individu, *, asing: bool
) -> str:
    """Give a person a twin in the family or else a namesake in the desa; returns which."""
    if not asing and satu.hubungan == ANAK:
        for lain in keluarga.anggota:
            if lain is not satu and lain.hubungan == ANAK:
                _jadikan_kembar(rng, satu, lain)
                return "kembar"
    tetangga = _tetangga(penduduk, keluarga, perempuan=satu.perempuan)
    if tetangga is None:
        return "tanpa_kembaran"
    tetangga.nama = satu.nama
    return "senama"


def _jadikan_kembar(rng: Random, satu: Individu, lain: Individu) -> None:
    """Same birth date and sex, neighbouring NIK, a name that shares its last word or its sound."""
    seri = SERI_TERENDAH + (int(satu.nik[12:]) - SERI_TERENDAH + 1) % 1000
    lain.lahir, lain.usia, lain.perempuan = satu.lahir, satu.usia, satu.perempuan
    lain.nik = f"{satu.nik[:12]}{seri}"
    kata = satu.nama.split()
    baru = kata[0]
    while baru == kata[0]:
        baru = beri_nama(rng, perempuan=satu.perempuan, usia=satu.usia).split()[0]
    lain.nama = " ".join([baru, *kata[1:]]) if len(kata) > 1 else _sebunyi(rng, satu.nama)


def _sebunyi(rng: Random, nama: str) -> str:
    """The name with another last vowel: DINA and DINI."""
    tempat = max((i for i, huruf in enumerate(nama) if huruf in "AEIOU"), default=0)
    baru = rng.choice([huruf for huruf in "AEIOU" if huruf != nama[tempat]])
    return nama[:tempat] + baru + nama[tempat + 1 :]


def _tetangga(penduduk: Penduduk, keluarga: Keluarga, *, perempuan: bool) -> Individu | None:
    """Somebody of that sex in another, not yet kept family of the same desa."""
    sini = penduduk.desa.index(keluarga.desa)
    awal = bisect_right([satu.desa for satu in penduduk.rencana], sini - 1)
    for nomor in range(awal, len(penduduk.rencana)):
        if penduduk.rencana[nomor].desa != sini:
            return None
        if nomor in penduduk.tetap:
            continue
        penduduk.tetapkan([nomor], acuan=ACUAN)
        for satu in penduduk.tetap[nomor].anggota:
            if satu.perempuan == perempuan:
                return satu
    return None


def _tebar(
    rng: Random, baris: list[BarisSK], desa: list[Desa], derau: dict[int, list[str]]
) -> list[BarisSK]:
    hasil = list(baris)
    nik_lain = [satu.nik for satu in baris]
    ubah: dict[str, Pengubah] = {
        "nik_orang_lain": lambda b: replace(b, nik=rng.choice(nik_lain)),
        "nik_satu_digit": lambda b: replace(b, nik=ubah_satu_digit(rng, b.nik)),
        "nik_dua_tertukar": lambda b: replace(b, nik=_tukar_digit(rng, b.nik)),
        "nik_ilmiah": lambda b: replace(b, nik=f"{int(b.nik):.5E}".replace(".", ",")),
        "nik_kosong": lambda b: replace(b, nik=rng.choice(("", "0"))),
        "nama_ejaan": lambda b: replace(
            b, nama=eja_ulang(rng, b.nama, perempuan=perempuan_menurut_nik(nik_lain[b.no]))
        ),
        "tanggal_tertukar": lambda b: replace(b, lahir=tukar_tanggal(b.lahir)),
        "pindah_desa": lambda b: replace(b, desa=pindah(rng, b.desa, desa)),
    }
    for jenis, laju in LAJU.items():
        for no in _undi_baris(rng, jenis, baris, round(laju * len(baris))):
            hasil[no] = ubah[jenis](hasil[no])
            derau[no].append(jenis)
    return hasil


def _undi_baris(rng: Random, jenis: str, baris: list[BarisSK], banyak: int) -> Iterator[int]:
    tertukar = jenis == "tanggal_tertukar"
    dapat = [b.no for b in baris if not tertukar or tukar_tanggal(b.lahir) != b.lahir]
    yield from rng.sample(dapat, min(banyak, len(dapat)))


def _tukar_digit(rng: Random, nik: str) -> str:
    """Two unlike neighbours exchanged; the 9 of the serial stays in its place."""
    tempat = rng.choice([i for i in range(15) if nik[i] != nik[i + 1] and i not in (11, 12)])
    return nik[:tempat] + nik[tempat + 1] + nik[tempat] + nik[tempat + 2 :]
