"""A citizen's rahasia complaint is answered in time; her village finds it nowhere."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Browser, Page, Route, expect

from kecamatan.models import Pengguna
from layanan_dasar.actions.pengaturan_pengaduan import fill_defaults, save_route, set_counter
from layanan_dasar.enums import StatusPengaduan
from layanan_dasar.models import KategoriPengaduan, Pengaduan
from tests.pemeran import Kantor, Pemeran, Tempat
from tests.peramban.test_axe import faults

ISI = "Diminta dua ratus ribu untuk surat keterangan tidak mampu pada hari Senin."
JAWABAN = "Pungutan dihentikan dan uangnya dikembalikan."


def laporkan(page: Page) -> str:
    """Four steps on a phone; the code of the receipt."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("/akun/masuk/")
    page.get_by_role("link", name="loket pengaduan").click()
    page.get_by_role("link", name="Buat laporan").click()
    page.get_by_label("Ceritakan kejadiannya").fill(ISI)
    page.wait_for_function("document.querySelector('[data-tiket]').value !== ''", timeout=90_000)
    page.get_by_role("button", name="Lanjut").click()
    _pilih_desa(page)
    assert faults(page) == []
    page.get_by_role("button", name="Lanjut").click()
    page.get_by_text("Pungutan liar").click()
    assert faults(page) == []
    page.get_by_role("button", name="Lanjut").click()
    page.get_by_text("Tanpa identitas.").click()
    page.get_by_label("Rahasiakan isi laporan saya").check()
    assert faults(page) == []
    page.get_by_role("button", name="Kirim").click()
    expect(page.get_by_role("heading", name="Laporan Anda diterima")).to_be_visible()
    expect(page.get_by_role("img", name="Kode QR untuk melihat laporan")).to_be_visible()
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    return page.locator(".rb-kode").inner_text()


def _pilih_desa(page: Page) -> None:
    """The line is slow: what was found for her first letters comes after what was found for more,
    and what was found for more comes again after she chose."""
    tertahan: list[Route] = []
    kolom = page.get_by_label("Desa atau kelurahan")

    def tahan(route: Route) -> None:
        tertahan.append(route)

    with page.expect_request("**/pengaduan/kirim/"):
        page.route("**/pengaduan/kirim/", tahan, times=1)
        kolom.fill("wonosalam")
    kolom.fill("galeng")
    page.get_by_text("Desa Galengdowo").click()
    with page.expect_response("**/pengaduan/kirim/"):
        tertahan.pop().continue_()
    with page.expect_response("**/pengaduan/kirim/"):
        kolom.fill("galengd")
    expect(page.get_by_label("Desa Galengdowo")).to_be_checked()


def test_rahasia_is_answered_and_stays_sealed(
    chromium: Browser,
    peladen: str,
    masuk: Callable[[str], Page],
    halaman: Page,
    tempat: Tempat,
    kantor: Kantor,
    pemeran: Pemeran,
) -> None:
    fill_defaults()
    set_counter(tempat.kabupaten, terbuka=True, oleh=None)
    save_route(
        kategori=KategoriPengaduan.objects.get(kode="pungutan"),
        wilayah=tempat.kabupaten,
        instansi=kantor.opd,
        oleh=None,
    )
    kode = laporkan(halaman)
    row = Pengaduan.objects.get()
    alamat = f"/layanan/pengaduan/{row.pk}/"

    staf = masuk("staf@contoh.test")
    staf.goto("/layanan/pengaduan/")
    staf.get_by_role("link", name=f"#{row.nomor}").click()
    expect(staf.get_by_text(ISI)).to_have_count(0)
    staf.get_by_label("Alasan membuka").first.fill("menentukan instansi yang menjawab")
    staf.get_by_role("button", name="Buka isi").click()
    expect(staf.get_by_text(ISI)).to_be_visible()
    staf.goto(f"{alamat}langkah/disposisi/")
    staf.get_by_role("button", name="Disposisikan").click()
    staf.wait_for_url(f"**{alamat}")
    staf.context.clear_cookies()

    opd = masuk("opd@contoh.test")
    opd.goto(alamat)
    opd.get_by_role("button", name="Terima dan kerjakan").click()
    opd.get_by_role("link", name="Tanggapi").click()
    opd.get_by_label("Tanggapan").fill(JAWABAN)
    opd.get_by_role("button", name="Sampaikan kepada pelapor").click()
    opd.wait_for_url(f"**{alamat}")
    opd.context.clear_cookies()
    row.refresh_from_db()
    assert (row.status, row.terlambat) == (StatusPengaduan.DITANGGAPI, False)

    desa = masuk("desa@contoh.test")
    for where in ("/", "/pemberitahuan/", "/layanan/pengaduan/", "/layanan/pengaduan/?q=pungutan"):
        desa.goto(where)
        expect(desa.get_by_text(row.nomor)).to_have_count(0)
    response = desa.goto(alamat)
    assert response is not None
    assert response.status == 404
    desa.context.clear_cookies()

    warga = halaman
    # Its script sends the form at once: the page itself may never be loaded to its end.
    warga.goto(f"/pengaduan/lacak/#{kode.replace('-', '')}", wait_until="commit")
    warga.wait_for_url("**/pengaduan/laporan/")
    expect(warga.get_by_text(JAWABAN)).to_be_visible()
    assert kode.replace("-", "") not in warga.url
    warga.get_by_text("Sangat baik").click()
    warga.get_by_role("button", name="Nilai dan tutup laporan").click()
    expect(warga.get_by_text("5 dari 5")).to_be_visible()
    warga.get_by_role("button", name="Tutup halaman ini di HP ini").click()
    warga.wait_for_url("**/pengaduan/")
    warga.goto("/pengaduan/laporan/")
    warga.wait_for_url("**/pengaduan/lacak/")
    assert Pengguna.objects.filter(nama__contains="Warga").count() == 0


def test_the_form_works_without_javascript(
    chromium: Browser, peladen: str, tempat: Tempat, transactional_db: None
) -> None:
    fill_defaults()
    set_counter(tempat.kabupaten, terbuka=True, oleh=None)
    context = chromium.new_context(base_url=peladen, java_script_enabled=False)
    page = context.new_page()
    page.goto("/pengaduan/kirim/")
    page.get_by_label("Ceritakan kejadiannya").fill(ISI)
    page.get_by_role("button", name="Lanjut").click()
    page.get_by_label("Desa atau kelurahan").fill("galeng")
    page.get_by_role("button", name="Cari").click()
    page.get_by_text("Desa Galengdowo").click()
    page.get_by_role("button", name="Lanjut").click()
    page.get_by_text("Lainnya").click()
    page.get_by_role("button", name="Lanjut").click()
    page.get_by_text("Anonim.").click()
    page.get_by_role("button", name="Kirim").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.wait_for_timeout(15_500)
    if page.get_by_role("button", name="Kirim").count():
        page.get_by_role("button", name="Kirim").click()
    expect(page.get_by_role("heading", name="Laporan Anda diterima")).to_be_visible()
    assert Pengaduan.objects.get().isi == ISI
    context.close()
