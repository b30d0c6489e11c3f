"""From the inviter's form to the new person's first sign-in, in a browser."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from kecamatan.models import Pengguna
from tests.pemeran import Pemeran

SANDI = "kopi-hitam-Wonosalam"


def test_undangan_dari_formulir_sampai_masuk(
    pemeran: Pemeran, masuk: Callable[[str], Page]
) -> None:
    page = masuk("camat@contoh.test")
    page.goto("/kelola/pengguna/undang/")
    page.get_by_label("Nama lengkap").fill("Budi Uji")
    page.get_by_label("Nomor WA / telepon").fill("0812-3456-7890")
    page.get_by_label("Peran").select_option("pendamping")
    page.get_by_label("Wilayah tugas").press_sequentially("galeng")
    option = page.locator("#saran-wilayah option")
    expect(option).to_have_count(1)
    assert option.text_content() == "Desa Galengdowo, Kec. Wonosalam, Kab. Jombang"
    page.get_by_label("Wilayah tugas").fill(str(option.get_attribute("value")))
    page.get_by_role("button", name="Buat undangan").click()
    expect(page.get_by_role("img", name="Kode QR tautan masuk")).to_be_visible()
    page.wait_for_load_state()  # only then does the button copy
    teks = page.get_by_label("Teks untuk WA").input_value()
    page.get_by_role("button", name="Salin teks untuk WA").click()
    expect(page.get_by_role("status").filter(has_text="tersalin")).to_be_visible()
    page.context.clear_cookies()
    page.goto(urlsplit(teks[teks.index("http") :]).path)
    assert urlsplit(page.url).path == "/undangan/sandi/"
    page.get_by_label("Kata sandi baru").fill(SANDI)
    page.get_by_label("Ulangi kata sandi").fill(SANDI)
    page.get_by_role("button", name="Simpan kata sandi").click()
    expect(page.get_by_text("Kata sandi tersimpan.")).to_be_visible()
    page.locator("#id_login").fill("081234567890")
    page.locator("#id_password").fill(SANDI)
    page.get_by_role("button", name="Masuk").click()
    page.wait_for_url(lambda url: urlsplit(url).path == "/")
    assert Pengguna.objects.get(nama="Budi Uji").last_login is not None
