"""Promises and arahan that wait for this person, and how far the given arahan are."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from fondasi.today import today
from kecamatan.models import Arahan, PenerimaArahan, Pengguna, Penugasan, TindakLanjut
from kecamatan.models.tindak_lanjut import TindakLanjutQuerySet
from kecamatan.queries.tindak_lanjut import asking_places, to_forward, to_judge
from rumahbersama.beranda.panels.panel import Panel
from rumahbersama.beranda.panels.tugas import Tugas

DEKAT = timedelta(days=7)
SEKALIGUS = 5
BANYAK = 8
RINCI = "kecamatan:tindak-lanjut-detail"


def _some(rows: TindakLanjutQuerySet) -> Any:
    related = rows.select_related("wilayah", "desa", "kontak", "instansi")
    return related.order_by("batas", "pk")[:SEKALIGUS]


def _short(row: TindakLanjut) -> str:
    return Truncator(row.uraian).chars(70)


def late_promises(user: Pengguna) -> Iterable[Tugas]:
    """Of the places she asks for: what is late, and whose it is."""
    places = [place.pk for place in asking_places(user)]
    rows = TindakLanjut.objects.overdue().at_owner().filter(wilayah__in=places)
    for row in _some(rows.exclude(pk__in=to_judge(user).values("pk"))):
        judul = _("%(pemilik)s belum menyelesaikan: %(uraian)s")
        isi = {"pemilik": row.pemilik, "uraian": _short(row)}
        yield Tugas(judul % isi, _("Lihat"), RINCI, row.pk, row.batas)


def answers_to_judge(user: Pengguna) -> Iterable[Tugas]:
    for row in _some(to_judge(user)):
        judul = _("Jawaban %(pemilik)s menunggu pemeriksaan: %(uraian)s")
        isi = {"pemilik": row.pemilik, "uraian": _short(row)}
        yield Tugas(judul % isi, _("Periksa"), RINCI, row.pk, row.batas)


def proposals_to_forward(user: Pengguna) -> Iterable[Tugas]:
    for row in _some(to_forward(user)):
        judul = _("Usulan %(tempat)s kepada %(pemilik)s menunggu diteruskan: %(uraian)s")
        isi = {"tempat": row.wilayah, "pemilik": row.pemilik, "uraian": _short(row)}
        yield Tugas(judul % isi, _("Periksa"), RINCI, row.pk, row.batas)


def own_promises(user: Pengguna) -> Iterable[Tugas]:
    """What she owes within a week."""
    rows = TindakLanjut.objects.mine(user).open().filter(batas__lte=today() + DEKAT)
    for row in _some(rows):
        yield _own(row)


def janji_saya(user: Pengguna, tempat: Penugasan) -> Panel | None:
    """What she owes later than the week that *Perlu keputusan* shows."""
    rows = TindakLanjut.objects.mine(user).open().filter(batas__gt=today() + DEKAT)
    found = list(rows.select_related("wilayah", "desa").order_by("batas", "pk")[: BANYAK + 1])
    if not found:
        return None
    tugas = [_own(row) for row in found[:BANYAK]]
    isi = {"tugas": tugas, "lebih": len(found) > BANYAK}
    return Panel(_("Tindak lanjut saya berikutnya"), "beranda/_janji.html", isi)


def _own(row: TindakLanjut) -> Tugas:
    judul = _("Tindak lanjut Anda untuk %(tempat)s: %(uraian)s")
    isi = {"tempat": row.desa or row.wilayah, "uraian": _short(row)}
    return Tugas(judul % isi, _("Jawab"), RINCI, row.pk, row.batas)


def own_arahan(user: Pengguna) -> Iterable[Tugas]:
    rows = PenerimaArahan.objects.mine(user).waiting().select_related("arahan")
    for row in rows.order_by("arahan__batas", "pk")[:SEKALIGUS]:
        judul = _("Arahan %(pemberi)s: %(judul)s")
        isi = {"pemberi": row.arahan.pemberi, "judul": row.arahan.judul}
        yield Tugas(
            judul % isi, _("Jawab"), "kecamatan:arahan-detail", row.arahan_id, row.arahan.batas
        )


def kemajuan_arahan(user: Pengguna, tempat: Penugasan) -> Panel | None:
    """The newest arahan of the place shown; nothing as long as it gave none."""
    rows = Arahan.objects.visible_to(user).filter(wilayah=tempat.wilayah, dicabut_at=None)
    isi = list(rows.with_kemajuan().order_by("-pk")[:SEKALIGUS])
    return Panel(_("Arahan"), "beranda/_arahan.html", isi) if isi else None
