from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.management import call_command
from django.db.models import Count

from fondasi.errors import Galat
from fondasi.today import today
from kecamatan.actions.wilayah import add_wilayah, end_wilayah, load_wilayah, rename_wilayah
from kecamatan.enums import JenisWilayah
from kecamatan.models import JejakAudit, Wilayah
from kecamatan.rules.wilayah import jenis_of, nama_polos, normalize_kode, zona_waktu_of
from tests.pemeran import Pemeran, Tempat

pytestmark = pytest.mark.django_db

DAFTAR = [
    ("35", "Jawa Timur"),
    ("35.17", "Kabupaten Jombang"),
    ("35.17.05", "Wonosalam"),
    ("35.17.05.2001", "Galengdowo"),
    ("35.17.05.2002", "Wonomerto"),
]


def test_memuat_seluruh_negeri(sebagai: Callable[[str], Any], capsys: Any) -> None:
    with sebagai("pekerja"):
        call_command("muat_wilayah")
        call_command("muat_wilayah")
    per_tingkat = Wilayah.objects.order_by().values_list("tingkat").annotate(Count("id"))
    assert dict(per_tingkat) == {1: 38, 2: 514, 3: 7_285, 4: 83_762}
    per_jenis = dict(Wilayah.objects.order_by().values_list("jenis").annotate(Count("id")))
    assert per_jenis == {
        "provinsi": 38,
        "kabupaten": 416,
        "kota": 98,
        "kecamatan": 7_285,
        "kelurahan": 8_496,
        "desa": 75_252,
        "desa_adat": 14,
    }
    assert Wilayah.objects.within("35.17").filter(tingkat=3).count() == 21
    assert Wilayah.objects.within("35.17").filter(tingkat=4).count() == 306
    desa = Wilayah.objects.select_related("induk__induk__induk").get(kode="35.17.05.2001")
    assert str(desa) == "Desa Galengdowo"
    induk = desa.induk
    assert induk is not None
    assert (str(induk), str(induk.induk)) == ("Kec. Wonosalam", "Kab. Jombang")
    assert str(Wilayah.objects.get(kode="31.71")) == "Kota Jakarta Pusat"
    assert "0 baru, 0 berubah, 0 berakhir" in capsys.readouterr().out


def test_muat_mengakhiri_yang_hilang_dan_menghidupkan_yang_kembali() -> None:
    load_wilayah(DAFTAR)
    hasil = load_wilayah([*DAFTAR[:-1], ("35.17.05.2003", "Sambirejo")])
    assert (hasil.baru, hasil.berubah, hasil.berakhir) == (1, 0, 1)
    assert Wilayah.objects.get(kode="35.17.05.2002").berlaku_sampai == today()
    hasil = load_wilayah([*DAFTAR, ("35.17.05.2003", "Sambirejo")])
    assert (hasil.baru, hasil.berubah, hasil.berakhir) == (0, 1, 0)
    assert Wilayah.objects.get(kode="35.17.05.2002").berlaku_sampai is None


def test_muat_memperbarui_nama_dan_mencatat_jejak_hanya_bila_berubah() -> None:
    load_wilayah(DAFTAR)
    load_wilayah(DAFTAR)
    load_wilayah([*DAFTAR[:-1], ("35.17.05.2002", "Wonomerta")])
    assert Wilayah.objects.get(kode="35.17.05.2002").nama == "Wonomerta"
    jejak = JejakAudit.objects.filter(tindakan="muat_wilayah").order_by("id")
    assert [line.rincian for line in jejak] == [
        {"baru": 5, "berubah": 0, "berakhir": 0},
        {"baru": 0, "berubah": 1, "berakhir": 0},
    ]


def test_daftar_kosong_ditolak_tanpa_mengakhiri_apa_pun() -> None:
    load_wilayah(DAFTAR)
    with pytest.raises(Galat) as galat:
        load_wilayah([])
    assert galat.value.kode == "DAFTAR_KOSONG"
    assert Wilayah.objects.filter(berlaku_sampai=None).count() == 5


