"""March 2024: the files come in, take force, are matched, and people settle what is unclear."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from io import StringIO
from typing import Any

from django.core.management import call_command

from fondasi.commands import Hasil
from kecamatan.models import Pengguna
from kemiskinan.actions.keputusan_padanan import decide_none, decide_padanan
from kemiskinan.enums import Keputusan, StatusPadanan
from kemiskinan.models import Padanan, Pemadanan, Rilis
from kemiskinan.permissions.padanan import can_decide_padanan
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


def putuskan_tinjauan(pemadanan: Pemadanan, kebenaran: Mapping[str, str], *, oleh: Pengguna) -> int:
    """Bappeda looks at every pair offered for review and knows the truth; how many people."""
    can_decide_padanan(oleh, pemadanan).require()
    menunggu: defaultdict[int, list[Padanan]] = defaultdict(list)
    baris = Padanan.objects.filter(
        pemadanan=pemadanan, status=StatusPadanan.PERLU_DITINJAU, keputusan=Keputusan.KOSONG
    )
    for satu in baris.select_related("sasaran", "individu"):
        menunggu[satu.sasaran_id].append(satu)
    for calon in menunggu.values():
        benar = kebenaran[calon[0].sasaran.sk_no]
        sama = [satu for satu in calon if satu.individu and satu.individu.id_individu == benar]
        if sama:
            decide_padanan(sama[0], Keputusan.PADAN, oleh=oleh)
        else:
            decide_none(pemadanan, calon[0].sasaran, oleh=oleh)
    return len(menunggu)
