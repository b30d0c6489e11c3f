from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Count, Q, QuerySet

from fondasi.queries.keys import AnyOf
from fondasi.queries.prepared import KueriSiap
from fondasi.queries.prepared_rows import BarisSiap
from kecamatan.enums import Peran
from kecamatan.models import Instansi, Pengguna
from kecamatan.models.cakupan import cakupan_of
from layanan_dasar.enums import Keadaan, StatusKartu
from layanan_dasar.models import Indikator, KartuSkor, Nilai, RuteIndikator, ValidasiKartu
from layanan_dasar.models.cakupan import KECAMATAN, LAPANGAN
from layanan_dasar.queries.instrumen import Lembar, sheet_of
from layanan_dasar.rules.pemeriksaan import Temuan, findings, values_of
from layanan_dasar.rules.penilaian import Jawaban, answer_of

TAMPAK = (
    StatusKartu.DIAJUKAN,
    StatusKartu.DIVALIDASI,
    StatusKartu.DIVERIFIKASI,
    StatusKartu.TERKUNCI,
)


@dataclass(frozen=True)
class IsiKartu:
    """A card with its questions, answers and the last card's answers: four queries."""

    kartu: KartuSkor
    lembar: Lembar
    nilai: Mapping[str, Nilai]
    lalu: Mapping[str, Nilai]

    @cached_property
    def jawaban(self) -> dict[str, Jawaban]:
        return {kode: answer_of(one) for kode, one in self.nilai.items()}

    @cached_property
    def temuan(self) -> list[Temuan]:
        then = {kode: answer_of(one) for kode, one in self.lalu.items()}
        return findings(self.lembar.aturan, values_of(self.jawaban, then))

    @cached_property
    def temuan_per_indikator(self) -> dict[str, list[Temuan]]:
        found: dict[str, list[Temuan]] = {}
        for one in self.temuan:
            for kode in one.aturan.indikator:
                found.setdefault(kode, []).append(one)
        return found

    @cached_property
    def tanpa_bukti(self) -> list[Indikator]:
        """Answered, and evidence is asked for, and there is none."""
        return [
            one
            for kode, one in self.lembar.indikator.items()
            if one.bukti_wajib
            and self.is_filled(kode)
            and self.nilai[kode].keadaan == Keadaan.TERISI
            and self.nilai[kode].bukti_id is None
        ]

    def is_filled(self, kode: str) -> bool:
        return kode in self.nilai and not answer_of(self.nilai[kode]).kosong

    def filled(self, indikator: tuple[Indikator, ...]) -> int:
        return sum(self.is_filled(one.kode) for one in indikator)

    @property
    def jumlah(self) -> int:
        return len(self.lembar.indikator)

    @cached_property
    def terisi(self) -> int:
        return sum(self.is_filled(kode) for kode in self.lembar.indikator)


_ONE: BarisSiap[KartuSkor] = BarisSiap(
    lambda pk: KartuSkor.objects.filter(pk=pk).select_related(
        "desa", "kecamatan", "kabupaten", "periode__instrumen", "diajukan_oleh", "diverifikasi_oleh"
    ),
    int,
)


def kartu_for(user: Pengguna, pk: int) -> KartuSkor | None:
    """The card and what a page tells beside it, when this person may see it."""
    known = KartuSkor.objects.visible_to(user).filter(pk=pk).exists()
    return _ONE.first(pk) if known else None


def content_of(kartu: KartuSkor) -> IsiKartu:
    before = previous_card(kartu)
    return IsiKartu(
        kartu,
        sheet_of(kartu.periode.instrumen, kartu.desa),
        answers_of(kartu),
        answers_of(before) if before else {},
    )


def filled_of(cards: Iterable[KartuSkor]) -> dict[int, int]:
    """{card: how many questions have an answer}; one query, without a card none."""
    keys = [one.pk for one in cards]
    return dict(_FILLED.rows(keys)) if keys else {}


def _filled(keys: list[int]) -> QuerySet[Any, Any]:
    rows = Nilai.objects.filter(kartu=AnyOf(keys)).exclude(keadaan=Keadaan.TIDAK_DIISI)
    return rows.order_by().values_list("kartu").annotate(n=Count("pk"))


_FILLED = KueriSiap(_filled, list)


def answers_of(kartu: KartuSkor) -> dict[str, Nilai]:
    rows = Nilai.objects.filter(kartu=kartu).select_related("indikator", "oleh")
    return {one.indikator.kode: one for one in rows}


def previous_card(kartu: KartuSkor) -> KartuSkor | None:
    """The newest submitted card of this desa before this period, of any version."""
    periode = kartu.periode
    earlier = Q(periode__tahun__lt=periode.tahun) | Q(
        periode__tahun=periode.tahun, periode__nomor__lt=periode.nomor
    )
    rows = KartuSkor.objects.filter(
        earlier, desa=kartu.desa_id, periode__keluarga=periode.keluarga, status__in=TAMPAK
    )
    return rows.select_related("periode").order_by("-periode__tahun", "-periode__nomor").first()


def routes_for(kartu: KartuSkor) -> dict[str, RuteIndikator]:
    """{indikator: route}; the kecamatan's goes before the kabupaten's."""
    rows = RuteIndikator.objects.filter(wilayah__in=[kartu.kecamatan_id, kartu.kabupaten_id])
    ordered = sorted(
        rows.select_related("instansi"), key=lambda one: one.wilayah_id == kartu.kecamatan_id
    )
    return {one.indikator_kode: one for one in ordered}


def fillable(user: Pengguna, kartu: KartuSkor, lembar: Lembar) -> set[str]:
    """Which questions of this card are this person's to answer: all of them for the village, its
    pendamping and its kecamatan; for an office those that are routed to it."""
    cakupan = cakupan_of(user)
    if cakupan.covers(kartu.desa.kode, *LAPANGAN, *KECAMATAN):
        return set(lembar.indikator)
    mine = set(cakupan.instansi_ids(Peran.OPD))
    routes = routes_for(kartu) if mine else {}
    return {k for k in lembar.indikator if k in routes and routes[k].instansi_id in mine}


def passed_over(kartu: KartuSkor) -> QuerySet[ValidasiKartu]:
    """Offices without whose confirmation the kecamatan went on."""
    return kartu.validasi.exclude(alasan="").select_related("instansi")


def validators_of(kartu: KartuSkor, kodes: Iterable[str]) -> dict[Instansi, ValidasiKartu | None]:
    """The offices that confirm figures of a card with these questions, each with its confirmation
    or with the reason why the kecamatan went on without it; None while neither is there."""
    routes = routes_for(kartu)
    wanted = {routes[kode].instansi for kode in kodes if kode in routes and routes[kode].validasi}
    done = {one.instansi_id: one for one in ValidasiKartu.objects.filter(kartu=kartu)}
    return {one: done.get(one.pk) for one in sorted(wanted, key=lambda each: each.nama)}
