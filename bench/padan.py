"""Padu padan against known truth, beside Splink on the same data in the same run.

    .venv/bin/python -m bench.padan [--jumlah 654220] [--sk 7408] [--benih 1] [--ulang 3]

Runs on an embedded server of its own in a temporary folder. Prints one JSON object per line: the
data and its seed, ours, Splink's, the ratio. Both clocks start with the lists inside their
database; ours includes making the keys, and storing every verdict with its reasons.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

AKAR = Path(__file__).resolve().parents[1]
AMBANG_OTOMATIS = 0.99


def main() -> None:
    pilihan = uraikan()
    with tempfile.TemporaryDirectory(prefix="rb-bench-") as folder:
        bersiap(Path(folder))
        from fondasi import embedded

        try:
            jalankan(pilihan, Path(folder))
        finally:
            embedded.stop()


def uraikan(argumen: Sequence[str] | None = None) -> argparse.Namespace:
    urai = argparse.ArgumentParser(prog="python -m bench.padan")
    urai.add_argument("--jumlah", type=int, default=654_220)
    urai.add_argument("--sk", type=int, default=7_408)
    urai.add_argument("--benih", type=int, default=1)
    urai.add_argument(
        "--ulang", type=int, default=3, help="banyaknya ulangan; mediannya dilaporkan"
    )
    return urai.parse_args(argumen)


def bersiap(folder: Path) -> None:
    """An own data folder and the owner's role, before settings load."""
    os.environ["RB_DATA"] = str(folder / "data")
    os.environ["RB_PERAN_DB"] = "pemilik"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rumahbersama.settings")
    import django

    from fondasi import embedded

    embedded.ensure_running()
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def jalankan(pilihan: argparse.Namespace, folder: Path) -> None:
    from bench.padan_muat import muat

    tulis(pilihan, folder)
    sk, rilis = muat(folder)
    kebenaran = baca_kebenaran(folder)
    ulangan = max(1, pilihan.ulang)
    kami = [ukur_kami(sk.pk, rilis.pk) for _ in range(ulangan)]
    putusan = putusan_kami(sk.pk, rilis.pk)
    kiri, kanan = ekspor(folder, sk.pk, rilis.pk)
    mereka = [ukur_splink(kiri, kanan) for _ in range(ulangan)]
    kami_detik = statistics.median(satu["detik"]["total"] for satu in kami)
    mereka_detik = statistics.median(satu["detik"] for satu in mereka)
    lapor(uji="kami", detik=kami_detik, langkah=kami[-1]["detik"], **nilai(putusan, kebenaran))
    lapor(
        uji="splink",
        detik=round(mereka_detik, 3),
        puncak_mib=max(satu["puncak_mib"] for satu in mereka),
        **nilai(putusan_splink(mereka[-1]["pasangan"], sk.pk, rilis.pk), kebenaran),
    )
    lapor(uji="nisbah", kami_per_splink=round(kami_detik / mereka_detik, 4), batas=0.125)


