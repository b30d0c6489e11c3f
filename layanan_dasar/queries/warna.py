"""How many judged answers of verified cards are red, yellow and green, per place below."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q

from kecamatan.models import Wilayah
from layanan_dasar.enums import WarnaSkor
from layanan_dasar.models import Nilai
from layanan_dasar.queries.jumlah_nilai import PER, cards_in

KELUARGA = "layanan_dasar"


@dataclass(frozen=True, slots=True)
class Warna:
    """Counts of answers (desa × indicator)."""

    merah: int = 0
    kuning: int = 0
    hijau: int = 0

    @property
    def dinilai(self) -> int:
        return self.merah + self.kuning + self.hijau


def colours_per(wilayah: Wilayah, kuartal: tuple[int, int]) -> dict[int, Warna]:
    """{place just below: counts} of the quarter's card of basic services. One query."""
    per = f"kartu__{PER[wilayah.tingkat]}_id"
    cards = cards_in(wilayah, KELUARGA, kuartal).counted()
    grouped = (
        Nilai.objects.filter(kartu__in=cards)
        .exclude(warna="")
        .order_by()
        .values(per)
        .annotate(
            merah=Count("pk", filter=Q(warna=WarnaSkor.MERAH)),
            kuning=Count("pk", filter=Q(warna=WarnaSkor.KUNING)),
            hijau=Count("pk", filter=Q(warna=WarnaSkor.HIJAU)),
        )
    )
    return {row[per]: Warna(row["merah"], row["kuning"], row["hijau"]) for row in grouped}
