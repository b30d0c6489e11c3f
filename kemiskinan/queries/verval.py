"""The visitor's way through a list."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import OuterRef, QuerySet, Subquery

from fondasi.queries.written import rows_of
from kecamatan.models import Pengguna, Wilayah
from kecamatan.models.wilayah import sebutan
from kemiskinan.models import BarisDaftar, DaftarVerval, Sasaran, Verval
from kemiskinan.queries.daftar import answered
from kemiskinan.rules.verval import Jawaban, tidy

KEMBARAN = 12
TAMPIL = (
    *("daftar", "sasaran__nama", "sasaran__nik_samar", "sasaran__dusun_rt"),
    *("sasaran__desa__nama", "sasaran__desa__jenis"),
)


def rows_of_daftar(daftar: DaftarVerval, user: Pengguna) -> QuerySet[Any]:
    """The list as one walks it: desa, dusun/RT, name; only people whom the visitor may see.

    `jawaban`, `jawaban_id`, `jawaban_oleh` and `jawaban_at` are those of the current answer.
    """
    current = Verval.objects.filter(
        daftar=OuterRef("daftar"), sasaran=OuterRef("sasaran"), terkini=True
    ).order_by()
    rows = BarisDaftar.objects.filter(
        daftar=daftar, sasaran__in=Sasaran.objects.visible_to(user)
    ).annotate(
        terisi=answered(),
        jawaban=Subquery(current.values("keberadaan")[:1]),
        jawaban_id=Subquery(current.values("pk")[:1]),
        jawaban_oleh=Subquery(current.values("oleh__nama")[:1]),
    )
    return (
        rows.select_related("sasaran__desa")
        .only(*TAMPIL)
        .order_by("sasaran__desa__kode", "sasaran__dusun_rt", "sasaran__nama", "pk")
    )


def next_unanswered(daftar: DaftarVerval, user: Pengguna, after: Sasaran) -> int | None:
    """The Sasaran to visit after this one in the order of the list; from the top at its end."""
    rows = rows_of_daftar(daftar, user).filter(terisi=False).exclude(sasaran=after)
    keys = sorted(
        rows.order_by().values_list(
            "sasaran__desa__kode", "sasaran__dusun_rt", "sasaran__nama", "sasaran"
        )
    )
    kode = after.desa.kode if after.desa else ""
    here = (kode, after.dusun_rt, after.nama, after.pk)
    following = [key for key in keys if key > here] or keys
    return following[0][3] if following else None


def unanswered_count(daftar: DaftarVerval, user: Pengguna) -> int:
    return rows_of_daftar(daftar, user).filter(terisi=False).count()


def twin_candidates(sasaran: Sasaran, user: Pengguna) -> list[Sasaran]:
    """Who might be the same person on the same decree: nearest names of the kecamatan first."""
    near = possible_twins(sasaran, user)
    ranked = near.annotate(mirip=TrigramSimilarity("nama", sasaran.nama))
    nearest = ranked.select_related("desa").order_by("-mirip", "nama", "pk")[:KEMBARAN]
    return rows_of(nearest)


def possible_twins(sasaran: Sasaran, user: Pengguna) -> QuerySet[Sasaran]:
    near = Sasaran.objects.visible_to(user).filter(
        rilis=sasaran.rilis_id, kecamatan=sasaran.kecamatan_id
    )
    return near.exclude(pk=sasaran.pk)


def destinations(sasaran: Sasaran) -> QuerySet[Wilayah]:
    return destinations_of(sasaran.kabupaten)


def destinations_of(kabupaten: Wilayah) -> QuerySet[Wilayah]:
    """Desa and kelurahan of the kabupaten, where somebody may have moved to."""
    kode = kabupaten.kode
    rows = Wilayah.objects.filter(kode__startswith=f"{kode}.", tingkat=4).select_related("induk")
    return rows.only("kode", "nama", "jenis", "induk__nama", "induk__jenis")


TUJUAN = ("nama", "induk__jenis", "induk__nama")
"""The columns that `words_of_destination` takes."""


def words_of_destination(nama: str, jenis_induk: str, nama_induk: str) -> str:
    return f"{nama} ({sebutan(jenis_induk, nama_induk)})"


def answer_of(verval: Verval) -> Jawaban:
    """A stored answer in the shape of a new one."""
    return Jawaban(
        keberadaan=verval.keberadaan,
        dikunjungi=verval.dikunjungi,
        rincian=verval.rincian,
        tanggal_kejadian=verval.tanggal_kejadian,
        nomor_akta=verval.nomor_akta,
        tujuan_id=verval.tujuan_id,
        kembaran_id=verval.kembaran_id,
        kelayakan=verval.kelayakan,
        bantuan=verval.bantuan,
        masalah=tuple(sorted(verval.masalah)),
        catatan=verval.catatan,
    )


def same_answer(jawaban: Jawaban, verval: Verval) -> bool:
    """Whether a new answer says nothing new; the visit's date alone is nothing new."""
    stored = answer_of(verval)
    return replace(tidy(jawaban), dikunjungi=stored.dikunjungi) == stored
