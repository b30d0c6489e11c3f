"""DTSEN by the command: families first, then people who take their family's decile."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from kemiskinan.intake.kamus import fragments
from kemiskinan.intake.layouts import LAYOUTS
from kemiskinan.intake.layouts.dtsen import text
from kemiskinan.models import CatatanBaris, IdentitasIndividu, Individu, Keluarga
from kemiskinan.rules.catatan import CATATAN
from rumahbersama.peragaan.berkas_dtsen import INDIVIDU_DTSEN, KELUARGA_DTSEN
from rumahbersama.peragaan.tulis import tulis_semua, uraikan
from tests.kemiskinan.berkas_rilis import tulis
from tests.pemeran import Tempat

pytestmark = pytest.mark.django_db

KK = "351705010120000{}"
PLACE = {
    "provinsi": "JAWA TIMUR", "kabupaten_kota": "JOMBANG", "kecamatan": "WONOSALAM",
    "kelurahan_desa": "GALENGDOWO",
}  # fmt: skip
PERSON = PLACE | {
    "nomor_induk_kependudukan": "3517054101909001",
    "nomor_kartu_keluarga": KK.format(1),
    "nama": "SITI UJI",
    "tanggal_lahir": "1990-01-01",
    "jenis_kelamin": "2",
    "status_hubungan_keluarga": "02",
    "status_kawin": "2",
    "pekerjaan_ktp": 'PEDAGANG "KELILING"',
    "omzet_usaha_utama": "5000000",
}
FAMILY = PLACE | {
    "nomor_kartu_keluarga": KK.format(1),
    "desil_nasional": "03",
    "desil_provinsi": "2",
    "desil_kabupaten_kota": "4",
    "jenis_lantai_terluas": "08",
    "jenis_atap_terluas": "3",
    "sumber_air_minum_utama": "10",
    "bahan_bakar_utama_memasak": "00",
    "daya_terpasang": "1",
    "aset_bergerak_sepeda_motor": "01",
    "aset_bergerak_mobil": "0",
    "jumlah_ternak_sapi": "02",
    "id_pelanggan_pln": "512345678901",
}


@pytest.fixture(autouse=True)
def _own_storage(settings: Any, tmp_path: Path) -> None:
    storage = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(tmp_path / "berkas")},
    }
    settings.STORAGES = {**settings.STORAGES, "default": storage}


def call(path: Path, jenis: str, *more: str, tahun: int = 2026) -> dict[str, Any]:
    out = StringIO()
    arguments = [str(path), f"--jenis={jenis}", "--kabupaten=3517", f"--tahun={tahun}", "--json"]
    call_command("impor_rilis", *arguments, *more, stdout=out, stderr=StringIO())
    found: dict[str, Any] = json.loads(out.getvalue().splitlines()[-1])
    return found


def keluarga(folder: Path, *changes: dict[str, str], **options: Any) -> dict[str, Any]:
    rows = [[(FAMILY | change).get(h, "") for h in KELUARGA_DTSEN] for change in changes or ({},)]
    path = tulis(folder / "keluarga.xlsx", *rows, kepala=KELUARGA_DTSEN)
    return call(path, "dtsen-keluarga", "--berlakukan", **options)


def individu(folder: Path, *changes: dict[str, str]) -> dict[str, Any]:
    rows = [[(PERSON | change).get(h, "") for h in INDIVIDU_DTSEN] for change in changes or ({},)]
    path = tulis(folder / "individu.xlsx", *rows, kepala=INDIVIDU_DTSEN)
    return call(path, "dtsen-individu")


def orang(nomor: int, kk: str) -> dict[str, str]:
    nik = f"351705410190{9000 + nomor}"
    return {"nomor_induk_kependudukan": nik, "nomor_kartu_keluarga": kk}


def catatan(rilis: int) -> list[tuple[int, str, str, str]]:
    rows = CatatanBaris.objects.filter(rilis_id=rilis).order_by("nomor_baris", "kode")
    return list(rows.values_list("nomor_baris", "kolom", "kode", "nilai"))


def test_keluarga_tiga_desil_dan_kode_bernol(tempat: Tempat, tmp_path: Path) -> None:
    found = keluarga(tmp_path)
    assert (found["status"], found["layout"], found["catatan"]) == ("BERLAKU", "DTSEN", {})
    row = Keluarga.objects.get()
    assert (row.desil, row.desil_provinsi, row.desil_kabupaten) == (3, 2, 4)
    assert (row.desa, row.kecamatan) == (tempat.desa, tempat.desa.induk)
    filled = {name: value for name, value in row.atribut.items() if value is not None}
    assert filled == {
        "lantai": "Tanah", "atap": "Seng", "air_minum": "Air hujan", "memasak": "Tidak memasak",
        "daya": "450 watt", "aset_bergerak_sepeda_motor": True, "jumlah_ternak_sapi": 2,
    }  # fmt: skip


def test_kode_di_luar_daftar_dicatat(tempat: Tempat, tmp_path: Path) -> None:
    found = keluarga(tmp_path, {"jenis_lantai_terluas": "10", "desil_provinsi": "11"})
    assert catatan(found["rilis"]) == [
        (2, "desil_provinsi", "DESIL_TIDAK_DIKENAL", "11"),
        (2, "jenis_lantai_terluas", "PILIHAN_TIDAK_DIKENAL", "10"),
    ]
    row = Keluarga.objects.get()
    assert (row.desil, row.desil_provinsi, row.atribut["lantai"]) == (3, None, None)
    found = individu(tmp_path, {"status_hubungan_keluarga": "09"})
    assert catatan(found["rilis"]) == [
        (2, "status_hubungan_keluarga", "PILIHAN_TIDAK_DIKENAL", "09")
    ]


def test_individu_mengambil_desil_keluarganya(tempat: Tempat, tmp_path: Path) -> None:
    keluarga(tmp_path, {}, {"nomor_kartu_keluarga": KK.format(2), "desil_nasional": "1"})
    people = (orang(1, KK.format(1)), orang(2, KK.format(2)), orang(3, KK.format(1)))
    found = individu(tmp_path, *people)
    assert (found["status"], found["layout"], found["catatan"]) == ("DIPERIKSA", "DTSEN", {})
    rows = Individu.objects.order_by("nomor_baris")
    assert [row.desil for row in rows] == [3, 1, 3]
    one = rows[0]
    assert (one.nama, one.jenis_kelamin, one.hubungan) == ("SITI UJI", "P", "Istri/Suami")
    assert (one.atribut["status_kawin"], one.desa) == ("Kawin", tempat.desa)
    assert one.atribut["pekerjaan_ktp"] == 'PEDAGANG "KELILING"'
    assert one.atribut["omzet_usaha_utama"] == "5000000"
    assert IdentitasIndividu.objects.get(individu=one).nomor_kk == KK.format(1)


def test_tanpa_keluarga_desil_kosong_dan_kk_disamarkan(tempat: Tempat, tmp_path: Path) -> None:
    """Two rows of one KK that disagree give no decile; the first is not picked."""
    twice = [{"nomor_kartu_keluarga": KK.format(2), "desil_nasional": n} for n in ("1", "5")]
    keluarga(tmp_path, *twice)
    people = [orang(1, KK.format(1)), orang(2, KK.format(2)), orang(3, "")]
    found = individu(tmp_path, *people)
    assert catatan(found["rilis"]) == [
        (2, "nomor_kartu_keluarga", "KELUARGA_TIDAK_ADA", "3517********0001"),
        (3, "nomor_kartu_keluarga", "DESIL_KOSONG", "3517********0002"),
        (4, "nomor_kartu_keluarga", "KELUARGA_TIDAK_ADA", ""),
    ]
    assert set(Individu.objects.values_list("desil", flat=True)) == {None}


@pytest.mark.parametrize("families", [None, 2025])
def test_keluarga_belum_berlaku_dicatat_sekali(
    tempat: Tempat, tmp_path: Path, families: int | None
) -> None:
    if families:
        keluarga(tmp_path, tahun=families)
    found = individu(tmp_path, orang(1, KK.format(1)), orang(2, KK.format(1)))
    kode = "DATA_KELUARGA_BELUM_BERLAKU"
    assert catatan(found["rilis"]) == [(1, "nomor_kartu_keluarga", kode, "")]
    assert kode in CATATAN
    assert set(Individu.objects.values_list("desil", flat=True)) == {None}


def test_berkas_pembangkit_masuk_seluruhnya(tempat: Tempat, tmp_path: Path) -> None:
    folder = f"--folder={tmp_path}"
    tulis_semua(uraikan(["--layout=dtsen", "--jumlah=500", "--sk=20", "--keluarga", folder]))
    families = call(tmp_path / "dtsen_keluarga.xlsx", "dtsen-keluarga", "--berlakukan")
    people = call(tmp_path / "dtsen_individu.xlsx", "dtsen-individu", "--berlakukan")
    for found in (families, people):
        assert found["status"] == "BERLAKU"
        assert found["baris_dibaca"] == found["baris_disimpan"] > 100
        assert not {"PILIHAN_TIDAK_DIKENAL", "ANGKA_TIDAK_DIKENAL"} & set(found["catatan"])
    by_kk = dict(Keluarga.objects.values_list("identitaskeluarga__nomor_kk", "desil"))
    for kk, desil in Individu.objects.values_list("identitasindividu__nomor_kk", "desil"):
        assert desil == by_kk[kk]


def test_selisih_keluarga_menurut_nomor_kk(tempat: Tempat, tmp_path: Path) -> None:
    keluarga(tmp_path, {}, {"nomor_kartu_keluarga": KK.format(2)})
    keluarga(tmp_path, {"desil_nasional": "1"}, {"nomor_kartu_keluarga": KK.format(3)})
    second = Keluarga.objects.order_by("-rilis_id")[0].rilis
    found = {name: n for name, n in second.ringkasan["selisih"].items() if name != "lama"}
    assert found == {"baru": 1, "hilang": 1, "tetap": 1, "desil_turun": 1, "desil_naik": 0}


@pytest.mark.parametrize(
    ("raw", "stored"), [(' A "B" ', 'A "B"'), (r"A\\B", r"A\B"), ("", None), ("C", "C")]
)
def test_teks_bebas_untuk_copy(raw: str, stored: str | None) -> None:
    """The cell comes escaped; COPY halves the backslashes of what leaves."""
    copied = fragments(text("x"))[raw].replace("\\\\", "\\")
    assert json.loads(f"{{{copied[1:]}}}") == {"x": stored}


@pytest.mark.parametrize("jenis", ["dtsen-individu", "dtsen-keluarga"])
def test_kolom_dinyatakan_sekali(jenis: str) -> None:
    (layout,) = [layout for layout in LAYOUTS if layout.jenis == jenis]
    headers = INDIVIDU_DTSEN if jenis == "dtsen-individu" else KELUARGA_DTSEN
    known = [name for kolom in layout.kolom for name in kolom.kepala if name in headers]
    assert sorted(known) == sorted(set(headers) - {"id_pelanggan_pln"})
