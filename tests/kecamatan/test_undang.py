"""An operator's invitation from the command line, under the worker's database role."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from fondasi.database.roles import role_for_command
from kecamatan.enums import Peran
from kecamatan.models import JejakAudit, Penugasan
from tests.pemeran import Pemeran, Tempat
from tests.peran import as_role

PROVINSI = {"peran": "provinsi", "wilayah": "35", "nama": "Pratiwi Uji", "email": "p@contoh.test"}


def undang(**pilihan: str) -> None:
    with as_role("pekerja"):
        call_command("undang", "--json", **{**PROVINSI, **pilihan})


@pytest.mark.parametrize("peran", [Peran.PROVINSI, Peran.ADMIN_NASIONAL])
def test_the_first_of_a_provinsi_comes_in_by_one_link(
    client: Any, tempat: Tempat, capsys: Any, settings: Any, peran: Peran
) -> None:
    settings.SITUS_URL = "https://rumah.contoh.test"
    undang(peran=peran)
    hasil = json.loads(capsys.readouterr().out.splitlines()[-1])
    tugas = Penugasan.objects.get()
    assert (tugas.peran, tugas.wilayah) == (peran, tempat.provinsi)
    trail = JejakAudit.objects.filter(perintah="undang").values_list("tindakan", flat=True)
    assert "undang_pengguna" in trail
    path = hasil["tautan"].removeprefix("https://rumah.contoh.test")
    assert client.get(path, follow=True).status_code == 200
    sandi = "kopi-hitam-Wonosalam"
    client.post("/undangan/sandi/", {"sandi": sandi, "ulangi": sandi})
    assert client.login(username=hasil["nama_pengguna"], password=sandi)


def test_it_runs_as_the_worker() -> None:
    assert role_for_command(["undang", "--peran", "provinsi"]) == "pekerja"


def test_in_somebodys_name_her_limits_hold(pemeran: Pemeran, capsys: Any) -> None:
    undang(oleh="provinsi@contoh.test", peran="bappeda", wilayah="3517")
    assert Penugasan.objects.filter(pengguna__email="p@contoh.test", peran="bappeda").exists()
    with pytest.raises(CommandError):
        undang(oleh="bappeda@contoh.test", email="lain@contoh.test")
    assert not Penugasan.objects.filter(pengguna__email="lain@contoh.test").exists()


@pytest.mark.parametrize(
    ("salah", "kode"),
    [
        ({"wilayah": "99"}, 2),
        ({"nama": " "}, 2),
        ({"telepon": "12"}, 2),
        ({"email": ""}, 1),
        ({"wilayah": "35.17"}, 1),
    ],
)
def test_a_wrong_call_invites_nobody(tempat: Tempat, salah: dict[str, str], kode: int) -> None:
    with pytest.raises(CommandError) as galat:
        undang(**salah)
    assert galat.value.returncode == kode
    assert not Penugasan.objects.exists()
