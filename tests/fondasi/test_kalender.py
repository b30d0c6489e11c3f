from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from icalendar import Calendar

from fondasi import kalender
from fondasi.kalender import Entri, entries, to_ics

HARI = date(2024, 11, 7)


def entri(**lainnya: Any) -> Entri:
    isi = {"kunci": "rapat-1", "judul": "Rakor", "tanggal": HARI, "kategori": "Rapat"}
    return Entri(**{**isi, **lainnya})


def acara(*entri: Entri) -> list[Any]:
    ics = to_ics(entri, nama="Uji", situs="https://rumah.contoh.test/")
    return list(Calendar.from_ical(ics).walk("VEVENT"))


@pytest.fixture
def dua_sumber() -> Iterator[None]:
    def pagi(user: object, wilayah: object, dari: date, sampai: date) -> list[Entri]:
        return [entri(judul="Pagi", mulai=time(8)), entri(judul="Sehari")]

    def lain(user: object, wilayah: object, dari: date, sampai: date) -> list[Entri]:
        return [entri(judul=f"{user} {wilayah}", tanggal=dari, mulai=time(7))]

    kalender.register("pagi", pagi)
    kalender.register("lain", lain)
    yield
    kalender.unregister("pagi")
    kalender.unregister("lain")


@pytest.mark.usefixtures("dua_sumber")
def test_semua_sumber_menurut_hari_dan_jam(monkeypatch: pytest.MonkeyPatch) -> None:
    for nama in set(kalender._sumber) - {"pagi", "lain"}:
        monkeypatch.delitem(kalender._sumber, nama)
    found = entries("camat", "35.17.05", date(2024, 11, 1), date(2024, 11, 30))
    assert [one.judul for one in found] == ["camat 35.17.05", "Sehari", "Pagi"]


@pytest.mark.usefixtures("dua_sumber")
def test_nama_yang_terpakai_ditolak() -> None:
    with pytest.raises(ValueError, match="sudah terdaftar"):
        kalender.register("pagi", lambda *_args: [])


def test_jam_setempat_menjadi_utc() -> None:
    (satu,) = acara(entri(mulai=time(9), selesai=time(11), zona="Asia/Makassar"))
    assert satu["DTSTART"].dt == datetime(2024, 11, 7, 1, tzinfo=UTC)
    assert satu["DTEND"].dt == datetime(2024, 11, 7, 3, tzinfo=UTC)


def test_sehari_penuh_tanpa_jam() -> None:
    (satu,) = acara(entri())
    assert satu["DTSTART"].dt == HARI
    assert "DTEND" not in satu


def test_isi_yang_sulit_terbaca_kembali() -> None:
    judul = "Rakor; ꦏꦼꦕꦩꦠꦤ꧀, 🌾 \\ " + "panjang " * 30
    (satu,) = acara(entri(judul=judul, tempat="Pendapa\nlantai 2", url="/rapat/1/"))
    assert str(satu["SUMMARY"]) == judul
    assert str(satu["LOCATION"]) == "Pendapa\nlantai 2"
    assert str(satu["URL"]) == "https://rumah.contoh.test/rapat/1/"
    assert str(satu["UID"]) == "rapat-1@rumah.contoh.test"


def test_batal_dan_versi() -> None:
    (satu,) = acara(entri(batal=True, versi=3))
    assert (str(satu["STATUS"]), satu["SEQUENCE"]) == ("CANCELLED", 3)
    assert str(satu["SUMMARY"]) == "BATAL: Rakor"


def test_nama_kalender_satu_baris() -> None:
    ics = to_ics([], nama="Rakor;\nbulanan", situs="https://a.test")
    assert b"X-WR-CALNAME:Rakor\\; bulanan\r\n" in ics


def test_isi_yang_sama_bita_yang_sama() -> None:
    satu, dua = (to_ics([entri()], nama="Uji", situs="https://a.test") for _ in range(2))
    assert satu == dua
