"""What is done with a phone on /lapangan/, behind a proxy that can break the network."""

from __future__ import annotations

import re

from django.conf import settings
from django.test import Client
from playwright.sync_api import FilePayload, Page, expect

from kecamatan.models import Pengguna
from tests.layanan_dasar.pengaduan_uji import foto
from tests.peramban.proksi import Proksi

PITA = "[data-pita]"
DISIAPKAN = re.compile("^Disiapkan ")
"""Before, "Belum ada yang disiapkan" stands there."""
HANYA_DISURUH = """
  Object.defineProperty(ServiceWorkerRegistration.prototype, "sync", { value: undefined });
  window.setInterval = () => 0;
"""
"""The page sends when it is told to, not by its clock, and the worker not at all: for a test that
says when something goes up, or presses a button that is gone once it went by itself."""
LAMBAT_FOTO = """() => {
  const asli = window.createImageBitmap;
  const izin = new Promise((selesai) => (window.lepasFoto = selesai));
  window.createImageBitmap = async (...isi) => {
    await izin;
    return asli(...isi);
  };
}"""
"""A photo is being made smaller until the test calls `lepasFoto()`."""


def pilih_foto(page: Page, nama: str) -> None:
    """Chosen, and still being made smaller."""
    page.evaluate(LAMBAT_FOTO)
    picture = FilePayload(name="rumah.jpg", mimeType="image/jpeg", buffer=foto())
    page.locator(f'[name="{nama}"]').set_input_files(picture)
    expect(page.locator(".rb-kabar")).to_contain_text("enyimpan foto …")


def masuk(page: Page, pengguna: Pengguna, proksi: Proksi) -> None:
    client = Client()
    client.force_login(pengguna)
    name = settings.SESSION_COOKIE_NAME
    value = client.cookies[name].value
    page.context.add_cookies([{"name": name, "value": value, "url": proksi.alamat}])


def kembali_ada_sinyal(page: Page, proksi: Proksi) -> None:
    """The network is there again and the browser says so; what waits goes by itself."""
    proksi.sambung()
    page.evaluate("window.dispatchEvent(new Event('online'))")


def siapkan(page: Page) -> None:
    page.goto("/lapangan/")
    page.evaluate("navigator.serviceWorker.ready")
    page.get_by_role("button", name="Siapkan untuk dibawa").click()
    expect(page.get_by_text(DISIAPKAN)).to_be_visible()
