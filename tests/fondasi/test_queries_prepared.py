from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

import psycopg
import pytest
from django.db import connection
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext

from fondasi.queries.keys import AnyOf
from fondasi.queries.prepared import KueriSiap, columns, revive
from kecamatan.models import Wilayah

pytestmark = pytest.mark.django_db
KOLOM = columns(Wilayah, "kode", "id", "nama")
CARI = KueriSiap(
    lambda kode, tingkat, sampai: (
        Wilayah.objects.filter(kode=kode, tingkat__in=[2, tingkat], induk=None)
        .exclude(berlaku_sampai=sampai)
        .values_list(*KOLOM)
    ),
    str,
    int,
    date,
)


def test_runs_with_the_values_of_each_call() -> None:
    for kode, nama in (("35", "Jawa Timur"), ("33", "Jawa Tengah")):
        Wilayah.objects.create(kode=kode, nama=nama, tingkat=1)
    for kode, nama in (("35", "Jawa Timur"), ("33", "Jawa Tengah")):
        ((_pk, *found),) = CARI.rows(kode, 1, date(2024, 11, 4))
        assert found == [kode, nama]
    assert CARI.rows("35", 3, date(2024, 11, 4)) == []
    assert CARI.rows("35' OR '1'='1", 1, date(2024, 11, 4)) == []


def test_counts_as_one_query() -> None:
    with CaptureQueriesContext(connection) as queries:
        CARI.rows("35", 1, date(2024, 11, 4))
    assert len(queries) == 1


def test_a_connection_that_died_between_two_requests_is_opened_anew() -> None:
    server: Any = connection

    def ask() -> list[int]:
        """In a thread, that is on a connection of its own, as a request does."""
        ended = [died(), len(CARI.rows("35", 1, date(2024, 11, 4)))]
        with CaptureQueriesContext(connection) as queries:
            server.health_check_done = False
            CARI.rows("35", 1, date(2024, 11, 4))
        connection.close()
        return [*ended, len(queries)]

    def died() -> int:
        connection.ensure_connection()
        lives = connection.connection
        pid = lives.info.backend_pid
        with psycopg.connect(lives.info.dsn, password=lives.info.password or None) as other:
            other.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])
        server.health_check_enabled, server.health_check_done = True, False
        return 0

    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(ask).result() == [0, 0, 1]


def test_a_value_that_the_query_does_not_use_is_an_error() -> None:
    lost = KueriSiap(lambda _pk: Wilayah.objects.values_list("pk"), int)
    with pytest.raises(AssertionError):
        lost.rows(1)


def test_revives_rows_and_fetches_what_was_not_read() -> None:
    made = Wilayah.objects.create(kode="35", nama="Jawa Timur", tingkat=1)
    (row,) = CARI.rows("35", 1, date(2024, 11, 4))
    found = revive(Wilayah, KOLOM, row)
    assert KOLOM == ("id", "kode", "nama")
    assert (found, found.nama, found.get_deferred_fields() >= {"tingkat"}) == (
        made,
        "Jawa Timur",
        True,
    )
    assert found.tingkat == 1


def test_the_coloured_word_escapes_and_defaults() -> None:
    text = '{% status "Batal" %}{% status teks "selesai" %}{% status "A" warna %}'
    shown = Template(text).render(Context({"teks": "<b>", "warna": ""}))
    assert shown == (
        '<span class="rb-status rb-netral">Batal</span>'
        '<span class="rb-status rb-selesai">&lt;b&gt;</span>'
        '<span class="rb-status rb-netral">A</span>'
    )


def test_takes_a_set_of_keys_and_tells_what_it_asked() -> None:
    made = [Wilayah.objects.create(kode=kode, nama="X %s", tingkat=1) for kode in ("33", "35")]
    among = KueriSiap(
        lambda keys: Wilayah.objects.filter(pk=AnyOf(keys), nama="X %s").values_list("kode"), list
    )
    assert sorted(among.rows([one.pk for one in made])) == [("33",), ("35",)]
    assert among.rows([]) == []
    with CaptureQueriesContext(connection) as queries:
        assert among.rows([made[0].pk]) == [("33",)]
    assert 'FROM "kecamatan_wilayah"' in queries[0]["sql"]


def test_keeps_the_plan_of_a_reading_query_that_comes_again_and_reads_anew() -> None:
    asked = Wilayah.objects.filter(nama__startswith="Uji %").values_list("kode", flat=True)
    for kode in ("33", "35"):
        Wilayah.objects.create(kode=kode, nama="Uji %", tingkat=1)
        assert list(asked.all())[-1] == kode
    assert len(asked.all()) == 2
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement ~ 'Uji'")
        assert cursor.fetchone() == (1,)
