"""Every address of the portal: a page that was kept is the page that would be drawn now, an hour
later too, and shows neither a token nor a key of a form that an earlier showing had."""

from __future__ import annotations

import re
from datetime import timedelta
from http.cookies import SimpleCookie
from typing import Any

import pytest
import time_machine
from django.conf import settings as ours
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from rumahbersama import settings as portal
from tests.pemeran import Pemeran
from tests.peran import WebClient
from tests.rumahbersama.isolasi.dunia import Sisi
from tests.rumahbersama.test_isolasi import MATRIKS, batched, dunia, sign_in  # noqa: F401

SANDI = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')
UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
SELALU_BARU = {
    "kecamatan:rapat-qr",  # a code that expires
    "pendamping:kunjungan-ubah",  # open for a week
}


def halaman() -> list[str]:
    """Addresses that are tried to be kept and that somebody may open."""
    return sorted(
        name for name, row in MATRIKS.items()
        if row.metode == "get" and 200 in row.harapan(row.milik).values()
    )  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("names", batched(halaman(), 180), ids=lambda names: names[0])
def test_kept_is_what_would_be_drawn(
    names: tuple[str, ...], dunia: tuple[Sisi, Sisi], pemeran: Pemeran, settings: Any  # noqa: F811
) -> None:  # fmt: skip
    wrong: list[str] = []
    drawn_always: set[str] = set()
    for name in filter(lambda name: is_page(name, dunia[0]), names):
        client, url, data = who_may(name, dunia[0], pemeran)
        cache.clear()
        settings.HALAMAN_DISIMPAN = portal.HALAMAN_DISIMPAN
        # Some write down the first opening.
        first, _second, again = asked_thrice(client, url, data)
        settings.HALAMAN_DISIMPAN = ""
        if not first["Content-Type"].startswith("text/html"):
            continue
        if again.context is not None:
            drawn_always.add(name)
            continue
        with time_machine.travel(timezone.now() + an_hour(), tick=True):
            anew = client.get(url, data)
        if not (bare(again) == bare(anew) and own_keys(first, again, anew)):
            wrong.append(name)
    assert wrong == []
    assert drawn_always == SELALU_BARU & {*names}


def asked_thrice(client: WebClient, url: str, data: dict[str, str]) -> list[Any]:
    return [client.get(url, data) for _ in range(3)]


def who_may(name: str, side: Sisi, pemeran: Pemeran) -> tuple[WebClient, str, dict[str, str]]:
    row = MATRIKS[name]
    who = next(who for who, status in row.harapan(row.milik).items() if status == 200)
    client = WebClient()
    client.cookies = SimpleCookie(sign_in(who, pemeran))
    return client, address_of(name, side), row.data


def is_page(name: str, side: Sisi) -> bool:
    return re.fullmatch(portal.HALAMAN_DISIMPAN, address_of(name, side)) is not None


def address_of(name: str, side: Sisi) -> str:
    return reverse(name, args=[side.args[noun] for noun in MATRIKS[name].args])


def an_hour() -> timedelta:
    """Within the same day."""
    hour = timedelta(minutes=61)
    return hour if timezone.localtime().hour < 22 else -hour


def bare(response: Any) -> str:
    return UUID.sub("", SANDI.sub("", response.content.decode()))


def own_keys(first: Any, again: Any, anew: Any) -> bool:
    """What the first showing and the second have in common belongs to the page itself."""
    one, two, three = (
        {*UUID.findall(text), *SANDI.findall(text)}
        for text in (each.content.decode() for each in (first, again, anew))
    )
    return one & two <= three


def test_pages_are_kept_in_the_portal() -> None:
    assert ours.HALAMAN_DISIMPAN == ""
    assert portal.HALAMAN_DISIMPAN
