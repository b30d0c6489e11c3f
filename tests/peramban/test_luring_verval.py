"""A list of people in the village: names only while it is open and hers, answers never lost."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Browser, Page, expect

from kemiskinan.enums import StatusDaftar
from kemiskinan.models import DaftarVerval, Verval
from tests.kemiskinan.panggung import buat_panggung, buka_daftar
from tests.pemeran import Pemeran, Tempat, buat_verval
from tests.peramban.ponsel import PITA, kembali_ada_sinyal, masuk, pilih_foto, siapkan
from tests.peramban.proksi import Proksi
from tests.peramban.test_axe import faults

ISI_HP = """async () => {
  const gudang = await import("/static/rb/luring/gudang.js");
  const rak = ["meta", "bekal", "verval", "draf", "antrean", "riwayat"];
  const semua = await gudang.transaksi(rak, "readonly", async (r) =>
    Promise.all(rak.map((satu) => gudang.janji(r[satu].getAll()))));
  return JSON.stringify(semua);
}"""


def bawa(page: Page) -> None:
    siapkan(page)
    page.get_by_role("button", name="Bawa daftar ini").click()
    expect(page.get_by_role("link", name="Isi yang berikutnya")).to_be_visible()


def isi_ada(page: Page) -> None:
    page.locator('[name="keberadaan"][value="ADA"]').check()
    page.locator('[name="kelayakan"][value="LAYAK_ME"]').check()
    expect(page.locator(".rb-kabar")).to_have_text("Tersimpan di HP ini.")


def di_hp(page: Page) -> Any:
    return json.loads(page.evaluate(ISI_HP))


def test_a_list_walked_without_signal(
    ponsel: Callable[[], Page], proksi: Proksi, pemeran: Pemeran, tempat: Tempat
) -> None:
    panggung = buat_panggung(tempat)
    daftar = buka_daftar(panggung, tempat)
    page = ponsel()
    masuk(page, pemeran.pendamping, proksi)
    siapkan(page)
    assert "UJI" not in page.evaluate(ISI_HP)
    bawa(page)
    assert faults(page) == []
    assert set(di_hp(page)[2][0]["orang"][0]) == {"id", "nama", "tempat", "samar", "dasar"}

    proksi.putus()
    page.reload()
    page.get_by_role("link", name="Isi yang berikutnya").click()
    expect(page.get_by_role("heading", name="BUDI UJI DUA")).to_be_visible()
    page.get_by_role("button", name="Simpan & berikutnya").click()
    expect(page.get_by_role("link", name="Pilih di mana orang ini sekarang.")).to_be_visible()
    assert faults(page) == []
    isi_ada(page)
    pilih_foto(page, "foto")
    berikutnya = page.get_by_role("button", name="Simpan & berikutnya")
    berikutnya.click()
    expect(berikutnya).to_be_disabled()
    page.evaluate("lepasFoto()")
    expect(page.get_by_role("heading", name="SITI UJI SATU")).to_be_visible()
    isi_ada(page)
    other = buat_verval(daftar, panggung.satu, kelayakan="LAYAK_MISKIN", oleh=pemeran.desa)
    page.get_by_role("button", name="Simpan & berikutnya").click()
    expect(page.get_by_text("Semua sudah diisi")).to_be_visible()
    expect(page.locator(PITA)).to_have_text("Tanpa sinyal · 2 belum terkirim")

    page.goto("/lapangan/#")
    kembali_ada_sinyal(page, proksi)
    expect(page.locator(PITA)).to_have_text("1 perlu diputuskan")
    terkirim = Verval.objects.get(sasaran=panggung.dua)
    assert (terkirim.oleh, bool(terkirim.foto)) == (pemeran.pendamping, True)
    page.get_by_role("link", name="Bandingkan dan pilih").click()
    expect(page.get_by_text("Orang lain sudah mengisi orang ini.")).to_be_visible()
    assert faults(page) == []
    page.get_by_role("button", name="Simpan jawaban saya").click()
    expect(page.locator(PITA)).to_have_text("Semua terkirim")
    kini = Verval.objects.get(sasaran=panggung.satu, terkini=True)
    assert (kini.oleh, kini.kelayakan, kini.pk > other.pk) == (pemeran.pendamping, "LAYAK_ME", True)
    assert "UJI" not in json.dumps(di_hp(page)[5])


def test_names_go_with_the_list_and_answers_stay(
    ponsel: Callable[[], Page], proksi: Proksi, pemeran: Pemeran, tempat: Tempat, chromium: Browser
) -> None:
    daftar = buka_daftar(buat_panggung(tempat), tempat)
    page = ponsel()
    masuk(page, pemeran.pendamping, proksi)
    bawa(page)
    page.get_by_role("link", name="Isi yang berikutnya").click()
    isi_ada(page)
    page.goto("/lapangan/#verval")
    page.once("dialog", lambda tanya: tanya.accept())
    page.get_by_role("button", name="Hapus daftar ini dari HP").click()
    expect(page.get_by_text(f"Bawa daftar {daftar.wilayah.sebutan}")).to_be_visible()
    assert faults(page) == []
    page.get_by_role("button", name="Bawa daftar ini").click()
    expect(page.get_by_text("Belum selesai diisi")).to_be_visible()
    DaftarVerval.objects.filter(pk=daftar.pk).update(status=StatusDaftar.DITUTUP)
    page.goto("/lapangan/?lagi#")
    expect(page.get_by_text("simpan ke berkas, lalu serahkan")).to_be_visible()
    expect(page.locator(PITA)).to_have_text("1 perlu diputuskan")
    assert "UJI" not in page.evaluate(ISI_HP)

    DaftarVerval.objects.filter(pk=daftar.pk).update(status=StatusDaftar.TERBUKA)
    bawa(page)
    assert "UJI" in page.evaluate(ISI_HP)
    page.goto("/akun/keluar/")
    page.get_by_role("button", name="Keluar").click()
    page.wait_for_url("**/akun/masuk/**")
    assert "UJI" not in page.evaluate(ISI_HP)

    masuk(page, pemeran.pendamping, proksi)
    page.goto("/lapangan/")
    with page.expect_download() as unduhan:
        page.get_by_role("button", name="Simpan ke berkas").click()
    berkas = unduhan.value.path()
    lain = chromium.new_context(base_url=proksi.alamat, locale="id-ID").new_page()
    for pengguna, kata in (
        (pemeran.desa, "milik akun lain"),
        (pemeran.pendamping, "Jawaban verval, "),
        (pemeran.pendamping, "0 isian masuk antrean; 1 sudah ada"),
    ):
        masuk(lain, pengguna, proksi)
        lain.goto("/lapangan/")
        expect(lain.locator("[data-siapa]")).to_have_text(pengguna.nama)
        lain.get_by_label("Buka berkas antrean").set_input_files(berkas)
        expect(lain.get_by_text(kata)).to_be_attached()
    assert Verval.objects.get().oleh == pemeran.pendamping
    expect(page.get_by_role("button", name="Perbaiki")).to_have_count(0)
    lain.context.close()
