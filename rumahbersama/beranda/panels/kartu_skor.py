"""Scorecards on the start page: what to fill, what to verify, and the matrix in small."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from fondasi.kept.parts import Kept
from kecamatan.enums import Peran, Tingkat
from kecamatan.models import Pengguna, Penugasan
from layanan_dasar.models import (
    Dimensi,
    Indikator,
    Instrumen,
    KartuSkor,
    Nilai,
    PeriodeKartu,
)
from layanan_dasar.models.cakupan import KECAMATAN
from layanan_dasar.queries.kartu_menunggu import cards_of, cards_to_fill, cards_to_verify
from layanan_dasar.queries.matriks_singkat import Rangka, frame_of, matrix_in_brief
from rumahbersama.beranda.panels.panel import KEWENANGAN, Panel, reads
from rumahbersama.beranda.panels.tugas import Penanya, Tugas

RANGKA = (Dimensi, Indikator, Instrumen, PeriodeKartu)
KARTU = (Instrumen, KartuSkor, PeriodeKartu)


def kartu_skor_menunggu(user: Pengguna) -> Iterable[Tugas]:
    """Cards that the kecamatan has to verify."""
    judul = _("%(kartu)s diajukan, menunggu verifikasi")
    for row in cards_to_verify(user):
        yield Tugas(judul % {"kartu": row}, _("Periksa"), "layanan:kartu-verifikasi", row.pk)


def kartu_skor_diisi(user: Pengguna) -> Iterable[Tugas]:
    """Cards of her desa that are not handed in, and until when."""
    for row in cards_to_fill(user):
        judul = _("%(kartu)s dikembalikan") if row.kembali else _("%(kartu)s belum diajukan")
        isi = judul % {"kartu": row}
        yield Tugas(isi, _("Isi"), "layanan:kartu-isi", row.pk, row.batas, row.kode)


PENANYA_KARTU = (
    Penanya(kartu_skor_menunggu, KECAMATAN, KARTU),
    Penanya(kartu_skor_diisi, (Peran.PENDAMPING, Peran.DESA), KARTU),
)


@reads(*KARTU)
def kartu_desa_saya(user: Pengguna, _tempat: Penugasan) -> Panel | None:
    """The cards of her desa in the periods that run, and how far each is."""
    kartu = cards_of(user)
    return Panel(_("Kartu skor desa saya"), "beranda/_kartu_desa.html", kartu) if kartu else None


def _frame(_user: Pengguna, tempat: Penugasan) -> list[Kept[Rangka | None]]:
    """Apart from the cards, which change every hour of a quarter."""
    place = tempat.wilayah
    if place.tingkat > Tingkat.KECAMATAN:
        return []
    return [Kept(("rangka", place.kode), (*KEWENANGAN, *RANGKA), lambda: frame_of(place))]


@reads(Indikator, KartuSkor, Nilai, parts=_frame)
def layanan_dasar(user: Pengguna, tempat: Penugasan, rangka: Rangka | None = None) -> Panel | None:
    """The newest quarter's matrix of the shown place; nothing before a period was opened."""
    if rangka is None:
        return None
    matriks = matrix_in_brief(tempat.wilayah, rangka)
    judul = _("Layanan dasar, %(periode)s") % {"periode": matriks.waktu.label}
    return Panel(judul, "beranda/_layanan_dasar.html", matriks, lebar=True)
