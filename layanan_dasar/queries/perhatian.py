"""What on a card needs somebody: red, or worse than on the card before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from kecamatan.models import Instansi, TindakLanjut
from kecamatan.models.tindak_lanjut import TERBUKA
from layanan_dasar.enums import WarnaSkor
from layanan_dasar.models import Indikator, Nilai
from layanan_dasar.queries.kartu import IsiKartu, routes_for
from layanan_dasar.rules.indikator_desa import RUJUKAN_INDIKATOR, key_of
from layanan_dasar.rules.kata import direction, words
from layanan_dasar.rules.penilaian import answer_of


@dataclass(frozen=True, slots=True)
class Perhatian:
    """An indicator that asks for an answer. `instansi` is None where no route says whose it is."""

    indikator: Indikator
    nilai: Nilai
    lalu: Decimal | None
    instansi: Instansi | None
    kunci: str
    terbuka: TindakLanjut | None

    @property
    def merah(self) -> bool:
        return self.nilai.warna == WarnaSkor.MERAH

    @property
    def memburuk(self) -> bool:
        return direction(self.nilai.skor, self.lalu) == -1

    @property
    def kata(self) -> str:
        one = self.indikator
        return words(answer_of(self.nilai), one.jenis, one.pilihan, one.satuan)

    @property
    def sebab(self) -> str:
        if self.merah and self.memburuk:
            return "merah dan menurun"
        return "merah" if self.merah else "menurun"


def matters_of(isi: IsiKartu) -> list[Perhatian]:
    """In the card's order; what cannot be judged asks for nothing."""
    routes = routes_for(isi.kartu)
    wanted = [one for kode, one in isi.lembar.indikator.items() if _asks(isi, kode)]
    keys = {one.kode: key_of(isi.kartu.desa.kode, one.kode) for one in wanted}
    opened = open_promises(list(keys.values()))
    return [
        Perhatian(
            one,
            isi.nilai[one.kode],
            isi.lalu[one.kode].skor if one.kode in isi.lalu else None,
            routes[one.kode].instansi if one.kode in routes else None,
            keys[one.kode],
            opened.get(keys[one.kode]),
        )
        for one in wanted
    ]


def _asks(isi: IsiKartu, kode: str) -> bool:
    now = isi.nilai.get(kode)
    if now is None or now.skor is None:
        return False
    then = isi.lalu[kode].skor if kode in isi.lalu else None
    return now.warna == WarnaSkor.MERAH or (
        now.warna != WarnaSkor.HIJAU and direction(now.skor, then) == -1
    )


def open_promises(kunci: list[str]) -> Mapping[str, TindakLanjut]:
    """{key: the newest open promise about it}."""
    if not kunci:
        return {}
    rows = TindakLanjut.objects.filter(
        rujukan_jenis=RUJUKAN_INDIKATOR, rujukan_kunci__in=kunci, status__in=TERBUKA
    )
    return {one.rujukan_kunci: one for one in rows.select_related("instansi").order_by("id")}
