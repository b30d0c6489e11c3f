"""What is kept is made anew after every committed change, and only then."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection

from fondasi.database.table_stamps import table_stamps
from fondasi.kept.parts import Kept, kept, kept_all
from kecamatan.models import HariLibur, TanggaEskalasi

pytestmark = pytest.mark.django_db

MASUK = "INSERT INTO kecamatan_harilibur (tanggal, nama, sumber) VALUES ('2024-11-05', 'x', '')"


def stamp() -> str | None:
    return table_stamps([HariLibur])[HariLibur]


def execute(server: Any, sql: str) -> None:
    with server.cursor() as cursor:
        cursor.execute(sql)


@pytest.fixture
def tetangga() -> Iterator[Any]:
    """A second connection, whose transaction is taken back."""
    other = connection.copy()
    other.set_autocommit(False)
    yield other
    other.rollback()
    other.close()


class Maker:
    """Answers with how often it was asked."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self) -> int | None:
        self.asked += 1
        return self.asked


def test_every_statement_moves_the_number(sebagai: Callable[[str], Any]) -> None:
    seen = {stamp(), stamp()}
    assert len(seen) == 1
    with sebagai("web"):
        execute(connection, MASUK)
        seen.add(stamp())
    for sql in (
        "UPDATE {} SET nama = 'y'",
        "DELETE FROM {}",
        "SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE {}",
    ):
        execute(connection, sql.format("kecamatan_harilibur"))
        seen.add(stamp())
    assert len(seen) == 5
    assert len({*table_stamps([TanggaEskalasi]).values(), None}) == 2


def test_a_table_that_is_being_written_has_no_number(tetangga: Any) -> None:
    before = stamp()
    execute(tetangga, MASUK)
    assert table_stamps([HariLibur, TanggaEskalasi])[TanggaEskalasi] is not None
    assert stamp() is None
    tetangga.rollback()
    assert stamp() not in (None, before)


def test_a_table_without_a_number_is_refused() -> None:
    with pytest.raises(Exception, match="ubah_django_session"):
        table_stamps([Session])


def test_made_again_after_a_change_only() -> None:
    """The transaction of a test has written before: no number of it holds for others."""
    HariLibur.objects.create(tanggal=date(2024, 11, 4), nama="Libur")
    one, other = Maker(), Maker()
    parts = [Kept((1, "a"), (HariLibur,), one), Kept((1, "b"), (TanggaEskalasi,), other)]
    assert [kept_all(parts), kept_all(parts)] == [[1, 1], [1, 1]]
    HariLibur.objects.create(tanggal=date(2024, 11, 5), nama="Libur")
    assert kept_all(parts) == [2, 1]
    HariLibur.objects.all().delete()
    assert kept_all(parts) == [3, 1]


def test_of_many_parts_only_the_touched_is_made_again() -> None:
    HariLibur.objects.create(tanggal=date(2024, 11, 4), nama="Libur")
    one, other = Maker(), Maker()
    parts = Kept(("a",), (HariLibur,), one), Kept(("b",), (TanggaEskalasi,), other)
    whole = Kept(("c",), (), lambda *answers: answers, parts)
    assert [kept(whole), kept(whole)] == [(1, 1), (1, 1)]
    HariLibur.objects.update(nama="Libur lain")
    assert kept(whole) == (2, 1)


def test_nothing_is_kept_of_what_is_being_written(tetangga: Any) -> None:
    make = Maker()
    part = Kept(("x",), (HariLibur,), make)
    kept(part)
    execute(tetangga, MASUK)
    assert [kept(part), kept(part)] == [2, 3]
    tetangga.rollback()
    assert [kept(part), kept(part)] == [4, 4]


def test_another_day_asks_anew(settings: Any) -> None:
    make = Maker()
    part = Kept(("hari",), (HariLibur,), make)
    for hari_ini, answer in (("2024-11-04", 1), ("2024-11-05", 2), ("2024-11-05", 2)):
        settings.HARI_INI = hari_ini
        assert kept(part) == answer


def test_nobody_reads_it_in_the_cache() -> None:
    part = Kept(("rahasia",), (HariLibur,), lambda: "NAMA RAHASIA")
    kept(part)
    lying = cache.get(part.name)
    assert isinstance(lying, bytes)
    assert b"RAHASIA" not in lying
    cache.set(part.name, b"dari orang lain")
    assert kept(part) == "NAMA RAHASIA"


def test_while_developing_nothing_is_kept(settings: Any) -> None:
    settings.DEBUG = True
    make = Maker()
    assert [kept(Kept(("d",), (HariLibur,), make)) for _ in range(2)] == [1, 2]


def test_what_another_program_kept_is_not_even_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    """A kind of answer that this program no longer knows is made anew."""
    part = Kept(("lama",), (HariLibur,), Maker)
    assert isinstance(kept(part), Maker)
    monkeypatch.setattr("fondasi.kept.parts.program", lambda: "lain")
    monkeypatch.setattr(f"{__name__}.Maker", None)
    assert kept(Kept(part.key, part.reads, lambda: "baru")) == "baru"
