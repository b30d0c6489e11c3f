"""The tables of the ledger, the visits and the help."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from fondasi.tables import KolomTabel, Nilai, Tabel, percent
from kecamatan.enums import Strategi
from rumahbersama.laporan.figures import Figures

RINGKAS = (
    ("sk", "SK"),
    ("keluar", "Tidak lagi desil 1"),
    ("masih", "Masih desil 1"),
    ("optimal", "Optimal"),
    ("belum_optimal", "Belum optimal"),
    ("belum_diintervensi", "Belum diintervensi"),
    ("perlu_ditinjau", "Perlu ditinjau"),
    ("tidak_padan", "Tidak terpadan"),
)
KEBERADAAN = (
    ("ada", "Masih ada"),
    ("meninggal", "Meninggal"),
    ("pindah", "Pindah"),
    ("tidak_ditemukan", "Tidak ditemukan"),
    ("ganda", "Data ganda"),
    ("belum_disisir", "Belum disisir"),
)


def per_place(
    kode: str, judul: str, rows: Sequence[Figures], keys: Sequence[tuple[str, str]],
    total: Figures, *, kepala: str = "Kecamatan",
) -> Tabel:  # fmt: skip
    """One line per place and their sum."""
    columns = (KolomTabel(kepala, lebar=24), *(KolomTabel(label, "angka") for _, label in keys))
    names = [key for key, _ in keys]
    lines: list[list[Nilai]] = [[row["nama"], *(row[k] for k in names)] for row in rows]
    lines.append(["Jumlah", *(total[k] for k in names)])
    return Tabel(kode, judul, columns, lines, berjumlah=True)


def per_kecamatan(figures: Figures) -> Tabel:
    return per_place(
        "per_kecamatan", "Jumlah jiwa menurut kecamatan",
        figures["per_kecamatan"], RINGKAS, figures["neraca"],
    )  # fmt: skip


def verval(rows: Sequence[Figures], *, kepala: str = "Kecamatan") -> Tabel:
    columns = (
        KolomTabel(kepala, lebar=24), KolomTabel("Dalam daftar", "angka"),
        KolomTabel("Sudah disisir", "angka"), KolomTabel("Kemajuan", "persen"),
        KolomTabel("Batas waktu", "tanggal", 20),
    )  # fmt: skip
    lines: list[list[Nilai]] = [
        [
            row["nama"],
            row["jumlah"],
            row["selesai"],
            percent(row["selesai"], row["jumlah"]),
            date.fromisoformat(row["batas"]) if row["batas"] else None,
        ]
        for row in rows
    ]
    if lines:
        people, done = (sum(row[k] for row in rows) for k in ("jumlah", "selesai"))
        lines.append(["Jumlah", people, done, percent(done, people), None])
    return Tabel(
        "verval",
        f"Kemajuan verifikasi lapangan menurut {kepala.lower()} (jiwa)",
        columns,
        lines,
        berjumlah=True,
        kosong="Belum ada daftar verifikasi lapangan yang dibagikan.",
    )


def program(rows: Sequence[Figures]) -> Tabel:
    columns = (
        KolomTabel("Program", lebar=30), KolomTabel("Strategi", lebar=9),
        KolomTabel("OPD pengampu", lebar=20), KolomTabel("Sumber dana"),
        KolomTabel("Penerima (jiwa)", "angka"), KolomTabel("Pagu (Rp)", "angka", 18),
        KolomTabel("Realisasi (Rp)", "angka", 18),
    )  # fmt: skip
    names = ("instansi", "sumber_dana", "penerima", "pagu", "realisasi")
    lines = [[r["program"], str(r["strategi"]), *(r[n] for n in names)] for r in rows]
    return Tabel(
        "program",
        "Penerima dan anggaran menurut program",
        columns,
        lines,
        catatan="Satu orang dapat menerima beberapa program, sehingga jumlah penerima "
        "antarprogram tidak untuk dijumlahkan.",
        kosong="Belum ada intervensi yang dicatat.",
    )


def program_by_class(rows: Sequence[Figures]) -> Tabel:
    """T3: target and realisation per programme, by the three strategies of Inpres 4/2022."""
    columns = (
        KolomTabel("Program", lebar=34), KolomTabel("Strategi", lebar=28),
        KolomTabel("Sasaran (jiwa)", "angka"), KolomTabel("Realisasi (jiwa)", "angka"),
        KolomTabel("Capaian", "persen"),
    )  # fmt: skip
    lines = [
        [
            row["program"],
            f"{row['strategi']} {Strategi(row['strategi']).label}",
            row["sasaran"],
            row["penerima"],
            percent(row["penerima"], row["sasaran"]),
        ]
        for row in sorted(rows, key=lambda r: (r["strategi"], r["program"]))
    ]
    return Tabel("T3_program", "T3. Penerima menurut program dan strategi", columns, lines)


def money_by_source(rows: Sequence[Figures]) -> Tabel:
    """T4: budget per fund source, in rupiah."""
    columns = (
        KolomTabel("Sumber dana", lebar=24), KolomTabel("Pagu (Rp)", "angka", 20),
        KolomTabel("Realisasi (Rp)", "angka", 20), KolomTabel("Serapan", "persen"),
    )  # fmt: skip
    sums: dict[str, tuple[int, int]] = {}
    for row in rows:
        pagu, realisasi = sums.get(row["sumber_dana"], (0, 0))
        sums[row["sumber_dana"]] = (pagu + row["pagu"], realisasi + row["realisasi"])
    lines: list[list[Nilai]] = [[name, p, r, percent(r, p)] for name, (p, r) in sums.items()]
    if lines:
        p, r = (sum(pair[n] for pair in sums.values()) for n in (0, 1))
        lines.append(["Jumlah", p, r, percent(r, p)])
    return Tabel("T4_anggaran", "T4. Anggaran menurut sumber dana", columns, lines, berjumlah=True)
