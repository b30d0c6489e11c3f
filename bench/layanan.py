"""The pages of layanan dasar with a province's cards and complaints in the tables.

    .venv/bin/python -m bench.layanan [--folder FOLDER] [--kali 15]

Builds the small demo, then fills set-wise what Jawa Timur would hold: 8,494 desa/kelurahan × 8
quarters × 40 answers and 100,000 complaints. Measures like `bench.provinsi`, in turns with the
sign-in page, and tells how long the province's matrix takes when it is counted anew. Prints one
JSON object per line; exit 1 when a page is slower than six times the sign-in page or asks more
than 20 queries.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.halaman import (
    PEMERAN,
    lapor,
    masuk,
    nilai,
    pastikan_peran,
    peragaan,
    ranah,
    ukur_acuan,
    ukur_halaman,
)
from bench.halaman_telusur import Peramban, kenali
from bench.pengaduan import CATATAN, KUNCI

if TYPE_CHECKING:
    from layanan_dasar.models import Instrumen

KUARTAL = [(2022, 4), *((2023, n) for n in (1, 2, 3, 4)), *((2024, n) for n in (1, 2, 3))]
JAWABAN, PENGADUAN = 40, 100_000
PERAN = ("camat", "bappeda", "opd", "pendamping", "provinsi")
ALAMAT = (
    "/layanan/kartu/",
    "/layanan/kartu/?status=DIAJUKAN",
    "/layanan/matriks/35.17.05/",
    "/layanan/matriks/35.17.05/?dimensi=air_bersih",
    "/layanan/matriks/35.17/",
    "/layanan/matriks/35/",
    "/layanan/pengaduan/",
    "/layanan/pengaduan/?status=PROSES",
    "/layanan/pengaduan/angka/",
    "/layanan/pengaduan/pengaturan/",
    "/layanan/rute/35.17/",
    "/layanan/usulan/",
    "/layanan/bimbingan/",
)
"""What a peran may not open is left out of its turn."""

PERIODE = """
INSERT INTO layanan_dasar_periodekartu
    (kabupaten_id, instrumen_id, keluarga, tahun, nomor, label, batas, created_at)
SELECT w.id, %(instrumen)s, 'layanan_dasar', %(tahun)s, %(nomor)s,
       'Triwulan ' || %(nomor)s || ' ' || %(tahun)s, DATE '2024-11-15', now()
  FROM kecamatan_wilayah w
 WHERE w.tingkat = 2 AND w.kode LIKE '35.%%' AND w.berlaku_sampai IS NULL
ON CONFLICT DO NOTHING
"""
KARTU = """
INSERT INTO layanan_dasar_kartuskor (kabupaten_id, kecamatan_id, desa_id, periode_id, status, versi)
SELECT k.induk_id, k.id, d.id, p.id, 'DRAF', 0
  FROM layanan_dasar_periodekartu p
  JOIN kecamatan_wilayah k ON k.induk_id = p.kabupaten_id AND k.tingkat = 3
  JOIN kecamatan_wilayah d ON d.induk_id = k.id AND d.tingkat = 4 AND d.berlaku_sampai IS NULL
 WHERE p.keluarga = 'layanan_dasar'
ON CONFLICT DO NOTHING
"""
NILAI = """
WITH soal AS (
    SELECT i.*, row_number() OVER (PARTITION BY instrumen_id ORDER BY id) AS urut
      FROM layanan_dasar_indikator i
), isi AS (
    SELECT c.id AS kartu_id, s.id AS indikator_id, s.jenis,
           (c.id * 31 + s.urut * 17) %% 90 AS n, 90 + c.id %% 11 AS total
      FROM layanan_dasar_kartuskor c
      JOIN layanan_dasar_periodekartu p ON p.id = c.periode_id AND p.keluarga = 'layanan_dasar'
      JOIN soal s ON s.instrumen_id = p.instrumen_id AND s.urut <= %(jawaban)s
     WHERE NOT EXISTS (SELECT 1 FROM layanan_dasar_nilai n WHERE n.kartu_id = c.id)
)
INSERT INTO layanan_dasar_nilai
    (kartu_id, indikator_id, keadaan, nilai, pembilang, penyebut, pilihan, teks, skor, warna,
     versi, putusan, alasan, diubah_at)
SELECT kartu_id, indikator_id, 'TERISI', CASE WHEN jenis <> 'RASIO' THEN n END,
       CASE WHEN jenis = 'RASIO' THEN n END, CASE WHEN jenis = 'RASIO' THEN total END, '', '',
       skor, CASE WHEN skor < 50 THEN 'MERAH' WHEN skor < 80 THEN 'KUNING' ELSE 'HIJAU' END,
       1, 'DITERIMA', '', now()
  FROM (SELECT *, round(100.0 * n / total, 2) AS skor FROM isi) dinilai
"""
SAH = """
UPDATE layanan_dasar_kartuskor c SET versi = 1,
       status = CASE WHEN c.id %% 10 = 0 THEN 'DIAJUKAN' ELSE 'DIVERIFIKASI' END
 WHERE c.status = 'DRAF' AND c.versi = 0
   AND EXISTS (SELECT 1 FROM layanan_dasar_nilai n WHERE n.kartu_id = c.id)
