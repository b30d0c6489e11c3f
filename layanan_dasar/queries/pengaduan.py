from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Count, Q, QuerySet

from fondasi.queries.keys import AnyOf
from fondasi.queries.prepared import KueriSiap
from fondasi.queries.prepared_rows import BarisSiap
from fondasi.today import today
from kecamatan.enums import Peran
from kecamatan.models import Pengguna
from kecamatan.models.cakupan import cakupan_of
from kecamatan.queries.batas import Batas, words_of
from layanan_dasar.enums import StatusPengaduan, TahapLayanan
from layanan_dasar.models import CatatanPengaduan, Pengaduan
from layanan_dasar.models.cakupan import KECAMATAN
from layanan_dasar.models.cakupan_pengaduan import served_villages
from layanan_dasar.models.pengaduan import PengaduanQuerySet

BARU_INI = timedelta(days=90)
MIRIP = 0.2
TAMPIL = 5
KE_CAMAT, KE_KABUPATEN = 1, 2
SELESAI = (
    StatusPengaduan.SELESAI,
    StatusPengaduan.DITOLAK,
    StatusPengaduan.DITERUSKAN_LAPOR,
)


_ONE: BarisSiap[Pengaduan] = BarisSiap(
    lambda pk: Pengaduan.objects.filter(pk=pk).select_related(
        "desa__induk__induk", "kategori", "instansi__wilayah", "induk", "oleh"
    ),
    int,
)


def pengaduan_for(user: Pengguna, pk: int) -> Pengaduan | None:
    """The complaint and what a page tells beside it, when this person may know of it."""
    known = Pengaduan.objects.visible_to(user).filter(pk=pk).exists()
    return _ONE.first(pk) if known else None


_SHOWN = ("nomor", "isi", "diterima", "status", "desa__jenis", "desa__nama")


def likely_duplicates(pengaduan: Pengaduan, user: Pengguna) -> list[Pengaduan]:
    """Complaints of the same village or kind that read alike, of those this person may see. A
    sealed text is compared with nothing."""
    if not pengaduan.isi:
        return []
    rows = Pengaduan.objects.visible_to(user).filter(
        Q(desa=pengaduan.desa_id) | Q(kategori=pengaduan.kategori_id),
        kecamatan=pengaduan.kecamatan_id,
        tentang_desa=pengaduan.tentang_desa,
        rahasia=False,
        induk=None,
        diterima__gte=pengaduan.diterima - BARU_INI,
    )
    alike = TrigramSimilarity("isi", pengaduan.isi)
    found = rows.exclude(pk=pengaduan.pk).annotate(mirip=alike).filter(mirip__gte=MIRIP)
    ordered = found.select_related("desa").only(*_SHOWN).order_by("-mirip", "-id")
    return list(ordered[:TAMPIL])


@dataclass(frozen=True, slots=True)
class Baris:
    """A line of the history as the staff reads it; `tertutup` has a sealed text."""

    catatan: CatatanPengaduan
    teks: str
    tertutup: bool


def history(pengaduan: Pengaduan, sealed: dict[int | None, str] | None = None) -> list[Baris]:
    """Every line; `sealed` are the texts that somebody has just opened."""
    opened = sealed or {}
    return [
        Baris(one, one.teks or opened.get(one.pk, ""), pengaduan.rahasia and sealed is None)
        for one in _LINES.objects(pengaduan.pk)
    ]


_LINES: BarisSiap[CatatanPengaduan] = BarisSiap(
    lambda pk: CatatanPengaduan.objects.filter(pengaduan=pk).select_related("oleh").order_by("id"),
    int,
)


def words_for(rows: Iterable[Pengaduan]) -> Mapping[Batas, str]:
    """The deadlines of the clocks that run, in words; one query for all."""
    return words_of((row.tenggat, row.desa.kode) for row in rows if row.tenggat)


def with_places(rows: PengaduanQuerySet) -> PengaduanQuerySet:
    return rows.select_related("desa__induk", "kategori", "instansi")


