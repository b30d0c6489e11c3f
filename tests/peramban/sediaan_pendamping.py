"""Data for the page states of the room pendamping; each function returns the address to open."""

from __future__ import annotations

from datetime import timedelta

from fondasi.today import today
from kecamatan.models import Kontak, Wilayah
from pendamping.actions.program import load_program
from pendamping.models import Pendamping, ProgramPendampingan
from tests.pemeran import Pemeran, buat_instansi, buat_wilayah
from tests.pendamping.pendamping_uji import buat_pendamping, buat_penempatan

DESA = ("Carangwulung", "Jarak", "Panglungan", "Sambirejo", "Sumberjo", "Wonokerto", "Wonosalam")
PANJANG = "Siti Nurhalizah binti Abdurrahman Wahid, S.Keb., M.Kes. (contoh)"


def kecamatan_penuh(pemeran: Pemeran) -> list[Pendamping]:
    """Wonosalam with nine desa, two of them without anybody, and a long name."""
    kecamatan = pemeran.camat.penugasan.get().wilayah
    for nomor, nama in enumerate(DESA, 2003):
        buat_wilayah(f"{kecamatan.kode}.{nomor}", nama)
    load_program()
    program = {one.kode: one for one in ProgramPendampingan.objects.all()}
    desa = list(Wilayah.objects.filter(induk=kecamatan).order_by("kode"))
    puskesmas = buat_instansi(kecamatan, "Puskesmas Wonosalam")
    orang = [
        buat_pendamping(program[kode], kecamatan, nama, kontrak_sampai=akhir)
        for kode, nama, akhir in (
            ("pkh", "Rini Astuti (contoh)", today() + timedelta(days=40)),
            ("pkh", "Bagus Prasetyo (contoh)", None),
            ("pld", "Sri Wahyuni (contoh)", today() + timedelta(days=400)),
            ("ppl", "Joko Purnomo (contoh)", None),
            ("bidan-desa", PANJANG, None),
            ("tksk", "Endang Lestari (contoh)", today()),
        )
    ]
    Kontak.objects.filter(pendamping__program=program["bidan-desa"]).update(
        instansi=puskesmas, telepon="+6281234567890"
    )
    for row, tempat in zip(
        orang, (desa[:4], desa[3:5], desa[:3], desa[:6], desa[5:7]), strict=False
    ):
        for satu in tempat:
            buat_penempatan(row, satu, sampai=row.kontrak_sampai)
    return orang


def daftar(pemeran: Pemeran) -> str:
    kecamatan_penuh(pemeran)
    return "/pendamping/daftar/"


def rinci(pemeran: Pemeran) -> str:
    return f"/pendamping/daftar/{kecamatan_penuh(pemeran)[4].pk}/"


def tempatkan(pemeran: Pemeran) -> str:
    return f"/pendamping/daftar/{kecamatan_penuh(pemeran)[4].pk}/penempatan/"


def cakupan(pemeran: Pemeran) -> str:
    kecamatan_penuh(pemeran)
    return "/pendamping/"


def cakupan_kabupaten(pemeran: Pemeran) -> str:
    kecamatan_penuh(pemeran)
    return "/pendamping/cakupan/35.17/"


def program(pemeran: Pemeran) -> str:
    load_program()
    return "/pendamping/program/"
