from __future__ import annotations

from fondasi.tables import KolomTabel, Nilai, Tabel, percent
from rumahbersama.laporan.figures import Figures
from rumahbersama.laporan.periode import parse_periode
from rumahbersama.laporan.sheets.triwulan_ppke import CAPAIAN, achievements


def tables(figures: Figures) -> list[Tabel]:
    return [achievements(figures["kabupaten"]), visits(figures), trend(figures), silent(figures)]


def visits(figures: Figures) -> Tabel:
    columns = (
        KolomTabel("Kabupaten/kota", lebar=24), KolomTabel("Dalam daftar", "angka"),
        KolomTabel("Sudah disisir", "angka"), KolomTabel("Kemajuan", "persen"),
    )  # fmt: skip
    lines: list[list[Nilai]] = [
        [row["nama"], v["jumlah"], v["selesai"], percent(v["selesai"], v["jumlah"])]
        for row in figures["kabupaten"]
        if (v := row["verval"])
    ]
    return Tabel(
        "verval", "Kemajuan verifikasi lapangan (jiwa)", columns, lines,
        kosong="Belum ada daftar verifikasi lapangan.",
    )  # fmt: skip


def trend(figures: Figures) -> Tabel:
    columns = (
        KolomTabel("Akhir bulan", lebar=20), *(KolomTabel(w, "angka") for _, w in CAPAIAN)
    )  # fmt: skip
    lines = [
        [parse_periode(row["periode"]).sebutan, *(row[key] for key, _ in CAPAIAN)]
        for row in figures["tren"]
        if row["sk"]
    ]
    return Tabel("tren", "Perkembangan enam bulan (jiwa, seluruh provinsi)", columns, lines)


def silent(figures: Figures) -> Tabel:
    """Who did not report: by code, counted per kabupaten and named."""
    columns = (
        KolomTabel("Kabupaten/kota", lebar=24), KolomTabel("Kecamatan", "angka"),
        KolomTabel("Nama kecamatan", lebar=80),
    )  # fmt: skip
    lines: list[list[Nilai]] = [
        [row["nama"], len(names), ", ".join(names)]
        for row in figures["kabupaten"]
        if (names := [one["nama"] for one in row["belum_melapor"]])
    ]
    return Tabel(
        "belum_melapor", "Kecamatan yang belum melapor", columns, lines,
        kosong="Semua kecamatan yang sudah jatuh tenggat telah melapor.",
    )  # fmt: skip
