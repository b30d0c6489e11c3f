"""Every named URL x the cast, for an own object and a neighbour's.

The rows stand in tests/rumahbersama/isolasi/, one file per room. A URL without a row fails, and
so does a row without a URL. Status 200 alone is no proof of what a page shows: each room's own
tests look at the content.
"""

from __future__ import annotations

from collections.abc import Iterator
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse

from tests.pemeran import PARA_PEMERAN, Kantor, Pemeran, Tempat
from tests.peran import WebClient
from tests.rumahbersama.isolasi import api as baris_api
from tests.rumahbersama.isolasi import arahan as baris_arahan
from tests.rumahbersama.isolasi import atap, jalan_rapat, kecamatan, kemiskinan
from tests.rumahbersama.isolasi import dasbor as baris_dasbor
from tests.rumahbersama.isolasi import izin_data as baris_izin
from tests.rumahbersama.isolasi import kartu_skor as baris_kartu_skor
from tests.rumahbersama.isolasi import lapangan as baris_lapangan
from tests.rumahbersama.isolasi import laporan as baris_laporan
from tests.rumahbersama.isolasi import operator as baris_operator
from tests.rumahbersama.isolasi import pendamping as baris_pendamping
from tests.rumahbersama.isolasi import pengaduan as baris_pengaduan
from tests.rumahbersama.isolasi import rapat as baris_rapat
from tests.rumahbersama.isolasi import rumah_bersama as baris_rumah
from tests.rumahbersama.isolasi import tindak_lanjut as baris_tindak_lanjut
from tests.rumahbersama.isolasi.baris import Baris
from tests.rumahbersama.isolasi.dunia import Sisi, bangun_dunia

MATRIKS = {
    **baris_api.BARIS,
    **baris_laporan.BARIS,
    **baris_dasbor.BARIS,
    **atap.BARIS,
    **kecamatan.BARIS,
    **kemiskinan.BARIS,
    **baris_izin.BARIS,
    **baris_rapat.BARIS,
    **baris_pendamping.BARIS,
    **baris_tindak_lanjut.BARIS,
    **baris_arahan.BARIS,
    **baris_rumah.BARIS,
    **baris_kartu_skor.BARIS,
    **baris_pengaduan.BARIS,
    **jalan_rapat.BARIS,
    **baris_lapangan.BARIS,
    **baris_operator.BARIS,
}


def batched(names: list[str], size: int) -> list[tuple[str, ...]]:
    return [tuple(names[start : start + size]) for start in range(0, len(names), size)]


def url_names(resolver: Any = None, prefix: str = "") -> Iterator[str]:
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            space = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from url_names(pattern, space)
        else:
            yield f"{prefix}{pattern.name or pattern.pattern}"


def test_setiap_url_punya_baris() -> None:
    assert sorted(set(url_names()) - set(MATRIKS)) == []


def test_setiap_baris_punya_url() -> None:
    assert sorted(set(MATRIKS) - set(url_names())) == []


@pytest.fixture
def dunia(
    tempat: Tempat, kantor: Kantor, pemeran: Pemeran, settings: Any, tmp_path: Path
) -> tuple[Sisi, Sisi]:
    storage = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(tmp_path)},
    }
    settings.STORAGES = {**settings.STORAGES, "default": storage}
    return bangun_dunia(tempat, kantor, pemeran)


SEKALI_JALAN = 24
"""URLs that share one world: building it costs as much as asking one URL of everybody."""

Kunci = dict[str, SimpleCookie]
"""{person: the cookies of her session}; nobody's for the one who is not signed in."""


@pytest.mark.django_db
@pytest.mark.parametrize(
    "names", batched(sorted(MATRIKS), SEKALI_JALAN), ids=lambda names: names[0]
)
def test_isolasi(names: tuple[str, ...], dunia: tuple[Sisi, Sisi], pemeran: Pemeran) -> None:
    wrong: list[tuple[str, str, dict[str, int], dict[str, int]]] = []
    own, neighbour = dunia
    keys = {who: sign_in(who, pemeran) for who in PARA_PEMERAN}
    for name in names:
        row = MATRIKS[name]
        sides = [("milik", own, row.milik)]
        if row.args and row.args != ("token",):
            sides.append(("tetangga", neighbour, row.tetangga))
        for whose, side, told in sides:
            found, expected = asked(name, row, side, keys), row.harapan(told)
            if found != expected:
                wrong.append((name, whose, found, expected))
    assert wrong == []


def sign_in(who: str, pemeran: Pemeran) -> SimpleCookie:
    client = Client()
    if who != "anonim":
        user: Any = pemeran[who]
        client.force_login(user)
    return client.cookies


def asked(name: str, row: Baris, side: Sisi, keys: Kunci) -> dict[str, int]:
    """{person: status}; each asks with a browser of her own, and what she does is taken back."""
    url = reverse(name, args=[side.args[noun] for noun in row.args])
    cache.clear()
    found = {}
    for who, cookies in keys.items():
        client = WebClient()
        client.cookies = SimpleCookie(cookies)
        with transaction.atomic():
            found[who] = int(getattr(client, row.metode)(url, row.data).status_code)
            transaction.set_rollback(True)
    return found
