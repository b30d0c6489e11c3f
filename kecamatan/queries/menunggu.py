"""What waits for one person, for her start page: each noun in one query that is written once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Value

from fondasi.queries.keys import AnyOf
from fondasi.queries.prepared import KueriSiap
from fondasi.today import today
from kecamatan.enums import JenisInstansi, JenisTindakLanjut, Penerusan, Peran
from kecamatan.models import (
    Arahan,
    Instansi,
    Kontak,
    PenerimaArahan,
    Pengguna,
    RapatKoordinasi,
    TindakLanjut,
    Wilayah,
)
from kecamatan.models.arahan import KEPALA_WILAYAH
from kecamatan.models.cakupan import Cakupan, cakupan_of
from kecamatan.models.cakupan_janji import KANTOR_CAMAT, CakupanJanji, owner_scope
from kecamatan.models.cakupan_rapat import PENERIMA_WILAYAH, attended_keys
from kecamatan.models.rapat import MENGETAHUI, PENYELENGGARA
from kecamatan.permissions.tindak_lanjut import PEMUTUS
from kecamatan.queries.rapat import BERJALAN

TERLAMBAT, JAWABAN, USULAN, SENDIRI, ARAHAN = range(5)
SEKALIGUS, SEDAFTAR = 5, 9
TAMPIL = 3
"""How many of a kind, how many of her own, and how many meetings are read for one page."""


@dataclass(frozen=True, slots=True)
class JanjiMenunggu:
    """A promise as a line that says what to do; `jenis` is one of the five above, `kode` is of the
    place whose working days count. Of an arahan `pemilik` is who gave it."""

    jenis: int
    pk: int
    uraian: str
    batas: date
    pemilik: str
    kode: str
    wilayah: str
    desa: str

    @property
    def tempat(self) -> str:
        return self.desa or self.wilayah


def waiting_promises(user: Pengguna, hari_ini: date, dekat: date) -> list[JanjiMenunggu]:
    """Late ones of the places she asks for, answers that she judges, proposals that she passes on,
    what she owes herself until `dekat`, and arahan to the place or office that she works for: the
    first of each kind by deadline. What she owes for an OPD is not among them: its reach is a
    matter of each assignment."""
    held = cakupan_of(user)
    rows = _JANJI.rows(
        _places(held, PENYELENGGARA), _places(held, PEMUTUS), held.wilayah_ids(Peran.BAPPEDA),
        held.wilayah_ids(Peran.DESA), held.wilayah_ids(*KANTOR_CAMAT), user.pk, hari_ini, dekat,
        held.wilayah_ids(*KEPALA_WILAYAH), held.instansi_ids(Peran.OPD),
    )  # fmt: skip
    return [_promise(row) for row in rows]


def _places(held: Cakupan, by_level: dict[int, tuple[Peran, ...]]) -> list[int]:
    """Keys of the places that she serves in a peran of their level."""
    own = held.penugasan
    return [p.wilayah_id for p in own if p.peran in by_level.get(p.wilayah.tingkat, ())]


def _promise(row: tuple[Any, ...]) -> JanjiMenunggu:
    jenis, pk, uraian, batas, orang, singkatan, kantor, kode, *tempat = row
    places = _spoken(*tempat[:2]), _spoken(*tempat[2:])
    return JanjiMenunggu(jenis, pk, uraian, batas, orang or singkatan or kantor, kode, *places)


def _spoken(jenis: str | None, nama: str | None) -> str:
    return Wilayah(jenis=jenis, nama=nama).sebutan if jenis and nama else ""


def _promises(  # noqa: PLR0917 - the places of a written query
    asked: list[int], judged: list[int], forwarded: list[int], desa: list[int], kantor: list[int],
    pengguna: int, hari_ini: date, dekat: date, kepala: list[int], instansi: list[int],
) -> QuerySet[Any, Any]:  # fmt: skip
    rows = TindakLanjut.objects.open()
    answered = rows.filter(wilayah=AnyOf(judged)).answered()
    late = rows.at_owner().filter(wilayah=AnyOf(asked), batas__lt=hari_ini)
    places = Wilayah.objects.filter(Q(pk=AnyOf(forwarded)) | Q(induk=AnyOf(forwarded)))
    proposals = rows.filter(
        wilayah__in=places.order_by(), jenis=JenisTindakLanjut.USULAN, penerusan=Penerusan.MENUNGGU
    )
    own = rows.at_owner().filter(pk__in=_owned(pengguna, desa, kantor), batas__lte=dekat)
    return _lines(TERLAMBAT, late.exclude(pk__in=answered.order_by().values("pk"))).union(
        _lines(JAWABAN, answered),
        _lines(USULAN, proposals),
        _lines(SENDIRI, own),
        _tasks(kepala, instansi),
        all=True,
    )


def _owned(pengguna: int, desa: list[int], kantor: list[int]) -> QuerySet[Any, Any]:
    """Keys of her own, of her village's, of her kecamatan's, and of those she takes part in."""
    perangkat = Q(instansi__jenis=JenisInstansi.DESA) | Q(pengguna=None)
    people = Kontak.objects.filter(perangkat, wilayah=AnyOf(desa)).order_by()
    offices = Instansi.objects.filter(
        Q(jenis=JenisInstansi.DESA, wilayah=AnyOf(desa))
        | Q(jenis=JenisInstansi.KECAMATAN, wilayah=AnyOf(kantor))
    )
    rows = TindakLanjut.objects.order_by().values("pk")
    return rows.filter(kontak__pengguna=pengguna).union(
        rows.filter(kontak__in=people.values("pk")),
        rows.filter(instansi__in=offices.order_by().values("pk")),
        rows.filter(dilibatkan__pengguna=pengguna),
    )


def _lines(jenis: int, rows: QuerySet[TindakLanjut], many: int = SEKALIGUS) -> QuerySet[Any, Any]:
    return rows.order_by("batas", "pk").values_list(
        Value(jenis), "pk", "uraian", "batas", "kontak__nama", "instansi__singkatan",
        "instansi__nama", "wilayah__kode", "wilayah__jenis", "wilayah__nama",
        "desa__jenis", "desa__nama",
    )[:many]  # fmt: skip


def _tasks(wilayah: list[int], instansi: list[int]) -> QuerySet[Any, Any]:
    """Arahan that are not done, in the columns of `_lines`."""
    mine = Q(wilayah=AnyOf(wilayah)) | Q(instansi=AnyOf(instansi))
    rows = PenerimaArahan.objects.filter(mine).waiting().order_by("arahan__batas", "pk")
    named = ("arahan_id", "arahan__judul", "arahan__batas", "arahan__pemberi")
    empty = Value("")
    told: tuple[str | Value, ...] = (*named, empty, empty, "arahan__wilayah__kode", *[empty] * 4)
    return rows.values_list(Value(ARAHAN), *told)[:SEKALIGUS]


_JANJI = KueriSiap(_promises, list, list, list, list, list, int, date, date, list, list)


def own_promises(user: Pengguna, after: date, until: date) -> list[JanjiMenunggu]:
    """The first of what she owes, alone or for an office, or takes part in, due after the one day
    and no later than the other."""
    scope = owner_scope(user)
    rows = _MILIK.rows(scope.kontak, scope.instansi, scope.janji, after, until)
    return [_promise(row) for row in rows]


def _mine(
    kontak: list[int], instansi: list[int], janji: list[int], after: date, until: date
) -> QuerySet[Any, Any]:
    rows = TindakLanjut.objects.open().at_owner().filter(batas__gt=after, batas__lte=until)
    return _lines(SENDIRI, rows.filter(CakupanJanji([], kontak, instansi, janji).own), SEDAFTAR)


_MILIK = KueriSiap(_mine, list, list, list, date, date)


@dataclass(frozen=True, slots=True)
class ArahanDiberi:
    pk: int
    judul: str
    batas: date
    jumlah: int
    jumlah_selesai: int

    @property
    def is_over(self) -> bool:
        return self.batas < today()


def given_arahan(wilayah: Wilayah) -> list[ArahanDiberi]:
    """The newest of this place that still hold, and how many of their recipients are done."""
    return [ArahanDiberi(*row) for row in _DIBERI.rows(wilayah.pk)]


_DIBERI = KueriSiap(
    lambda wilayah: (
        Arahan.objects.filter(wilayah=wilayah, dicabut_at=None)
        .with_kemajuan()
        .order_by("-pk")
        .values_list("pk", "judul", "batas", F("jumlah"), F("jumlah_selesai"))[:SEKALIGUS]
    ),
    int,
)


@dataclass(frozen=True, slots=True)
class RapatBerikut:
    """`butir` are the points of its agenda that are not dropped, a group counted once."""

    pk: int
    judul: str
    tanggal: date
    mulai: time
    tempat: str
    status: str
    butir: int


def next_meetings(user: Pengguna, hari_ini: date) -> list[RapatBerikut]:
    """The nearest three that she attends from this day on."""
    held = cakupan_of(user)
    rows = _RAPAT.rows(
        held.wilayah_ids(*MENGETAHUI), user.pk, held.instansi_ids(Peran.OPD),
        held.wilayah_ids(*PENERIMA_WILAYAH), hari_ini,
    )  # fmt: skip
    return [RapatBerikut(*row) for row in rows]


def _meetings(
    wilayah: list[int], pengguna: int, instansi: list[int], kepala: list[int], hari_ini: date
) -> QuerySet[Any, Any]:
    attended = Q(pk__in=attended_keys(pengguna, instansi, kepala))
    rows = RapatKoordinasi.objects.filter(
        Q(wilayah=AnyOf(wilayah)) | attended, tanggal__gte=hari_ini, status__in=BERJALAN
    )
    butir = Count("agenda", filter=Q(agenda__dilewati=False, agenda__induk=None))
    named = ("pk", "judul", "tanggal", "mulai", "tempat", "status")
    ordered = rows.order_by("tanggal", "mulai", "pk")
    return ordered.values_list(*named).annotate(butir=butir)[:TAMPIL]


_RAPAT = KueriSiap(_meetings, list, int, list, list, date)
