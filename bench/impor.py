"""How long an import takes, against the bare reading of the same file and against
django-import-export: `python -m bench.impor [--berkas FILE] [--jumlah N] [--ulang N]`.

Without a file one of `--jumlah` invented people (654,220) is written. Every measurement is a
process of its own, in one run on one machine; standard output is one JSON object per line. It
runs on an embedded server of its own in a temporary folder; each imported release is rejected and
its rows are removed before the next turn.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROWS = 654_220
SAMPLE = 20_000
MANAGE = [sys.executable, "manage.py"]

BARE = """
import sys, time
from python_calamine_plus import CalamineWorkbook
started = time.perf_counter()
book = CalamineWorkbook.from_path(sys.argv[1])
rows = sum(1 for _row in book.stream_sheet_by_index(0))
print(time.perf_counter() - started, rows)
"""

IMPORT_EXPORT = """
import sys, time
from fondasi import embedded
embedded.ensure_running()
import django
django.setup()
import tablib
from django.db import transaction
from import_export import resources
from kecamatan.models import Wilayah
from kemiskinan.models import Individu, Rilis
from fondasi.spreadsheets.reading import open_workbook
from pathlib import Path

MAP = {"Nama": "nama", "ID Keluarga P3KE": "id_keluarga",
       "ID Individu": "id_individu", "Desil Kesejahteraan": "desil", "Alamat": "dusun_rt",
       "Hubungan dengan Kepala Keluarga": "hubungan"}

class Resource(resources.ModelResource):
    class Meta:
        model = Individu
        fields = [*MAP.values(), "kabupaten", "rilis", "nomor_baris"]
        import_id_fields = []
        force_init_instance = True
        use_bulk = True
        batch_size = 1000
        skip_diff = True

limit = int(sys.argv[2])
kabupaten = Wilayah.objects.get(kode="35.17").pk
rilis = Rilis.objects.latest("id").pk
started = time.perf_counter()
with open_workbook(Path(sys.argv[1])) as book:
    rows = book.rows(book.sheet_names[0])
    header = next(rows)[1]
    places = [header.index(name) for name in MAP]
    data = tablib.Dataset(headers=Resource.Meta.fields)
    for number, cells in rows:
        data.append([*(cells[at] if cells[at] != "" else None for at in places),
                     kabupaten, rilis, number])
        if len(data) == limit:
            break
with transaction.atomic():
    result = Resource().import_data(data, raise_errors=True, use_transactions=False)
    transaction.set_rollback(True)
print(time.perf_counter() - started, len(data))
"""


def measure(call: list[str], **extra: str) -> tuple[str, float, float]:
    """(last line of stdout, wall seconds, peak memory in MiB) of one process."""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "rumahbersama.settings", **extra}
    started = time.perf_counter()
    process = subprocess.Popen(call, stdout=subprocess.PIPE, text=True, env=environment)
    assert process.stdout is not None
    output = process.stdout.read()
    _pid, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"gagal: {call[:4]}: {output}")
    seconds = time.perf_counter() - started
    return output.strip().splitlines()[-1], seconds, _peak(usage)


def _peak(usage: resource.struct_rusage) -> float:
    """Linux counts in KiB, macOS in bytes."""
    return usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)


def write_file(folder: Path, rows: int) -> Path:
    call = [sys.executable, "-m", "rumahbersama.peragaan.tulis", "--folder", str(folder)]
    subprocess.run(
        [*call, "--jumlah", str(rows), "--sk", "7408" if rows >= 100_000 else "100", "--uji"],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return folder / "p3ke_individu_a.xlsx"


def bare_reading(path: Path) -> dict[str, Any]:
    line, _wall, memory = measure([sys.executable, "-c", BARE, str(path)])
    seconds, rows = line.split()
    return {"detik": round(float(seconds), 2), "baris": int(rows) - 1, "mib": round(memory)}


def whole_import(path: Path) -> dict[str, Any]:
    """The command's own wall time counts: start of Python, copy of the file, commit and all."""
    reject_twin()
    call = ["impor_rilis", str(path), "--jenis=p3ke-individu", "--kabupaten=35.17"]
    line, wall, memory = measure([*MANAGE, *call, "--tahun=2024", "--json"])
    found = json.loads(line)
    reject_twin()
    stages = found["detik"]
    return {
        "detik": stages["total"], "proses": round(wall, 2), "tahap": stages,
        "baris": found["baris_disimpan"], "mib": round(memory),
    }  # fmt: skip


