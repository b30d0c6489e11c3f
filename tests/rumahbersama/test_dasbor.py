"""Dashboards: two groups never mixed, by code, hatched where silent, cheap, and nobody named."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fondasi.today import today
from kecamatan.enums import Kelembagaan
from kecamatan.models import Wilayah
from kemiskinan.actions.neraca import build_neraca
from kemiskinan.models import Neraca
from kemiskinan.queries.neraca_bulanan import monthly_ledgers, visits_per
from kemiskinan.rules.neraca import TERSIMPAN
from rumahbersama.dasbor.measures import UKURAN, Isi, chosen, step
from rumahbersama.dasbor.queries import dashboard
from rumahbersama.laporan.enums import Irama, JenisLaporan, StatusLaporan
from rumahbersama.laporan.models import Laporan
from rumahbersama.laporan.periode import period_of
from rumahbersama.laporan.rules import new_kode
from tests.kecamatan.rumah_uji import buat_butir, buat_keadaan
from tests.kemiskinan.dunia_neraca import Dunia
from tests.kemiskinan.makro_uji import buat_makro
from tests.pemeran import Kantor, Pemeran, Tempat, buat_daftar, buat_verval, buat_wilayah

URL = "/dasbor/"
BATAS_QUERY, QUERY_TERSIMPAN = 20, 9

pytestmark = pytest.mark.django_db


@pytest.fixture
def dunia(tempat: Tempat, kantor: Kantor) -> Dunia:
    """Two in Wonosalam (one still in decile 1), one in the neighbour's kecamatan."""
    made = Dunia.buat(tempat, kantor)
    made.masih()
    made.padan(made.orang(tempat.desa_lain), desil=4)
    made.padan(made.orang(tempat.desa_tetangga), desil=4)
    return made


@pytest.fixture
def neraca(dunia: Dunia) -> Neraca:
    return build_neraca(dunia.sk, dunia.rilis, oleh=None)


def bulan_ini() -> Any:
    return period_of(today(), Irama.BULANAN)


def page(client: Any, user: Any, path: str) -> str:
    client.force_login(user)
    answer = client.get(URL + path)
    assert answer.status_code == 200, answer.status_code
    return str(answer.content.decode())


@pytest.mark.parametrize(
    ("bagian", "langkah"), [(None, None), ((0, 0), 0), ((0, 5), 0), ((4, 5), 4), ((5, 5), 4)]
)
def test_only_who_is_silent_has_no_step(bagian: Any, langkah: int | None) -> None:
    assert step(bagian) == langkah


def test_an_unknown_measure_is_the_first() -> None:
    assert chosen("peringkat") == UKURAN[0]
    assert [one.pick(Isi()) for one in UKURAN] == [None] * len(UKURAN)


def test_the_kabupaten_by_kecamatan(pemeran: Pemeran, tempat: Tempat, neraca: Neraca) -> None:
    found = dashboard(pemeran.bappeda, tempat.kabupaten, bulan_ini())
    assert [(b.wilayah.kode, b.isi.neraca and b.isi.neraca["sk"]) for b in found.baris] == [
        ("35.17.04", 1),
        ("35.17.05", 2),
        ("35.17.09", 0),
    ]
    assert found.total is not None
    assert (found.total["sk"], found.total["masih"], found.sisa) == (3, 1, 0)
    assert found.dihitung is not None
    assert found.dihitung.pk == neraca.pk


def test_the_province_shows_who_is_silent(pemeran: Pemeran, tempat: Tempat, neraca: Neraca) -> None:
    found = dashboard(pemeran.provinsi, tempat.provinsi, bulan_ini())
    assert [(b.wilayah.kode, b.isi.neraca is None) for b in found.baris] == [
        ("35.17", False),
        ("35.76", True),
    ]
    assert found.total is not None
    assert found.total["sk"] == 3


