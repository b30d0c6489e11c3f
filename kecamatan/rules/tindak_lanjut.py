"""What a promise is called, how it is told on WA, and how long a step can be taken back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.utils.translation import gettext as _

from fondasi.formatting import angka, tanggal
from kecamatan.enums import JenisInstansi, JenisTindakLanjut, Tingkat
from kecamatan.rules.hari_kerja import Kalender

ALASAN_MINIMAL: Final = 10
BATAS_URUNG: Final = timedelta(hours=1)


def jenis_of(tingkat: int, instansi: str, *, sendiri: bool) -> JenisTindakLanjut:
    """The kind that authority allows to a place of this level (`tingkat`).

    `instansi` is the kind of the owner's office, "" for somebody without one; `sendiri` says that
    the owner works for the asking place itself. An OPD of the kabupaten is reached through the
    secretariat: a camat orders no Kepala Dinas.
    """
    if instansi == JenisInstansi.OPD and tingkat >= Tingkat.KECAMATAN:
        return JenisTindakLanjut.USULAN
    return JenisTindakLanjut.TUGAS if sendiri else JenisTindakLanjut.PERMINTAAN


def keterlambatan(kalender: Kalender, batas: date, hari_ini: date) -> int:
    """Working days since the deadline; 0 until one of them is over."""
    return max(kalender.between(batas, hari_ini), 0)


def kata_batas(kalender: Kalender, batas: date, hari_ini: date) -> str:
    """`terlambat 3 hari kerja`, `hari ini`, `2 hari kerja lagi`; a far deadline is its date."""
    if batas == hari_ini:
        return str(_("hari ini"))
    selisih = kalender.between(batas, hari_ini)
    if batas < hari_ini:
        if not selisih:
            return str(_("lewat, belum ada hari kerja sesudahnya"))
        return str(_("terlambat %(n)s hari kerja") % {"n": angka(selisih)})
    if -selisih > 5:
        return tanggal(batas)
    return str(_("%(n)s hari kerja lagi") % {"n": angka(max(-selisih, 0))})


@dataclass(frozen=True, slots=True)
class Janji:
    """A promise as a message tells it. `url` is complete."""

    jenis: str
    uraian: str
    pemilik: str
    tempat: str
    batas: date
    kata: str
    url: str


def teks_satu(janji: Janji) -> str:
    baris = [
        f"*{janji.jenis}*",
        janji.uraian,
        _("Tempat: %(tempat)s") % {"tempat": janji.tempat},
        _("Penanggung jawab: %(pemilik)s") % {"pemilik": janji.pemilik},
        _("Batas waktu: %(batas)s") % {"batas": _batas(janji)},
        _("Jawab di %(url)s") % {"url": janji.url},
    ]
    return "\n".join(baris)


def teks_daftar(kepala: str, janji: Iterable[Janji]) -> str:
    """All open promises of one owner; `kepala` names the owner and the day."""
    baris = [f"*{kepala}*"]
    for nomor, satu in enumerate(janji, 1):
        baris += ["", f"{nomor}. {satu.uraian}", f"{satu.tempat} · batas {_batas(satu)}", satu.url]
    return "\n".join(baris)


def _batas(janji: Janji) -> str:
    penuh = tanggal(janji.batas)
    return penuh if janji.kata == penuh else f"{penuh} ({janji.kata})"
