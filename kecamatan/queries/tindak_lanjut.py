"""Promises as lists, boards and figures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import Count, Q
from django.urls import reverse

from fondasi.formatting import tanggal
from fondasi.queries.keys import AnyOf
from fondasi.queries.written import rows_of
from fondasi.today import today
from kecamatan.enums import (
    JenisInstansi,
    JenisTindakLanjut,
    Penerusan,
    Peran,
    StatusTindakLanjut,
)
from kecamatan.models import Arahan, Instansi, Kontak, Pengguna, TindakLanjut, Wilayah
from kecamatan.models.cakupan import below, cakupan_of
from kecamatan.models.cakupan_janji import KANTOR_CAMAT, CakupanJanji
from kecamatan.models.tindak_lanjut import TindakLanjutQuerySet
from kecamatan.permissions.tindak_lanjut import PEMUTUS, asks_for
from kecamatan.queries.batas import words_of
from kecamatan.queries.daftar_janji import SETUMPUK, columns_of_board
from kecamatan.queries.hari_libur import Almanak, almanak
from kecamatan.rules.tindak_lanjut import Janji, jenis_of


def jenis_for(
    wilayah: Wilayah, kontak: Kontak | None, instansi: Instansi | None
) -> JenisTindakLanjut:
    """The kind that authority allows between this place and this owner; at most one query."""
    kantor = instansi or (kontak.instansi if kontak else None)
    if kantor is not None:
        own = kantor.jenis == JenisInstansi.KECAMATAN and kantor.wilayah_id == wilayah.pk
        return jenis_of(wilayah.tingkat, kantor.jenis, sendiri=own)
    own = kontak is not None and _works_for(kontak, wilayah)
    return jenis_of(wilayah.tingkat, "", sendiri=own)


def _works_for(kontak: Kontak, wilayah: Wilayah) -> bool:
    if kontak.pengguna is None:
        return False
    return wilayah.kode in cakupan_of(kontak.pengguna).kodes(*KANTOR_CAMAT)


def almanak_of(rows: Iterable[TindakLanjut | Arahan]) -> Almanak:
    """The closed days that the deadlines of these rows need."""
    rows = list(rows)
    days = [row.batas for row in rows] + [today()]
    return almanak(min(days), max(days), [row.wilayah for row in rows])


@dataclass(frozen=True, slots=True)
class BarisJanji:
    """A promise as a list shows it: the deadline in words of working days."""

    row: TindakLanjut
    kata: str

    @property
    def jauh(self) -> bool:
        """Whether the words are the date itself."""
        return self.kata == tanggal(self.row.batas)

    @property
    def tempat(self) -> Wilayah:
        return self.row.desa or self.row.wilayah


def told(rows: Iterable[TindakLanjut]) -> list[BarisJanji]:
    """Each row with its deadline in words; one query for all of them."""
    rows = list(rows)
    words = words_of((row.batas, row.wilayah.kode) for row in rows)
    return [BarisJanji(row, words[row.batas, row.wilayah.kode]) for row in rows]


def janji_of(baris: BarisJanji) -> Janji:
    """What a message may say of it."""
    row = baris.row
    jalur = reverse("kecamatan:tindak-lanjut-detail", args=[row.pk])
    return Janji(
        jenis=row.get_jenis_display(),
        uraian=row.uraian,
        pemilik=str(row.pemilik),
        tempat=str(baris.tempat),
        batas=row.batas,
        kata=baris.kata,
        url=f"{settings.SITUS_URL.rstrip('/')}{jalur}",
    )


@dataclass(frozen=True, slots=True)
class Tumpukan:
    """A column of the board: how many there are, and those at its top."""

    status: StatusTindakLanjut
    jumlah: int
    baris: list[BarisJanji]

    @property
    def sisa(self) -> int:
        return self.jumlah - len(self.baris)


def board(scope: CakupanJanji) -> list[Tumpukan]:
    """Four columns; the closed ones show the newest first. Four queries."""
    counts, top = columns_of_board(scope)
    keys = [pk for each in top.values() for pk in each]
    rows = TindakLanjut.objects.filter(pk=AnyOf(keys)).listed().order_by()
    words = {one.row.pk: one for one in told(rows_of(rows) if keys else [])}
    return [
        Tumpukan(status, counts.get(status, 0), [words[pk] for pk in top.get(status, [])])
        for status in StatusTindakLanjut
    ]


def for_rujukan(jenis: str, kunci: str) -> TindakLanjutQuerySet:
    """All promises about this row of an upper room: what the room reads back downwards."""
    return TindakLanjut.objects.filter(rujukan_jenis=jenis, rujukan_kunci=kunci)


def to_judge(user: Pengguna) -> TindakLanjutQuerySet:
    """Open promises of her places with an answer that waits for her."""
    cakupan = cakupan_of(user)
    scope = Q(pk__in=[])
    for tingkat, peran in PEMUTUS.items():
        scope |= Q(wilayah__tingkat=tingkat, wilayah__kode__in=cakupan.kodes(*peran))
    return TindakLanjut.objects.open().filter(scope).answered()


def to_forward(user: Pengguna) -> TindakLanjutQuerySet:
    """Proposals to OPD that the secretariat has not looked at."""
    kodes = cakupan_of(user).kodes(Peran.BAPPEDA)
    return TindakLanjut.objects.open().filter(
        below("wilayah", kodes), jenis=JenisTindakLanjut.USULAN, penerusan=Penerusan.MENUNGGU
    )


@dataclass(frozen=True, slots=True)
class Rekap:
    """Figures of a place and all below it."""

    terbuka: int
    terlambat: int
    selesai: int


def figures_below(kode: str, on: date | None = None) -> Rekap:
    """Counts only: what a level above may know of the places below it."""
    late = Q(status__in=("BELUM", "PROSES"), batas__lt=on or today())
    found: dict[str, Any] = TindakLanjut.objects.filter(below("wilayah", [kode])).aggregate(
        terbuka=Count("pk", filter=Q(status__in=("BELUM", "PROSES"))),
        terlambat=Count("pk", filter=late),
        selesai=Count("pk", filter=Q(status=StatusTindakLanjut.SELESAI)),
    )
    return Rekap(**found)


def asking_places(user: Pengguna) -> list[Wilayah]:
    """The places for which this person may ask something, by code."""
    held = cakupan_of(user).penugasan
    found = {p.wilayah.kode: p.wilayah for p in held if asks_for(user, p.wilayah)}
    return [found[kode] for kode in sorted(found)]


@dataclass(frozen=True, slots=True)
class PanelRujukan:
    """The promises about one row of an upper room, beside it on its page, and the address that
    makes another ("" for those who may not)."""

    baris: list[BarisJanji]
    buat: str


def rujukan_panel(user: Pengguna, jenis: str, kunci: str, **saran: str) -> PanelRujukan:
    """For `kecamatan/_tindak_lanjut_rujukan.html`; `saran` fills fields of the new promise
    (`uraian`, `penanggung_jawab`, `desa`)."""
    rows = TindakLanjut.objects.visible_to(user).filter(rujukan_jenis=jenis, rujukan_kunci=kunci)
    buat = ""
    if asking_places(user):
        query = urlencode({"rujukan": jenis, "kunci": kunci, **saran})
        buat = f"{reverse('kecamatan:tindak-lanjut-baru')}?{query}"
    return PanelRujukan(told(rows.listed().urgent_first()[:SETUMPUK]), buat)
