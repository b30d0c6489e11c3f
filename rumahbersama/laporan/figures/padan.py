"""Figures of the padan report: a decree against a release, a partition that adds up."""

from __future__ import annotations

from fondasi.errors import Galat
from kecamatan.models import Wilayah
from kemiskinan.models import Pemadanan
from kemiskinan.queries.padanan import count_verdicts, finished_pemadanan, review_queue
from kemiskinan.queries.padanan_rekap import reasons_of_settled, settled_per_kecamatan
from rumahbersama.laporan.figures.lingkup import Figures, Lingkup, row_place
from rumahbersama.laporan.figures.neraca import rilis

KEADAAN = ("padan", "perlu_ditinjau", "tidak_padan")


def collect(lingkup: Lingkup) -> Figures:
    """Galat RILIS_DIPERLUKAN, PADAN_BELUM."""
    if lingkup.sk is None or lingkup.rilis is None:
        raise Galat("RILIS_DIPERLUKAN", "Laporan padu padan memerlukan nomor SK dan data sumber.")
    pemadanan = finished_pemadanan(lingkup.sk, lingkup.rilis)
    if pemadanan is None:
        raise Galat(
            "PADAN_BELUM",
            "SK dan data sumber ini belum dipadankan. Jalankan padu padan lebih dahulu.",
        )
    rows = _per_kecamatan(pemadanan)
    return {
        "sk": rilis(pemadanan.sk),
        "rilis": rilis(pemadanan.rilis),
        "pemadanan": {"id": pemadanan.pk, "ambang": pemadanan.ambang},
        "putusan_mesin": count_verdicts(pemadanan),
        "tinjauan": _reviews(pemadanan),
        "jumlah": {k: sum(row[k] for row in rows) for k in KEADAAN},
        "alasan": [
            {"alasan": reason, "otomatis": by_rule, "orang": by_hand}
            for reason, by_rule, by_hand in reasons_of_settled(pemadanan.sk, pemadanan.rilis)
        ],
        "per_kecamatan": rows,
    }


def _reviews(pemadanan: Pemadanan) -> Figures:
    queue = review_queue(pemadanan)
    return {"jumlah": len(queue.semua), "diputuskan": queue.diputuskan}


def _per_kecamatan(pemadanan: Pemadanan) -> list[Figures]:
    """By code; people whose place is not known stand last."""
    found = settled_per_kecamatan(pemadanan.sk, pemadanan.rilis)
    places = Wilayah.objects.filter(pk__in=[k for k in found if k is not None]).order_by("kode")
    rows = [{**row_place(place), **found[place.pk]} for place in places]
    return [*rows, {**row_place(None), **found[None]}] if None in found else rows
