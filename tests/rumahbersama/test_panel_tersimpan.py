"""What the start page and the dashboards keep: everything they read is declared, nobody gets what
another's authority made, and an act shows on the next request."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from copy import copy
from datetime import timedelta
from typing import Any

import pytest
from django.db.models import Model

from fondasi.kept.parts import Kept
from fondasi.today import today
from kecamatan.actions.jawaban_tindak_lanjut import (
    accept_tindak_lanjut,
    answer_tindak_lanjut,
)
from kecamatan.enums import Peran
from kecamatan.models import Pengguna, Penugasan, TindakLanjut
from kecamatan.models.cakupan import cakupan_of
from kemiskinan.models import DaftarVerval, Neraca
from rumahbersama.beranda.panels import PANEL
from rumahbersama.beranda.panels.panel import KEWENANGAN
from rumahbersama.dasbor.measures import UKURAN
from rumahbersama.dasbor.queries import TABEL
from rumahbersama.dasbor.views import drawn
from rumahbersama.laporan.enums import Irama
from rumahbersama.laporan.periode import period_of
from tests.kecamatan.tindak_lanjut_uji import buat_janji, buat_kontak
from tests.pemeran import Kantor, Pemeran, Tempat
from tests.rumahbersama.isolasi.dunia import bangun_dunia
from tests.tabel_terbaca import tables_read

pytestmark = pytest.mark.django_db

SELALU = {*KEWENANGAN}


def people() -> Iterator[tuple[Pengguna, Penugasan]]:
    for tugas in Penugasan.objects.select_related("pengguna", "wilayah", "instansi"):
        cakupan_of(tugas.pengguna)
        yield tugas.pengguna, tugas


def names(tables: set[type[Model]]) -> list[str]:
    return sorted(one._meta.db_table for one in tables)


def test_every_table_is_declared_and_only_her_own_panels_know_her(
    tempat: Tempat, kantor: Kantor, pemeran: Pemeran
) -> None:
    bangun_dunia(tempat, kantor, pemeran)
    daftar = DaftarVerval.objects.filter(kabupaten=tempat.kabupaten)[0]
    pair = {"sk": daftar.sk, "rilis": daftar.rilis, "kabupaten": tempat.kabupaten}
    Neraca.objects.create(**pair, tanggal=today(), cocok=True)
    declared: dict[str, set[Any]] = {}
    read: dict[str, set[Any]] = defaultdict(set)

    def made(one: Kept[Any]) -> Any:
        nama = " ".join(map(str, one.key[:2]))
        answers = [made(part) for part in one.parts]
        with tables_read() as tables:
            answer = one.make(*answers)
        declared[nama] = {*one.reads} - SELALU
        read[nama] |= tables - SELALU
        return answer

    told_by_name = []
    for user, tugas in people():
        stranger = copy(user)
        stranger.pk = stranger.id = 0
        for panel in PANEL[Peran(tugas.peran)]:
            text = made(panel.kept(user, tugas))
            if not panel.own and text != made(panel.kept(stranger, tugas)):
                told_by_name.append(panel.make.__name__)
    masa = period_of(today(), Irama.BULANAN)
    readers = (pemeran.provinsi, pemeran.bappeda, pemeran.camat)
    places = [cakupan_of(user).penugasan[0].wilayah for user in readers]
    with tables_read() as tables:
        for user, place in zip(readers, places, strict=True):
            drawn(user, place, masa, UKURAN[0])
    declared["dasbor"], read["dasbor"] = {*TABEL} - SELALU, tables - SELALU
    undeclared = {nama: names(tables - declared[nama]) for nama, tables in read.items()}
    unread = {nama: names(tables - read[nama]) for nama, tables in declared.items()}
    assert {nama: tables for nama, tables in undeclared.items() if tables} == {}
    assert {nama: tables for nama, tables in unread.items() if tables} == {}
    assert told_by_name == []


def test_an_act_shows_on_the_next_request(client: Any, pemeran: Pemeran, tempat: Tempat) -> None:
    """Also what was changed in bulk: no path can forget to tell."""
    bidan = buat_kontak(tempat.kecamatan, pengguna=pemeran.pendamping)
    late = {"batas": today() - timedelta(days=1)}
    row, other = (buat_janji(tempat.kecamatan, bidan, uraian=u, keadaan=late) for u in "AB")
    client.force_login(pemeran.camat)

    def shown() -> list[tuple[str, str]]:
        page = client.get("/").content.decode()
        return sorted(re.findall(r"<span>(Jawaban)? ?Rini Uji [a-z ]+: (\w)", page))

    assert [shown(), shown()] == [[("", "A"), ("", "B")]] * 2
    answer_tindak_lanjut(row, isi="Sudah", oleh=pemeran.pendamping)
    assert shown() == [("", "B"), ("Jawaban", "A")]
    accept_tindak_lanjut(row, oleh=pemeran.camat)
    assert shown() == [("", "B")]
    TindakLanjut.objects.filter(pk=other.pk).update(uraian="C")
    assert shown() == [("", "C")]