def test_people_without_a_place_stand_apart(pemeran: Pemeran, tempat: Tempat, dunia: Dunia) -> None:
    dunia.padan(dunia.orang(desa_baris=None, kecamatan=None), desil=4)
    build_neraca(dunia.sk, dunia.rilis, oleh=None)
    found = dashboard(pemeran.bappeda, tempat.kabupaten, bulan_ini())
    assert found.sisa == 1


def test_an_earlier_month_shows_the_earlier_build(
    pemeran: Pemeran, tempat: Tempat, neraca: Neraca
) -> None:
    masa = bulan_ini().sebelumnya
    before = dashboard(pemeran.bappeda, tempat.kabupaten, masa)
    assert (before.total, before.dihitung, before.kini) == (None, None, False)
    Neraca.objects.update(tanggal=masa.awal)
    then = dashboard(pemeran.bappeda, tempat.kabupaten, masa)
    assert then.total is not None
    assert then.total["sk"] == 3
    assert [sums is not None for _p, sums in then.tren][-2:] == [False, True]


def test_the_best_build_of_a_month_holds(tempat: Tempat, dunia: Dunia, neraca: Neraca) -> None:
    old = today() - timedelta(days=60)
    Neraca.objects.update(tanggal=old)
    build_neraca(dunia.sk, dunia.rilis, oleh=None)
    ids = [tempat.kabupaten.pk]
    ends = [today() - timedelta(days=31), today()]
    deret = monthly_ledgers([(ids[0], ids[0])], [], ends)
    assert [one.tanggal for one in sorted(deret.buku[ids[0]])] == [old, today()]
    first = deret.at(ids[0], ends[0])
    assert first is not None
    assert first.tanggal == old
    assert deret.at(ids[0], old - timedelta(days=1)) is None
    assert deret.figures(first, 0) == dict.fromkeys(TERSIMPAN, 0)


def test_visits_are_counted_per_place(tempat: Tempat, dunia: Dunia) -> None:
    here, there = dunia.orang(), dunia.orang(tempat.desa_tetangga)
    daftar = buat_daftar(dunia.sk, dunia.rilis, tempat.kabupaten, here, there)
    buat_verval(daftar, here)
    per_kecamatan = visits_per([tempat.kabupaten.pk], 3)  # type: ignore[arg-type]
    assert per_kecamatan == {tempat.kecamatan.pk: (1, 1), tempat.kecamatan_tetangga.pk: (1, 0)}
    assert visits_per([tempat.kota.pk], 2) == {}  # type: ignore[arg-type]


def test_houses_and_reports_are_summed(pemeran: Pemeran, tempat: Tempat) -> None:
    butir = buat_butir("sk-tkpkk")
    buat_keadaan(tempat.kecamatan, butir, Kelembagaan.TERLEMBAGA, dengan_bukti=True)
    masa = bulan_ini().sebelumnya
    Laporan.objects.create(
        jenis=JenisLaporan.BULANAN_KECAMATAN, wilayah=tempat.kecamatan, periode=masa.kode,
        status=StatusLaporan.DITANDATANGANI, kode_periksa=new_kode(), angka={},
    )  # fmt: skip
    found = dashboard(pemeran.provinsi, tempat.provinsi, bulan_ini())
    assert found.masa_laporan == masa
    assert [(b.isi.rumah, b.isi.laporan) for b in found.baris] == [((1, 1), (1, 3)), (None, (0, 1))]


def test_the_two_groups_stay_apart(
    client: Any, pemeran: Pemeran, tempat: Tempat, neraca: Neraca
) -> None:
    buat_makro(tempat.kabupaten, "8.60")
    buat_makro(tempat.kabupaten, "9.15", tahun=2023)
    buat_makro(None, "9.03")
    html = page(client, pemeran.bappeda, "35.17/")
    makro, mikro = html.split("Data mikro (BNBA/SK)</h2>")
    assert "turun 0,55 persen poin dari Maret 2023" in makro
    assert "Indonesia" in makro
    assert "9,03" not in mikro


