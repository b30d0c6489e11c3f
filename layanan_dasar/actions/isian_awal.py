"""Draft answers from a delivered recap, through the same door as the form; and their way back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, Final
from uuid import uuid4

from django.core.files import File
from django.db import transaction

from fondasi.errors import Galat
from fondasi.spreadsheets.limits import MIB, Batas
from fondasi.spreadsheets.reading import open_workbook
from fondasi.today import today
from kecamatan.actions.audit import record
from kecamatan.models import Pengguna
from layanan_dasar.actions.kartu import Submisi, save_kartu
from layanan_dasar.models import KartuSkor, Nilai, PeriodeKartu
from layanan_dasar.permissions.kartu import can_prefill_kartu, can_undo_prefill
from layanan_dasar.queries.isian_awal import Isian, cards_to_prefill, plans_for
from layanan_dasar.rules.ehdw import LembarHdw, read_recap

BATAS: Final = Batas(
    ukuran_berkas=5 * MIB, ukuran_xls=5 * MIB, ukuran_terurai=64 * MIB, baris=5_000, kolom=300
)


def read_ehdw(isi: File[Any]) -> LembarHdw:
    """The first sheet in which a scorecard's columns stand.

    Raises the Galat of `open_workbook` and of `read_recap`.
    """
    with NamedTemporaryFile(suffix=".unggahan") as copy:
        for piece in isi.chunks():
            copy.write(piece)
        copy.flush()
        with open_workbook(Path(copy.name), batas=BATAS) as book:
            refused: Galat | None = None
            for sheet in book.sheet_names:
                try:
                    return read_recap(book.rows(sheet))
                except Galat as galat:
                    if galat.kode != "KEPALA_TIDAK_DIKENAL":
                        raise
                    refused = refused or galat
    raise refused or Galat("TANPA_DATA", "Berkas ini kosong.")


@transaction.atomic
def prefill_kartu(
    periode: PeriodeKartu, jawaban: Mapping[int, Isian], *, asal: str, oleh: Pengguna
) -> tuple[int, int]:
    """(cards, answers) that were filled. What a person answered stays, cards that were handed in
    meanwhile stay, and a second time fills nothing."""
    cards = _locked(cards_to_prefill(oleh, periode).filter(pk__in=jawaban))
    open_cards = [one for one in cards if can_prefill_kartu(oleh, one)]
    filled = [one for one in plans_for(open_cards, jawaban, today()) if one.isi]
    for plan in filled:
        submisi = Submisi(uuid4(), plan.kartu.versi, plan.isi, asal=asal)
        save_kartu(plan.kartu, submisi, oleh=oleh)
    count = sum(len(plan.isi) for plan in filled)
    if filled:
        record(
            "isi_awal_kartu", periode, oleh=oleh, wilayah=periode.kabupaten,
            asal=asal, kartu=len(filled), isian=count,
        )  # fmt: skip
    return len(filled), count


@transaction.atomic
def undo_prefill(cards: Sequence[KartuSkor], *, oleh: Pengguna) -> int:
    """Clear what files filled in these drafts and nobody changed since; how many answers."""
    count = 0
    rows = KartuSkor.objects.filter(pk__in=[one.pk for one in cards])
    for card in _locked(rows.select_related("periode__instrumen", "desa", "kecamatan")):
        if not can_undo_prefill(oleh, card):
            continue
        held = Nilai.objects.filter(kartu=card).exclude(asal="")
        kodes = list(held.values_list("indikator__kode", flat=True))
        if kodes:
            empty: dict[str, dict[str, str]] = {kode: {} for kode in kodes}
            save_kartu(card, Submisi(uuid4(), card.versi, empty), oleh=oleh)
            record("urungkan_isi_awal", card, oleh=oleh, wilayah=card.desa, isian=len(kodes))
            count += len(kodes)
    return count


def _locked(rows: Any) -> list[KartuSkor]:
    return list(rows.select_for_update(of=("self",)).order_by("pk"))
