from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from kecamatan.models import JejakAudit
from kemiskinan.enums import Keputusan, StatusRilis
from kemiskinan.models import Padanan, Rilis
from tests.pemeran import Pemeran, Tempat, buat_individu, buat_rilis, buat_sasaran, buat_sk

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def pasangan(tempat: Tempat) -> tuple[Rilis, Rilis]:
    sk, rilis = buat_sk(tempat.kabupaten), buat_rilis(tempat.kabupaten)
    for no, nama in enumerate(["SITI AMINAH", "BUDI SANTOSO", "TUKIMIN"]):
        nik = f"351705410190900{no}"
        buat_sasaran(sk, tempat.desa, nama, nik=nik, sk_no=f"={no + 1}", nomor_baris=no)
    buat_individu(rilis, tempat.desa, "SITI AMINAH", nik="3517054101909000", id_individu="901")
    buat_individu(rilis, tempat.desa, "LESTARI", nik="3517054101909001", id_individu="-902")
    return sk, rilis


def panggil(name: str, pasangan: tuple[Rilis, Rilis], **options: Any) -> dict[str, Any]:
    out = StringIO()
    sk, rilis = pasangan
    call_command(name, sk=sk.pk, rilis=rilis.pk, json=True, stdout=out, **options)
    found: dict[str, Any] = json.loads(out.getvalue().splitlines()[-1])
    return found


def test_padankan_tells_people_per_verdict(pasangan: tuple[Rilis, Rilis], pemeran: Pemeran) -> None:
    hasil = panggil("padankan", pasangan, oleh=pemeran.bappeda.email)
    detik = hasil.pop("detik")
    assert hasil == {"sk": 3, "otomatis": 1, "perlu_ditinjau": 1, "tidak_padan": 1}
    assert detik["total"] == pytest.approx(sum(v for k, v in detik.items() if k != "total"))
    lines = JejakAudit.objects.filter(perintah="padankan", pelaku=pemeran.bappeda)
    assert [line.tindakan for line in lines] == ["finish_pemadanan", "start_pemadanan"]


def test_padankan_is_refused_by_a_rule(pasangan: tuple[Rilis, Rilis]) -> None:
    Rilis.objects.update(status=StatusRilis.DIPERIKSA)
    out = StringIO()
    with pytest.raises(CommandError) as error:
        call_command("padankan", sk=pasangan[0].pk, rilis=pasangan[1].pk, json=True, stdout=out)
    assert error.value.returncode == 1
    assert json.loads(out.getvalue())["galat"]["kode"] == "RILIS_BELUM_BERLAKU"


def test_an_unknown_id_is_a_wrong_call(pasangan: tuple[Rilis, Rilis]) -> None:
    with pytest.raises(CommandError) as error:
        call_command("padankan", sk=pasangan[0].pk, rilis=999_999, json=True, stdout=StringIO())
    assert error.value.returncode == 2


def test_the_export_has_a_line_per_candidate_and_no_formula(
    pasangan: tuple[Rilis, Rilis], tmp_path: Path
) -> None:
    panggil("padankan", pasangan)
    Padanan.objects.filter(status="perlu_ditinjau").update(keputusan=Keputusan.BUKAN)
    berkas = tmp_path / "hasil.csv"
    assert panggil("ekspor_padanan", pasangan, berkas=berkas) == {"csv": str(berkas), "baris": 3}
    with berkas.open(encoding="utf-8", newline="") as teks:
        rows = list(csv.reader(teks))
    assert rows == [
        ["sk_no", "id_individu", "status", "skor", "alasan", "keputusan"],
        [
            "'=1",
            "901",
            "otomatis",
            "1.000",
            "NIK sama; nama sama; tanggal lahir sama; desa sama",
            "",
        ],
        [
            "'=2",
            "'-902",
            "perlu_ditinjau",
            "0.800",
            "NIK sama; nama berbeda; tanggal lahir sama; desa sama",
            "bukan",
        ],
        ["'=3", "", "tidak_padan", "", "tidak ada calon", ""],
    ]


def test_nothing_is_exported_before_a_run(pasangan: tuple[Rilis, Rilis], tmp_path: Path) -> None:
    with pytest.raises(CommandError) as error:
        panggil("ekspor_padanan", pasangan, berkas=tmp_path / "x.csv")
    assert error.value.returncode == 1
    assert not (tmp_path / "x.csv").exists()


def test_an_unwritable_file_is_refused(pasangan: tuple[Rilis, Rilis], tmp_path: Path) -> None:
    panggil("padankan", pasangan)
    with pytest.raises(CommandError) as error:
        panggil("ekspor_padanan", pasangan, berkas=tmp_path / "tidak" / "ada.csv")
    assert error.value.returncode == 1
