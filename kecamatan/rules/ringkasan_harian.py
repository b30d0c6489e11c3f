"""The words of the daily mail: counts, numbers and dates; never what a promise is about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from fondasi.formatting import angka, hari_tanggal, tanggal


@dataclass(frozen=True, slots=True)
class BarisSurel:
    nomor: int
    tempat: str
    batas: date
    kata: str


@dataclass(frozen=True, slots=True)
class IsiSurel:
    """`alamat` is that of the list, `atur` that of the page which turns the mail off."""

    nama: str
    hari: date
    jumlah: int
    terlambat: int
    menunggu: int
    teruskan: int
    alamat: str
    atur: str


def judul_surel(isi: IsiSurel) -> str:
    if isi.terlambat:
        return str(_("%(n)s tindak lanjut Anda terlambat") % {"n": angka(isi.terlambat)})
    return str(_("Tindak lanjut Anda, %(hari)s") % {"hari": hari_tanggal(isi.hari)})


def teks_surel(isi: IsiSurel, baris: Iterable[BarisSurel]) -> str:
    hitungan = [
        (_("Tindak lanjut Anda yang masih terbuka"), isi.jumlah),
        (_("di antaranya terlambat"), isi.terlambat),
        (_("Jawaban yang menunggu pemeriksaan Anda"), isi.menunggu),
        (_("Usulan yang menunggu Anda teruskan"), isi.teruskan),
    ]
    teks = [_("Yth. %(nama)s,") % {"nama": isi.nama}, ""]
    teks += [f"{label}: {angka(n)}" for label, n in hitungan if n]
    teks += [""]
    teks += [
        f"- {_('Nomor')} {satu.nomor}, {satu.tempat}, {_('batas')} {tanggal(satu.batas)} "
        f"({satu.kata})"
        for satu in baris
    ]
    teks += ["", isi.alamat, "", _("Tidak ingin surel ini lagi? %(atur)s") % {"atur": isi.atur}]
    return "\n".join(teks)