@dataclass(frozen=True, slots=True)
class PengaduanMenunggu:
    """Nothing of its content."""

    pk: int
    nomor: str
    tahap: str
    tenggat: date
    kode: str


def due_for(user: Pengguna) -> list[PengaduanMenunggu]:
    """Late ones and those due today or tomorrow that are this person's duty, the latest first."""
    held = cakupan_of(user)
    rows = _TEMPO.rows(
        held.wilayah_ids(Peran.BAPPEDA), held.wilayah_ids(*KECAMATAN), held.instansi_ids(Peran.OPD),
        held.within(one.kode for one in served_villages(held)), today() + timedelta(days=1),
    )  # fmt: skip
    return [PengaduanMenunggu(*row) for row in rows]


def _due(
    kabupaten: list[int], kecamatan: list[int], instansi: list[int], served: list[int], until: date
) -> QuerySet[Any, Any]:
    """Whose duty a complaint is now: an office's and the kecamatan's their own, the kabupaten's
    what has climbed to it. What waits for the citizen's verdict asks nothing of anybody. All of
    this is within what `pengaduan_scope` opens, but for what it hides from `served` villages."""
    own = Q(kecamatan=AnyOf(kecamatan)) | Q(instansi=AnyOf(instansi))
    climbed = Q(eskalasi=KE_KABUPATEN, kabupaten=AnyOf(kabupaten))
    hidden = Q(desa=AnyOf(served)) & (Q(rahasia=True) | Q(tentang_desa=True))
    rows = Pengaduan.objects.open().filter(own | climbed, ~hidden, tenggat__lte=until)
    named = ("pk", "nomor", "tahap", "tenggat", "desa__kode")
    return rows.exclude(tahap=TahapLayanan.TUTUP).order_by("tenggat", "id").values_list(*named)


_TEMPO = KueriSiap(_due, list, list, list, list, date)


def counts(rows: PengaduanQuerySet) -> dict[str, Any]:
    """What a start page and the statistics say of these complaints."""
    late = Q(tahap__gt="", induk=None, tenggat__lt=today()) & ~Q(tahap=TahapLayanan.TUTUP)
    return rows.order_by().aggregate(
        total=Count("pk"),
        baru=Count("pk", filter=Q(status=StatusPengaduan.BARU, induk=None)),
        terbuka=Count("pk", filter=~Q(status__in=SELESAI) & Q(induk=None)),
        terlambat=Count("pk", filter=late),
        selesai=Count("pk", filter=Q(status=StatusPengaduan.SELESAI)),
        dinilai=Count("nilai"),
    )


LAPOR_COLUMNS = (
    "Nomor", "Tanggal laporan", "Klasifikasi", "Isi laporan", "Topik", "Kategori",
    "Kabupaten/kota", "Kecamatan", "Desa/kelurahan", "Kode wilayah", "Instansi terdisposisi",
    "Anonim", "Rahasia", "Kanal", "Nomor SP4N-LAPOR!", "Keadaan", "Batas waktu",
)  # fmt: skip


def lapor_rows(rows: PengaduanQuerySet) -> Iterator[tuple[object, ...]]:
    """In the columns of SP4N-LAPOR!; no name, and of a rahasia complaint no content."""
    places = rows.defer(None).select_related("desa__induk__induk", "kategori", "instansi")
    for one in places.iterator(chunk_size=2000):
        kecamatan = one.desa.induk
        assert kecamatan is not None
        yield (
            one.nomor, one.diterima, one.get_jenis_display(),
            "(rahasia)" if one.rahasia else one.isi,
            one.kategori.topik_lapor, one.kategori.nama, str(kecamatan.induk), kecamatan.nama,
            one.desa.nama, one.desa.kode, str(one.instansi or ""),
            "tidak" if one.identitas == "TERBUKA" else "ya", "ya" if one.rahasia else "tidak",
            one.get_kanal_display(), one.nomor_lapor, one.get_status_display(), one.tenggat,
        )  # fmt: skip
