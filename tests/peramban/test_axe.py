"""No page state has a serious accessibility fault, at the width of a phone and of a desk."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from axe_playwright_python.sync_playwright import Axe
from django.db import connection
from playwright.sync_api import Page, expect

from tests.pemeran import SANDI, Pemeran
from tests.peramban.keadaan import KEADAAN, Keadaan
from tests.peramban.keadaan_dasbor import KEADAAN_DASBOR
from tests.peramban.keadaan_pendamping import KEADAAN_PENDAMPING

SERIOUS = ("serious", "critical")
WIDTHS = (360, 1280)


def faults(page: Page, **options: Any) -> list[tuple[str, str]]:
    """(rule, element) of what axe calls serious or critical."""
    asked = {"resultTypes": ["violations"], **options}
    found: list[dict[str, Any]] = Axe().run(page, options=asked).response["violations"]
    return [
        (fault["id"], node["html"][:200])
        for fault in found
        if fault["impact"] in SERIOUS
        for node in fault["nodes"]
    ]


@pytest.mark.parametrize(
    "keadaan", [*KEADAAN, *KEADAAN_DASBOR, *KEADAAN_PENDAMPING], ids=lambda k: k.nama
)
def test_page_state(
    keadaan: Keadaan, masuk: Callable[[str], Page], halaman: Page, pemeran: Pemeran
) -> None:
    address = (keadaan.sediakan(pemeran) if keadaan.sediakan else None) or keadaan.alamat
    page = masuk(getattr(pemeran, keadaan.siapa).email) if keadaan.siapa else halaman
    response = page.goto(address)
    assert response is not None
    assert response.status == keadaan.status
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_axe_would_find_a_fault(halaman: Page) -> None:
    """The check itself: a picture without text and pale words are reported."""
    halaman.goto("/akun/masuk/")
    halaman.evaluate("document.querySelector('label').remove()")
    assert "label" in {rule for rule, _ in faults(halaman)}


def test_server_is_the_role_web(masuk: Callable[[str], Page], pemeran: Pemeran) -> None:
    masuk(pemeran.camat.email).goto("/")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT usename FROM pg_stat_activity WHERE datname = current_database() "
            "AND application_name = 'web'"
        )
        assert cursor.fetchall() == [("web",)]


def test_sign_in_by_form(halaman: Page, pemeran: Pemeran) -> None:
    halaman.goto("/tempat/")
    halaman.get_by_label("E-mail, nama pengguna, atau nomor HP").fill(pemeran.camat.email)
    halaman.get_by_label("Kata sandi").fill("salah sekali ini")
    halaman.get_by_role("button", name="Masuk").click()
    expect(halaman.locator(".rb-ringkas-galat")).to_be_focused()
    assert faults(halaman) == []
    halaman.get_by_label("E-mail, nama pengguna, atau nomor HP").fill(pemeran.camat.email)
    halaman.get_by_label("Kata sandi").fill(SANDI)
    halaman.get_by_role("button", name="Masuk").click()
    halaman.wait_for_url("**/tempat/")


def test_menu_closes_with_escape(masuk: Callable[[str], Page], pemeran: Pemeran) -> None:
    page = masuk(pemeran.camat.email)
    page.goto("/")
    page.locator(".rb-menu summary").click()
    expect(page.get_by_role("link", name="Keluar")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="Keluar")).to_be_hidden()


def test_skip_link_is_first_and_leads_to_content(halaman: Page) -> None:
    halaman.goto("/akun/lupa-sandi/")
    halaman.keyboard.press("Tab")
    expect(halaman.locator(".rb-lompat")).to_be_focused()
    halaman.keyboard.press("Enter")
    expect(halaman.locator("#isi")).to_be_focused()


def test_two_steps_from_activation_to_codes(masuk: Callable[[str], Page], pemeran: Pemeran) -> None:
    page = masuk(pemeran.camat.email)
    page.goto("/akun/dua-langkah/aktifkan/")
    assert faults(page) == []
    page.get_by_label("Kata sandi").fill(SANDI)
    page.get_by_role("button", name="Lanjutkan").click()
    page.wait_for_url("**/akun/dua-langkah/aktifkan/")
    assert faults(page) == []
    page.get_by_label("Kode enam angka").fill("000000")
    page.get_by_role("button", name="Aktifkan").click()
    page.wait_for_selector(".rb-ringkas-galat")
    secret = page.locator("code").inner_text()
    _, counter, _ = yield_hotp_counters_from_time()
    page.get_by_label("Kode enam angka").fill(format_hotp_value(hotp_value(secret, counter)))
    page.get_by_role("button", name="Aktifkan").click()
    page.wait_for_url("**/akun/kode-cadangan/**")
    page.goto("/akun/dua-langkah/")
    expect(page.get_by_text("10 kode tersisa")).to_be_visible()
    for address in ("/akun/kode-cadangan/", "/akun/kode-cadangan/baru/"):
        page.goto(address)
        assert faults(page) == []
    page.goto("/akun/dua-langkah/matikan/")
    page.get_by_role("button", name="Matikan").click()
    page.wait_for_url("**/akun/dua-langkah/")
    expect(page.get_by_text("Belum aktif")).to_be_visible()
