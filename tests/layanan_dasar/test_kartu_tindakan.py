"""What a verified card sets going: the agenda, follow-ups, the office that is responsible."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from fondasi.today import today
from kecamatan.enums import JenisInstansi
from kecamatan.models import TindakLanjut, UsulanAgenda
from layanan_dasar.actions.perjalanan import verify_kartu
from layanan_dasar.actions.tindakan import ask_follow_up
from layanan_dasar.enums import StatusKartu
from layanan_dasar.models import KartuSkor, RuteIndikator
from layanan_dasar.queries.kartu import content_of
from layanan_dasar.queries.perhatian import matters_of
from layanan_dasar.queries.riwayat import history_of
from tests.galat import kode_galat
from tests.layanan_dasar.kartu_uji import (
    buat_instrumen,
    buat_periode,
    isi,
    jadikan,
    kartu_dari,
    rasio,
)
from tests.pemeran import Kantor, Pemeran, Tempat, buat_instansi

pytestmark = pytest.mark.django_db


def _two_quarters(tempat: Tempat) -> tuple[KartuSkor, KartuSkor]:
    row = buat_instrumen(tempat.kabupaten)
    first, second = (buat_periode(tempat.kabupaten, row, nomor=n) for n in (1, 2))
    return kartu_dari(first, tempat.desa), kartu_dari(second, tempat.desa)


def test_red_goes_to_the_agenda_and_leaves_it_when_better(tempat: Tempat, pemeran: Pemeran) -> None:
    first, second = _two_quarters(tempat)
    isi(first, air_minum=rasio(40, 100), paud=rasio(9, 10))
    jadikan(first, StatusKartu.DIAJUKAN)
    verify_kartu(first, versi=0, oleh=pemeran.camat)
    line = UsulanAgenda.objects.get()
    assert line.judul == "Desa Galengdowo: Air minum layak merah, 40 dari 100 (40,00\u00a0%)"
    assert (line.kunci, line.wilayah) == ("35.17.05.2001:air_minum", tempat.kecamatan)

    isi(second, air_minum=rasio(85, 100), paud=rasio(6, 10))
    jadikan(second, StatusKartu.DIAJUKAN)
    verify_kartu(second, versi=0, oleh=pemeran.camat)
    lines = UsulanAgenda.objects.filter(dicabut_at=None).values_list("kunci", "judul")
    assert list(lines) == [
        ("35.17.05.2001:paud", "Desa Galengdowo: Anak ikut PAUD menurun, 6 dari 10 (60,00\u00a0%)")
    ]


def test_an_older_card_does_not_rewrite_the_agenda(tempat: Tempat, pemeran: Pemeran) -> None:
    first, second = _two_quarters(tempat)
    isi(second, air_minum=rasio(90, 100))
    jadikan(second, StatusKartu.DIVERIFIKASI)
    isi(first, air_minum=rasio(10, 100))
    jadikan(first, StatusKartu.DIAJUKAN)
    verify_kartu(first, versi=0, oleh=pemeran.camat)
    assert not UsulanAgenda.objects.exists()


def test_follow_up_is_asked_once_and_seen_on_the_next_card(
    tempat: Tempat, pemeran: Pemeran
) -> None:
    first, second = _two_quarters(tempat)
    isi(first, air_minum=rasio(40, 100))
    jadikan(first, StatusKartu.DIVERIFIKASI)
    office = buat_instansi(tempat.kabupaten, "Perumda Air Minum", jenis=JenisInstansi.LAINNYA)
    RuteIndikator.objects.create(
        indikator_kode="air_minum", wilayah=tempat.kabupaten, instansi=office
    )
    content = content_of(first)
    (matter,) = matters_of(content)
    assert (matter.instansi, matter.merah, matter.terbuka) == (office, True, None)

    def ask(**said: Any) -> TindakLanjut:
        full = {"instansi": office, "uraian": "Mohon ditangani", "batas": today(), **said}
        return ask_follow_up(content, matter, oleh=pemeran.camat, **full)

    assert kode_galat(lambda: ask(batas=today() - timedelta(days=1))) == "BATAS_LEWAT"
    row = ask()
    assert (row.jenis, row.desa, row.rujukan_kunci) == ("PERMINTAAN", tempat.desa, matter.kunci)
    assert kode_galat(ask) == "SUDAH_DIMINTA"

    riwayat = history_of(tempat.desa, "air_minum")
    assert riwayat is not None
    assert [(h.tindak_lanjut, h.sesudah) for h in riwayat.hasil] == [(row, None)]
    isi(second, air_minum=rasio(61, 100))
    jadikan(second, StatusKartu.DIVERIFIKASI)
    riwayat = history_of(tempat.desa, "air_minum")
    assert riwayat is not None
    assert [h.arah for h in riwayat.hasil] == [1]
    assert [one.kata[:2] for one in riwayat.titik] == ["40", "61"]


def test_the_kecamatans_route_goes_before_the_kabupatens(kartu: KartuSkor, tempat: Tempat) -> None:
    far, near = (
        buat_instansi(tempat.kabupaten, "Dinas PU"),
        buat_instansi(tempat.kecamatan, "HIPPAM"),
    )
    isi(kartu, air_minum=rasio(1, 100))
    assert [one.instansi for one in matters_of(content_of(kartu))] == [None]
    RuteIndikator.objects.create(
        indikator_kode="air_minum", wilayah=tempat.kecamatan, instansi=near
    )
    RuteIndikator.objects.create(indikator_kode="air_minum", wilayah=tempat.kabupaten, instansi=far)
    assert [one.instansi for one in matters_of(content_of(kartu))] == [near]


def test_an_opd_is_reached_through_the_secretariat(kartu: KartuSkor, kantor: Kantor) -> None:
    isi(kartu, air_minum=rasio(40, 100))
    content = content_of(kartu)
    (matter,) = matters_of(content)
    row = ask_follow_up(
        content, matter, instansi=kantor.opd, uraian="Mohon ditangani", batas=today(), oleh=None
    )
    assert row.jenis == "USULAN"
