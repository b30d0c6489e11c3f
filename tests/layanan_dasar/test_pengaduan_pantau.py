"""The daily watch: recount, close, escalate, propose, tell; twice gives the same."""

from __future__ import annotations

from datetime import date

import time_machine

from kecamatan.models import Pemberitahuan, Penugasan, UsulanAgenda
from layanan_dasar.actions.langkah_pengaduan import answer_pengaduan, dispose_pengaduan
from layanan_dasar.actions.pantau_pengaduan import watch_pengaduan
from layanan_dasar.enums import StatusPengaduan
from layanan_dasar.models import Pengaduan
from layanan_dasar.tasks import watch
from tests.layanan_dasar.pengaduan_uji import libur, terima
from tests.pemeran import Kantor, Pemeran, Tempat
from tests.peran import as_role


def on(day: str) -> time_machine.travel:
    return time_machine.travel(f"{day} 03:00+00:00", tick=False)


def told(judul: bool = False) -> set[tuple[str, str]]:
    rows = Pemberitahuan.objects.select_related("pengguna")
    return {(one.pengguna.username, one.judul if judul else one.kunci) for one in rows}


def test_it_climbs_to_the_camat_then_to_the_kabupaten(
    loket: Tempat, kantor: Kantor, pemeran: Pemeran
) -> None:
    Penugasan.objects.update(mulai=date(2024, 1, 2))
    with on("2024-11-04"):
        row = terima(loket.desa).pengaduan
        dispose_pengaduan(row, instansi=kantor.opd, oleh=None)
    levels = {}
    for day in ("2024-11-11", "2024-11-12", "2024-11-13", "2024-11-14"):
        with on(day), as_role("pekerja"):
            watch()
            watch()
        levels[day] = Pengaduan.objects.get().eskalasi
    assert levels == {"2024-11-11": 0, "2024-11-12": 1, "2024-11-13": 1, "2024-11-14": 2}
    names = {name for name, kunci in told() if kunci == "pengaduan-2024-11-11"}
    assert names == {"camat", "dua_tugas", "opd", "staf"}
    names = {name for name, kunci in told() if kunci == "pengaduan-2024-11-14"}
    assert names == {"bappeda", "camat", "dua_tugas", "opd", "staf"}
    assert ("opd", "Pengaduan: 1 terlambat, 0 jatuh tempo hari ini atau besok") in told(judul=True)


def test_twice_is_once(loket: Tempat, pemeran: Pemeran) -> None:
    Penugasan.objects.update(mulai=date(2024, 1, 2))
    with on("2024-11-04"):
        terima(loket.desa)
    with on("2024-11-11"):
        first = watch_pengaduan()
        second = watch_pengaduan()
    assert first == {"dihitung_ulang": 0, "ditutup": 0, "naik": 1, "ringkasan": 3}
    assert second == {"dihitung_ulang": 0, "ditutup": 0, "naik": 0, "ringkasan": 3}
    assert len(told()) == 3
    assert UsulanAgenda.objects.count() == 1


def test_a_closed_day_entered_later_moves_the_deadline(loket: Tempat) -> None:
    with on("2024-11-04"):
        terima(loket.desa)
        libur(date(2024, 11, 6))
        assert watch_pengaduan()["dihitung_ulang"] == 1
    assert Pengaduan.objects.get().tenggat == date(2024, 11, 8)


def test_silence_after_an_answer_closes(loket: Tempat, kantor: Kantor) -> None:
    with on("2024-11-04"):
        row = dispose_pengaduan(terima(loket.desa).pengaduan, instansi=kantor.opd, oleh=None)
        answer_pengaduan(row, teks="Sudah diperbaiki kemarin.", oleh=None)
    with on("2024-11-18"):
        assert watch_pengaduan()["ditutup"] == 0
    with on("2024-11-19"):
        assert watch_pengaduan()["ditutup"] == 1
    assert Pengaduan.objects.get().status == StatusPengaduan.SELESAI


def test_the_agenda_says_what_a_meeting_may_hear(loket: Tempat, kantor: Kantor) -> None:
    """A village head sits at the table: of what he must not know not even his village is named."""
    with on("2024-11-04"):
        biasa = terima(loket.desa).pengaduan
        tentang = terima(loket.desa, tentang_desa=True).pengaduan
        for _ in range(2):
            terima(loket.desa, rahasia=True)
    with on("2024-11-11"):
        watch_pengaduan()
    lines = UsulanAgenda.objects.filter(dicabut_at=None).order_by("kunci")
    assert {(one.judul, one.rujukan_jenis) for one in lines} == {
        (
            f"Pengaduan #{biasa.nomor} melewati batas waktu: Jalan, jembatan, penerangan, "
            "Desa Galengdowo",
            "pengaduan",
        ),
        (f"Pengaduan #{tentang.nomor} melewati batas waktu", "pengaduan"),
        ("2 pengaduan rahasia melewati batas waktu", ""),
    }
    with on("2024-11-12"):
        for row in Pengaduan.objects.all():
            dispose_pengaduan(row, instansi=kantor.opd, oleh=None)
        watch_pengaduan()
    assert UsulanAgenda.objects.filter(dicabut_at=None).count() == 0


def test_nobody_is_told_of_nothing(loket: Tempat, pemeran: Pemeran) -> None:
    with on("2024-11-04"):
        terima(loket.desa)
        assert watch_pengaduan()["ringkasan"] == 0
    assert told() == set()
