"""What is done with a phone on /lapangan/, behind a proxy that can break the network."""

from __future__ import annotations

from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect

from kecamatan.models import Pengguna
from tests.peramban.proksi import Proksi

PITA = "[data-pita]"


def masuk(page: Page, pengguna: Pengguna, proksi: Proksi) -> None:
    client = Client()
    client.force_login(pengguna)
    name = settings.SESSION_COOKIE_NAME
    value = client.cookies[name].value
    page.context.add_cookies([{"name": name, "value": value, "url": proksi.alamat}])


def siapkan(page: Page) -> None:
    page.goto("/lapangan/")
    page.evaluate("navigator.serviceWorker.ready")
    page.get_by_role("button", name="Siapkan untuk dibawa").click()
    expect(page.get_by_text("Disiapkan")).to_be_visible()
