"""The macro figures that the articles name, with their words about where they come from."""

from __future__ import annotations

from kecamatan.models import Pengguna
from kemiskinan.actions.angka_makro import HasilMakro, import_angka_makro
from kemiskinan.rules.angka_makro import KOLOM

DESAKITA = "BPS, dirilis Agustus 2024, dikutip Desakita.co"
KOMINFO = "Pemprov Jatim, Rapat Pembinaan Kecamatan 10 Desember 2024, data Maret 2024"
ANGKA = (
    ("35.17", "2024", "", "p0", "8,60", DESAKITA, ""),
    ("35.17", "2023", "", "p0", "9,15", DESAKITA, ""),
    ("35", "2024", "Maret", "p0", "9,79", KOMINFO, ""),
    ("35", "2024", "Maret", "ekstrem", "0,66", KOMINFO, ""),
    ("", "2024", "", "p0", "9,03", DESAKITA, ""),
)
"""In the order of KOLOM; what the article does not say (month, exact day of release) is empty."""


def isi_angka_makro(oleh: Pengguna) -> HasilMakro:
    """Through the same action as an uploaded table; repeating it adds nothing."""
    rows = [(n, dict(zip(KOLOM, satu, strict=True))) for n, satu in enumerate(ANGKA, 2)]
    return import_angka_makro(rows, oleh=oleh)
