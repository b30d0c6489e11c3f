"""The way of a complaint: from which state which step leads where, and which clock runs then."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from layanan_dasar.enums import StatusPengaduan, TahapLayanan

S = StatusPengaduan


class Langkah(StrEnum):
    """The steps that people take; a step is named by what its button says."""

    AMBIL = "ambil"
    TANYA = "tanya"
    DISPOSISI = "disposisi"
    TERIMA = "terima"
    KEMBALIKAN = "kembalikan"
    TANGGAPI = "tanggapi"
    TUTUP = "tutup"
    TOLAK = "tolak"
    LAPOR = "lapor"
    BUKA_KEMBALI = "buka-kembali"


DARI: Final[dict[Langkah, frozenset[StatusPengaduan]]] = {
    Langkah.AMBIL: frozenset({S.BARU, S.DIBUKA_KEMBALI}),
    Langkah.TANYA: frozenset({S.VERIFIKASI, S.DISPOSISI, S.PROSES}),
    Langkah.DISPOSISI: frozenset(
        {S.BARU, S.VERIFIKASI, S.PERLU_INFO, S.DIBUKA_KEMBALI, S.DISPOSISI, S.PROSES}
    ),
    Langkah.TERIMA: frozenset({S.DISPOSISI}),
    Langkah.KEMBALIKAN: frozenset({S.DISPOSISI, S.PROSES}),
    Langkah.TANGGAPI: frozenset({S.VERIFIKASI, S.DISPOSISI, S.PROSES}),
    Langkah.TUTUP: frozenset({S.DITANGGAPI}),
    Langkah.TOLAK: frozenset({S.BARU, S.VERIFIKASI, S.PERLU_INFO, S.DIBUKA_KEMBALI}),
    Langkah.LAPOR: frozenset({S.BARU, S.VERIFIKASI, S.DIBUKA_KEMBALI}),
    Langkah.BUKA_KEMBALI: frozenset({S.DITANGGAPI, S.SELESAI, S.DITOLAK}),
}
KE: Final[dict[Langkah, StatusPengaduan]] = {
    Langkah.AMBIL: S.VERIFIKASI,
    Langkah.TANYA: S.PERLU_INFO,
    Langkah.DISPOSISI: S.DISPOSISI,
    Langkah.TERIMA: S.PROSES,
    Langkah.KEMBALIKAN: S.VERIFIKASI,
    Langkah.TANGGAPI: S.DITANGGAPI,
    Langkah.TUTUP: S.SELESAI,
    Langkah.TOLAK: S.DITOLAK,
    Langkah.LAPOR: S.DITERUSKAN_LAPOR,
    Langkah.BUKA_KEMBALI: S.DIBUKA_KEMBALI,
}
TAHAP: Final[dict[StatusPengaduan, TahapLayanan]] = {
    S.BARU: TahapLayanan.VERIFIKASI,
    S.VERIFIKASI: TahapLayanan.VERIFIKASI,
    S.DIBUKA_KEMBALI: TahapLayanan.VERIFIKASI,
    S.DISPOSISI: TahapLayanan.JAWAB,
    S.PROSES: TahapLayanan.JAWAB,
    S.DITANGGAPI: TahapLayanan.TUTUP,
}
"""The clock of a state; PERLU_INFO keeps the clock that it stopped, the others have none."""

UTAMA: Final[dict[str, tuple[Langkah, ...]]] = {
    S.BARU: (Langkah.AMBIL,),
    S.DIBUKA_KEMBALI: (Langkah.AMBIL,),
    S.VERIFIKASI: (Langkah.DISPOSISI,),
    S.PERLU_INFO: (Langkah.DISPOSISI,),
    S.DISPOSISI: (Langkah.TERIMA, Langkah.TANGGAPI),
    S.PROSES: (Langkah.TANGGAPI,),
    S.DITANGGAPI: (Langkah.TUTUP,),
}
"""What a page offers first in a state."""

PALING_SERING_DIBUKA: Final = 3


def leads_from(langkah: Langkah, status: str) -> bool:
    return status in DARI[langkah]