def test_muat_membiarkan_perkataan_daerah(tempat: Tempat, pemeran: Pemeran) -> None:
    baru = add_wilayah(kode="35.17.05.2010", nama="Wonomulyo", oleh=pemeran.bappeda)
    end_wilayah(tempat.desa_lain, sampai=date(2024, 1, 1), penerus=baru, oleh=pemeran.bappeda)
    rename_wilayah(tempat.desa, nama="Galengdawa", oleh=pemeran.bappeda)
    load_wilayah([(w.kode, w.nama) for w in (tempat.provinsi, tempat.kabupaten, tempat.kecamatan)])
    load_wilayah(DAFTAR)
    rows = Wilayah.objects.within("35.17.05").filter(tingkat=4)
    assert list(rows.values_list("kode", "nama", "berlaku_sampai", "penerus__kode")) == [
        ("35.17.05.2001", "Galengdawa", None, None),
        ("35.17.05.2002", "Wonomerto", date(2024, 1, 1), "35.17.05.2010"),
        ("35.17.05.2010", "Wonomulyo", None, None),
    ]


def test_penerus_harus_wilayah_lain_yang_setingkat_dan_berlaku(
    tempat: Tempat, pemeran: Pemeran
) -> None:
    for penerus in (tempat.desa, tempat.kecamatan):
        with pytest.raises(Galat) as galat:
            end_wilayah(tempat.desa, sampai=today(), penerus=penerus, oleh=pemeran.bappeda)
        assert galat.value.kode == "PENERUS_TIDAK_SESUAI"
    end_wilayah(tempat.desa_lain, sampai=today(), penerus=None, oleh=pemeran.bappeda)
    tempat.desa_lain.refresh_from_db()
    with pytest.raises(Galat) as galat:
        end_wilayah(tempat.desa, sampai=today(), penerus=tempat.desa_lain, oleh=pemeran.bappeda)
    assert galat.value.kode == "PENERUS_BERAKHIR"
    with pytest.raises(Galat) as galat:
        end_wilayah(tempat.desa_lain, sampai=today(), penerus=None, oleh=pemeran.bappeda)
    assert galat.value.kode == "SUDAH_BERAKHIR"


@pytest.mark.parametrize(
    ("kode", "galat_kode"),
    [
        ("35.17.99.2001", "INDUK_TIDAK_ADA"),
        ("35.17.05.2001", "KODE_TERPAKAI"),
        ("35.17.05.7001", "KODE_TIDAK_DIKENAL"),
    ],
)
def test_wilayah_baru_ditolak(tempat: Tempat, pemeran: Pemeran, kode: str, galat_kode: str) -> None:
    with pytest.raises(Galat) as galat:
        add_wilayah(kode=kode, nama="Baru", oleh=pemeran.bappeda)
    assert galat.value.kode == galat_kode


@pytest.mark.parametrize(
    ("teks", "kode"),
    [
        ("35.17.01.2001", "35.17.01.2001"),
        ("3517012001", "35.17.01.2001"),
        (" 351701 ", "35.17.01"),
        ("3517", "35.17"),
        ("35", "35"),
        ("351", ""),
        ("Wonosalam", ""),
        ("35170120011", ""),
        ("٣٥", ""),
    ],
)
def test_kode_bertitik_dan_polos(teks: str, kode: str) -> None:
    assert normalize_kode(teks) == kode


def test_jenis_zona_dan_nama_dari_kode() -> None:
    assert jenis_of("35.69") == JenisWilayah.KABUPATEN
    assert jenis_of("35.71") == JenisWilayah.KOTA
    assert jenis_of("91.03.01.3007") == JenisWilayah.DESA_ADAT
    zona = [zona_waktu_of(kode) for kode in ("35.17", "51.71", "62", "63", "71.01", "81", "96")]
    assert zona == [
        "Asia/Jakarta",
        "Asia/Makassar",
        "Asia/Jakarta",
        "Asia/Makassar",
        "Asia/Makassar",
        "Asia/Jayapura",
        "Asia/Jayapura",
    ]
    assert nama_polos("Kota Administrasi Jakarta Pusat") == "Jakarta Pusat"
    assert nama_polos("Desa Adat Yoboi") == "Yoboi"
    assert nama_polos("Jombang") == "Jombang"
