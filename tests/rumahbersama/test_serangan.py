"""What an attacker sent and what must come back."""

from __future__ import annotations

from typing import Any

import pytest

from kecamatan.models import Penugasan
from tests.pemeran import Pemeran


@pytest.mark.parametrize("siapa", ["provinsi", "bappeda"])
def test_nobody_widens_the_own_authority(siapa: str, client: Any, pemeran: Pemeran) -> None:
    user = getattr(pemeran, siapa)
    client.force_login(user)
    isi = {
        "peran": "bappeda" if siapa == "provinsi" else "camat",
        "wilayah": "35.17" if siapa == "provinsi" else "35.17.05",
        "mulai": "2024-11-04",
    }
    response = client.post(f"/kelola/pengguna/{user.pk}/penugasan/", isi)
    assert response.status_code == 403
    assert Penugasan.objects.filter(pengguna=user).count() == 1


def test_pages_that_name_people_are_not_kept(client: Any, pemeran: Pemeran) -> None:
    client.force_login(pemeran.camat)
    for url in ("/kemiskinan/sasaran/", "/kelola/pengguna/", "/kemiskinan/usulan/"):
        assert client.get(url)["Cache-Control"] == "private, no-store"
    assert client.get("/")["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize(
    "url",
    [
        "/kelola/wilayah/%00/",
        "/kelola/wilayah/saran/?q=a%00b",
        "/kemiskinan/rekapitulasi/%00/",
        "/kemiskinan/kriteria/%00/",
    ],
)
def test_nul_in_an_address_is_a_bad_request(url: str, client: Any, pemeran: Pemeran) -> None:
    client.force_login(pemeran.bappeda)
    assert client.get(url).status_code == 400


def test_endless_number_is_nobodys_place(client: Any, pemeran: Pemeran) -> None:
    client.force_login(pemeran.camat)
    assert client.post("/tempat/", {"penugasan": "9" * 5000}).status_code == 404
