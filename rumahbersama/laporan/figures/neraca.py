"""The ledger in a report: which one, its figures, its releases and its criterion."""

from __future__ import annotations

from datetime import date

from fondasi.errors import Galat
from kecamatan.models import Wilayah
from kemiskinan.models import Neraca, Rilis
from kemiskinan.queries import neraca as neraca_queries
from rumahbersama.laporan.figures.lingkup import Figures, row_place

DIBACA = (
    "jenis", "tahun", "versi", "nomor_dokumen", "tanggal_dokumen", "baris_disimpan", "sidik",
)  # fmt: skip


def ledger_until(kabupaten: Wilayah, until: date) -> Neraca:
    """The last balanced build on or before that day. Galat NERACA_BELUM."""
    neraca = neraca_queries.latest_neraca(kabupaten, until=until)
    if neraca is None:
        raise Galat(
            "NERACA_BELUM",
            "Rekapitulasi penanganan belum pernah dihitung sampai akhir periode ini. "
            "Jalankan padu padan dan hitung rekapitulasi lebih dahulu.",
        )
    return neraca


def ledger(neraca: Neraca, wilayah: Wilayah | None = None) -> Figures:
    """The keys of the ledger for one wilayah, by default the whole kabupaten."""
    return {
        "id": neraca.pk,
        "tanggal": neraca.tanggal.isoformat(),
        "cocok": neraca.cocok,
        **neraca_queries.figures(neraca, wilayah or neraca.kabupaten),
    }


def sources(neraca: Neraca) -> Figures:
    """Its decree and its release, in one query."""
    rows = Rilis.objects.only(*DIBACA).in_bulk([neraca.sk_id, neraca.rilis_id])
    return {"sk": rilis(rows[neraca.sk_id]), "rilis": rilis(rows[neraca.rilis_id])}


def rilis(row: Rilis) -> Figures:
    return {
        "id": row.pk,
        "jenis": row.jenis,
        "sumber": row.jenis.split("-")[0].upper(),
        "tahun": row.tahun,
        "versi": row.versi,
        "nomor": row.nomor_dokumen,
        "tanggal": row.tanggal_dokumen.isoformat() if row.tanggal_dokumen else "",
        "jumlah": row.baris_disimpan,
        "sidik": row.sidik,
    }


def kriteria(neraca: Neraca) -> Figures | None:
    if neraca.kriteria is None:
        return None
    return {
        "teks": neraca.kriteria.teks,
        "nomor_ba": neraca.kriteria.nomor_ba,
        "tanggal_ba": neraca.kriteria.tanggal_ba.isoformat(),
    }


def per_kecamatan(neraca: Neraca) -> list[Figures]:
    return per_child(neraca, neraca.kabupaten)


def per_child(neraca: Neraca, wilayah: Wilayah) -> list[Figures]:
    """Of the places directly below, by code; those whose place is not known last."""
    rows = neraca_queries.per_child(neraca, wilayah)
    return [{**row_place(row.wilayah), **row.angka} for row in rows]
