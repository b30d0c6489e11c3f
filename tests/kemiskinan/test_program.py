"""Programs and budget lines: who keeps them, the totals, the recap for reports."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fondasi.errors import Galat
from fondasi.today import today
from kecamatan.enums import Strategi
from kecamatan.models import JejakAudit
from kemiskinan.actions.program import report_realisasi, save_program, save_sub_kegiatan
from kemiskinan.enums import (
    StatusIntervensi,
    SumberDana,
)
from kemiskinan.forms.program import RupiahField
from kemiskinan.models import Program, SubKegiatan
from kemiskinan.queries.intervensi import recap_per_program
from kemiskinan.queries.program import money_totals
from tests.pemeran import (
    Kantor,
    Pemeran,
    Tempat,
    buat_intervensi,
    buat_sasaran,
    buat_sk,
    buat_sub_kegiatan,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def sub(kantor: Kantor) -> SubKegiatan:
    return buat_sub_kegiatan(kantor.opd, Strategi.BEBAN, pagu=2_000_000, nama="Bantuan sembako")


def form_data(sub: SubKegiatan, **changed: Any) -> dict[str, Any]:
    return {
        "program": sub.program_id, "tahun": 2024, "kode": "1.06.77", "nama": "Sub baru",
        "strategi": 2, "sumber_dana": "APBD", "instansi": sub.instansi_id,
        "pagu": "502.279.487,50", "realisasi": "", **changed,
    }  # fmt: skip


def test_the_secretariat_keeps_budget_lines(
    client: Any, pemeran: Pemeran, sub: SubKegiatan
) -> None:
    client.force_login(pemeran.bappeda)
    url = "/kemiskinan/sub-kegiatan/di/35.17/baru/"
    assert client.get(url).context["form"]["tahun"].value() == today().year
    assert list(client.post(url, form_data(sub, tahun=0)).context["form"].errors) == ["tahun"]
    answer = client.post(url, form_data(sub))
    made = SubKegiatan.objects.get(kode="1.06.77")
    assert answer["Location"] == f"/kemiskinan/sub-kegiatan/{made.pk}/"
    assert (made.pagu, made.realisasi) == (Decimal("502279487.50"), Decimal(0))
    line = JejakAudit.objects.get(tindakan="buat_sub_kegiatan")
    assert (line.objek_id, line.pelaku) == (made.pk, pemeran.bappeda)


@pytest.mark.parametrize("who", ["opd", "camat", "pimpinan", "provinsi", "desa"])
def test_nobody_else_does(client: Any, pemeran: Pemeran, sub: SubKegiatan, who: str) -> None:
    client.force_login(pemeran[who])
    for url in ("/kemiskinan/sub-kegiatan/di/35.17/baru/", "/kemiskinan/program/di/35.17/"):
        assert client.get(url).status_code == 403
    assert client.get(f"/kemiskinan/sub-kegiatan/{sub.pk}/ubah/").status_code in {403, 404}
    assert client.get(f"/kemiskinan/program/{sub.program_id}/ubah/").status_code == 403


def test_an_opd_reports_its_own_realisasi_only(
    client: Any, pemeran: Pemeran, kantor: Kantor, sub: SubKegiatan
) -> None:
    other = buat_sub_kegiatan(kantor.opd_lain)
    client.force_login(pemeran.opd)
    url = f"/kemiskinan/sub-kegiatan/{sub.pk}/realisasi/"
    assert client.post(url, {"realisasi": "1.250.000"}).status_code == 302
    assert SubKegiatan.objects.get(pk=sub.pk).realisasi == 1_250_000
    assert client.get(f"/kemiskinan/sub-kegiatan/{other.pk}/").status_code == 404
    assert (
        client.post(
            f"/kemiskinan/sub-kegiatan/{other.pk}/realisasi/", {"realisasi": "1"}
        ).status_code
        == 404
    )
    client.force_login(pemeran.pimpinan)
    assert client.get(url).status_code == 403


def test_the_same_code_twice_in_a_year_is_refused(
    client: Any, pemeran: Pemeran, sub: SubKegiatan
) -> None:
    client.force_login(pemeran.bappeda)
    answer = client.post("/kemiskinan/sub-kegiatan/di/35.17/baru/", form_data(sub, kode=sub.kode))
    assert "Kode ini sudah dipakai" in answer.content.decode()
    assert SubKegiatan.objects.count() == 1


@pytest.mark.parametrize("text", ["1,2,3", "seribu", "-5", "99.999.999.999.999"])
def test_an_amount_that_cannot_be_read_is_told(text: str) -> None:
    with pytest.raises(Exception, match=r"Angka belum terbaca|Tulis angka"):
        RupiahField().clean(text)


def test_actions_refuse_with_a_code(kantor: Kantor, sub: SubKegiatan) -> None:
    city = Program.objects.create(kabupaten=kantor.opd_kota.wilayah, nama="Lain")
    cases: dict[str, Callable[[], object]] = {
        "BEDA_KABUPATEN": lambda: save_sub_kegiatan(
            SubKegiatan(kabupaten=sub.kabupaten, program=city, kode="x", tahun=2024, strategi=1,
                        instansi=sub.instansi), oleh=None),
        "PAGU_NEGATIF": lambda: report_realisasi(sub, realisasi=Decimal(-1), oleh=None),
        "PROGRAM_SUDAH_ADA": lambda: save_program(
            Program(kabupaten=sub.kabupaten, nama=sub.program.nama.upper()), oleh=None),
    }  # fmt: skip
    for kode, act in cases.items():
        with pytest.raises(Galat) as refused:
            act()
        assert refused.value.kode == kode


def test_totals_per_strategy_and_source(kantor: Kantor, sub: SubKegiatan) -> None:
    buat_sub_kegiatan(kantor.opd, Strategi.BEBAN, pagu=3_000_000, realisasi=1_000_000)
    buat_sub_kegiatan(kantor.opd, Strategi.KANTONG, sumber_dana=SumberDana.APBN, pagu=7)
    found = money_totals(SubKegiatan.objects.all())
    assert [
        (r["strategi"], r["sumber_dana"], r["jumlah"], r["pagu"], r["realisasi"]) for r in found
    ] == [
        (1, "APBD", 2, 5_000_000, 1_000_000),
        (3, "APBN", 1, 7, 0),
    ]


def test_recap_counts_people_once_and_money_once(
    tempat: Tempat, kantor: Kantor, sub: SubKegiatan
) -> None:
    sk = buat_sk(tempat.kabupaten, tahun=2023)
    one, two = (buat_sasaran(sk, tempat.desa) for _ in range(2))
    for bulan in (1, 2, 3):
        buat_intervensi(one, sub, bulan=bulan)
    buat_intervensi(two, sub, status=StatusIntervensi.DIUSULKAN)
    buat_intervensi(two, sub, bulan=7, status=StatusIntervensi.GAGAL_SALUR)
    older = buat_sub_kegiatan(kantor.opd, tahun=2022)
    buat_intervensi(one, older)
    assert recap_per_program(sk) == [
        {
            "program": sub.program.nama, "strategi": 1,
            "strategi_nama": "Pengurangan beban pengeluaran", "instansi": "Dinsos",
            "sumber_dana": "APBD kabupaten/kota", "sasaran": 2, "penerima": 1,
            "pagu": 2_000_000, "realisasi": 0,
        }
    ]  # fmt: skip


def test_the_list_filters_and_counts_its_queries(
    client: Any, pemeran: Pemeran, kantor: Kantor, sub: SubKegiatan
) -> None:
    client.force_login(pemeran.bappeda)
    first = _queries(client)
    for _ in range(2):
        buat_sub_kegiatan(kantor.opd_lain, Strategi.KANTONG)
    assert _queries(client) <= first
    html = client.get("/kemiskinan/program/?strategi=1").content.decode()
    assert "Bantuan sembako" in html
    assert html.count('scope="row"><a') == 1
    client.force_login(pemeran.opd)
    assert client.get("/kemiskinan/program/").content.decode().count('scope="row"><a') == 1


def _queries(client: Any) -> int:
    client.get("/kemiskinan/program/")
    with CaptureQueriesContext(connection) as queries:
        client.get("/kemiskinan/program/")
    assert len(queries) <= 20
    return len(queries)
