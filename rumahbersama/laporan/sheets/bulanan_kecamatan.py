"""Tables of the monthly report. Reports that were frozen before a chapter was added lack its
figures: their table is left out."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from fondasi.formatting import KOSONG
from fondasi.suppression import SMALLEST
from fondasi.tables import KolomTabel, Nilai, Tabel
from kemiskinan.reports.neraca import KALIMAT
from kemiskinan.rules.neraca import KEYS
from layanan_dasar.rules.kata import ARAH, points
from rumahbersama.laporan.figures import Figures
from rumahbersama.laporan.sheets import penanganan

SAMAR = (
    f"{KOSONG} tidak ditampilkan: kurang dari {SMALLEST}, atau dapat membuka angka yang kurang "
    "dari itu."
)


def tables(figures: Figures) -> list[Tabel]:
    return [*_people(figures), *_services(figures), *_work(figures), *_complaints(figures)]


def _people(figures: Figures) -> list[Tabel]:
    k = figures["konsolidasi"]
    if k is None:
        return []
    visits = penanganan.verval(k["verval"], kepala="Desa/kelurahan")
    return [_ledger(k), visits, *([_classes(k)] if "kelas" in k else []), _help(k)]


def _work(figures: Figures) -> list[Tabel]:
    came = [_attendance(figures)] if "kehadiran" in figures["koordinasi"] else []
    return [_meetings(figures), *came, _promises(figures), _visits(figures)]


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


def _classes(konsolidasi: Figures) -> Tabel:
    keys = ("masih", "optimal", "belum_optimal", "belum_diintervensi")
    heads = ("Masih desil 1", "Optimal", "Belum optimal", "Belum diintervensi")
    columns = (
        KolomTabel("Desa/kelurahan", lebar=24), *(KolomTabel(head, "angka") for head in heads),
    )  # fmt: skip
    rows = konsolidasi["kelas"]
    lines: list[list[Nilai]] = [[row["nama"], *(row[k] for k in keys)] for row in rows]
    if lines:
        lines.append(["Jumlah", *(konsolidasi["neraca"][k] for k in keys)])
    return Tabel(
        "kelas", "Intervensi menurut kelas (jiwa)", columns, lines, berjumlah=True,
        kosong="Tidak ada sasaran di kecamatan ini.",
    )  # fmt: skip


def _services(figures: Figures) -> list[Tabel]:
    layanan = figures.get("layanan")
    if not layanan:
        return []
    columns = (
        KolomTabel("Dimensi", lebar=34), KolomTabel("Skor", "angka"),
        KolomTabel("Warna", lebar=12), KolomTabel("Dari triwulan lalu", lebar=16),
        KolomTabel("Desa naik", "angka"), KolomTabel("Desa turun", "angka"),
        KolomTabel("Desa merah", "angka"),
    )  # fmt: skip
    lines: list[list[Nilai]] = [
        [
            row["nama"], _score(row["skor"]), row["warna"].capitalize(),
            ARAH.get(row["arah"], ""), row["naik"], row["turun"], row["merah"],
        ]
        for row in layanan["dimensi"]
    ]  # fmt: skip
    catatan = (
        f"Dari {layanan['terverifikasi']} kartu skor yang sudah diverifikasi di "
        f"{layanan['kartu']} desa/kelurahan."
    )
    title = f"Layanan dasar, {layanan['periode']} (skor 0 sampai 100)"
    return [Tabel("layanan_dasar", title, columns, lines, catatan=catatan)]


def _score(text: str | None) -> int | None:
    return points(Decimal(text)) if text else None


def _attendance(figures: Figures) -> Tabel:
    columns = (
        KolomTabel("Unsur", lebar=34), KolomTabel("Laki-laki", "angka"),
        KolomTabel("Perempuan", "angka"), KolomTabel("L/P tidak dicatat", "angka"),
        KolomTabel("Jumlah", "angka"),
    )  # fmt: skip
    rows = figures["koordinasi"]["kehadiran"]
    keys = ("l", "p", "tanpa")
    lines: list[list[Nilai]] = [
        [row["unsur"], *(row[k] for k in keys), sum(row[k] for k in keys)] for row in rows
    ]
    if lines:
        sums = [sum(row[k] for row in rows) for k in keys]
        lines.append(["Jumlah", *sums, sum(sums)])
    return Tabel(
        "kehadiran", "Kehadiran rapat menurut unsur (orang)", columns, lines, berjumlah=True,
        catatan="Yang hadir pada beberapa rapat dihitung pada tiap rapat.",
        kosong="Belum ada kehadiran yang dicatat pada periode ini.",
    )  # fmt: skip


def _complaints(figures: Figures) -> list[Tabel]:
    if "komunikasi" not in figures:
        return []
    columns = (
        KolomTabel("Pengaduan", lebar=30), KolomTabel("Terbuka, dalam tenggat", "angka"),
        KolomTabel("Terbuka, lewat tenggat", "angka"), KolomTabel("Ditutup", "angka"),
        KolomTabel("Jumlah", "angka"),
    )  # fmt: skip
    keys = ("terbuka", "terlambat", "ditutup", "jumlah")
    rows = figures["komunikasi"]["pengaduan"]
    lines: list[list[Nilai]] = [[row["asal"], *(row[k] for k in keys)] for row in rows]
    table = Tabel(
        "pengaduan", "Pengaduan warga", columns, lines if rows[-1]["jumlah"] != 0 else [],
        berjumlah=True, catatan=SAMAR if any(None in line for line in lines) else "",
        kosong="Tidak ada pengaduan yang terbuka atau ditutup pada periode ini.",
    )  # fmt: skip
    return [table]


def _meetings(figures: Figures) -> Tabel:
    columns = (
        KolomTabel("Tanggal", "tanggal", 20), KolomTabel("Rapat", lebar=40),
        KolomTabel("Jenis", lebar=24), KolomTabel("Hadir", "angka"),
        KolomTabel("Keputusan", "angka"),
        KolomTabel("Selesai", "angka"), KolomTabel("Notula", lebar=18),
    )  # fmt: skip
    lines: list[list[Nilai]] = [
        [
            date.fromisoformat(row["tanggal"]), row["judul"], row["jenis"],
            row.get("hadir"), row["keputusan"], row["selesai"], row["notula"],
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
