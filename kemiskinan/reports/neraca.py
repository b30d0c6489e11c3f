"""The ledger as a picture, as sentences and as a sheet; the same words everywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from fondasi.charts import BarisTumpuk, Deret, Simpul, Warna, stacked_bars, tree
from fondasi.formatting import angka, tanggal
from fondasi.spreadsheets.sheets import Kolom, Lembar
from kemiskinan.models import Neraca, NeracaWilayah
from kemiskinan.queries.neraca import BarisNeraca, figures_of
from kemiskinan.rules.neraca import EQUATIONS, KEYS, TERSIMPAN
from kemiskinan.rules.sebutan import sebutan_sk, sebutan_sumber

LEBAR, SEMPIT = 900, 328
KALIMAT = {
    "sk": "ditetapkan SK",
    "keluar": "tidak lagi tercatat di desil 1",
    "masih": "masih desil 1",
    "perlu_ditinjau": "perlu ditinjau",
    "tidak_padan": "tidak terpadankan",
    "optimal": "intervensi optimal",
    "belum_optimal": "belum optimal",
    "belum_diintervensi": "belum diintervensi",
    "ada": "masih ada",
    "meninggal": "meninggal",
    "pindah": "pindah",
    "tidak_ditemukan": "tidak ditemukan",
    "ganda": "data ganda",
    "belum_disisir": "belum disisir",
    "terintervensi": "telah menerima intervensi",
    "sementara": "hasil lapangan (sementara)",
}
WARNA = {
    "optimal": Warna.SELESAI,
    "belum_optimal": Warna.PERHATIAN,
    "belum_diintervensi": Warna.TERLAMBAT,
    "perlu_ditinjau": Warna.PERHATIAN,
    "tidak_padan": Warna.PERHATIAN,
}
Tautan = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Persamaan:
    """One sum of the ledger with its parts, zeros included."""

    jumlah: int
    bagian: tuple[int, ...]

    @property
    def teks(self) -> str:
        return f"{angka(self.jumlah)} = {' + '.join(angka(b) for b in self.bagian)}"

    @property
    def cocok(self) -> bool:
        return self.jumlah == sum(self.bagian)


def equations(figures: dict[str, int]) -> list[Persamaan]:
    return [
        Persamaan(sum(figures[k] for k in left), tuple(figures[k] for k in right))
        for left, right in EQUATIONS
    ]


def no_link(_key: str) -> None:
    """For paper."""


def draw_tree(
    figures: Mapping[str, int], *, sk: str, sumber: str, link: Tautan = no_link, width: float
) -> SafeString:
    """The tree of the page and of the report, from figures and two names alone.

    `sk` and `sumber` are as `sebutan_sk` and `sebutan_sumber` say them; `link` gives the URL
    behind a key, or None.
    """

    def node(key: str, *children: Simpul, note: str = "") -> Simpul:
        href = link(key) if figures[key] else None
        return Simpul(KALIMAT[key], figures[key], children, note, href, WARNA.get(key, Warna.UTAMA))

    left = figures["belum_optimal"] + figures["belum_diintervensi"]
    presence = Simpul(
        "yang belum optimal atau belum diintervensi",
        left,
        tuple(node(k) for k in EQUATIONS[2][1]),
        _provisional(figures),
        link("belum") if left else None,
        rincian=True,
    )
    still = [node(k) for k in EQUATIONS[1][1]]
    root = Simpul(
        f"jiwa ditetapkan {sk}",
        figures["sk"],
        (
            node("keluar", note=f"menurut {sumber}"),
            node("masih", *still, presence, note=f"menurut {sumber}"),
            node("perlu_ditinjau"),
            node("tidak_padan"),
        ),
        href=link("sk") if figures["sk"] else None,
    )
    return tree(root, width=width, title="Rekapitulasi penanganan")


def _provisional(figures: Mapping[str, int]) -> str:
    """Field results count at once, and say that no Berita Acara stands behind them yet."""
    count = figures["sementara"]
    return f"{angka(count)} hasil lapangan (sementara), menunggu berita acara" if count else ""


def draw_children(
    rows: Sequence[BarisNeraca], link: Callable[[BarisNeraca], str | None], *, width: float
) -> SafeString:
    """Per wilayah below: those still in decile 1, by how far they are helped."""
    series = [Deret(KALIMAT[k], WARNA[k]) for k in EQUATIONS[1][1]]
    bars = [
        BarisTumpuk(
            row.wilayah.nama if row.wilayah else "Belum diketahui",
            tuple(row.angka[k] for k in EQUATIONS[1][1]),
            link(row),
        )
        for row in rows
    ]
    return stacked_bars(bars, series, width=width, title="Yang masih desil 1 menurut wilayah")


def sheet(neraca: Neraca, rows: Iterator[NeracaWilayah], kaki: str) -> Lembar:
    return Lembar(
        nama="Rekapitulasi",
        kolom=[
            Kolom("Kode", 16),
            Kolom("Wilayah", 28),
            *(Kolom(KALIMAT[k].capitalize(), 14, "bilangan") for k in TERSIMPAN),
        ],
        baris=export_rows(rows),
        keterangan=describe(neraca),
        kaki=kaki,
    )


def export_rows(rows: Iterator[NeracaWilayah]) -> Iterator[list[object]]:
    for row in rows:
        found = figures_of(row)
        place = (row.wilayah.kode, str(row.wilayah)) if row.wilayah else ("", "Belum diketahui")
        yield [*place, *(found[k] for k in TERSIMPAN)]


def describe(neraca: Neraca) -> str:
    """`Rekapitulasi SK Bupati 2023 terhadap P3KE 2024, 4 November 2024`."""
    return (
        f"Rekapitulasi {sebutan_sk(neraca.sk)} terhadap {sebutan_sumber(neraca.rilis)}, "
        f"{tanggal(neraca.tanggal)}"
    )


def text_for_wa(neraca: Neraca, place: str, figures: dict[str, int]) -> str:
    """Counts only, never a name."""
    source = sebutan_sumber(neraca.rilis)
    lines = [f"*{describe(neraca)}*", place, f"{angka(figures['sk'])} jiwa ditetapkan"]
    for key in KEYS[1:]:
        note = f" menurut {source}" if key == "keluar" else ""
        lines.append(f"- {angka(figures[key])} {KALIMAT[key]}{note}")
    lines.append("Perubahan desil bukan bukti tunggal berakhirnya kemiskinan ekstrem.")
    return "\n".join(lines)
