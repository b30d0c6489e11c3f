"""The ledger as a tree for a terminal, in the wording of the portal's page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fondasi.formatting import angka

_LEBAR = 7
_CABANG = (
    ("├─ ", "keluar", "tidak lagi tercatat di desil 1 menurut P3KE 2024"),
    ("├─ ", "masih", "masih desil 1"),
    ("│   ├─ ", "optimal", "intervensi optimal"),
    ("│   ├─ ", "belum_optimal", "belum optimal"),
    ("│   ├─ ", "belum_diintervensi", "belum diintervensi"),
    ("│   └─ ", "", "yang belum optimal atau belum diintervensi:"),
    ("│       ├─ ", "ada", "masih ada"),
    ("│       ├─ ", "meninggal", "meninggal"),
    ("│       ├─ ", "pindah", "pindah"),
    ("│       ├─ ", "tidak_ditemukan", "tidak ditemukan"),
    ("│       ├─ ", "ganda", "ganda"),
    ("│       └─ ", "belum_disisir", "belum disisir"),
    ("├─ ", "perlu_ditinjau", "perlu ditinjau"),
    ("└─ ", "tidak_padan", "tidak terpadankan"),
)


def gambar(neraca: Mapping[str, int]) -> Iterator[str]:
    """Lines; zeros are shown."""
    yield f"{angka(neraca['sk'])} jiwa ditetapkan SK Bupati 2023; {_telah(neraca)}"
    for garis, kunci, kalimat in _CABANG:
        nilai = f"{angka(neraca[kunci]):>{_LEBAR}}  " if kunci else ""
        yield f"{garis}{nilai}{kalimat}"


def _telah(neraca: Mapping[str, int]) -> str:
    return f"{angka(neraca['terintervensi'])} jiwa telah menerima intervensi"
