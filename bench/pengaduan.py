"""Complaints per second while the table grows, and the inbox on many of them.

    .venv/bin/python -m bench.pengaduan [--kecil 10000] [--besar 1000000] [--kali 300]

Runs on a database of its own in a temporary folder. Fills the table set-wise, measures
`receive_pengaduan` at the smaller and at the larger size in turns of `--kali`, and what the
inbox of a camat and of Bappeda asks for. Prints one JSON object per line; exit 1 when the
throughput at the larger size is more than 20 % below that at the smaller one.
"""

from __future__ import annotations

import argparse
import json
import os
import secrets
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

AKAR = Path(__file__).resolve().parents[1]
BATAS = 0.8
ISI = """
WITH d AS (
    SELECT d.id, d.induk_id, k.induk_id AS kabupaten_id, row_number() OVER () - 1 AS u
      FROM kecamatan_wilayah d JOIN kecamatan_wilayah k ON k.id = d.induk_id
     WHERE d.kode LIKE '35.17.%%' AND d.tingkat = 4
), kat AS (
    SELECT id, row_number() OVER (ORDER BY id) - 1 AS u FROM layanan_dasar_kategoripengaduan
)
INSERT INTO layanan_dasar_pengaduan (
    nomor, kabupaten_id, kecamatan_id, desa_id, jenis, kategori_id, isi, identitas, rahasia,
    tentang_desa, kanal, diterima, status, status_tunda, tahap, jam_sejak, jam_sisa, tenggat,
    eskalasi, dibuka_kembali, nomor_lapor, ringkasan, rujukan_jenis, rujukan_kunci, rujukan_label,
    created_at)
SELECT 'B' || lpad(to_hex(n), 7, '0'), d.kabupaten_id, d.induk_id, d.id, 'PENGADUAN', kat.id,
       'Laporan ukur nomor ' || n || ' tentang jalan dan air di dusun.', 'ANONIM', false,
       false, 'WEB', DATE '2024-11-04' - (n %% 700),
       CASE WHEN n %% 10 = 0 THEN 'PROSES' ELSE 'SELESAI' END, '',
       CASE WHEN n %% 10 = 0 THEN 'JAWAB' ELSE '' END, DATE '2024-11-01', 5,
       CASE WHEN n %% 10 = 0 THEN DATE '2024-11-08' END,
       0, 0, '', '', '', '', '', now()
  FROM generate_series(%s::int, %s::int) n
  JOIN d ON d.u = n %% (SELECT count(*) FROM d)
  JOIN kat ON kat.u = n %% (SELECT count(*) FROM kat)
"""
KUNCI = """
INSERT INTO layanan_dasar_kuncipengaduan (pengaduan_id, sidik, sidik_kiriman)
SELECT p.id, encode(sha256(p.nomor::bytea), 'hex'), encode(sha256(('k' || p.nomor)::bytea), 'hex')
  FROM layanan_dasar_pengaduan p
 WHERE NOT EXISTS (SELECT 1 FROM layanan_dasar_kuncipengaduan k WHERE k.pengaduan_id = p.id)
"""
CATATAN = """
INSERT INTO layanan_dasar_catatanpengaduan
    (pengaduan_id, jenis, status, teks, untuk_pelapor, dirilis_at, tanggal, created_at)
SELECT p.id, 'LANGKAH', 'BARU', '', true, now(), p.diterima, now()
  FROM layanan_dasar_pengaduan p
 WHERE NOT EXISTS (SELECT 1 FROM layanan_dasar_catatanpengaduan c WHERE c.pengaduan_id = p.id)
"""


def main() -> None:
    pilihan = uraikan()
    with tempfile.TemporaryDirectory(prefix="rb-bench-") as folder:
        siapkan(Path(folder))
        from fondasi import embedded

        try:
            lulus = ukur(pilihan.kecil, pilihan.besar, pilihan.kali)
        finally:
            embedded.stop()
    sys.exit(0 if lulus else 1)


def uraikan() -> argparse.Namespace:
    urai = argparse.ArgumentParser(prog="python -m bench.pengaduan")
    urai.add_argument("--kecil", type=int, default=10_000)
    urai.add_argument("--besar", type=int, default=1_000_000)
    urai.add_argument("--kali", type=int, default=300, help="pengaduan per pengukuran")
    return urai.parse_args()


