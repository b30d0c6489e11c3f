"""The convergence card of one desa, filled in advance from an e-HDW recap of its two posyandu."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from django.core.files import File

from fondasi.spreadsheets.sheets import Kolom, Lembar
from fondasi.spreadsheets.writing import write_xlsx
from fondasi.today import today
from kecamatan.models import Pengguna
from layanan_dasar.actions.isian_awal import prefill_kartu, read_ehdw
from layanan_dasar.actions.periode import open_periode
from layanan_dasar.forms.isian_awal import source_of
from layanan_dasar.models import Instrumen, KartuSkor, PeriodeKartu
from layanan_dasar.queries.isian_awal import answers_by_card, cards_to_prefill, plans_for
from layanan_dasar.rules.ehdw import KELUARGA, PETUNJUK, example_heads
from rumahbersama.peragaan.instalasi import Tempat
from rumahbersama.peragaan.kartu_skor import BATAS, KUARTAL

PENDAMPING = "pendamping1.wonosalam"
DIEKSPOR = date(2024, 10, 28)
Isi = Mapping[str, tuple[int, ...]]
POSYANDU: tuple[tuple[str, Isi], ...] = (
    ("Posyandu contoh 1", {
        "rt_total": (41,), "bumil_total": (9,), "bumil_risti": (2,), "anak_total": (32,),
        "anak_gizi": (5,), "tikar_hijau": (24,), "tikar_kuning": (5,), "tikar_merah": (2,),
        "ih_periksa": (8, 9), "ih_fe": (7, 9), "ih_nifas": (3, 3), "ih_konseling": (6, 9),
        "ih_kunjungan": (2, 2), "ih_air": (8, 9), "ih_jamban": (7, 9), "ih_jaminan": (9, 9),
        "an_imunisasi": (27, 32), "an_timbang": (30, 32), "an_ukur": (29, 32),
        "an_konseling": (21, 32), "an_kunjungan": (4, 5), "an_air": (28, 32),
        "an_jamban": (25, 32), "an_akta": (30, 32), "an_jaminan": (29, 32), "an_asuh": (14, 32),
        "an_paud": (22, 38),
    }),
    ("Posyandu contoh 2", {
        "rt_total": (35,), "bumil_total": (7,), "bumil_risti": (1,), "anak_total": (27,),
        "anak_gizi": (3,), "tikar_hijau": (22,), "tikar_kuning": (3,), "tikar_merah": (1,),
        "ih_periksa": (7, 7), "ih_fe": (6, 7), "ih_nifas": (2, 2), "ih_konseling": (5, 7),
        "ih_kunjungan": (1, 1), "ih_air": (6, 7), "ih_jamban": (6, 7), "ih_jaminan": (6, 7),
        "an_imunisasi": (24, 27), "an_timbang": (26, 27), "an_ukur": (26, 27),
        "an_konseling": (19, 27), "an_kunjungan": (3, 3), "an_air": (24, 27),
        "an_jamban": (23, 27), "an_akta": (26, 27), "an_jaminan": (25, 27), "an_asuh": (12, 27),
        "an_paud": (18, 31),
    }),
)  # fmt: skip
"""Counts as a cadre knows them; Dana Desa is the village's to fill."""


class EhdwContoh:
    """As the pendamping does it: file, preview, confirmation."""

    def __init__(self, tempat: Tempat, akun: Mapping[str, Pengguna], folder: Path) -> None:
        self.tempat, self.akun = tempat, akun
        self.berkas = folder / "rekap-ehdw.xlsx"

    def isi(self) -> int:
        """Returns how many answers the recap filled."""
        pendamping = self.akun[PENDAMPING]
        periode = self._buka()
        cards = list(cards_to_prefill(pendamping, periode))
        self._tulis(cards[0])
        with self.berkas.open("rb") as isi:
            lembar = read_ehdw(File(isi))
        jawaban, salah = answers_by_card(lembar, cards)
        (rencana,) = plans_for(cards[:1], jawaban, today())
        assert not salah, salah
        assert not rencana.salah, rencana.salah
        asal = source_of(DIEKSPOR)
        return prefill_kartu(periode, jawaban, asal=asal, oleh=pendamping)[1]

    def _buka(self) -> PeriodeKartu:
        instrumen = Instrumen.objects.get(pemilik=self.tempat.kabupaten, kode=KELUARGA)
        return open_periode(
            self.tempat.kabupaten, instrumen, tahun=2024, nomor=KUARTAL, batas=BATAS,
            oleh=self.akun["bappeda"],
        )  # fmt: skip

    def _tulis(self, kartu: KartuSkor) -> None:
        tempat = (kartu.desa.kode, kartu.desa.nama, kartu.kecamatan.nama)
        rows = [[*tempat, posyandu, *_sel(isi)] for posyandu, isi in POSYANDU]
        columns = [Kolom(head) for head in example_heads()]
        with self.berkas.open("wb") as target:
            write_xlsx(target, [Lembar("Rekap e-HDW", columns, rows)])


def _sel(isi: Isi) -> Iterator[str | None]:
    """In the order of the heads; one or two cells for a question."""
    for satu in PETUNJUK:
        angka = isi.get(satu.indikator, (None, None) if satu.rasio else (None,))
        yield from (None if n is None else str(n) for n in angka)
