"""The agenda that writes itself, and the hand that orders it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from fondasi.errors import Galat
from kecamatan.actions.agenda import add_agenda, drop_agenda, move_agenda
from kecamatan.actions.isi_agenda import Perbaruan, fill_agenda
from kecamatan.actions.rapat import plan_rapat
from kecamatan.actions.usulan_agenda import propose_agenda, withdraw_agenda
from kecamatan.enums import AsalAgenda, StatusRapat, StatusTindakLanjut
from kecamatan.models import AgendaRapat, RapatKoordinasi, TindakLanjut
from kecamatan.rules.agenda import Kelompok, item_title, moved, shorten
from kecamatan.rules.nik import has_nik
from tests.kecamatan.rapat_uji import buat_rapat, buat_tindak_lanjut, isi_rapat
from tests.pemeran import Tempat

pytestmark = pytest.mark.django_db


def judul(rapat: RapatKoordinasi) -> list[str]:
    rows = rapat.agenda.items().filter(dilewati=False).order_by("urutan")
    return [item.judul for item in rows]


def perkara(rapat: RapatKoordinasi, butir: str) -> list[str]:
    """What stands inside the item whose words begin so."""
    item = rapat.agenda.items().get(judul__startswith=butir)
    return list(item.bagian.order_by("urutan").values_list("judul", flat=True))


def usulkan(tempat: Tempat, kunci: str, pokok: str = "Kesehatan") -> None:
    propose_agenda(
        asal="kartu", kunci=kunci, wilayah=tempat.kecamatan, judul=f"Perkara {kunci}",
        kelompok=Kelompok(pokok.lower(), pokok),
    )  # fmt: skip


def test_terisi_saat_direncanakan_yang_terlambat_dahulu(tempat: Tempat) -> None:
    k = tempat.kecamatan
    buat_tindak_lanjut(k, "Nanti", batas=date(2030, 1, 1))
    buat_tindak_lanjut(k, "Terlambat", batas=date(2024, 1, 1))
    buat_tindak_lanjut(k, "Selesai", status=StatusTindakLanjut.SELESAI)
    buat_tindak_lanjut(tempat.kecamatan_tetangga, "Tetangga")
    propose_agenda(asal="verval", kunci="1", wilayah=tempat.desa, judul="Verval desa")
    propose_agenda(asal="verval", kunci="2", wilayah=tempat.kabupaten, judul="Atasan")
    rapat = plan_rapat(k, isi_rapat(), oleh=None)
    assert judul(rapat) == ["Terlambat", "Nanti", "Verval desa"]


def test_kabupaten_tidak_dibanjiri_usulan_kecamatan(tempat: Tempat) -> None:
    for n, place in enumerate((tempat.kabupaten, tempat.kecamatan, tempat.desa)):
        propose_agenda(asal="verval", kunci=str(n), wilayah=place, judul=place.nama)
    assert judul(plan_rapat(tempat.kabupaten, isi_rapat(), oleh=None)) == ["Jombang"]


def test_perbarui_dua_kali_sama(tempat: Tempat) -> None:
    rapat = buat_rapat(tempat.kecamatan)
    buat_tindak_lanjut(tempat.kecamatan)
    propose_agenda(asal="verval", kunci="1", wilayah=tempat.kecamatan, judul="92 dari 121")
    assert fill_agenda(rapat, oleh=None) == Perbaruan(2, 0)
    assert fill_agenda(rapat, oleh=None) == Perbaruan(0, 0)
    assert rapat.agenda.items().count() == 2


def test_kalimat_usulan_diperbarui(tempat: Tempat) -> None:
    rapat = buat_rapat(tempat.kecamatan)
    for kalimat in ("92 dari 121", "101 dari 121"):
        propose_agenda(asal="verval", kunci="1", wilayah=tempat.kecamatan, judul=kalimat)
        fill_agenda(rapat, oleh=None)
    assert judul(rapat) == ["101 dari 121"]


def test_yang_selesai_keluar_kecuali_bercatatan(tempat: Tempat) -> None:
    rapat = buat_rapat(tempat.kecamatan)
    satu, dua = (buat_tindak_lanjut(tempat.kecamatan, n) for n in ("Satu", "Dua"))
    propose_agenda(asal="verval", kunci="1", wilayah=tempat.kecamatan, judul="Usulan")
    fill_agenda(rapat, oleh=None)
    usulkan(tempat, "1")
    fill_agenda(rapat, oleh=None)
    rapat.agenda.filter(bagian__tindak_lanjut=dua).update(catatan="Dibahas", versi=1)
    TindakLanjut.objects.update(status=StatusTindakLanjut.SELESAI)
    withdraw_agenda(asal="verval", kunci="1")
    withdraw_agenda(asal="kartu", kunci="1")
    assert fill_agenda(rapat, oleh=None) == Perbaruan(0, 2)
    assert judul(rapat) == ["Tindak lanjut yang terlambat (2)"]
    assert perkara(rapat, "Tindak lanjut") == [satu.uraian, dua.uraian]


def test_yang_belum_selesai_terbawa_ke_rapat_berikut(tempat: Tempat) -> None:
    lalu = buat_rapat(tempat.kecamatan, StatusRapat.DISAHKAN)
    buat_tindak_lanjut(tempat.kecamatan, "Dari rapat lalu", rapat=lalu)
    assert judul(plan_rapat(tempat.kecamatan, isi_rapat(), oleh=None)) == ["Dari rapat lalu"]


def test_putusan_rapat_ini_bukan_agendanya(tempat: Tempat) -> None:
    rapat = buat_rapat(tempat.kecamatan, StatusRapat.BERLANGSUNG)
    buat_tindak_lanjut(tempat.kecamatan, rapat=rapat)
    assert fill_agenda(rapat, oleh=None) == Perbaruan(0, 0)


@pytest.mark.parametrize("status", [StatusRapat.DITUTUP, StatusRapat.DISAHKAN, StatusRapat.BATAL])
def test_rapat_selesai_tidak_berubah(status: StatusRapat, tempat: Tempat) -> None:
    rapat = buat_rapat(tempat.kecamatan, status)
    butir = AgendaRapat.objects.create(rapat=rapat, urutan=1, judul="Air")
    buat_tindak_lanjut(tempat.kecamatan)
    assert fill_agenda(rapat, oleh=None) == Perbaruan(0, 0)
    for act in (
        lambda: add_agenda(rapat, "Lain", oleh=None),
        lambda: move_agenda(butir, 1, oleh=None),
        lambda: drop_agenda(butir, dilewati=True, oleh=None),
    ):
        with pytest.raises(Galat) as galat:
            act()
        assert galat.value.kode == "AGENDA_TERTUTUP"


def test_tambah_dua_kali_satu_butir(tempat: Tempat) -> None:
    rapat = buat_rapat(tempat.kecamatan)
    satu = add_agenda(rapat, "  Posyandu   bulan ini ", oleh=None)
    assert add_agenda(rapat, "Posyandu bulan ini", oleh=None) == satu
    assert (satu.judul, satu.asal, satu.urutan) == ("Posyandu bulan ini", AsalAgenda.MANUAL, 1)


@pytest.mark.parametrize(
    ("teks", "kode"), [("  ", "JUDUL_KOSONG"), ("Warga 3517054101900001", "ADA_NIK")]
)
def test_tambah_yang_ditolak(teks: str, kode: str, tempat: Tempat) -> None:
    with pytest.raises(Galat) as galat:
        add_agenda(buat_rapat(tempat.kecamatan), teks, oleh=None)
    assert galat.value.kode == kode


def test_agenda_penuh(tempat: Tempat) -> None:
    rapat = buat_rapat(tempat.kecamatan)
    AgendaRapat.objects.create(rapat=rapat, urutan=200, judul="Terakhir")
    with pytest.raises(Galat) as galat:
        add_agenda(rapat, "Lagi", oleh=None)
    assert galat.value.kode == "AGENDA_PENUH"
    buat_tindak_lanjut(tempat.kecamatan)
    assert fill_agenda(rapat, oleh=None) == Perbaruan(0, 0)


def test_geser_di_antara_yang_tampil(tempat: Tempat) -> None:
    rapat = buat_rapat(tempat.kecamatan)
    a, b, c = (add_agenda(rapat, n, oleh=None) for n in "ABC")
    drop_agenda(b, dilewati=True, oleh=None)
    move_agenda(c, -1, oleh=None)
    assert judul(rapat) == ["C", "A"]
    move_agenda(c, -1, oleh=None)
    assert judul(rapat) == ["C", "A"]
    drop_agenda(b, dilewati=False, oleh=None)
    assert judul(rapat) == ["C", "A", "B"]
    move_agenda(a, 1, oleh=None)
    assert judul(rapat) == ["C", "B", "A"]


def test_dilepas_tidak_kembali_sendiri(tempat: Tempat) -> None:
    rapat = buat_rapat(tempat.kecamatan)
    buat_tindak_lanjut(tempat.kecamatan)
    fill_agenda(rapat, oleh=None)
    drop_agenda(rapat.agenda.items().get(), dilewati=True, oleh=None)
    fill_agenda(rapat, oleh=None)
    assert (judul(rapat), rapat.agenda.items().count()) == ([], 1)


def test_perkara_sejenis_satu_butir(tempat: Tempat) -> None:
    for nama, hari in (("Telat", 1), ("Lebih telat", 2)):
        buat_tindak_lanjut(tempat.kecamatan, nama, batas=date(2024, 1, 3 - hari))
    for kunci in ("1", "2"):
        usulkan(tempat, kunci)
    usulkan(tempat, "3", "Air bersih")
    rapat = plan_rapat(tempat.kecamatan, isi_rapat(), oleh=None)
    assert judul(rapat) == ["Tindak lanjut yang terlambat (2)", "Kesehatan (2)", "Perkara 3"]
    assert perkara(rapat, "Tindak") == ["Lebih telat", "Telat"]
    assert perkara(rapat, "Kesehatan") == ["Perkara 1", "Perkara 2"]


def test_perkara_baru_dan_selesai_mengubah_butirnya(tempat: Tempat) -> None:
    rapat = buat_rapat(tempat.kecamatan)
    usulkan(tempat, "1")
    fill_agenda(rapat, oleh=None)
    add_agenda(rapat, "Posyandu", oleh=None)
    usulkan(tempat, "2")
    assert fill_agenda(rapat, oleh=None) == Perbaruan(1, 0)
    assert judul(rapat) == ["Kesehatan (2)", "Posyandu"]
    withdraw_agenda(asal="kartu", kunci="1")
    assert fill_agenda(rapat, oleh=None) == Perbaruan(0, 1)
    assert judul(rapat) == ["Perkara 2", "Posyandu"]
    withdraw_agenda(asal="kartu", kunci="2")
    assert fill_agenda(rapat, oleh=None) == Perbaruan(0, 1)
    assert judul(rapat) == ["Posyandu"]


def test_janji_pindah_saat_terlambat_kecuali_tercatat(tempat: Tempat, settings: Any) -> None:
    rapat = buat_rapat(tempat.kecamatan, tanggal=date(2024, 11, 7))
    buat_tindak_lanjut(tempat.kecamatan, "Pompa", batas=date(2024, 11, 5))
    settings.HARI_INI = "2024-11-04"
    fill_agenda(rapat, oleh=None)
    settings.HARI_INI = "2024-11-06"
    assert fill_agenda(rapat, oleh=None) == Perbaruan(0, 0)
    assert [one.kelompok for one in rapat.agenda.items()] == ["janji:terlambat"]
    rapat.agenda.items().update(catatan="Dibahas", versi=1)
    settings.HARI_INI = "2024-11-04"
    fill_agenda(rapat, oleh=None)
    assert [one.kelompok for one in rapat.agenda.items()] == ["janji:terlambat"]


def test_butir_lama_masuk_kelompoknya(tempat: Tempat) -> None:
    """What an agenda held one by one before is led together from now on."""
    rapat = buat_rapat(tempat.kecamatan)
    for urutan, nama in enumerate(("Satu", "Dua"), 1):
        janji = buat_tindak_lanjut(tempat.kecamatan, nama)
        AgendaRapat.objects.create(rapat=rapat, urutan=urutan, judul=nama, tindak_lanjut=janji)
    assert fill_agenda(rapat, oleh=None) == Perbaruan(0, 0)
    assert judul(rapat) == ["Tindak lanjut yang terlambat (2)"]


def test_judul_butir() -> None:
    assert item_title("Kesehatan", ["Satu"]) == "Satu"
    assert item_title("Kesehatan", ["Satu", "Dua"]) == "Kesehatan (2)"


def test_ringkas_di_batas_kata() -> None:
    assert shorten("  dua\n kata ") == "dua kata"
    assert shorten("satu dua tiga", 10) == "satu dua…"
    assert shorten("x" * 300) == "x" * 199 + "…"


def test_geser_di_ujung_dan_kunci_asing() -> None:
    assert moved([1, 2, 3], 3, 1) == [1, 2, 3]
    assert moved([1, 2, 3], 3, -1) == [1, 3, 2]
    assert moved([1, 2, 3], 9, -1) == [1, 2, 3]


@pytest.mark.parametrize(
    ("teks", "ada"),
    [
        ("NIK 3517054101900001.", True),
        ("3517 0541 0190 0001", True),
        ("NIP 197001011990031001", False),
        ("Rp 1.000.000.000", False),
    ],
)
def test_nik_di_teks(teks: str, ada: bool) -> None:
    assert has_nik(teks) is ada
