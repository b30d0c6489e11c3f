"""The progress report: frozen figures, their hash, versions, who may see and download it."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fondasi.errors import Galat
from kecamatan.models import JejakAudit
from kemiskinan.reports.neraca import equations
from rumahbersama.laporan.enums import StatusLaporan
from rumahbersama.laporan.models import Laporan
from rumahbersama.laporan.tasks import build, sweep
from tests.pemeran import Pemeran, Tempat
from tests.peran import WebClient
from tests.rumahbersama.laporan.dunia import (
    NAMA_RAHASIA,
    bulan,
    selesaikan,
    susun,
    tambah_orang,
    teks_pdf,
)

pytestmark = pytest.mark.django_db


def test_the_figures_are_the_ledger_and_carry_no_name(neraca: Any, tempat: Tempat) -> None:
    laporan = susun(tempat)

    assert laporan.angka["neraca"]["sk"] == 2
    assert laporan.angka["neraca"]["masih"] == 1
    assert laporan.angka["neraca"]["keluar"] == 1
    assert [k["nama"] for k in laporan.angka["per_kecamatan"]] == ["Bareng", "Wonosalam", "Jombang"]
    assert NAMA_RAHASIA not in json.dumps(laporan.angka)


def test_the_pdf_shows_the_sums_and_no_name(neraca: Any, tempat: Tempat) -> None:
    laporan = selesaikan(susun(tempat))

    teks = teks_pdf(laporan)
    assert laporan.status == StatusLaporan.SIAP
    assert "2 = 1 + 1 + 0 + 0" in teks
    assert "Kriteria belum ditetapkan" in teks
    assert NAMA_RAHASIA not in teks


def test_the_same_figures_give_the_same_report(neraca: Any, tempat: Tempat) -> None:
    first = selesaikan(susun(tempat))

    again = susun(tempat)

    assert again.pk == first.pk
    assert Laporan.objects.count() == 1


def test_changed_figures_give_a_new_version_and_retire_the_old(neraca: Any, tempat: Tempat) -> None:
    first = selesaikan(susun(tempat))
    tambah_orang(neraca, tempat)

    second = selesaikan(susun(tempat))

    first.refresh_from_db()
    assert (first.status, second.status) == (StatusLaporan.DIGANTI, StatusLaporan.SIAP)
    assert (first.versi, second.versi) == (1, 2)
    assert first.sidik != second.sidik


def test_another_number_or_paper_is_another_version_of_the_same_figures(
    neraca: Any, tempat: Tempat
) -> None:
    first = susun(tempat)

    second = susun(tempat, nomor="050/12/415.44/2024", kertas="F4")

    assert second.versi == 2
    assert second.sidik == first.sidik


@pytest.mark.parametrize(
    ("masa", "kode"),
    [("2024-13", "PERIODE_SALAH"), ("kemarin", "PERIODE_SALAH"), ("2099-01", "PERIODE_DEPAN")],
)
def test_an_impossible_period_is_refused(neraca: Any, tempat: Tempat, masa: str, kode: str) -> None:
    with pytest.raises(Galat) as galat:
        susun(tempat, periode=masa)

    assert galat.value.kode == kode
    assert not Laporan.objects.exists()


def test_a_month_before_the_first_ledger_is_refused(neraca: Any, tempat: Tempat) -> None:
    with pytest.raises(Galat) as galat:
        susun(tempat, periode="2020-01")

    assert galat.value.kode == "NERACA_BELUM"


def test_a_kecamatan_has_no_report_of_this_kind(neraca: Any, tempat: Tempat) -> None:
    with pytest.raises(Galat) as galat:
        susun(tempat, wilayah=tempat.kecamatan)

    assert galat.value.kode == "WILAYAH_SALAH"


def test_the_worker_draws_it_once(
    neraca: Any, tempat: Tempat, sebagai: Callable[[str], Any]
) -> None:
    laporan = susun(tempat)

    with sebagai("pekerja"):
        build(laporan.pk)
        build(laporan.pk)

    laporan.refresh_from_db()
    assert laporan.status == StatusLaporan.SIAP
    assert JejakAudit.objects.filter(tindakan="terbitkan_laporan").count() == 1


def test_the_sweep_gives_up_after_three_tries(neraca: Any, tempat: Tempat) -> None:
    laporan = susun(tempat)
    Laporan.objects.update(percobaan=3, status=StatusLaporan.DISUSUN)

    sweep()

    laporan.refresh_from_db()
    assert laporan.status == StatusLaporan.GAGAL
    assert "Coba susun ulang" in laporan.galat_pesan


def test_the_command_writes_the_pdf_and_tells_the_hash(
    neraca: Any, tempat: Tempat, tmp_path: Path
) -> None:
    out, pdf = StringIO(), tmp_path / "laporan.pdf"

    call_command(
        "buat_laporan", "--jenis=progres-ppke", "--wilayah=3517", f"--periode={bulan()}",
        f"--pdf={pdf}", "--json", stdout=out,
    )  # fmt: skip

    hasil = json.loads(out.getvalue().splitlines()[-1])
    laporan = Laporan.objects.get()
    expected = {
        "id": laporan.pk, "wilayah": "35.17", "status": "SIAP", "hash": laporan.sidik,
    }  # fmt: skip
    assert hasil == {"laporan": [expected], "gagal": []}
    assert pdf.read_bytes().startswith(b"%PDF-")


def test_the_command_says_why_it_refuses(tempat: Tempat) -> None:
    out = StringIO()

    with pytest.raises(CommandError) as error:
        call_command(
            "buat_laporan", "--jenis=progres-ppke", "--wilayah=35.17", f"--periode={bulan()}",
            "--json", stdout=out,
        )  # fmt: skip

    assert error.value.returncode == 1
    assert json.loads(out.getvalue())["galat"]["kode"] == "NERACA_BELUM"


@pytest.mark.parametrize(
    ("nama", "status"),
    [
        ("bappeda", 200), ("pimpinan", 200), ("provinsi", 200), ("admin_nasional", 200),
        ("bappeda_kota", 404), ("camat", 404), ("opd", 404), ("pendamping", 404), ("desa", 404),
    ],
)  # fmt: skip
def test_who_opens_and_downloads_a_report(
    client: WebClient, pemeran: Pemeran, neraca: Any, tempat: Tempat, nama: str, status: int
) -> None:
    laporan = selesaikan(susun(tempat))
    client.force_login(getattr(pemeran, nama))

    assert client.get(f"/laporan/{laporan.pk}/").status_code == status
    assert client.get(f"/laporan/{laporan.pk}/unduh/").status_code == status


def test_a_download_leaves_an_audit_line(
    client: WebClient, pemeran: Pemeran, neraca: Any, tempat: Tempat
) -> None:
    laporan = selesaikan(susun(tempat))
    client.force_login(pemeran.bappeda)

    response = client.get(f"/laporan/{laporan.pk}/unduh/")

    assert response["Content-Type"] == "application/pdf"
    assert "no-store" in response["Cache-Control"]
    jejak = JejakAudit.objects.get(tindakan="unduh_laporan")
    assert (jejak.pelaku_id, jejak.objek_id) == (pemeran.bappeda.pk, laporan.pk)


def test_the_secretariat_asks_for_a_report_in_the_browser(
    client: WebClient, pemeran: Pemeran, neraca: Any, tempat: Tempat
) -> None:
    client.force_login(pemeran.bappeda)
    isian = {"wilayah": tempat.kabupaten.pk, "periode": bulan(), "nomor": "", "kertas": "A4"}

    response = client.post("/laporan/baru/progres-ppke/", isian)

    laporan = Laporan.objects.get()
    assert response.headers["Location"] == f"/laporan/{laporan.pk}/"
    assert laporan.status == StatusLaporan.TERJADWAL
    assert laporan.oleh == pemeran.bappeda


def test_a_strangers_kabupaten_is_no_choice(
    client: WebClient, pemeran: Pemeran, neraca: Any, tempat: Tempat
) -> None:
    client.force_login(pemeran.bappeda_kota)
    isian = {"wilayah": tempat.kabupaten.pk, "periode": bulan(), "kertas": "A4"}

    response = client.post("/laporan/baru/progres-ppke/", isian)

    assert response.status_code == 200
    assert not Laporan.objects.exists()


def test_a_refusal_stands_in_the_form(client: WebClient, pemeran: Pemeran, tempat: Tempat) -> None:
    client.force_login(pemeran.bappeda)
    isian = {"wilayah": tempat.kabupaten.pk, "periode": bulan(), "kertas": "A4"}

    response = client.post("/laporan/baru/progres-ppke/", isian)

    assert "belum pernah dihitung" in response.content.decode()


def test_the_list_asks_the_same_for_one_and_for_three_reports(
    client: WebClient, pemeran: Pemeran, neraca: Any, tempat: Tempat
) -> None:
    client.force_login(pemeran.bappeda)
    counts = []
    for nomor in ("1", "2", "3"):
        susun(tempat, nomor=nomor)
        with CaptureQueriesContext(connection) as queries:
            client.get("/laporan/")
        counts.append(len(queries))

    assert counts[0] == counts[2]


def test_equations_name_a_sum_that_does_not_hold() -> None:
    angka = dict.fromkeys(
        ("keluar", "masih", "perlu_ditinjau", "tidak_padan", "optimal", "belum_optimal",
         "belum_diintervensi", "ada", "meninggal", "pindah", "tidak_ditemukan", "ganda",
         "belum_disisir"), 0,
    )  # fmt: skip

    assert [e.cocok for e in equations({"sk": 0, **angka})] == [True, True, True]
    assert [e.cocok for e in equations({"sk": 1, **angka})] == [False, True, True]
