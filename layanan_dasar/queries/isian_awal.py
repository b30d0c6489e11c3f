"""A delivered recap against the cards of a period: whose row is it, and what would it fill."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet

from fondasi.errors import Galat
from kecamatan.models import Pengguna
from kecamatan.models.cakupan import below, cakupan_of
from kecamatan.rules.nama_wilayah import plain_name
from kecamatan.rules.wilayah import normalize_kode
from layanan_dasar.models import Indikator, KartuSkor, Nilai, PeriodeKartu
from layanan_dasar.models.cakupan import KECAMATAN, LAPANGAN
from layanan_dasar.permissions.kartu import TERBUKA
from layanan_dasar.queries.instrumen import Lembar, sheet_of, soal_of
from layanan_dasar.rules.ehdw import KELUARGA, BarisHdw, LembarHdw
from layanan_dasar.rules.isian import read_jawaban, read_number
from layanan_dasar.rules.kata import typed, words
from layanan_dasar.rules.penilaian import Jawaban, answer_of

Isian = Mapping[str, Mapping[str, str]]
"""{question: typed parts}, as a form sends them."""


@dataclass(frozen=True, slots=True)
class SalahHdw:
    """What stays out; `baris` as the spreadsheet shows it, 0 where it is more than one row."""

    baris: int
    desa: str
    kolom: str
    kalimat: str


@dataclass(frozen=True, slots=True)
class SudahDiisi:
    """A person's answer that the file does not replace."""

    nama: str
    berkas: str
    tersimpan: str
    oleh: str


@dataclass(slots=True)
class RencanaAwal:
    """What the file does to one card."""

    kartu: KartuSkor
    isi: dict[str, dict[str, str]] = field(default_factory=dict)
    kata: list[tuple[str, str]] = field(default_factory=list)
    sudah: list[SudahDiisi] = field(default_factory=list)
    sama: int = 0
    salah: list[SalahHdw] = field(default_factory=list)


def periods_to_prefill(user: Pengguna) -> QuerySet[PeriodeKartu]:
    """Those that run and hold cards of hers."""
    rows = PeriodeKartu.objects.visible_to(user).filter(keluarga=KELUARGA, ditutup_at=None)
    return rows.filter(pk__in=_hers(user).values("periode")).select_related("instrumen")


def cards_to_prefill(user: Pengguna, periode: PeriodeKartu) -> QuerySet[KartuSkor]:
    """All of hers in this period, also those that are handed in."""
    rows = _hers(user).filter(periode=periode).order_by("desa__kode")
    return rows.select_related("periode__instrumen", "desa", "kecamatan")


def _hers(user: Pengguna) -> QuerySet[KartuSkor]:
    return KartuSkor.objects.filter(below("desa", cakupan_of(user).kodes(*KECAMATAN, *LAPANGAN)))


def prefilled_in(periode: PeriodeKartu, user: Pengguna) -> QuerySet[KartuSkor]:
    """Her drafts that still hold an answer from a file."""
    held = Nilai.objects.exclude(asal="").values("kartu")
    return cards_to_prefill(user, periode).filter(pk__in=held, status="DRAF")


def answers_by_card(
    lembar: LembarHdw, cards: Sequence[KartuSkor]
) -> tuple[dict[int, dict[str, dict[str, str]]], list[SalahHdw]]:
    """{card: typed answers}; the rows of several posyandu of one desa are added up."""
    find = _finder(cards)
    by_card: dict[int, list[BarisHdw]] = {}
    wrong: list[SalahHdw] = []
    for row in lembar.baris:
        card = find(row)
        if card is None:
            wrong.append(_unknown(row))
        elif card.status not in TERBUKA:
            kalimat = f"Kartunya {card.get_status_display().lower()}; tidak diisi awal."
            wrong.append(SalahHdw(row.nomor, card.desa.nama, "Desa/kelurahan", kalimat))
        elif (earlier := by_card.get(card.pk)) and not (row.posyandu and earlier[0].posyandu):
            kalimat = f"Desa ini sudah ada pada baris {earlier[0].nomor}. Sisakan satu baris."
            wrong.append(SalahHdw(row.nomor, card.desa.nama, "Desa/kelurahan", kalimat))
        else:
            by_card.setdefault(card.pk, []).append(row)
    names = {one.pk: one.desa.nama for one in cards}
    return {pk: _added(rows, names[pk], wrong) for pk, rows in by_card.items()}, wrong


def _unknown(row: BarisHdw) -> SalahHdw:
    said = row.desa or row.kode
    kalimat = (
        "Tidak ada kartu terbuka bagi Anda dengan desa/kelurahan ini. Periksa nama dan kodenya."
        if said
        else "Nama atau kode desa/kelurahan kosong."
    )
    return SalahHdw(row.nomor, said, "Desa/kelurahan", kalimat)


