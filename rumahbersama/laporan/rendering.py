"""Frozen figures → PDF. Nothing is read from the database but the emblem's bytes."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.safestring import SafeString

from fondasi.charts import Batang, bars
from fondasi.formatting import bulan_tahun, tanggal
from fondasi.pdf import Kop, Paper, Surat, TandaTangan, render_pdf
from kecamatan.models import Berkas
from kemiskinan.reports import neraca as ledger
from rumahbersama.laporan.models import Laporan

LEBAR = 720


def render_laporan(laporan: Laporan) -> bytes:
    figures: dict[str, Any] = laporan.angka
    paper: Paper = "F4" if laporan.kertas == "F4" else "A4"
    return render_pdf(
        "laporan/progres_ppke.html",
        {**context_of(figures), "surat": Surat(nomor=laporan.nomor), "kaki": _footer(laporan)},
        title=f"Laporan progres PPKE {figures['wilayah']['jenis']} {figures['wilayah']['nama']}",
        paper=paper,
    )


def context_of(figures: dict[str, Any]) -> dict[str, Any]:
    """What the template reads, derived from the figures alone."""
    neraca = figures["neraca"]
    return {
        "f": figures,
        "subjudul": f"Keadaan {bulan_tahun(_date(figures['periode'] + '-01'))}",
        "kop": _kop(figures["kop"]),
        "tanda_tangan": [_signature(figures)],
        "pohon": draw_tree(figures),
        "batang": _bars(figures),
        "persamaan": ledger.equations(neraca),
        "tanggal_sk": _date(figures["sk"]["tanggal"]),
        "tanggal_bast": _date(figures["rilis"]["tanggal"]),
        "tanggal_neraca": _date(neraca["tanggal"]),
        "tanggal_ba": _date(figures["kriteria"]["tanggal_ba"]) if figures["kriteria"] else None,
        "verval": [{**row, "batas": _date(row["batas"])} for row in figures["verval"]],
        "sisa": neraca["belum_optimal"] + neraca["belum_diintervensi"],
    }


def _date(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _footer(laporan: Laporan) -> str:
    return f"Laporan {laporan.pk} versi {laporan.versi} · sidik angka {laporan.sidik[:16]}"


def _kop(kop: dict[str, Any]) -> Kop:
    berkas = Berkas.objects.filter(pk=kop["lambang_id"]).first() if kop["lambang_id"] else None
    return Kop(
        instansi=tuple(kop["instansi"]),
        alamat=tuple(kop["alamat"]),
        lambang=berkas.isi.read() if berkas else None,
    )


def _signature(figures: dict[str, Any]) -> TandaTangan:
    place = f"{figures['kop']['kota']}, {tanggal(_date(figures['tanggal']))}"
    return TandaTangan(tempat_tanggal=place, **figures["penanda_tangan"])


def draw_tree(figures: dict[str, Any], width: int = LEBAR) -> SafeString:
    """The ledger as in the page *Rekapitulasi penanganan*, without links."""
    rilis = figures["rilis"]
    return ledger.draw_tree(
        figures["neraca"],
        sk=f"SK {figures['wilayah']['kepala']} {figures['sk']['tahun']}",
        sumber=f"{rilis['sumber']} {rilis['tahun']}",
        width=width,
    )


def _bars(figures: dict[str, Any]) -> SafeString:
    rows = [
        Batang(row["nama"], row["belum_optimal"] + row["belum_diintervensi"])
        for row in figures["per_kecamatan"]
    ]
    return bars(rows, width=LEBAR, title="Sasaran yang belum optimal atau belum diintervensi")