def lapor(**isi: Any) -> None:
    sys.stdout.write(json.dumps(isi, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def tulis(pilihan: argparse.Namespace, folder: Path) -> None:
    """The invented files; the generator tells how many rows carry which noise."""
    perintah = [sys.executable, "-m", "rumahbersama.peragaan.tulis", "--uji", "--kode-desa"]
    perintah += ["--jumlah", str(pilihan.jumlah), "--sk", str(pilihan.sk)]
    perintah += ["--benih", str(pilihan.benih), "--format", "csv", "--folder", str(folder)]
    keluar = subprocess.run(perintah, cwd=AKAR, check=True, capture_output=True, text=True)
    ringkas = json.loads(keluar.stdout)
    lapor(
        uji="data",
        benih=pilihan.benih,
        jumlah=pilihan.jumlah,
        sk=pilihan.sk,
        derau=ringkas["derau"],
    )


def baca_kebenaran(folder: Path) -> dict[str, str]:
    """{sk_no: id_individu, empty when absent}"""
    with (folder / "kebenaran.csv").open(encoding="utf-8", newline="") as teks:
        return {baris["sk_no"]: baris["id_individu"] for baris in csv.DictReader(teks)}


def ukur_kami(sk: int, rilis: int) -> dict[str, Any]:
    """The command itself, as a person runs it; its own clock and its process's peak."""
    perintah = [sys.executable, "manage.py", "padankan", "--sk", str(sk), "--rilis", str(rilis)]
    keluar = subprocess.run(
        [*perintah, "--json"], cwd=AKAR, check=True, stdout=subprocess.PIPE, text=True
    )
    hasil: dict[str, Any] = json.loads(keluar.stdout.splitlines()[-1])
    return hasil


def putusan_kami(sk: int, rilis: int) -> list[tuple[str, str, str]]:
    """(sk_no, id_individu, status) of every candidate."""
    from kemiskinan.models import Padanan

    rows = Padanan.objects.filter(pemadanan__sk=sk, pemadanan__rilis=rilis, individu__isnull=False)
    return list(rows.values_list("sasaran__sk_no", "individu__id_individu", "status"))


def ekspor(folder: Path, sk: int, rilis: int) -> tuple[Path, Path]:
    """Both lists for Splink, names already normalised to our keys."""
    from kemiskinan.matching.parties import INDIVIDU, SASARAN

    kiri, kanan = folder / "kiri.csv", folder / "kanan.csv"
    _ekspor(kiri, SASARAN, {"sk": sk})
    _ekspor(kanan, INDIVIDU, {"rilis": rilis})
    return kiri, kanan


def _ekspor(berkas: Path, query: str, params: dict[str, int]) -> None:
    from django.db import connection

    from kemiskinan.rules.nama import kunci

    memo: dict[str, str] = {}
    with connection.cursor() as cursor, berkas.open("w", newline="") as keluar:
        penulis = csv.writer(keluar)
        penulis.writerow(("unique_id", "nik", "nama", "tanggal_lahir", "desa", "kecamatan"))
        cursor.execute(query, params)
        for pk, nik, nama, lahir, desa, kecamatan, _jk in cursor.fetchall():
            kata = memo.get(nama) or memo.setdefault(nama, kunci(nama))
            penulis.writerow((pk, nik or "", kata, lahir or "", desa or "", kecamatan or ""))


def ukur_splink(kiri: Path, kanan: Path) -> dict[str, Any]:
    perintah = [sys.executable, str(AKAR / "bench" / "padan_splink.py"), str(kiri), str(kanan)]
    keluar = subprocess.run(perintah, cwd=AKAR, check=True, stdout=subprocess.PIPE, text=True)
    hasil: dict[str, Any] = json.loads(keluar.stdout)
    return hasil


def putusan_splink(
    pasangan: Iterable[tuple[str, str, float]], sk: int, rilis: int
) -> list[tuple[str, str, str]]:
    """The best link of each person is taken when it is the only best one, as a user would."""
    from kemiskinan.models import Individu, Sasaran

    nomor = {str(k): v for k, v in Sasaran.objects.filter(rilis=sk).values_list("pk", "sk_no")}
    terlibat = {int(satu) for baris in pasangan for satu in baris[:2]}
    rows = Individu.objects.filter(rilis=rilis, pk__in=terlibat)
    orang = {str(k): v for k, v in rows.values_list("pk", "id_individu")}
    calon: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for satu, dua, peluang in pasangan:
        kiri, kanan = (satu, dua) if satu in nomor and dua in orang else (dua, satu)
        calon[kiri].append((peluang, kanan))
    return [
        (nomor[kiri], orang[kanan], "otomatis" if yakin else "perlu_ditinjau")
        for kiri, daftar in calon.items()
        for kanan, yakin in _terbaik(daftar)
    ]


def _terbaik(daftar: list[tuple[float, str]]) -> list[tuple[str, bool]]:
    urut = sorted(daftar, reverse=True)
    tunggal = len(urut) == 1 or urut[0][0] > urut[1][0]
    if urut[0][0] >= AMBANG_OTOMATIS and tunggal:
        return [(urut[0][1], True)]
    return [(kanan, False) for _, kanan in urut]


def nilai(putusan: list[tuple[str, str, str]], kebenaran: dict[str, str]) -> dict[str, Any]:
    """Precision of automatic pairs; recall with those offered; share of people to review."""
    otomatis = {(no, orang) for no, orang, status in putusan if status == "otomatis"}
    benar = sum(kebenaran[no] == orang for no, orang in otomatis)
    ditinjau = {no for no, _, status in putusan if status == "perlu_ditinjau"}
    ketemu = sum(bool(kebenaran[no]) and kebenaran[no] == orang for no, orang, _ in putusan)
    hadir = sum(map(bool, kebenaran.values()))
    return {
        "otomatis": len(otomatis),
        "salah": len(otomatis) - benar,
        "presisi": round(benar / max(1, len(otomatis)), 5),
        "ketemu": round(ketemu / max(1, hadir), 5),
        "ditinjau": round(len(ditinjau) / max(1, len(kebenaran)), 5),
        "baris_ditinjau": sum(status == "perlu_ditinjau" for _, _, status in putusan),
    }


if __name__ == "__main__":
    mulai = time.perf_counter()
    main()
    lapor(uji="selesai", detik=round(time.perf_counter() - mulai, 1))
