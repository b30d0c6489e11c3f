"""What waits for this person: releases to decide, pairs to review, lists to finish."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from django.utils.translation import gettext as _

from fondasi.formatting import angka
from fondasi.kept.parts import Kept
from fondasi.today import today
from kecamatan.enums import Peran
from kecamatan.models import (
    Arahan,
    HariLibur,
    JawabanTindakLanjut,
    PenerimaArahan,
    Pengguna,
    Penugasan,
)
from kecamatan.models.cakupan import cakupan_of
from kecamatan.permissions.tindak_lanjut import SEMUA_PEMINTA
from kecamatan.queries.batas import words_of
from kemiskinan.enums import JenisDaftar, StatusDaftar
from kemiskinan.models import (
    BarisDaftar,
    DaftarVerval,
    Intervensi,
    Padanan,
    Pemadanan,
    Program,
    Rilis,
    Sasaran,
    SubKegiatan,
    Verval,
)
from kemiskinan.models.cakupan import KECAMATAN, LAPANGAN
from kemiskinan.queries.daftar import unfinished_lists
from kemiskinan.queries.intervensi import owed_lists
from kemiskinan.queries.menunggu import people_to_review, releases_to_decide
from layanan_dasar.models import Pengaduan
from rumahbersama.beranda.panels.janji import JANJI, promises
from rumahbersama.beranda.panels.kartu_skor import PENANYA_KARTU
from rumahbersama.beranda.panels.panel import Panel, reads
from rumahbersama.beranda.panels.pengaduan import complaints
from rumahbersama.beranda.panels.tugas import Penanya, Tugas

DEKAT = timedelta(days=7)
BANYAK = 8
PENANGGUNG = (*KECAMATAN, *LAPANGAN, Peran.OPD)


def _releases(user: Pengguna) -> Iterable[Tugas]:
    for rilis in releases_to_decide(user):
        judul = _("%(rilis)s sudah diperiksa, menunggu diberlakukan atau ditolak")
        yield Tugas(judul % {"rilis": rilis}, _("Periksa"), "kemiskinan:rilis-detail", rilis.pk)


def _pairs(user: Pengguna) -> Iterable[Tugas]:
    """Of the newest finished run: the ledger counts the undecided as perlu ditinjau."""
    run, waiting = people_to_review(user)
    if run and waiting:
        judul = _("%(n)s orang hasil padu padan menunggu peninjauan") % {"n": angka(waiting)}
        yield Tugas(judul, _("Tinjau"), "kemiskinan:padanan-tinjau", run)


def _visits(user: Pengguna) -> Iterable[Tugas]:
    """Open field lists that are late or near their deadline and not yet complete."""
    rows = DaftarVerval.objects.visible_to(user).filter(
        jenis=JenisDaftar.LAPANGAN, status=StatusDaftar.TERBUKA, batas__lte=today() + DEKAT
    )
    for pk, batas, tempat, belum in unfinished_lists(rows, user):
        judul = _("%(tempat)s: %(n)s jiwa belum disisir")
        isi = {"tempat": tempat, "n": angka(belum)}
        kode = tempat.kode
        yield Tugas(judul % isi, _("Buka"), "kemiskinan:daftar-detail", pk, batas, kode)


def _help_owed(user: Pengguna) -> Iterable[Tugas]:
    for owed in owed_lists(user):
        if owed.belum:
            judul = _("%(nama)s: %(n)s orang belum tersalur")
            isi = {"nama": owed.daftar.program or owed.daftar.tujuan, "n": angka(owed.belum)}
            yield Tugas(
                judul % isi, _("Isi"), "kemiskinan:intervensi-daftar",
                owed.daftar.pk, owed.daftar.batas, owed.daftar.wilayah.kode,
            )  # fmt: skip


ASKED = (*SEMUA_PEMINTA, *PENANGGUNG)
PENANYA = (
    Penanya(_releases, (Peran.BAPPEDA,), (Rilis,)),
    Penanya(_pairs, (Peran.BAPPEDA,), (Padanan, Pemadanan)),
    Penanya(
        _visits,
        (Peran.BAPPEDA, *KECAMATAN, *LAPANGAN),
        (BarisDaftar, DaftarVerval, Rilis, Sasaran, Verval),
    ),
    Penanya(
        _help_owed,
        (Peran.OPD,),
        (BarisDaftar, DaftarVerval, Intervensi, Program, SubKegiatan),
    ),
    *PENANYA_KARTU,
    Penanya(complaints, (Peran.BAPPEDA, *KECAMATAN, Peran.OPD), (Pengaduan,)),
    Penanya(promises, ASKED, (*JANJI, JawabanTindakLanjut, Arahan, PenerimaArahan)),
)


def _asked(user: Pengguna, _tempat: Penugasan) -> list[Kept[list[Tugas]]]:
    held = cakupan_of(user)
    return [one.kept(user) for one in PENANYA if held.has(*one.peran)]


@reads(HariLibur, own=True, parts=_asked)
def perlu_keputusan(user: Pengguna, tempat: Penugasan, *asked: list[Tugas]) -> Panel:
    """Of all that this person holds, not only of the place shown: late ones first, then by
    deadline; those without one at the end."""
    found = [tugas for each in asked for tugas in each]
    found.sort(key=lambda tugas: (tugas.batas or date.max, tugas.judul))
    shown = found[:BANYAK]
    words = words_of((one.batas, one.kode) for one in shown if one.batas)
    judul = _("Perlu keputusan hari ini")
    return Panel(
        f"{judul} ({len(found)})" if found else judul,
        "beranda/_keputusan.html",
        {
            "tugas": [(one, words[one.batas, one.kode] if one.batas else "") for one in shown],
            "sisa": max(len(found) - BANYAK, 0),
            "penerima": cakupan_of(user).has(Peran.OPD),
        },
        lebar=True,
    )
