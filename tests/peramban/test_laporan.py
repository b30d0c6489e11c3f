"""The province finds who did not report, takes the files and prepares the reminder."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.pemeran import Pemeran
from tests.peramban import sediaan_laporan


def unduhan(page: Page, nama: str) -> Path:
    with page.expect_download() as download:
        page.get_by_role("link", name=nama).click()
    return Path(download.value.path())


def test_provinsi_menemukan_yang_belum_melapor(
    pemeran: Pemeran, masuk: Callable[[str], Page]
) -> None:
    sediaan_laporan.periode(pemeran)
    page = masuk("provinsi@contoh.test")
    page.goto("/")
    page.get_by_role("navigation").get_by_role("link", name="Laporan").first.click()
    page.get_by_role("link", name="Siapa sudah melapor").click()
    page.get_by_role("link", name=sediaan_laporan.bulan_lalu().sebutan).click()
    keadaan = page.get_by_label("Keadaan", exact=True)
    expect(keadaan).to_be_visible()
    page.wait_for_load_state()  # only then does a change filter by itself
    keadaan.select_option("Belum melapor")
    expect(page.get_by_text("1 sesuai saringan")).to_be_visible()
    page.get_by_role("rowheader").get_by_role("link", name="Kec. Bareng").click()
    assert unduhan(page, "Unduh PDF").read_bytes().startswith(b"%PDF-")
    page.go_back()
    with zipfile.ZipFile(unduhan(page, "Unduh semua PDF (ZIP)")) as archive:
        assert len(archive.namelist()) == 2
    page.get_by_role("link", name="Konsep surat pengingat").click()
    expect(page.get_by_role("row", name="Bupati Jombang Bareng")).to_be_visible()
    assert unduhan(page, "Unduh surat PDF").read_bytes().startswith(b"%PDF-")
