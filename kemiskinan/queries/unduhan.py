"""Rows of by-name lists, read under the worker's role: the only place that joins identities."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When

from kecamatan.models import Pengguna
from kemiskinan.enums import Keberadaan, KelasIntervensi, KelasKeberadaan, StatusUsulan
from kemiskinan.models import (
    BarisDaftar,
    BeritaAcara,
    DaftarVerval,
    Neraca,
    NeracaBaris,
    Sasaran,
    UsulanBaru,
    Verval,
)
from kemiskinan.models.cakupan import identity_scope
from kemiskinan.rules.verval import MAMPU

Baris = dict[str, Any]
POTONG = 2000
ORANG = (
    "pk",
    "sk_no",
    "nama",
    "nik_samar",
    "jenis_kelamin",
    "tanggal_lahir",
    "dusun_rt",
    "desa__kode",
    "desa__nama",
    "kecamatan__nama",
)
IDENTITAS = ("identitassasaran__nik", "identitassasaran__nik_mentah", "identitassasaran__alamat")


def people(rows: QuerySet[Sasaran], user: Pengguna, extra: tuple[str, ...] = ()) -> Iterator[Baris]:
    """The rows as dicts, by desa, dusun and name; NIK and address only of those people whose
    identity this person may have, asked row by row: two tasks do not lend each other rights."""
    berwenang = Case(When(identity_scope(user), then=Value(True)), default=Value(False))
    ordered = rows.order_by("kecamatan__kode", "desa__kode", "dusun_rt", "nama", "pk")
    found = ordered.annotate(berwenang=berwenang)
    for row in found.values(*ORANG, *IDENTITAS, *extra, "berwenang").iterator(chunk_size=POTONG):
        if not row.pop("berwenang"):
            row.update(dict.fromkeys(IDENTITAS))
        yield row


def listed_people(daftar: DaftarVerval, user: Pengguna) -> QuerySet[Sasaran]:
    """People of the list whom this person may see; `dasar` is the answer that stands now."""
    current = Verval.objects.filter(daftar=daftar, sasaran=OuterRef("pk"), terkini=True)
    on_list = BarisDaftar.objects.filter(daftar=daftar, sasaran=OuterRef("pk"))
    return (
        Sasaran.objects.visible_to(user)
        .filter(Exists(on_list))
        .annotate(dasar=Subquery(current.order_by().values("pk")[:1]))
    )


def still_to_handle(neraca: Neraca, user_kodes: list[str]) -> QuerySet[Sasaran]:
    """Not yet optimal or without help, and still there as far as anybody knows."""
    ledger = NeracaBaris.objects.filter(
        neraca=neraca,
        intervensi__in=[KelasIntervensi.BELUM_OPTIMAL, KelasIntervensi.BELUM_DIINTERVENSI],
        keberadaan__in=[KelasKeberadaan.ADA, KelasKeberadaan.BELUM_DISISIR],
    )
    scope = Q(pk__in=[])
    for kode in user_kodes:
        scope |= Q(kabupaten__kode=kode)
    here = Sasaran.objects.filter(scope, pk__in=ledger.values("sasaran"))
    mine = ledger.filter(sasaran=OuterRef("pk"))
    return here.annotate(
        kelas=Subquery(mine.values("intervensi")[:1]), hasil=Subquery(mine.values("keberadaan")[:1])
    )


def deceased_without_certificate(kabupaten_id: int, sk_id: int) -> QuerySet[Sasaran]:
    """Found dead and no certificate number yet, signed minutes or not (`sah` says)."""
    answers = Verval.objects.filter(
        sasaran=OuterRef("pk"), terkini=True, keberadaan=Keberadaan.MENINGGAL, nomor_akta=""
    ).order_by("-pk")
    signed = BeritaAcara.objects.final().filter(
        daftar__verval__sasaran=OuterRef("pk"), daftar__verval__terkini=True, desa=OuterRef("desa")
    )
    rows = Sasaran.objects.filter(kabupaten=kabupaten_id, rilis=sk_id).annotate(
        meninggal_pada=Subquery(answers.values("tanggal_kejadian")[:1]), sah=Exists(signed)
    )
    return rows.filter(Exists(answers))


def proposed_changes(sk_id: int) -> QuerySet[Sasaran]:
    """People whom signed minutes propose to strike, with answer and minutes."""
    final = BeritaAcara.objects.final().filter(
        daftar=OuterRef("daftar"), desa=OuterRef("sasaran__desa")
    )
    leaves = ~Q(keberadaan=Keberadaan.ADA) | Q(kelayakan__in=MAMPU)
    answers = (
        Verval.objects.filter(leaves, terkini=True, sasaran=OuterRef("pk"))
        .annotate(
            ba_nomor=Subquery(final.values("nomor")[:1]),
            ba_tanggal=Subquery(final.values("tanggal")[:1]),
        )
        .filter(ba_nomor__isnull=False)
        .order_by("-pk")
    )
    return Sasaran.objects.filter(Exists(answers), rilis=sk_id).annotate(
        keberadaan=Subquery(answers.values("keberadaan")[:1]),
        kelayakan=Subquery(answers.values("kelayakan")[:1]),
        ba_nomor=Subquery(answers.values("ba_nomor")[:1]),
        ba_tanggal=Subquery(answers.values("ba_tanggal")[:1]),
    )


def passed_on_proposals(kabupaten_id: int) -> Iterator[Baris]:
    rows = UsulanBaru.objects.filter(kabupaten=kabupaten_id, status=StatusUsulan.DITERUSKAN)
    found: Any = rows.order_by("desa__kode", "nama").values(
        "nama",
        "nik_samar",
        "tanggal_lahir",
        "dusun_rt",
        "alasan",
        desa_nama=F("desa__nama"),
        nik=F("identitasusulan__nik"),
        kecamatan_nama=F("desa__induk__nama"),
    )
    yield from found.iterator(chunk_size=POTONG)
