"""Recording help: who may, for whom, with which evidence; what is owed until when."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

from fondasi.errors import Galat
from fondasi.today import today
from kecamatan.models import JejakAudit
from kemiskinan.actions.intervensi import (
    IsiIntervensi,
    cancel_intervensi,
    change_intervensi,
    record_intervensi,
)
from kemiskinan.enums import StatusIntervensi
from kemiskinan.models import Intervensi, PermintaanNeraca, Sasaran, SubKegiatan
from kemiskinan.queries.intervensi import owed_lists, visible_intervensi
from tests.pemeran import (
    Kantor,
    Pemeran,
    Tempat,
    buat_daftar,
    buat_intervensi,
    buat_rilis,
    buat_sasaran,
    buat_sk,
    buat_sub_kegiatan,
    segar,
)

pytestmark = pytest.mark.django_db
ISI = IsiIntervensi(2024, 6, StatusIntervensi.TERSALUR, rupiah=Decimal(250_000))


@pytest.fixture
def sasaran(tempat: Tempat) -> Sasaran:
    return buat_sasaran(buat_sk(tempat.kabupaten), tempat.desa)


@pytest.fixture
def sub(kantor: Kantor) -> SubKegiatan:
    return buat_sub_kegiatan(kantor.opd)


@pytest.fixture
def owed(tempat: Tempat, kantor: Kantor, sasaran: Sasaran) -> Any:
    """An intervention list of the first OPD with two people."""
    other = buat_sasaran(sasaran.rilis, tempat.desa_lain, "BUDI UJI")
    rilis = buat_rilis(tempat.kabupaten)
    return buat_daftar(sasaran.rilis, rilis, tempat.kabupaten, sasaran, other, instansi=kantor.opd)


def photo() -> SimpleUploadedFile:
    out = BytesIO()
    Image.new("RGB", (64, 64), "green").save(out, "JPEG")
    return SimpleUploadedFile("3517054101909001.jpg", out.getvalue(), "image/jpeg")


def refused(kode: str, act: Any) -> None:
    with pytest.raises(Galat) as found:
        act()
    assert found.value.kode == kode


def test_recorded_once_with_audit_and_a_new_ledger(
    sasaran: Sasaran, sub: SubKegiatan, pemeran: Pemeran
) -> None:
    made = record_intervensi(sasaran, sub, isi=ISI, oleh=pemeran.opd)
    assert (made.status, made.rupiah, made.oleh) == ("TERSALUR", Decimal(250_000), pemeran.opd)
    line = JejakAudit.objects.get()
    assert (line.tindakan, line.rincian["bulan"]) == ("catat_intervensi", "2024-06")
    assert "SITI" not in str(line.rincian)
    assert PermintaanNeraca.objects.count() == 1
    refused("INTERVENSI_SUDAH_ADA", lambda: record_intervensi(sasaran, sub, isi=ISI, oleh=None))


def test_refusals(sasaran: Sasaran, sub: SubKegiatan, kantor: Kantor) -> None:
    def record(isi: IsiIntervensi, line: SubKegiatan = sub, bukti: Any = None) -> Any:
        return lambda: record_intervensi(sasaran, line, isi=isi, bukti=bukti, oleh=None)

    future = IsiIntervensi(today().year + 1, 1, StatusIntervensi.TERSALUR)
    negative = IsiIntervensi(2024, 6, StatusIntervensi.DIUSULKAN, rupiah=Decimal(-1))
    refused("BULAN_MENDATANG", record(future))
    refused("NILAI_NEGATIF", record(negative))
    refused("BEDA_KABUPATEN", record(ISI, buat_sub_kegiatan(kantor.opd_kota)))
    script = SimpleUploadedFile("bukti.pdf", b"<script>alert(1)</script>")
    refused("BUKTI_BUKAN_DOKUMEN", record(ISI, bukti=script))
    assert not Intervensi.objects.exists()


def test_a_promise_may_lie_ahead(sasaran: Sasaran, sub: SubKegiatan) -> None:
    isi = IsiIntervensi(today().year + 1, 1, StatusIntervensi.DITETAPKAN)
    assert record_intervensi(sasaran, sub, isi=isi, oleh=None).pk


def test_evidence_is_kept_under_a_neutral_name(
    client: Any, pemeran: Pemeran, owed: Any, sub: SubKegiatan, sasaran: Sasaran
) -> None:
    client.force_login(pemeran.opd)
    data = {
        "sub_kegiatan": sub.pk, "tahun": 2024, "bulan": 6, "status": "TERSALUR",
        "rupiah": "250.000", "bukti": photo(), "kembali": "/kemiskinan/intervensi/",
    }  # fmt: skip
    answer = client.post(f"/kemiskinan/sasaran/{sasaran.pk}/intervensi/", data)
    assert answer["Location"] == "/kemiskinan/intervensi/"
    made = Intervensi.objects.get()
    assert made.bukti is not None
    assert "3517054101909001" not in f"{made.bukti.isi.name} {made.bukti.nama_asli}"
    download = client.get(f"/kemiskinan/intervensi/{made.pk}/bukti/")
    assert download.status_code == 200
    client.force_login(pemeran.opd_lain)
    assert client.get(f"/kemiskinan/intervensi/{made.pk}/bukti/").status_code == 404


def test_an_opd_records_only_its_own_budget_lines(
    client: Any, pemeran: Pemeran, owed: Any, kantor: Kantor, sasaran: Sasaran
) -> None:
    foreign = buat_sub_kegiatan(kantor.opd_lain)
    client.force_login(pemeran.opd)
    data = {"sub_kegiatan": foreign.pk, "tahun": 2024, "bulan": 6, "status": "TERSALUR"}
    answer = client.post(f"/kemiskinan/sasaran/{sasaran.pk}/intervensi/", data)
    assert answer.status_code == 200
    assert not Intervensi.objects.exists()


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("opd", 200), ("bappeda", 200), ("opd_lain", 404), ("camat", 403), ("camat_tetangga", 404),
        ("pimpinan", 404), ("provinsi", 404), ("bappeda_kota", 404),
    ],
)  # fmt: skip
def test_who_may_record_for_a_person(
    client: Any, pemeran: Pemeran, owed: Any, sasaran: Sasaran, who: str, status: int
) -> None:
    client.force_login(pemeran[who])
    assert client.get(f"/kemiskinan/sasaran/{sasaran.pk}/intervensi/").status_code == status


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("opd", 200), ("bappeda", 200), ("camat", 403), ("opd_lain", 404), ("camat_tetangga", 404),
        ("pendamping", 404), ("provinsi", 404),
    ],
)  # fmt: skip
def test_who_may_change_what_was_recorded(
    client: Any, pemeran: Pemeran, sasaran: Sasaran, sub: SubKegiatan, who: str, status: int
) -> None:
    made = buat_intervensi(sasaran, sub)
    client.force_login(pemeran[who])
    for verb in ("ubah", "batal"):
        assert client.get(f"/kemiskinan/intervensi/{made.pk}/{verb}/").status_code == status


def test_the_state_changes_and_the_month_stays(sasaran: Sasaran, sub: SubKegiatan) -> None:
    made = buat_intervensi(sasaran, sub, status=StatusIntervensi.DITETAPKAN)
    changed = change_intervensi(made, isi=ISI, oleh=None)
    assert (changed.status, changed.tahun, changed.bulan) == ("TERSALUR", 2024, 6)
    assert JejakAudit.objects.get().rincian["dari"] == "DITETAPKAN"


def test_a_mistake_is_taken_back_with_its_reason(
    client: Any, pemeran: Pemeran, sasaran: Sasaran, sub: SubKegiatan
) -> None:
    made = buat_intervensi(sasaran, sub)
    refused("ALASAN_KURANG", lambda: cancel_intervensi(made, alasan="salah", oleh=None))
    client.force_login(pemeran.opd)
    url = f"/kemiskinan/intervensi/{made.pk}/batal/"
    assert client.post(url, {"alasan": "pendek"}).status_code == 200
    client.post(url, {"alasan": "Tercatat pada orang yang keliru"})
    assert not Intervensi.objects.exists()
    line = JejakAudit.objects.get(tindakan="batalkan_intervensi")
    assert line.rincian["alasan"] == "Tercatat pada orang yang keliru"
    assert PermintaanNeraca.objects.count() == 1


def test_back_never_leaves_the_site(
    client: Any, pemeran: Pemeran, sasaran: Sasaran, sub: SubKegiatan
) -> None:
    made = buat_intervensi(sasaran, sub)
    client.force_login(pemeran.opd)
    for bad in ("https://jahat.test/", "//jahat.test/", "javascript:alert(1)"):
        data = {"status": "TERSALUR", "kembali": bad}
        answer = client.post(f"/kemiskinan/intervensi/{made.pk}/ubah/", data)
        assert answer["Location"] == "/kemiskinan/intervensi/"


def test_what_is_owed_until_when(
    pemeran: Pemeran, kantor: Kantor, owed: Any, sasaran: Sasaran, sub: SubKegiatan
) -> None:
    buat_intervensi(sasaran, buat_sub_kegiatan(kantor.opd_lain))
    assert [(t.jumlah, t.terpenuhi) for t in owed_lists(pemeran.opd)] == [(2, 0)]
    buat_intervensi(sasaran, sub)
    assert [(t.jumlah, t.terpenuhi, t.belum) for t in owed_lists(pemeran.opd)] == [(2, 1, 1)]
    assert owed_lists(pemeran.opd_lain) == []
    assert len(owed_lists(pemeran.bappeda)) == 1


def test_a_list_for_one_program_asks_for_that_program(
    pemeran: Pemeran, owed: Any, sasaran: Sasaran, kantor: Kantor, sub: SubKegiatan
) -> None:
    owed.program = sub.program
    owed.save()
    buat_intervensi(sasaran, buat_sub_kegiatan(kantor.opd))
    assert [t.terpenuhi for t in owed_lists(pemeran.opd)] == [0]
    buat_intervensi(sasaran, sub)
    assert [t.terpenuhi for t in owed_lists(segar(pemeran.opd))] == [1]


def test_the_board_and_its_people(
    client: Any, pemeran: Pemeran, owed: Any, sasaran: Sasaran, sub: SubKegiatan
) -> None:
    owed.batas = today() - timedelta(days=1)
    owed.save()
    buat_intervensi(sasaran, sub)
    client.force_login(pemeran.opd)
    board = client.get("/kemiskinan/intervensi/").content.decode()
    assert "1 dari 2 jiwa" in board
    assert "Terlambat" in board
    people = client.get(f"/kemiskinan/intervensi/daftar/{owed.pk}/").content.decode()
    assert people.count("Terpenuhi") == 1
    assert "BUDI UJI" in people
    client.force_login(pemeran.opd_lain)
    assert client.get(f"/kemiskinan/intervensi/daftar/{owed.pk}/").status_code == 404
    assert sasaran.nama not in client.get("/kemiskinan/intervensi/").content.decode()
    for who in ("provinsi", "pimpinan", "pendamping"):
        client.force_login(pemeran[who])
        assert client.get("/kemiskinan/intervensi/").status_code == 404


def test_an_office_sees_its_own_help(
    pemeran: Pemeran, kantor: Kantor, sasaran: Sasaran, sub: SubKegiatan
) -> None:
    own = buat_intervensi(sasaran, sub)
    foreign = buat_intervensi(sasaran, buat_sub_kegiatan(kantor.opd_lain))
    assert set(visible_intervensi(pemeran.opd)) == {own}
    assert set(visible_intervensi(pemeran.bappeda)) == {own, foreign}
    assert set(visible_intervensi(pemeran.camat)) == {own, foreign}
    assert not visible_intervensi(pemeran.camat_tetangga).exists()
    assert not visible_intervensi(pemeran.provinsi).exists()


def test_queries_do_not_grow(
    client: Any, pemeran: Pemeran, tempat: Tempat, owed: Any, sub: SubKegiatan
) -> None:
    client.force_login(pemeran.opd)
    counts = []
    for _ in range(2):
        person = buat_sasaran(owed.sk, tempat.desa)
        owed.baris.create(sasaran=person)
        buat_intervensi(person, sub)
        for url in ("/kemiskinan/intervensi/", f"/kemiskinan/intervensi/daftar/{owed.pk}/"):
            with CaptureQueriesContext(connection) as queries:
                client.get(url)
            counts.append(len(queries))
    assert counts[0] == counts[2]
    assert counts[1] == counts[3]
    assert max(counts) <= 20


@pytest.mark.parametrize(
    ("who", "ada"), [("opd", True), ("bappeda", True), ("camat", False), ("staf", False)]
)
def test_the_board_links_only_to_what_opens(
    client: Any, pemeran: Pemeran, sasaran: Sasaran, sub: SubKegiatan, who: str, ada: bool
) -> None:
    made = buat_intervensi(sasaran, sub)
    client.force_login(pemeran[who])
    board = client.get("/kemiskinan/intervensi/").content.decode()
    assert sasaran.nama in board
    for url in (f"/kemiskinan/intervensi/{made.pk}/ubah/", "/kemiskinan/penerima/"):
        assert (url in board) == ada
        assert (client.get(url).status_code == 200) == ada


@pytest.mark.parametrize("who", ["opd", "bappeda", "camat", "pendamping", "desa"])
def test_the_programs_link_only_to_what_opens(client: Any, pemeran: Pemeran, who: str) -> None:
    client.force_login(pemeran[who])
    page = client.get("/kemiskinan/program/").content.decode()
    for url in ("/kemiskinan/intervensi/", "/kemiskinan/penerima/"):
        opens = client.get(url).status_code == 200
        assert (f'<a href="{url}">' in page.split('id="isi"')[-1]) <= opens
