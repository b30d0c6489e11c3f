"""What a phone takes along: her places, open periods, everything the form asks, nobody's name."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from kecamatan.enums import Peran
from layanan_dasar.actions.isian_awal import prefill_kartu
from layanan_dasar.actions.perjalanan import return_kartu, submit_kartu
from layanan_dasar.enums import StatusKartu
from layanan_dasar.models import KartuSkor
from rumahbersama.lapangan.bekal import kit_for
from rumahbersama.lapangan.kulit import addresses, build_name
from tests.layanan_dasar.kartu_uji import buat_periode, isi, jadikan, kartu_dari, rasio, simpan
from tests.pemeran import Pemeran, Tempat, beri_tugas, buat_sasaran, buat_sk, segar


def test_her_cards_of_open_periods(pemeran: Pemeran, tempat: Tempat) -> None:
    kini = buat_periode(tempat.kabupaten, nomor=2)
    tutup = buat_periode(tempat.kabupaten, kini.instrumen, nomor=1)
    tutup.ditutup_at = timezone.now()
    tutup.save()
    lalu = kartu_dari(tutup, tempat.desa)
    jadikan(isi(lalu, air_minum=rasio(30, 100)), StatusKartu.DIVERIFIKASI)
    kartu = kartu_dari(kini, tempat.desa)
    simpan(kartu, pemeran.desa, air_minum={"pembilang": "40", "penyebut": "100"})
    kit = kit_for(segar(pemeran.pendamping))
    (card,) = kit["kartu"]
    assert (card["id"], card["versi"], card["terbuka"]) == (kartu.pk, 1, True)
    assert card["isi"] == {"air_minum": {"pembilang": "40", "penyebut": "100"}}
    assert card["asal"] == {}
    assert card["lalu"] == {"air_minum": "30 dari 100 (30,00\u00a0%)"}
    assert card["nilai_lalu"] == {
        "lalu.air_minum.n": {"angka": "30.0000"}, "lalu.air_minum.total": {"angka": "100.0000"},
    }  # fmt: skip
    sheet = kit["lembar"][card["lembar"]]
    kodes = [soal["kode"] for part in sheet["dimensi"] for soal in part["soal"]]
    assert kodes == ["air_minum", "odf", "air_jarak", "paud", "kelas", "apbdes"]
    assert {rule["kode"] for rule in sheet["aturan"]} == {
        "air_minum-n-total", "air_minum-perubahan", "paud-n-total", "odf-air",
    }  # fmt: skip
    assert [one["id"] for one in kit["desa"]] == [tempat.desa.pk]


def test_returned_card_brings_its_reasons(pemeran: Pemeran, tempat: Tempat) -> None:
    kartu = kartu_dari(buat_periode(tempat.kabupaten), tempat.desa)
    simpan(kartu, pemeran.desa, air_minum={"pembilang": "40", "penyebut": "100"})
    awal = {kartu.pk: {"odf": {"ya": "ya"}}}
    prefill_kartu(kartu.periode, awal, asal="e-HDW, uji", oleh=pemeran.desa)
    submit_kartu(kartu, versi=2, oleh=pemeran.desa)
    return_kartu(kartu, {"air_minum": "Hitung lagi."}, versi=2, oleh=pemeran.camat)
    (card,) = kit_for(segar(pemeran.pendamping))["kartu"]
    assert (card["catatan"], card["terbuka"]) == ({"air_minum": "Hitung lagi."}, True)
    assert card["asal"] == {"odf": "e-HDW, uji"}


def test_two_places_share_one_sheet(pemeran: Pemeran, tempat: Tempat) -> None:
    buat_periode(tempat.kabupaten)
    beri_tugas(pemeran.pendamping, Peran.PENDAMPING, tempat.desa_lain)
    kit = kit_for(segar(pemeran.pendamping))
    assert (len(kit["kartu"]), len(kit["lembar"])) == (2, 1)


def test_nobody_of_a_list_is_in_it(client: Any, pemeran: Pemeran, tempat: Tempat) -> None:
    buat_periode(tempat.kabupaten)
    buat_sasaran(buat_sk(tempat.kabupaten), tempat.desa, "TUKIYEM RAHASIA")
    client.force_login(pemeran.camat)
    response = client.get("/lapangan/bekal/")
    assert response["Cache-Control"] == "private, no-store"
    assert b"TUKIYEM" not in response.content
    assert KartuSkor.objects.count() > len(response.json()["kartu"]) == 2


def test_shell_is_the_same_for_everybody(client: Any, pemeran: Pemeran) -> None:
    stranger = client.get("/lapangan/").content
    client.force_login(pemeran.pendamping)
    assert client.get("/lapangan/").content == stranger
    assert pemeran.pendamping.nama.encode() not in stranger


def test_worker_stands_at_the_root_and_names_every_file(client: Any, db: None) -> None:
    response = client.get("/sw.js")
    assert response["Content-Type"].startswith("text/javascript")
    assert response["Cache-Control"] == "no-cache"
    assert "worker-src 'self'" in response["Content-Security-Policy"]
    text = response.content.decode()
    assert build_name() in text
    assert [url for url in addresses() if url not in text] == []
    assert all(client.get(url).status_code == 200 for url in addresses())


def test_manifest_makes_it_installable(client: Any, db: None) -> None:
    found = client.get("/manifest.webmanifest").json()
    assert (found["start_url"], found["scope"], found["display"]) == (
        "/lapangan/", "/", "standalone",
    )  # fmt: skip
    assert client.get(found["icons"][0]["src"]).status_code == 200


def test_first_visit_is_below_the_budget(client: Any, db: None) -> None:
    """Compressed, as a phone fetches it: the shell with every file of it."""
    import gzip

    total = sum(len(gzip.compress(_body(client.get(url)))) for url in addresses())
    assert total < 100_000


def _body(response: Any) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else bytes(response.content)
