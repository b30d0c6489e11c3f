"""Whom a list is for, and the words in which it is announced."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from fondasi.formatting import angka, tanggal
from kemiskinan.enums import JenisDaftar, KelasIntervensi, KelasPadan

Per = Literal["kecamatan", "desa"]
BELUM_TUNTAS: Final = (KelasIntervensi.BELUM_OPTIMAL, KelasIntervensi.BELUM_DIINTERVENSI)
ALASAN_MINIMAL: Final = 10


@dataclass(frozen=True, slots=True)
class Permintaan:
    """What the secretariat asks for.

    `padan` and `intervensi` choose people by their class in the newest ledger (empty `intervensi`:
    any). `wilayah_kode` narrows to one kecamatan or desa. A field list is cut `per` kecamatan or
    desa; an intervention list is one, for `instansi_id` and, where given, `program_id`.
    """

    sk_id: int
    rilis_id: int
    jenis: JenisDaftar
    batas: date
    tujuan: str
    per: Per = "kecamatan"
    padan: tuple[KelasPadan, ...] = (KelasPadan.MASIH,)
    intervensi: tuple[KelasIntervensi, ...] = ()
    wilayah_kode: str = ""
    instansi_id: int | None = None
    program_id: int | None = None


def announce(jumlah: int, *, kepada: str, tujuan: str, batas: date, tautan: str) -> str:
    """The text for WhatsApp: figures, deadline and link, never a name of the listed people."""
    return (
        f"Yth. {kepada}\n\n"
        f"Mohon menyelesaikan {tujuan}: {angka(jumlah)} jiwa, "
        f"batas waktu {tanggal(batas)}.\n"
        f"Daftar nama dan isian ada di portal: {tautan}\n\n"
        "Demi pelindungan data pribadi, daftar nama tidak dibagikan melalui grup. Terima kasih."
    )
