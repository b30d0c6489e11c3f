"""Rows of the operators' pages: Pembina is led to her second factor, everybody else refused.
What she does behind it is asked in tests/rumahbersama/test_operator.py."""

from __future__ import annotations

from tests.rumahbersama.isolasi.baris import Baris

INDUK = {
    "kecamatan_instansi": "changelist add import process_import export change history",
    "kecamatan_harilibur": "changelist add import process_import export change history delete",
    "pendamping_programpendampingan":
        "changelist add import process_import export change history",
    "pendamping_pendamping": "changelist add import process_import export change history",
    "pendamping_topikkonsultasi": "changelist add import process_import export change history",
    "kemiskinan_angkakemiskinan":
        "changelist add import process_import export change history delete",
}  # fmt: skip
SATU = ("change", "history", "delete")


def baris(*args: str) -> Baris:
    milik = {302: "admin_nasional"}
    return Baris(milik=milik, tetangga=milik, args=args, selain=403)


BARIS = {
    "admin:index": baris(),
    "admin:jsi18n": baris(),
    "admin:app_list": baris("ruang"),
    **{
        f"admin:{induk}_{langkah}": baris("laporan") if langkah in SATU else baris()
        for induk, semua in INDUK.items()
        for langkah in semua.split()
    },
}
