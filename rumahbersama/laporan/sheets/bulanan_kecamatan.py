from __future__ import annotations

from datetime import date

from fondasi.tables import KolomTabel, Nilai, Tabel
from kemiskinan.reports.neraca import KALIMAT
from kemiskinan.rules.neraca import KEYS
from rumahbersama.laporan.figures import Figures
from rumahbersama.laporan.sheets import penanganan


def tables(figures: Figures) -> list[Tabel]:
    k = figures["konsolidasi"]
    consolidated = (
        [_ledger(k), penanganan.verval(k["verval"], kepala="Desa"), _help(k)] if k else []
    )
    return [
        *consolidated,
        _meetings(figures),
        _promises(figures),
        _visits(figures),
    ]


def _ledger(konsolidasi: Figures) -> Tabel:
    columns = (KolomTabel("Cabang", lebar=40), KolomTabel("Jiwa", "angka"))
    lines = [[KALIMAT[key], konsolidasi["neraca"][key]] for key in KEYS]
    return Tabel("rekapitulasi", "Rekapitulasi penanganan kecamatan", columns, lines)


def _help(konsolidasi: Figures) -> Tabel:
    columns = (
        KolomTabel("Strategi", lebar=34), KolomTabel("Direncanakan (jiwa)", "angka"),
        KolomTabel("Tersalur (jiwa)", "angka"),
    )  # fmt: skip
    lines: list[list[Nilai]] = [
        [f"{row['strategi']} {row['nama']}", row["jiwa"], row["tersalur"]]
        for row in konsolidasi["strategi"]
    ]
    return Tabel("strategi", "Intervensi menurut strategi", columns, lines)


def _meetings(figures: Figures) -> Tabel:
    columns = (
        KolomTabel("Tanggal", "tanggal", 20), KolomTabel("Rapat", lebar=40),
        KolomTabel("Jenis", lebar=24), KolomTabel("Keputusan", "angka"),
        KolomTabel("Selesai", "angka"), KolomTabel("Notula", lebar=18),
    )  # fmt: skip
    lines: list[list[Nilai]] = [
        [
            date.fromisoformat(row["tanggal"]), row["judul"], row["jenis"], row["keputusan"],
            row["selesai"], row["notula"],
        ]
        for row in figures["koordinasi"]["rapat"]
    ]  # fmt: skip
    return Tabel(
        "rapat", "Rapat koordinasi", columns, lines, kosong="Tidak ada rapat pada periode ini."
    )


def _promises(figures: Figures) -> Tabel:
    columns = (
        KolomTabel("Jenis", lebar=34), KolomTabel("Terbuka", "angka"),
        KolomTabel("Terlambat", "angka"), KolomTabel("Selesai", "angka"),
    )  # fmt: skip
    rows = figures["koordinasi"]["tindak_lanjut"]
    keys = ("terbuka", "terlambat", "selesai")
    lines: list[list[Nilai]] = [[row["jenis"], *(row[k] for k in keys)] for row in rows]
    lines.append(["Jumlah", *(sum(row[k] for row in rows) for k in keys)])
    return Tabel("tindak_lanjut", "Tindak lanjut", columns, lines, berjumlah=True)


def _visits(figures: Figures) -> Tabel:
    columns = (
        KolomTabel("Tujuan", lebar=34), KolomTabel("Kunjungan", "angka"),
        KolomTabel("Desa dikunjungi", "angka"),
    )  # fmt: skip
    lines: list[list[Nilai]] = [
        [row["tujuan"], row["kunjungan"], row["desa"]] for row in figures["kolaborasi"]["kunjungan"]
    ]
    return Tabel(
        "kunjungan", "Kunjungan pendamping", columns, lines,
        kosong="Tidak ada kunjungan yang dicatat pada periode ini.",
    )  # fmt: skip
