"""The scorecard form with a connection: what is typed is stored, during a save too."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, Route, expect

from layanan_dasar.models import Nilai
from tests.layanan_dasar.kartu_uji import buat_periode, kartu_dari
from tests.pemeran import Pemeran, Tempat


def test_what_is_typed_during_a_save_is_saved_after_it(
    pemeran: Pemeran, tempat: Tempat, masuk: Callable[[str], Page]
) -> None:
    kartu = kartu_dari(buat_periode(tempat.kabupaten), tempat.desa)
    page = masuk(pemeran.desa.email)
    page.clock.install()
    page.goto(f"/layanan/kartu/{kartu.pk}/isi/air/")
    ditahan: list[Route] = []

    def tahan(satu: Route) -> None:
        ditahan.append(satu)

    page.route("**/simpan/", tahan)
    kabar = page.locator("[data-kabar]")

    page.locator('[name="air_minum-pembilang"]').fill("40")
    with page.expect_request("**/simpan/"):
        page.clock.run_for(2000)
    page.locator('[name="air_minum-penyebut"]').fill("80")
    page.clock.run_for(2000)
    with page.expect_request("**/simpan/"):
        ditahan.pop().continue_()
    expect(kabar).to_have_text("· menyimpan …")
    ditahan.pop().continue_()
    expect(kabar).to_have_text("· tersimpan")
    nilai = Nilai.objects.get(kartu=kartu)
    assert (str(nilai.pembilang), str(nilai.penyebut)) == ("40.0000", "80.0000")
    page.locator('[name="air_minum-penyebut"]').fill("90")
    expect(kabar).to_have_text("")
