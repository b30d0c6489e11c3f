"""Each numbered step of the import alone, on five rows counted by hand."""

from __future__ import annotations

from typing import Any

import pytest

from kecamatan.models import Wilayah
from kemiskinan.enums import JenisRilis, StatusRilis
from kemiskinan.intake.langkah import read_step, run_step
from kemiskinan.intake.simpan import TABEL
from kemiskinan.models import IdentitasIndividu, IdentitasKeluarga, Individu, Keluarga, Rilis
from tests.kemiskinan.berkas_rilis import temuan
from tests.pemeran import Tempat, buat_individu, buat_rilis

pytestmark = pytest.mark.django_db
ORANG = TABEL["individu"]
NIK = [f"351705410190{seri}" for seri in range(9001, 9006)]
KK = [f"351705120110{seri}" for seri in range(9001, 9006)]


def lain(tempat: Tempat, jenis: JenisRilis = JenisRilis.P3KE_INDIVIDU) -> Rilis:
    """Another release of the kabupaten, which was in force before."""
    return buat_rilis(tempat.kabupaten, jenis, status=StatusRilis.DIGANTI)


@pytest.fixture
def rilis(tempat: Tempat) -> Rilis:
    return buat_rilis(tempat.kabupaten)


def lima(rilis: Rilis, desa: Wilayah, **kolom: list[Any]) -> list[Individu]:
    """Five people on the rows 2..6, the n-th with the n-th value of each column."""
    people = []
    for n in range(5):
        isi: dict[str, Any] = {"nik": NIK[n], "nomor_baris": n + 2}
        isi |= {nama: nilai[n] for nama, nilai in kolom.items()}
        people.append(buat_individu(rilis, desa, **isi))
    return people


def keluarga(rilis: Rilis, nomor_kk: str, desil: int | None) -> None:
    row = Keluarga.objects.create(
        kabupaten=rilis.kabupaten, rilis=rilis, nomor_baris=2, desil=desil
    )
    IdentitasKeluarga.objects.create(
        keluarga=row, kabupaten=rilis.kabupaten, rilis=rilis, nomor_kk=nomor_kk
    )


def beri_kk(people: list[Individu], nomor: list[str | None]) -> None:
    for orang, kk in zip(people, nomor, strict=True):
        IdentitasIndividu.objects.filter(individu=orang).update(nomor_kk=kk)


def test_10_names_every_bearer_of_a_shared_nik(rilis: Rilis, tempat: Tempat) -> None:
    people = lima(rilis, tempat.desa, nik=[NIK[0], NIK[1], NIK[0], NIK[2], NIK[3]])
    IdentitasIndividu.objects.filter(individu=people[4]).update(nik=None)
    buat_individu(lain(tempat), tempat.desa, nik=NIK[1])
    assert run_step("10_tandai_nik_ganda", ORANG, rilis=rilis.pk, kolom="NIK") == 2
    assert temuan(rilis) == [
        (2, "NIK", "NIK_GANDA", "3517********9001"),
        (4, "NIK", "NIK_GANDA", "3517********9001"),
    ]


def test_12_takes_the_decile_of_the_family(rilis: Rilis, tempat: Tempat) -> None:
    """One family, one that is told twice differently, one without decile, none, a decile held."""
    families = buat_rilis(tempat.kabupaten, JenisRilis.DTSEN_KELUARGA)
    for kk, desil in ((KK[0], 3), (KK[1], 1), (KK[1], 2), (KK[2], None), (KK[4], 9)):
        keluarga(families, kk, desil)
    people = lima(rilis, tempat.desa, desil=[None, None, None, None, 4])
    beri_kk(people, [*KK[:3], None, KK[4]])
    step = {"rilis": rilis.pk, "keluarga": families.pk}
    assert run_step("12_ambil_desil_keluarga", ORANG, **step) == 1
    rows = Individu.objects.filter(rilis=rilis).order_by("nomor_baris")
    assert list(rows.values_list("desil", flat=True)) == [3, None, None, None, 4]
    assert run_step("12_ambil_desil_keluarga", ORANG, **step) == 0


def test_14_says_why_somebody_has_no_decile(rilis: Rilis, tempat: Tempat) -> None:
    families = buat_rilis(tempat.kabupaten, JenisRilis.DTSEN_KELUARGA)
    keluarga(families, KK[0], None)
    keluarga(lain(tempat, JenisRilis.DTSEN_KELUARGA), KK[1], 2)
    people = lima(rilis, tempat.desa, desil=[None, None, None, 1, 10])
    beri_kk(people, [KK[0], KK[1], None, KK[2], KK[3]])
    step = {"rilis": rilis.pk, "keluarga": families.pk, "kolom": "NO_KK"}
    assert run_step("14_tandai_tanpa_keluarga", ORANG, **step) == 3
    assert temuan(rilis) == [
        (2, "NO_KK", "DESIL_KOSONG", "3517********9001"),
        (3, "NO_KK", "KELUARGA_TIDAK_ADA", "3517********9002"),
        (4, "NO_KK", "KELUARGA_TIDAK_ADA", ""),
    ]


def test_20_names_every_bearer_of_a_shared_id(rilis: Rilis, tempat: Tempat) -> None:
    lima(rilis, tempat.desa, id_individu=["A", "B", "A", "", ""])
    assert run_step("20_tandai_id_ganda", ORANG, rilis=rilis.pk, kolom="ID Individu") == 2
    assert temuan(rilis) == [
        (2, "ID Individu", "ID_GANDA", "A"),
        (4, "ID Individu", "ID_GANDA", "A"),
    ]


def test_30_adds_up_to_all_rows(rilis: Rilis, tempat: Tempat) -> None:
    here, unknown = tempat.desa.induk, None
    lima(
        rilis, tempat.desa,
        kecamatan=[here, here, here, unknown, unknown], desil=[1, 1, None, None, 2],
    )  # fmt: skip
    buat_individu(lain(tempat), tempat.desa)
    assert here is not None
    found = read_step("30_ringkas", ORANG, rilis=rilis.pk)
    assert set(found) == {(here.pk, 1, 2), (here.pk, None, 1), (None, None, 1), (None, 2, 1)}


def test_40_compares_with_the_release_before(rilis: Rilis, tempat: Tempat) -> None:
    """Same by id; same by NIK to a poorer decile; to a better one; gone; new."""
    lama = lain(tempat)
    lima(lama, tempat.desa, id_individu=["A", "", "C", "D", "E"], desil=[1, 2, 3, 4, 5])
    lima(rilis, tempat.desa, id_individu=["A", "", "C", "D", "F"], desil=[1, 1, 5, 4, 5])
    found = read_step("40_selisih", ORANG, rilis=rilis.pk, lama=lama.pk)
    assert found == [(1, 1, 4, 1, 1)]
