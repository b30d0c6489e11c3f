"""March 2024: the files come in, take force, are matched, and people settle what is unclear."""

from __future__ import annotations

import json
from dataclasses import dataclass
from io import StringIO
from typing import Any

from django.core.management import call_command

from fondasi.commands import Hasil
from kecamatan.models import Pengguna
from kemiskinan.models import Rilis
from rumahbersama.peragaan import cerita
from rumahbersama.peragaan.instalasi import KABUPATEN

BAST_LALU = "BAST.CONTOH/41/2023"
BAST_KELUARGA = "BAST.CONTOH/97/2024"


def jalankan(nama: str, *argumen: object) -> Hasil:
    """A command of the portal in this process; its JSON object."""
    keluaran = StringIO()
    call_command(nama, *[str(satu) for satu in argumen], "--json", stdout=keluaran)
    hasil: Hasil = json.loads(keluaran.getvalue().splitlines()[-1])
    return hasil


@dataclass(frozen=True, slots=True)
class Dokumen:
    """What a letter says about the file that came with it."""

    jenis: str
    tahun: int
    nomor: str
    tanggal: str
    berlakukan: bool = True


SK = Dokumen("sk-bupati", 2023, cerita.SK_NOMOR, cerita.SK_TANGGAL.isoformat())
P3KE = Dokumen("p3ke-individu", 2024, cerita.BAST_NOMOR, cerita.BAST_TANGGAL.isoformat())
P3KE_LALU = Dokumen("p3ke-individu", 2023, BAST_LALU, "2023-02-20")
KELUARGA = Dokumen("p3ke-keluarga", 2024, BAST_KELUARGA, "2024-03-14", berlakukan=False)


def impor(berkas: dict[str, Any], dokumen: Dokumen, *, oleh: Pengguna) -> Rilis:
    """Import one written file through the real pipeline; the release as it stands then."""
    pilihan: list[object] = [
        berkas["berkas"],
        f"--jenis={dokumen.jenis}",
        f"--kabupaten={KABUPATEN}",
        f"--tahun={dokumen.tahun}",
        f"--bast-nomor={dokumen.nomor}",
        f"--bast-tanggal={dokumen.tanggal}",
        f"--jumlah-bast={berkas['baris']}",
        f"--oleh={oleh.email}",
    ]
    if dokumen.berlakukan:
        pilihan.append("--berlakukan")
    return Rilis.objects.get(pk=jalankan("impor_rilis", *pilihan)["rilis"])
