"""Every named URL x the cast, for an own object and a neighbour's.

The rows stand in tests/rumahbersama/isolasi/, one file per room. A URL without a row fails, and
so does a row without a URL. Status 200 alone is no proof of what a page shows: each room's own
tests look at the content.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse

from tests.pemeran import PARA_PEMERAN, Kantor, Pemeran, Tempat
from tests.peran import WebClient
from tests.rumahbersama.isolasi import api as baris_api
from tests.rumahbersama.isolasi import arahan as baris_arahan
from tests.rumahbersama.isolasi import atap, jalan_rapat, kecamatan, kemiskinan
from tests.rumahbersama.isolasi import dasbor as baris_dasbor
from tests.rumahbersama.isolasi import kartu_skor as baris_kartu_skor
from tests.rumahbersama.isolasi import lapangan as baris_lapangan
from tests.rumahbersama.isolasi import laporan as baris_laporan
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
    **baris_rapat.BARIS,
    **baris_pendamping.BARIS,
    **baris_tindak_lanjut.BARIS,
    **baris_arahan.BARIS,
    **baris_rumah.BARIS,
    **baris_kartu_skor.BARIS,
    **baris_pengaduan.BARIS,
    **jalan_rapat.BARIS,
    **baris_lapangan.BARIS,
}


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


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(MATRIKS))
def test_isolasi(name: str, dunia: tuple[Sisi, Sisi], pemeran: Pemeran) -> None:
    row = MATRIKS[name]
    own, neighbour = dunia
    assert asked(name, row, own, pemeran) == row.harapan(row.milik)
    if row.args and row.args != ("token",):
        assert asked(name, row, neighbour, pemeran) == row.harapan(row.tetangga)


def asked(name: str, row: Baris, side: Sisi, pemeran: Pemeran) -> dict[str, int]:
    """{person: status}; each asks with a browser of her own, and what she does is taken back."""
    url = reverse(name, args=[side.args[noun] for noun in row.args])
    found = {}
    for who in PARA_PEMERAN:
        with transaction.atomic():
            found[who] = status(who, row, url, pemeran)
            transaction.set_rollback(True)
    return found


def status(who: str, row: Baris, url: str, pemeran: Pemeran) -> int:
    client: Client = WebClient()
    if who != "anonim":
        user: Any = pemeran[who]
        client.force_login(user)
    return int(getattr(client, row.metode)(url, row.data).status_code)