def siapkan(folder: Path) -> None:
    """Servers, tables, territories, categories, one camat and one Bappeda."""
    os.environ.update(RB_DATA=str(folder / "data"), DEBUG="0")
    os.environ["DJANGO_SETTINGS_MODULE"] = "rumahbersama.settings"
    for perintah in (["script/jalankan-migrasi", "-v", "0"],
                     [sys.executable, "manage.py", "muat_wilayah"],
                     [sys.executable, "manage.py", "muat_data_awal"]):  # fmt: skip
        subprocess.run(perintah, cwd=AKAR, check=True, stdout=subprocess.DEVNULL)
    os.environ["RB_PERAN_DB"] = "pekerja"
    import django

    from fondasi import embedded

    embedded.ensure_running()
    django.setup()
    buka_loket()


def buka_loket() -> None:
    from kecamatan.enums import Peran
    from kecamatan.models import Pengguna, Penugasan, Wilayah
    from layanan_dasar.actions.pengaturan_pengaduan import set_counter

    set_counter(Wilayah.objects.get(kode="35.17"), terbuka=True, oleh=None)
    for peran, kode in ((Peran.CAMAT, "35.17.05"), (Peran.BAPPEDA, "35.17")):
        pengguna = Pengguna.objects.create(username=f"ukur-{peran}", nama="Ukur")
        Penugasan.objects.create(
            pengguna=pengguna, peran=peran, wilayah=Wilayah.objects.get(kode=kode)
        )


def ukur(kecil: int, besar: int, kali: int) -> bool:
    penuhi(0, kecil)
    rendah = laju(kali, kecil)
    daftar(kecil)
    penuhi(kecil, besar)
    tinggi = laju(kali, besar)
    daftar(besar)
    nisbah = tinggi / rendah
    lapor(ukuran="nisbah", besar_per_kecil=round(nisbah, 3), lulus=nisbah >= BATAS)
    return nisbah >= BATAS


def penuhi(dari: int, sampai: int) -> None:
    """As the worker: fill in steps of 100,000 and let PostgreSQL count anew."""
    from django.db import connection

    with connection.cursor() as cursor:
        for awal in range(dari, sampai, 100_000):
            cursor.execute(ISI, [awal + 1, min(awal + 100_000, sampai)])
        cursor.execute(KUNCI)
        cursor.execute(CATATAN)
        cursor.execute("ANALYZE layanan_dasar_pengaduan, layanan_dasar_kuncipengaduan")


def laju(kali: int, baris: int) -> float:
    """Complaints per second, the better half of six turns: the machine is shared."""
    from kecamatan.models import Wilayah
    from layanan_dasar.actions.pengaduan import IsiPengaduan, receive_pengaduan
    from layanan_dasar.enums import IdentitasPelaporan
    from layanan_dasar.models import KategoriPengaduan

    desa = list(Wilayah.objects.filter(kode__startswith="35.17.", tingkat=4)[:50])
    kategori = list(KategoriPengaduan.objects.all())
    putaran = []
    for _ in range(6):
        mulai = time.perf_counter()
        for n in range(kali):
            isi = IsiPengaduan(
                desa=Wilayah.objects.select_related("induk").get(pk=desa[n % 50].pk),
                kategori=kategori[n % len(kategori)],
                isi="Jembatan kayu di dekat balai dusun patah sejak hari Senin.",
                identitas=IdentitasPelaporan.ANONIM,
            )
            receive_pengaduan(isi, kiriman=secrets.token_urlsafe(24), oleh=None)
        putaran.append(kali / (time.perf_counter() - mulai))
    hasil = statistics.mean(sorted(putaran)[3:])
    lapor(ukuran="laju", baris=baris, per_detik=round(hasil, 1),
          putaran=[round(satu, 1) for satu in putaran])  # fmt: skip
    return hasil


def daftar(baris: int) -> None:
    """Milliseconds of count and first page as the inbox asks for them."""
    from kecamatan.models import Pengguna
    from layanan_dasar.models import Pengaduan
    from layanan_dasar.queries.pengaduan import with_places

    for nama in ("ukur-camat", "ukur-bappeda"):
        user = Pengguna.objects.get(username=nama)
        waktu = []
        for _ in range(7):
            mulai = time.perf_counter()
            rows = with_places(Pengaduan.objects.visible_to(user))
            rows.count()
            list(rows.order_by("-id")[:25])
            waktu.append((time.perf_counter() - mulai) * 1000)
        lapor(ukuran="daftar", baris=baris, siapa=nama, ms=round(statistics.median(waktu), 1))


def lapor(**isi: Any) -> None:
    print(json.dumps(isi), flush=True)


if __name__ == "__main__":
    main()