REJECT = """
from kemiskinan.actions.pemberlakuan import purge_rilis, reject_rilis
from kemiskinan.models import Rilis
for rilis in Rilis.objects.filter(jenis="p3ke-individu", status="DIPERIKSA"):
    reject_rilis(rilis, alasan="Rilis uji kecepatan", oleh=None)
    purge_rilis(rilis)
"""


def reject_twin() -> None:
    """The same content is imported again only after the earlier release was rejected."""
    quiet = subprocess.DEVNULL
    subprocess.run([*MANAGE, "shell", "-c", REJECT], check=True, stdout=quiet)


def import_export(path: Path) -> dict[str, Any]:
    call = [sys.executable, "-c", IMPORT_EXPORT, str(path), str(SAMPLE)]
    line, _wall, memory = measure(call, RB_PERAN_DB="pemilik")
    seconds, rows = line.split()
    return {
        "detik": round(float(seconds), 2), "baris": int(rows), "mib": round(memory),
        "baris_per_detik": round(int(rows) / float(seconds)),
    }  # fmt: skip


def say(what: str, **values: Any) -> None:
    print(json.dumps({"ukuran": what, **values}), flush=True)


def run(path: Path, times: int, small: Path | None = None) -> None:
    """Bare reading and import take turns, so that a busy machine slows both alike. `small` is a
    file of a quarter of the rows, whose import may not need noticeably less memory."""
    bare, ours = [], []
    for _turn in range(times):
        bare.append(bare_reading(path))
        say("baca polos", **bare[-1])
        ours.append(whole_import(path))
        say("impor", **ours[-1])
    growth = {}
    if small:
        quarter = whole_import(small)
        say("impor seperempat baris", **quarter)
        growth = {"mib_tumbuh": max(o["mib"] for o in ours) - quarter["mib"]}
    other = import_export(path)
    say("django-import-export use_bulk", **other)
    reading = statistics.median(b["detik"] for b in bare)
    total = statistics.median(o["detik"] for o in ours)
    speed = ours[0]["baris"] / total
    say(
        "perbandingan",
        impor_per_baca=round(total / reading, 2),
        proses_per_baca=round(statistics.median(o["proses"] for o in ours) / reading, 2),
        kali_import_export=round(speed / other["baris_per_detik"], 1),
        baris_per_detik=round(speed),
        mib_puncak=max(o["mib"] for o in ours),
        baris=ours[0]["baris"],
        **growth,
    )


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.impor")
    parser.add_argument("--berkas", type=Path)
    parser.add_argument("--jumlah", type=int, default=ROWS)
    parser.add_argument("--ulang", type=int, default=3)
    options = parser.parse_args()
    with TemporaryDirectory(prefix="rb-bench-") as name:
        folder = Path(name)
        prepare(folder)
        try:
            small = None if options.berkas else write_file(folder / "kecil", options.jumlah // 4)
            run(options.berkas or write_file(folder, options.jumlah), options.ulang, small)
        finally:
            subprocess.run([sys.executable, "-m", "fondasi.embedded", "stop"], check=False)


def prepare(folder: Path) -> None:
    """An installation of its own: server, tables, Wilayah."""
    os.environ["RB_DATA"] = str(folder / "data")
    for command in ("migrate", "muat_wilayah"):
        subprocess.run([*MANAGE, command], check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
