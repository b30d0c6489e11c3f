"""Promises and arahan that wait for this person, and how far the given arahan are."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from textwrap import shorten

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from fondasi.today import today
from kecamatan.enums import Peran
from kecamatan.models import Arahan, Kontak, PenerimaArahan, Pengguna, Penugasan, TindakLanjut
from kecamatan.models.cakupan import cakupan_of
from kecamatan.queries.menunggu import (
    ARAHAN,
    JAWABAN,
    SEKALIGUS,
    SENDIRI,
    TERLAMBAT,
    USULAN,
    JanjiMenunggu,
    given_arahan,
    own_promises,
    waiting_promises,
)
from rumahbersama.beranda.panels.panel import Panel, reads
from rumahbersama.beranda.panels.tugas import Tugas

DEKAT = timedelta(days=7)
BANYAK = 8
JANJI = (Kontak, TindakLanjut, TindakLanjut.dilibatkan.through)
"""Where promises and those who owe them stand."""
RINCI = "kecamatan:tindak-lanjut-detail"
KATA = {
    TERLAMBAT: (_lazy("%(pemilik)s belum menyelesaikan: %(uraian)s"), _lazy("Lihat")),
    JAWABAN: (
        _lazy("Jawaban %(pemilik)s menunggu pemeriksaan: %(uraian)s"),
        _lazy("Periksa"),
    ),
    USULAN: (
        _lazy("Usulan %(wilayah)s kepada %(pemilik)s menunggu diteruskan: %(uraian)s"),
        _lazy("Periksa"),
    ),
    SENDIRI: (
        _lazy("Tindak lanjut Anda untuk %(tempat)s: %(uraian)s"),
        _lazy("Jawab"),
    ),
}


def promises(user: Pengguna) -> Iterable[Tugas]:
    """Late ones and answers of the places she asks for, proposals to pass on, what she owes
    within a week, and arahan that wait for her; for an OPD this is read apart."""
    of_office = cakupan_of(user).has(Peran.OPD)
    for row in waiting_promises(user, today(), today() + DEKAT):
        if not (of_office and row.jenis == SENDIRI):
            yield _task(row)
    if of_office:
        rows = own_promises(user, date.min, today() + DEKAT)
        yield from map(_task, rows[:SEKALIGUS])


def _task(row: JanjiMenunggu) -> Tugas:
    if row.jenis == ARAHAN:
        tentang = {"pemberi": row.pemilik, "judul": row.uraian}
        arahan = _("Arahan %(pemberi)s: %(judul)s") % tentang
        return Tugas(arahan, _("Jawab"), "kecamatan:arahan-detail", row.pk, row.batas, row.kode)
    judul, tombol = KATA[row.jenis]
    isi = {
        "pemilik": row.pemilik, "wilayah": row.wilayah, "tempat": row.tempat,
        "uraian": _short(row.uraian),
    }  # fmt: skip
    return Tugas(judul % isi, str(tombol), RINCI, row.pk, row.batas, row.kode)


def _short(uraian: str) -> str:
    return shorten(uraian, 70, placeholder="…")


@reads(*JANJI, own=True)
def janji_saya(user: Pengguna, tempat: Penugasan) -> Panel | None:
    """What she owes later than the week that *Perlu keputusan* shows."""
    found = own_promises(user, today() + DEKAT, date.max)
    if not found:
        return None
    tugas = [_task(row) for row in found[:BANYAK]]
    isi = {"tugas": tugas, "lebih": len(found) > BANYAK}
    return Panel(_("Tindak lanjut saya berikutnya"), "beranda/_janji.html", isi)


@reads(Arahan, PenerimaArahan)
def kemajuan_arahan(user: Pengguna, tempat: Penugasan) -> Panel | None:
    """The newest arahan of the place shown; nothing as long as it gave none."""
    isi = given_arahan(tempat.wilayah)
    return Panel(_("Arahan"), "beranda/_arahan.html", isi) if isi else None
