"""What stays behind when an assignment ends while lists are open."""

from __future__ import annotations

import pytest
from django.urls import reverse

from fondasi.errors import Galat
from fondasi.kewajiban import open_duties
from fondasi.today import today
from kecamatan.actions.penugasan import end_penugasan
from kecamatan.enums import Peran
from kemiskinan.enums import StatusDaftar
from kemiskinan.models import DaftarVerval
from tests.kemiskinan.panggung import Panggung, akun, buat_panggung, buka_daftar
from tests.pemeran import Kantor, Pemeran, Tempat, buat_daftar, buat_pengguna
from tests.peran import WebClient

LAPANGAN = "daftar verifikasi lapangan"
INTERVENSI = "daftar pemenuhan intervensi"


@pytest.fixture
def panggung(tempat: Tempat, kantor: Kantor) -> Panggung:
    made = buat_panggung(tempat)
    buka_daftar(made, tempat)
    buat_daftar(made.sk, made.rilis, tempat.kabupaten, made.satu, instansi=kantor.opd)
    return made


@pytest.mark.parametrize(
    ("nama", "jumlah"),
    [
        ("camat", {LAPANGAN: 1}),
        ("staf", {LAPANGAN: 1}),
        ("pendamping", {LAPANGAN: 1}),
        ("desa", {LAPANGAN: 1}),
        ("opd", {INTERVENSI: 1}),
        ("opd_lain", {}),
        ("camat_tetangga", {}),
        ("bappeda", {}),
        ("pimpinan", {}),
    ],
)
def test_who_answers_for_what(
    panggung: Panggung, pemeran: Pemeran, nama: str, jumlah: dict[str, int]
) -> None:
    assert open_duties(akun(pemeran, nama).penugasan.get()) == jumlah


def test_closed_lists_bind_nobody(panggung: Panggung, pemeran: Pemeran) -> None:
    DaftarVerval.objects.update(status=StatusDaftar.DIBATALKAN)
    assert open_duties(pemeran.camat.penugasan.get()) == {}
    assert open_duties(pemeran.opd.penugasan.get()) == {}


def test_only_one_who_holds_the_same_takes_over(
    panggung: Panggung, pemeran: Pemeran, tempat: Tempat
) -> None:
    tugas = pemeran.pendamping.penugasan.get()
    with pytest.raises(Galat) as galat:
        end_penugasan(tugas, sampai=today(), oleh=pemeran.camat, penerus=pemeran.desa)
    assert galat.value.kode == "PENERUS_TANPA_TUGAS"
    tugas.refresh_from_db()
    assert tugas.sampai is None
    penerus = buat_pengguna("penerus", (Peran.PENDAMPING, tempat.desa))
    handed = end_penugasan(tugas, sampai=today(), oleh=pemeran.camat, penerus=penerus)
    assert handed == {LAPANGAN: 1}


def test_an_office_hands_over_within_itself(
    panggung: Panggung, pemeran: Pemeran, tempat: Tempat, kantor: Kantor
) -> None:
    tugas = pemeran.opd.penugasan.get()
    with pytest.raises(Galat):
        end_penugasan(tugas, sampai=today(), oleh=pemeran.bappeda, penerus=pemeran.opd_lain)
    penerus = buat_pengguna("penerus", (Peran.OPD, tempat.kabupaten), instansi=kantor.opd)
    handed = end_penugasan(tugas, sampai=today(), oleh=pemeran.bappeda, penerus=penerus)
    assert handed == {INTERVENSI: 1}


def test_the_page_says_how_many_before_it_asks(
    client: WebClient, panggung: Panggung, pemeran: Pemeran
) -> None:
    client.force_login(pemeran.camat)
    pk = pemeran.staf.penugasan.get().pk
    page = client.get(reverse("kecamatan:penugasan-akhiri", args=[pk])).content.decode()
    assert "<dt>Daftar verifikasi lapangan</dt><dd>1</dd>" in page
