"""The demo's scorecards, made through the real actions, on a kabupaten of few desa."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.utils.text import slugify

from kecamatan.enums import Peran
from kecamatan.models import TindakLanjut, Wilayah
from layanan_dasar.models import KartuSkor
from layanan_dasar.queries.riwayat import history_of
from rumahbersama.peragaan.instalasi import Tempat as TempatPeragaan
from rumahbersama.peragaan.kartu_skor import KartuSkorContoh
from tests.pemeran import Pemeran, Tempat, buat_instansi, buat_pengguna, buat_wilayah

pytestmark = pytest.mark.django_db


def test_three_quarters(tempat: Tempat, pemeran: Pemeran, settings: Any, tmp_path: Path) -> None:
    settings.HARI_INI = "2024-11-04"
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": str(tmp_path)},
        },
    }
    buat_wilayah("35.17.05.2003", "Carangwulung")
    buat_wilayah("35.17.05.2004", "Wonokerto")
    semua = list(Wilayah.objects.within("35.17").select_related("induk"))
    akun = {"bappeda": pemeran.bappeda}
    for kecamatan in (w for w in semua if w.tingkat == 3):
        for peran, jabatan in ((Peran.CAMAT, "camat"), (Peran.STAF_KECAMATAN, "staf")):
            kunci = f"{jabatan}.{kecamatan.nama.lower()}"
            akun[kunci] = buat_pengguna(kunci, (peran, kecamatan))
    for desa in (w for w in semua if w.kode.startswith("35.17.05.")):
        kunci = f"desa.{slugify(desa.nama)}"
        akun[kunci] = buat_pengguna(kunci, (Peran.DESA, desa))
    contoh = KartuSkorContoh(
        TempatPeragaan(
            tempat.provinsi, tempat.kabupaten,
            [w for w in semua if w.tingkat == 3], [w for w in semua if w.tingkat == 4],
        ),
        akun,
        {"dukcapil": buat_instansi(tempat.kabupaten, "Dispendukcapil")},
        benih=1,
    )  # fmt: skip
    assert contoh.isi() == 4 + 4 + 6
    newest = KartuSkor.objects.filter(periode__nomor=3, kecamatan=tempat.kecamatan)
    assert list(newest.order_by("desa__kode").values_list("status", flat=True)) == [
        "DIVERIFIKASI", "DIVERIFIKASI", "DIAJUKAN", "DRAF",
    ]  # fmt: skip
    assert TindakLanjut.objects.count() == 1
    red = history_of(Wilayah.objects.get(nama="Carangwulung"), "air_minum")
    assert red is not None
    assert {one.nilai.warna for one in red.titik} == {"MERAH"}