"""
ADUAN = """
WITH d AS (
    SELECT d.id, d.induk_id, k.induk_id AS kabupaten_id,
           row_number() OVER (ORDER BY d.kode) - 1 AS u
      FROM kecamatan_wilayah d JOIN kecamatan_wilayah k ON k.id = d.induk_id
     WHERE d.kode LIKE '35.%%' AND d.tingkat = 4 AND d.berlaku_sampai IS NULL
), kat AS (
    SELECT id, row_number() OVER (ORDER BY id) - 1 AS u FROM layanan_dasar_kategoripengaduan
)
INSERT INTO layanan_dasar_pengaduan (
    nomor, kabupaten_id, kecamatan_id, desa_id, jenis, kategori_id, isi, identitas, rahasia,
    tentang_desa, kanal, diterima, status, status_tunda, tahap, jam_sejak, jam_sisa, tenggat,
    eskalasi, dibuka_kembali, nomor_lapor, ringkasan, rujukan_jenis, rujukan_kunci, rujukan_label,
    nilai, created_at)
SELECT 'B' || lpad(to_hex(n), 7, '0'), d.kabupaten_id, d.induk_id, d.id, 'PENGADUAN', kat.id,
       'Laporan ukur nomor ' || n || ' tentang jalan dan air di dusun.', 'ANONIM', false,
       false, 'WEB', DATE '2024-11-04' - (n %% 700),
       CASE WHEN n %% 10 = 0 THEN 'PROSES' ELSE 'SELESAI' END, '',
       CASE WHEN n %% 10 = 0 THEN 'JAWAB' ELSE '' END, DATE '2024-11-01', 5,
       CASE WHEN n %% 10 = 0 THEN DATE '2024-11-08' - (n %% 9)::int END,
       0, 0, '', '', '', '', '', CASE WHEN n %% 10 > 5 THEN 1 + n %% 5 END, now()
  FROM generate_series(1, %(banyak)s) n
  JOIN d ON d.u = n %% (SELECT count(*) FROM d)
  JOIN kat ON kat.u = n %% (SELECT count(*) FROM kat)
ON CONFLICT DO NOTHING
"""
HITUNG = """
SELECT (SELECT count(*) FROM layanan_dasar_kartuskor),
       (SELECT count(*) FROM layanan_dasar_nilai),
       (SELECT count(*) FROM layanan_dasar_pengaduan)
"""


def main() -> None:
    urai = argparse.ArgumentParser(prog="python -m bench.layanan")
    urai.add_argument("--folder", type=Path, help="folder data yang dipakai lagi")
    urai.add_argument("--kali", type=int, default=15, help="banyaknya ulangan tiap halaman")
    pilihan = urai.parse_args()
    with peragaan(pilihan.folder):
        lapor(ukuran="isi", **isi_layanan())
        patah = ukur(pilihan.kali)
    sys.exit(1 if patah else 0)


def isi_layanan() -> dict[str, Any]:
    """Fill once; a folder that is used again keeps its rows. Returns the counts."""
    import psycopg

    from fondasi import embedded

    instrumen = _instrumen()
    mulai = time.perf_counter()
    with psycopg.connect(embedded.url_for("postgres"), autocommit=True) as server:
        # Keys come from the tables themselves: checking each again would take most of the time.
        server.execute("SET session_replication_role = replica")
        for tahun, nomor in KUARTAL:
            server.execute(PERIODE, {"instrumen": instrumen.pk, "tahun": tahun, "nomor": nomor})
        server.execute(KARTU.replace("%%", "%"))
        server.execute(NILAI, {"jawaban": JAWABAN})
        server.execute(SAH.replace("%%", "%"))
        server.execute(ADUAN, {"banyak": PENGADUAN})
        server.execute(KUNCI)
        server.execute(CATATAN)
        server.execute("VACUUM ANALYZE")
        counted = server.execute(HITUNG).fetchone()
    assert counted is not None
    kartu, jawaban, pengaduan = counted
    detik = round(time.perf_counter() - mulai, 1)
    return {"kartu": kartu, "jawaban": jawaban, "pengaduan": pengaduan, "detik": detik}


def _instrumen() -> Instrumen:
    """The province's own, of the same indicators as the demo's."""
    from kecamatan.models import Wilayah
    from layanan_dasar.actions.bawaan import load_seeds
    from layanan_dasar.models import Instrumen

    jatim = Wilayah.objects.get(kode="35")
    load_seeds(pemilik=jatim, oleh=None)
    return Instrumen.objects.get(pemilik=jatim, kode="layanan_dasar")


def ukur(kali: int) -> int:
    from rumahbersama.wsgi import application as aplikasi

    pastikan_peran()
    acuan, patah = ukur_acuan(aplikasi)
    for peran in PERAN:
        peramban = Peramban(aplikasi, masuk(f"{PEMERAN[peran]}@{ranah()}"))
        for alamat in ALAMAT:
            halaman = kenali(alamat)
            if halaman is not None and peramban.buka(alamat).status_code == 200:
                patah += nilai(peran, halaman, ukur_halaman(peramban, alamat, kali))
    hitung_provinsi(acuan)
    return patah


def hitung_provinsi(acuan: float) -> None:
    """The province's matrix as it is counted anew: what its first reader in ten minutes waits for.
    The page that is kept says since when it holds."""
    from kecamatan.models import Wilayah
    from layanan_dasar.queries.matriks import build_matrix, times_of

    jatim = Wilayah.objects.get(kode="35")
    lama = []
    for _ in range(3):
        mulai = time.perf_counter()
        build_matrix(jatim, times_of(jatim)[0], "")
        lama.append((time.perf_counter() - mulai) * 1000)
    nisbah = round(min(lama) / acuan, 1)
    lapor(ukuran="hitung-provinsi", ms=[round(one) for one in lama], nisbah=nisbah)


if __name__ == "__main__":
    main()
