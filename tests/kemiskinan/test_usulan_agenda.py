"""Kecamatan whose visits lag propose themselves for the next agenda."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from fondasi.rujukan import resolve
from fondasi.today import today
from kecamatan.models import UsulanAgenda
from kemiskinan.actions.usulan_agenda import Usulan, propose_lagging
from kemiskinan.models import DaftarVerval
from kemiskinan.rules.jadwal import is_behind
from kemiskinan.tasks.usulan_agenda import propose_agenda
from tests.pemeran import (
    Pemeran,
    Tempat,
    buat_daftar,
    buat_rilis,
    buat_sasaran,
    buat_sk,
    buat_verval,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def daftar(tempat: Tempat) -> DaftarVerval:
    """Two people of Wonosalam, none visited, three days late; one visited person in Bareng."""
    sk, rilis = buat_sk(tempat.kabupaten), buat_rilis(tempat.kabupaten)
    people = [buat_sasaran(sk, tempat.desa, nama) for nama in ("RAHASIA SATU", "RAHASIA DUA")]
    other = buat_sasaran(sk, tempat.desa_tetangga)
    buat_verval(buat_daftar(sk, rilis, tempat.kecamatan_tetangga, other), other)
    batas = today() - timedelta(days=3)
    return buat_daftar(sk, rilis, tempat.kecamatan, *people, batas=batas)


@pytest.mark.parametrize(
    ("selesai", "hari_ini", "tertinggal"),
    [
        (100, date(2024, 12, 5), False),
        (99, date(2024, 12, 2), True),
        (99, date(2024, 12, 1), False),
        (40, date(2024, 11, 16), False),
        (39, date(2024, 11, 16), True),
        (0, date(2024, 11, 1), False),
        (0, date(2024, 10, 1), False),
    ],
)
def test_langkah_rata_dengan_kelonggaran(selesai: int, hari_ini: date, tertinggal: bool) -> None:
    """Half of the thirty days are over on 16 November: 50 less a tenth of the list are due."""
    mulai, batas = date(2024, 11, 1), date(2024, 12, 1)
    found = is_behind(selesai=selesai, total=100, mulai=mulai, batas=batas, hari_ini=hari_ini)
    assert found is tertinggal


def test_daftar_yang_dibagikan_pada_batasnya() -> None:
    hari = date(2024, 11, 30)
    assert is_behind(selesai=0, total=9, mulai=hari, batas=hari, hari_ini=date(2024, 11, 4))
    assert not is_behind(selesai=5, total=9, mulai=hari, batas=hari, hari_ini=date(2024, 11, 4))


def test_diusulkan_sebagai_angka_tanpa_nama(daftar: DaftarVerval, tempat: Tempat) -> None:
    for _ in range(2):
        assert propose_lagging() == Usulan(1, 0)
    row = UsulanAgenda.objects.get()
    assert (row.asal, row.kunci, row.wilayah) == ("verval", "35.17.05", tempat.kecamatan)
    assert row.judul.startswith("Penyisiran tertinggal: 0 dari 2 jiwa, batas ")
    assert "RAHASIA" not in row.judul


def test_dicabut_ketika_terkejar(daftar: DaftarVerval) -> None:
    propose_agenda()
    for baris in daftar.baris.all():
        buat_verval(daftar, baris.sasaran)
    assert propose_lagging() == Usulan(0, 1)
    assert propose_lagging() == Usulan(0, 0)
    assert UsulanAgenda.objects.get().dicabut_at is not None


def test_usulan_ruang_lain_tidak_disentuh(tempat: Tempat) -> None:
    UsulanAgenda.objects.create(
        asal="pengaduan", kunci="1", wilayah=tempat.kecamatan, judul="Aduan"
    )
    assert propose_lagging() == Usulan(0, 0)
    assert UsulanAgenda.objects.get().dicabut_at is None


def test_rujukan_menurut_yang_dilihat(daftar: DaftarVerval, pemeran: Pemeran) -> None:
    def url(user: object) -> str | None:
        found = resolve(user, "daftar-verval", "35.17.05")
        return found.url if found else None

    assert url(pemeran.camat) == f"/kemiskinan/daftar/{daftar.pk}/"
    assert url(pemeran.camat_tetangga) is None
    buat_daftar(daftar.sk, daftar.rilis, daftar.wilayah)
    assert url(pemeran.camat) == "/kemiskinan/daftar/"
