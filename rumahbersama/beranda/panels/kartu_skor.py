"""Scorecards on the start page: what to fill, what to verify, and the matrix in small."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from kecamatan.enums import Peran, Tingkat
from kecamatan.models import Pengguna, Penugasan
from kecamatan.models.cakupan import below, cakupan_of
from layanan_dasar.models import KartuSkor
from layanan_dasar.models.cakupan import KECAMATAN, LAPANGAN
from layanan_dasar.permissions.kartu import MENUNGGU, TERBUKA
from layanan_dasar.queries.matriks import matrix_of, times_of
from rumahbersama.beranda.panels.panel import Panel
from rumahbersama.beranda.panels.tugas import Tugas

BANYAK = 20


def kartu_skor_menunggu(user: Pengguna) -> Iterable[Tugas]:
    """Cards that the kecamatan has to verify."""
    here = below("desa", cakupan_of(user).kodes(*KECAMATAN))
    rows = KartuSkor.objects.filter(here, status__in=MENUNGGU, periode__ditutup_at=None)
    judul = _("%(kartu)s diajukan, menunggu verifikasi")
    for row in rows.select_related("desa", "periode").order_by("diajukan_at")[:BANYAK]:
        yield Tugas(judul % {"kartu": row}, _("Periksa"), "layanan:kartu-verifikasi", row.pk)


def kartu_skor_diisi(user: Pengguna) -> Iterable[Tugas]:
    """Cards of her desa that are not handed in, and until when."""
    here = below("desa", cakupan_of(user).kodes(*LAPANGAN))
    rows = KartuSkor.objects.filter(here, status__in=TERBUKA, periode__ditutup_at=None)
    for row in rows.select_related("desa", "periode").order_by("periode__batas", "pk")[:BANYAK]:
        again = row.status == "DIKEMBALIKAN"
        judul = _("%(kartu)s dikembalikan") if again else _("%(kartu)s belum diajukan")
        batas = row.periode.batas
        yield Tugas(judul % {"kartu": row}, _("Isi"), "layanan:kartu-isi", row.pk, batas)


PENANYA_KARTU = (
    (kartu_skor_menunggu, KECAMATAN),
    (kartu_skor_diisi, (Peran.PENDAMPING, Peran.DESA)),
)


def kartu_desa_saya(user: Pengguna, _tempat: Penugasan) -> Panel | None:
    """The cards of her desa in the periods that run, and how far each is."""
    here = below("desa", cakupan_of(user).kodes(*LAPANGAN))
    rows = KartuSkor.objects.filter(here, periode__ditutup_at=None).order_by("periode__batas", "pk")
    kartu = list(rows.select_related("desa", "periode")[:BANYAK])
    return Panel(_("Kartu skor desa saya"), "beranda/_kartu_desa.html", kartu) if kartu else None


def layanan_dasar(user: Pengguna, tempat: Penugasan) -> Panel | None:
    """The newest quarter's matrix of the shown place; nothing before a period was opened."""
    if tempat.wilayah.tingkat > Tingkat.KECAMATAN:
        return None
    times = times_of(tempat.wilayah)
    if not times:
        return None
    matriks = matrix_of(tempat.wilayah, times[0])
    judul = _("Layanan dasar, %(periode)s") % {"periode": times[0].label}
    return Panel(judul, "beranda/_layanan_dasar.html", matriks, lebar=True)
