"""Proposals as a sheet, in the kabupaten's own column order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fondasi.spreadsheets.sheets import Kolom, Lembar
from layanan_dasar.models import UsulanPembangunan
from layanan_dasar.rules.usulan_pembangunan import KOLOM

BILANGAN = ("volume", "rupiah", "hasil_rupiah")


def proposal_sheet(rows: Iterable[UsulanPembangunan], kolom: list[str]) -> Lembar:
    columns = [Kolom(KOLOM[kode], 20, "bilangan" if kode in BILANGAN else "teks") for kode in kolom]
    return Lembar("Usulan pembangunan", columns, _rows(rows, kolom))


def _rows(rows: Iterable[UsulanPembangunan], kolom: list[str]) -> Iterator[list[object]]:
    for row in rows:
        said = _said(row)
        yield [said[kode] for kode in kolom]


def _said(row: UsulanPembangunan) -> dict[str, object]:
    return {
        "kode_desa": row.desa.kode,
        "desa": row.desa.sebutan,
        "kecamatan": row.kecamatan.sebutan,
        "tahun": str(row.tahun),
        "jalur": row.get_jalur_display(),
        "kode": row.kode,
        "uraian": row.uraian,
        "lokasi": row.lokasi,
        "volume": row.volume,
        "satuan": row.satuan,
        "rupiah": row.rupiah,
        "indikator": row.indikator_nama,
        "keadaan": row.keadaan,
        "status": row.get_status_display(),
        "alasan": row.alasan,
        "hasil": row.hasil,
        "hasil_rupiah": row.hasil_rupiah,
    }