def test_the_address_leads_to_the_widest_place(client: Any, pemeran: Pemeran) -> None:
    client.force_login(pemeran.dua_tugas)
    assert client.get(URL)["Location"] == "/dasbor/35.17.05/"
    client.force_login(pemeran.opd)
    assert client.get(URL).status_code == 404


def test_a_measure_of_today_is_not_told_of_the_past(
    client: Any, pemeran: Pemeran, neraca: Neraca
) -> None:
    masa = bulan_ini().sebelumnya.kode
    html = page(client, pemeran.bappeda, f"35.17/?bulan={masa}&ukuran=verval")
    assert "hanya diketahui menurut keadaan hari ini" in html
    assert page(client, pemeran.bappeda, "35.17/?bulan=2999-01&ukuran=x")


def test_no_name_is_on_it(client: Any, pemeran: Pemeran, neraca: Neraca) -> None:
    for user, kode in ((pemeran.provinsi, "35/"), (pemeran.camat, "35.17.05/")):
        assert "SITI AMINAH" not in page(client, user, kode)


def test_why_a_province_opens_nobody(client: Any, pemeran: Pemeran, neraca: Neraca) -> None:
    assert "Peran Anda melihat jumlah, bukan orangnya." in page(client, pemeran.provinsi, "35.17/")


@pytest.mark.parametrize("tambahan", [0, 3])
def test_the_cost_does_not_grow(
    tambahan: int, client: Any, pemeran: Pemeran, tempat: Tempat, dunia: Dunia
) -> None:
    for nomor in range(tambahan):
        kode = f"35.17.1{nomor}"
        kecamatan = buat_wilayah(kode, f"Uji {nomor}")
        desa = buat_wilayah(f"{kode}.2001", "Desa Uji")
        dunia.padan(dunia.orang(desa), desil=4)
        buat_keadaan(kecamatan, buat_butir(f"b-{nomor}"), Kelembagaan.PRAKTIK)
    build_neraca(dunia.sk, dunia.rilis, oleh=None)
    buat_makro(tempat.kabupaten)
    client.force_login(pemeran.bappeda)
    client.get(f"{URL}35.17/")
    cache.clear()
    with CaptureQueriesContext(connection) as drawn:
        client.get(f"{URL}35.17/")
    with CaptureQueriesContext(connection) as kept:
        client.get(f"{URL}35.17/")
    assert (len(drawn), len(kept)) == (BATAS_QUERY, QUERY_TERSIMPAN)


def test_what_changed_shows_at_once(client: Any, pemeran: Pemeran, tempat: Tempat) -> None:
    def houses() -> bool:
        return "1 / 1" in page(client, pemeran.bappeda, "35.17/")

    butir = buat_butir("sk-tkpkk")
    assert not houses()
    buat_keadaan(tempat.kecamatan, butir, Kelembagaan.TERLEMBAGA, dengan_bukti=True)
    assert houses()
    assert "Makro (uji)" not in page(client, pemeran.bappeda, "35.17/")
    buat_makro(None, "9.03", sumber="Makro (uji)")
    assert "Makro (uji)" in page(client, pemeran.bappeda, "35.17/")
    Wilayah.objects.filter(pk=tempat.kecamatan.pk).update(nama="Nama baru")
    assert "Nama baru" in page(client, pemeran.bappeda, "35.17/")


def test_what_is_kept_is_kept_per_authority(client: Any, pemeran: Pemeran, neraca: Neraca) -> None:
    """Those above read jumlah only, whoever opened the page before them."""
    refusal = "Peran Anda melihat jumlah, bukan orangnya."
    for _again in range(2):
        assert refusal not in page(client, pemeran.bappeda, "35.17/")
        assert refusal in page(client, pemeran.provinsi, "35.17/")
