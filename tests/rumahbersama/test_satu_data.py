"""Open figures: off until turned on, described, small numbers hidden, closed months only."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest

from fondasi.errors import Galat
from fondasi.today import today
from kecamatan.enums import Kelembagaan
from kecamatan.models import JejakAudit
from kemiskinan.actions.neraca import build_neraca
from kemiskinan.models import Neraca
from rumahbersama.satu_data.actions import set_publikasi
from rumahbersama.satu_data.models import PublikasiData
from rumahbersama.satu_data.sets import HIMPUNAN, ledger, maturity
from tests.kecamatan.rumah_uji import buat_butir, buat_keadaan
from tests.kemiskinan.dunia_neraca import Dunia
from tests.pemeran import Kantor, Pemeran, Tempat

pytestmark = pytest.mark.django_db


@pytest.fixture
def neraca(tempat: Tempat, kantor: Kantor) -> Neraca:
    """Six in Wonosalam who left decile 1, one in Bareng."""
    dunia = Dunia.buat(tempat, kantor)
    for _n in range(6):
        dunia.padan(dunia.orang(), desil=4)
    dunia.padan(dunia.orang(tempat.desa_tetangga), desil=4)
    return build_neraca(dunia.sk, dunia.rilis, oleh=None)


def test_nothing_is_open_until_it_is_turned_on(client: Any, tempat: Tempat, neraca: Neraca) -> None:
    url = "/data/35.17/rekapitulasi.json"
    assert client.get(url).status_code == 404
    set_publikasi(tempat.kabupaten, terbit=True, oleh=None)
    assert client.get(url).status_code == 200
    assert client.get("/data/35.76/rekapitulasi.json").status_code == 404
    assert client.get("/data/35.17/lain.json").status_code == 404
    set_publikasi(tempat.kabupaten, terbit=False, oleh=None)
    assert client.get(url).status_code == 404


def test_the_switch_twice_leaves_one_line(pemeran: Pemeran, tempat: Tempat) -> None:
    for _n in range(2):
        set_publikasi(tempat.kabupaten, terbit=True, oleh=pemeran.bappeda)
    lines = JejakAudit.objects.filter(objek="publikasidata").values_list("tindakan", flat=True)
    assert list(lines) == ["terbitkan_data"]
    with pytest.raises(Galat) as galat:
        set_publikasi(tempat.kecamatan, terbit=True, oleh=None)
    assert galat.value.kode == "BUKAN_KABUPATEN"


def test_small_numbers_are_hidden_and_described(
    client: Any, tempat: Tempat, neraca: Neraca
) -> None:
    set_publikasi(tempat.kabupaten, terbit=True, oleh=None)
    answer = client.get("/data/35.17/rekapitulasi.json")
    found = json.loads(answer.content)
    by_place = {row["kode_wilayah"]: row for row in found["data"]}
    assert by_place["35.17.04"]["keluar"] is None
    assert by_place["35.17.04"]["jumlah_sk"] is None
    assert found["metadata"]["satuan"] == "jiwa"
    assert found["metadata"]["kode_wilayah"] == "35.17"
    assert "disamarkan" in found["metadata"]["penyamaran"]
    assert found["metadata"]["kolom"][:3] == ["kode_wilayah", "kecamatan", "keluar"]
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "max-age=3600" in answer["Cache-Control"]
    assert "SITI" not in answer.content.decode()


def test_a_csv_of_the_same(client: Any, tempat: Tempat, neraca: Neraca) -> None:
    set_publikasi(tempat.kabupaten, terbit=True, oleh=None)
    answer = client.get("/data/35.17/rekapitulasi.csv")
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert lines[0].startswith("kode_wilayah;kecamatan;keluar")
    assert len(lines) == 4


def test_the_running_month_is_not_told(tempat: Tempat, neraca: Neraca) -> None:
    """An earlier build exists, so today's is kept back until its month has ended."""
    Neraca.objects.update(tanggal=today().replace(day=1) - timedelta(days=40))
    before = ledger(tempat.kabupaten)
    build_neraca(neraca.sk, neraca.rilis, oleh=None)
    assert ledger(tempat.kabupaten) == before
    assert ledger(tempat.kota).baris == ()


def test_every_set_answers_without_data(client: Any, tempat: Tempat) -> None:
    set_publikasi(tempat.kabupaten, terbit=True, oleh=None)
    for one in HIMPUNAN:
        found = json.loads(client.get(f"/data/35.17/{one.kode}.json").content)
        assert (found["data"], found["metadata"]["periode"]) == ([], "")


def test_maturity_names_no_silent_place(tempat: Tempat) -> None:
    buat_keadaan(tempat.kecamatan, buat_butir("sk-tkpkk"), Kelembagaan.PRAKTIK)
    assert maturity(tempat.kabupaten).baris == (("35.17.05", "Wonosalam", 0, 1, 0),)


def test_the_catalogue_is_dcat(client: Any, tempat: Tempat) -> None:
    assert "Belum ada kabupaten" in client.get("/data/").content.decode()
    set_publikasi(tempat.kabupaten, terbit=True, oleh=None)
    assert "Kab. Jombang" in client.get("/data/").content.decode()
    answer = client.get("/data/katalog.jsonld")
    found = json.loads(answer.content)
    assert answer["Content-Type"] == "application/ld+json"
    assert found["@type"] == "dcat:Catalog"
    assert len(found["dcat:dataset"]) == len(HIMPUNAN)
    for one in found["dcat:dataset"]:
        for way in one["dcat:distribution"]:
            assert client.get(way["dcat:downloadURL"]).status_code == 200


def test_only_the_own_secretariat_turns_it_on(client: Any, pemeran: Pemeran) -> None:
    client.force_login(pemeran.bappeda)
    sent = {"kabupaten": "35.76", "terbit": "1"}
    assert client.post("/data/atur/", sent).status_code == 404
    assert client.post("/data/atur/", {**sent, "kabupaten": "35.17"}).status_code == 302
    assert PublikasiData.objects.published().get().kabupaten.kode == "35.17"
    html = client.get("/data/atur/").content.decode()
    assert "Tutup data terbuka" in html
