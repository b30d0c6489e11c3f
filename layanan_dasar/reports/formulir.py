"""What the browser needs to check a page of the form by itself: rules, values, last values."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from layanan_dasar.queries.kartu import IsiKartu
from layanan_dasar.rules.aturan import Isi
from layanan_dasar.rules.pemeriksaan import values_of
from layanan_dasar.rules.penilaian import answer_of


def browser_data(isi: IsiKartu, kodes: Iterable[str]) -> dict[str, Any]:
    """`aturan` are those about one of `kodes`; `nilai` every variable of the card, numbers as
    {"angka": "12.5"}, so that no float comes between the two evaluators."""
    here = set(kodes)
    then = {kode: answer_of(one) for kode, one in isi.lalu.items()}
    values = values_of(isi.jawaban, then)
    return {
        "aturan": [one.as_data() for one in isi.lembar.aturan if here & set(one.indikator)],
        "nilai": {name: as_browser(value) for name, value in values.items()},
    }


def as_browser(value: Isi) -> Any:
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return value
    return {"angka": format(Decimal(value), "f")}