def _finder(cards: Sequence[KartuSkor]) -> Callable[[BarisHdw], KartuSkor | None]:
    """By code, by name and kecamatan, or by a name that one card bears; a single card by none."""
    by_code = {one.desa.kode: one for one in cards}
    by_names = {(plain_name(one.desa.nama), plain_name(one.kecamatan.nama)): one for one in cards}
    by_name: dict[str, list[KartuSkor]] = {}
    for one in cards:
        by_name.setdefault(plain_name(one.desa.nama), []).append(one)

    def find(row: BarisHdw) -> KartuSkor | None:
        if kode := normalize_kode(row.kode.lstrip("'")):
            return by_code.get(kode)
        if not row.desa and not row.kode:
            return cards[0] if len(cards) == 1 else None
        name = plain_name(row.desa)
        if row.kecamatan:
            return by_names.get((name, plain_name(row.kecamatan)))
        found = by_name.get(name, [])
        return found[0] if len(found) == 1 else None

    return find


def _added(rows: Sequence[BarisHdw], desa: str, wrong: list[SalahHdw]) -> dict[str, dict[str, str]]:
    """A number that cannot be read leaves its question out, in every row of the desa."""
    sums: dict[tuple[str, str], Decimal] = {}
    broken: set[str] = set()
    for row in rows:
        for (indikator, bagian), cell in row.sel.items():
            try:
                number = read_number(cell)
            except Galat as galat:
                broken.add(indikator)
                kalimat = f"“{cell[:40]}”: {galat.pesan}"
                wrong.append(SalahHdw(row.nomor, desa, indikator, kalimat))
                continue
            if number is not None:
                sums[indikator, bagian] = sums.get((indikator, bagian), Decimal(0)) + number
    found: dict[str, dict[str, str]] = {}
    for (indikator, bagian), number in sums.items():
        if indikator not in broken:
            found.setdefault(indikator, {})[bagian] = typed(number)
    return found


def plans_for(
    cards: Sequence[KartuSkor], jawaban: Mapping[int, Isian], hari_ini: date
) -> list[RencanaAwal]:
    """What would happen to each of these cards now; never over what a person answered."""
    stored: dict[int, dict[str, Nilai]] = {}
    rows = Nilai.objects.filter(kartu__in=cards).select_related("indikator", "oleh")
    for one in rows:
        stored.setdefault(one.kartu_id, {})[one.indikator.kode] = one
    sheets: dict[str, Lembar] = {}
    plans = []
    for card in cards:
        if card.desa.jenis not in sheets:
            sheets[card.desa.jenis] = sheet_of(card.periode.instrumen, card.desa)
        plan = RencanaAwal(card)
        _plan(plan, sheets[card.desa.jenis], stored.get(card.pk, {}), jawaban[card.pk], hari_ini)
        plans.append(plan)
    return plans


def _plan(
    plan: RencanaAwal, lembar: Lembar, stored: Mapping[str, Nilai], isian: Isian, hari_ini: date
) -> None:
    for kode, parts in isian.items():
        indikator = lembar.indikator.get(kode)
        if indikator is None:
            continue
        try:
            after = _read(indikator, parts, hari_ini)
        except Galat as galat:
            plan.salah.append(SalahHdw(0, plan.kartu.desa.nama, indikator.nama, galat.pesan))
            continue
        row = stored.get(kode)
        before = answer_of(row) if row else None
        if before is None or before.kosong or (row and row.asal and before != after):
            plan.isi[kode] = dict(parts)
            plan.kata.append((indikator.nama, _said(indikator, after)))
        elif before == after:
            plan.sama += 1
        elif row:
            oleh = row.oleh.nama if row.oleh else ""
            said = _said(indikator, after), _said(indikator, before)
            plan.sudah.append(SudahDiisi(indikator.nama, *said, oleh))


def _read(indikator: Indikator, parts: Mapping[str, str], hari_ini: date) -> Jawaban:
    found = read_jawaban(soal_of(indikator), parts, hari_ini)
    if found.kosong:
        raise Galat("KOSONG", "Kolomnya kosong.")
    n, total = found.pembilang, found.penyebut
    if n is not None and total is not None and n > total:
        raise Galat(
            "LEBIH_DARI_SELURUHNYA",
            f"{typed(n)} dari {typed(total)}: yang menerima melebihi yang seharusnya menerima.",
        )
    return found


def _said(indikator: Indikator, jawaban: Jawaban) -> str:
    return words(jawaban, indikator.jenis, indikator.pilihan, indikator.satuan)


def named(wrong: Iterable[SalahHdw], lembar: Lembar) -> list[SalahHdw]:
    """The same with the questions' names in place of their codes, in the file's order."""
    told = [
        SalahHdw(one.baris, one.desa, lembar.indikator[one.kolom].nama, one.kalimat)
        if one.kolom in lembar.indikator
        else one
        for one in wrong
    ]
    return sorted(told, key=lambda one: (one.baris or 10**9, one.desa))
