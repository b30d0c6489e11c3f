"""Splink (DuckDB) linking the same two lists, set up as its documentation recommends.

A process of its own, so that its memory and time are its own: reads two CSV files with columns
unique_id, nik, nama, tanggal_lahir, desa, kecamatan, prints one JSON object. Names come already
normalised to our keys, for free: what is compared is the linking. The clock starts with the lists
inside DuckDB tables, as ours starts with them inside PostgreSQL tables.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from typing import Any

import duckdb
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

OTOMATIS, TINJAU = 0.99, 0.2
BLOK = (
    block_on("nik"),
    block_on("tanggal_lahir", "desa"),
    block_on("tanggal_lahir", "substr(nama, 1, 3)"),
    block_on("nama", "desa"),
    block_on("substr(nik, 1, 12)", "substr(nama, 1, 3)"),
)


def pengaturan() -> SettingsCreator:
    """Comparisons of the person template; identical names weigh less the commoner they are."""
    return SettingsCreator(
        link_type="link_only",
        comparisons=[
            cl.DamerauLevenshteinAtThresholds("nik", [1, 2]),
            cl.JaroWinklerAtThresholds("nama", [0.95, 0.88, 0.75]).configure(
                term_frequency_adjustments=True
            ),
            cl.DateOfBirthComparison("tanggal_lahir", input_is_string=False),
            cl.ExactMatch("desa"),
        ],
        blocking_rules_to_generate_predictions=list(BLOK),
        retain_matching_columns=False,
    )


def hubungkan(sambungan: duckdb.DuckDBPyConnection) -> list[tuple[Any, ...]]:
    """(left id, right id, probability) of every pair worth a look."""
    api = DuckDBAPI(connection=sambungan)
    linker = Linker([api.register("kiri"), api.register("kanan")], pengaturan(), log_level="ERROR")
    pasti: list[Any] = [block_on("nik", "nama"), block_on("nama", "tanggal_lahir", "desa")]
    linker.training.estimate_probability_two_random_records_match(pasti, recall=0.9)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for blok in (block_on("nik"), block_on("tanggal_lahir", "desa")):
        linker.training.estimate_parameters_using_expectation_maximisation(blok)
    hasil = linker.inference.predict(threshold_match_probability=TINJAU)
    tabel = hasil.physical_name
    return sambungan.execute(
        f"SELECT unique_id_l, unique_id_r, match_probability FROM {tabel}"
    ).fetchall()


def main(kiri: str, kanan: str) -> None:
    sambungan = duckdb.connect(":memory:")
    for tabel, berkas in (("kiri", kiri), ("kanan", kanan)):
        sambungan.execute(
            f"CREATE TABLE {tabel} AS SELECT unique_id, nullif(nik, '') AS nik, nama, "
            "tanggal_lahir::date AS tanggal_lahir, desa, kecamatan "
            f"FROM read_csv('{berkas}', all_varchar = true)"
        )
    mulai = time.perf_counter()
    pasangan = hubungkan(sambungan)
    detik = time.perf_counter() - mulai
    puncak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    sys.stdout.write(json.dumps({"detik": detik, "puncak_mib": puncak, "pasangan": pasangan}))


if __name__ == "__main__":
    main(*sys.argv[1:])
