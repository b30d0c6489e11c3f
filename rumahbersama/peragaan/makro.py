"""The macro figures that the articles name, with the publication that they repeat.

Articles of 6 November (desakita.co) and 10 December 2024 tell them; the demo stands on 4 November
and cites what had been published by then: the press conference of BPS Jawa Timur on 1 July, the
release of BPS in August, and the province's own statement (republika.co.id, 26 August 2024).
"""

from __future__ import annotations

from kecamatan.models import Pengguna
from kemiskinan.actions.angka_makro import HasilMakro, import_angka_makro
from kemiskinan.rules.angka_makro import KOLOM

JOMBANG = "BPS, dirilis Agustus 2024"
JATIM = "BPS Provinsi Jawa Timur, keadaan Maret 2024"
EKSTREM = "Pemprov Jatim, 26 Agustus 2024, dari Susenas Maret 2024"
NASIONAL = "BPS, keadaan Maret 2024"
ANGKA = (
    ("35.17", "2024", "", "p0", "8,60", JOMBANG, ""),
    ("35.17", "2023", "", "p0", "9,15", JOMBANG, ""),
    ("35", "2024", "Maret", "p0", "9,79", JATIM, "01/07/2024"),
    ("35", "2024", "Maret", "ekstrem", "0,66", EKSTREM, ""),
    ("", "2024", "Maret", "p0", "9,03", NASIONAL, ""),
)
"""In the order of KOLOM; what no source says (month, exact day of release) is empty."""


def isi_angka_makro(oleh: Pengguna) -> HasilMakro:
    """Through the same action as an uploaded table; repeating it adds nothing."""
    rows = [(n, dict(zip(KOLOM, satu, strict=True))) for n, satu in enumerate(ANGKA, 2)]
    return import_angka_makro(rows, oleh=oleh)
