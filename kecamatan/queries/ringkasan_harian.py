"""What waits for a person today, in figures and numbers of promises."""

from __future__ import annotations

from dataclasses import dataclass

from kecamatan.models import Pengguna, TindakLanjut
from kecamatan.queries.tindak_lanjut import BarisJanji, to_forward, to_judge, told

TERBANYAK = 20


@dataclass(frozen=True, slots=True)
class Ringkasan:
    """`milik` are the open promises that she owes, the most urgent first."""

    milik: list[BarisJanji]
    jumlah: int
    terlambat: int
    menunggu: int
    teruskan: int

    @property
    def is_empty(self) -> bool:
        return not (self.jumlah or self.menunggu or self.teruskan)


def ringkasan_of(user: Pengguna) -> Ringkasan:
    mine = TindakLanjut.objects.mine(user).open()
    rows = mine.select_related("wilayah", "desa", "kontak", "instansi").order_by("batas", "pk")
    return Ringkasan(
        milik=told(rows[:TERBANYAK]),
        jumlah=mine.count(),
        terlambat=mine.overdue().count(),
        menunggu=to_judge(user).count(),
        teruskan=to_forward(user).count(),
    )
