"""Scorecards that the page states need: two quarters of the portal's own instrument."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from fondasi.today import today
from kecamatan.models import Wilayah
from layanan_dasar.actions.bawaan import load_seeds
from layanan_dasar.actions.instrumen import copy_instrumen
from layanan_dasar.enums import JenisIndikator, StatusKartu
from layanan_dasar.models import Indikator, Instrumen, KartuSkor
from layanan_dasar.queries.instrumen import sheet_of
from layanan_dasar.rules.penilaian import Jawaban
from tests.layanan_dasar.kartu_uji import (
    buat_bimbingan,
    buat_periode,
    buat_usulan,
    isi,
    jadikan,
    kartu_dari,
)
from tests.pemeran import Pemeran


@dataclass(frozen=True)
class DuaKuartal:
    instrumen: Instrumen
    lalu: KartuSkor
    kini: KartuSkor
    tetangga: KartuSkor


def jawab(one: Indikator, mutu: int) -> Jawaban:
    """A plausible answer; `mutu` in percent."""
    if one.jenis == JenisIndikator.RASIO:
        return Jawaban(pembilang=Decimal(6 * mutu), penyebut=Decimal(620))
    if one.jenis == JenisIndikator.PILIHAN:
        return Jawaban(pilihan=one.pilihan[0 if mutu > 70 else -1][0])
    if one.jenis == JenisIndikator.YA_TIDAK:
        return Jawaban(ya=mutu > 60)
    if one.jenis == JenisIndikator.WARGA:
        return Jawaban(nilai=Decimal("3.5"))
    return Jawaban(nilai=Decimal((100 - mutu) // 8))


def penuh(kartu: KartuSkor, mutu: int, **khusus: Jawaban) -> KartuSkor:
    soal = sheet_of(kartu.periode.instrumen, kartu.desa).indikator
    answers = {kode: jawab(one, mutu + (n * 7) % 23) for n, (kode, one) in enumerate(soal.items())}
    return isi(kartu, **{**answers, **khusus})


def dua_kuartal(pemeran: Pemeran) -> DuaKuartal:
    desa = pemeran.desa.penugasan.get().wilayah
    kabupaten = pemeran.bappeda.penugasan.get().wilayah
    lain = Wilayah.objects.get(kode="35.17.05.2002")
    instrumen = load_seeds(pemilik=kabupaten, oleh=pemeran.bappeda)[0]
    year = today().year - 1
    lalu, kini = (buat_periode(kabupaten, instrumen, tahun=year, nomor=n) for n in (2, 3))
    air = Jawaban(pembilang=Decimal(230), penyebut=Decimal(620))
    for desa_ini, mutu in ((desa, 74), (lain, 62)):
        jadikan(penuh(kartu_dari(lalu, desa_ini), mutu), StatusKartu.DIVERIFIKASI)
    now = jadikan(penuh(kartu_dari(kini, desa), 71, air_minum=air), StatusKartu.DIVERIFIKASI)
    other = jadikan(penuh(kartu_dari(kini, lain), 66), StatusKartu.DIAJUKAN)
    return DuaKuartal(instrumen, kartu_dari(lalu, desa), now, other)


def kartu(pemeran: Pemeran) -> str:
    dua_kuartal(pemeran)
    return "/layanan/kartu/"


def kartu_rinci(pemeran: Pemeran) -> str:
    return f"/layanan/kartu/{dua_kuartal(pemeran).kini.pk}/"


def _dibuka(pemeran: Pemeran) -> KartuSkor:
    return jadikan(dua_kuartal(pemeran).kini, StatusKartu.DRAF)


def kartu_isi(pemeran: Pemeran) -> str:
    return f"/layanan/kartu/{_dibuka(pemeran).pk}/isi/"


def kartu_dimensi(pemeran: Pemeran) -> str:
    return f"/layanan/kartu/{_dibuka(pemeran).pk}/isi/air_sanitasi/"


def kartu_periksa(pemeran: Pemeran) -> str:
    return f"/layanan/kartu/{_dibuka(pemeran).pk}/periksa/"


def isian_awal(pemeran: Pemeran) -> str:
    kabupaten = pemeran.bappeda.penugasan.get().wilayah
    instrumen = load_seeds(pemilik=kabupaten, oleh=pemeran.bappeda)[1]
    buat_periode(kabupaten, instrumen)
    return "/layanan/kartu/ehdw/"


def kartu_verifikasi(pemeran: Pemeran) -> str:
    return f"/layanan/kartu/{dua_kuartal(pemeran).tetangga.pk}/verifikasi/"


def matriks(pemeran: Pemeran) -> str:
    dua_kuartal(pemeran)
    return "/layanan/matriks/35.17.05/"


def matriks_dimensi(pemeran: Pemeran) -> str:
    return f"{matriks(pemeran)}?dimensi=air_sanitasi"


def indikator(pemeran: Pemeran) -> str:
    return f"/layanan/desa/{dua_kuartal(pemeran).kini.desa.kode}/air_minum/"


def beranda(pemeran: Pemeran) -> str:
    dua_kuartal(pemeran)
    return "/"


def instrumen_rinci(pemeran: Pemeran) -> str:
    dunia = dua_kuartal(pemeran)
    draft = copy_instrumen(dunia.instrumen, pemilik=dunia.instrumen.pemilik, oleh=None)
    return f"/layanan/instrumen/{draft.pk}/"


def rute(pemeran: Pemeran) -> str:
    dua_kuartal(pemeran)
    return "/layanan/rute/35.17.05/"


def usulan_rinci(pemeran: Pemeran) -> str:
    dunia = dua_kuartal(pemeran)
    return f"/layanan/usulan/{buat_usulan(dunia.kini.desa).pk}/"


def bimbingan(pemeran: Pemeran) -> str:
    dunia = dua_kuartal(pemeran)
    return f"/layanan/bimbingan/{buat_bimbingan(dunia.kini).pk}/"
