"""Headless Chromium against a real server process that is the database role `web`.

`masuk("camat@contoh.test")` gives a page of that person; `halaman` one of a stranger. A page that
breaks the Content-Security-Policy or throws in a script fails its test.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from kecamatan.models import Pengguna
from tests.peramban.proksi import Proksi
from tests.settings import REDIS_DB

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Playwright keeps an event loop in this thread; Django's guard would refuse every query.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
# A page that asks for its progress does so every two seconds, and a busy machine needs longer.
expect.set_options(timeout=20_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "peramban" in item.path.parts:
            item.add_marker(pytest.mark.peramban)
            item.add_marker(pytest.mark.django_db(transaction=True))


@pytest.fixture(scope="session")
def peladen(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """The address of a running server; it uses the test database that pytest-django made.

    The door is open before the server is started and handed to it, so that nobody else can take
    the port while the program loads, and who knocks meanwhile waits."""
    environ = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.peramban.peladen",
        "UJI_BASISDATA": str(connection.settings_dict["NAME"]),
        "UJI_REDIS_DB": str(REDIS_DB),
    }
    environ.pop("RB_PERAN_DB", None)
    with socket.create_server(("127.0.0.1", 0), backlog=64) as door:
        port = int(door.getsockname()[1])
        server = subprocess.Popen(
            [
                *(sys.executable, "-m", "gunicorn", "rumahbersama.wsgi:application"),
                *("--bind", f"fd://{door.fileno()}", "--worker-class", "gthread", "--threads", "4"),
                *("--preload", "--no-control-socket", "--log-level", "warning"),
            ],
            cwd=ROOT,
            env=environ,
            pass_fds=(door.fileno(),),
        )
    try:
        _wait_for_an_answer(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(60)  # gunicorn lets a request that is being answered end, for 30 seconds


def _wait_for_an_answer(port: int) -> None:
    """An error at once when the server dies; the limit, below that of a test, is for one that
    hangs. Loading the program takes more than a minute where others load theirs."""
    with closing(HTTPConnection("127.0.0.1", port, timeout=240)) as knock:
        knock.request("GET", "/akun/masuk/")
        assert knock.getresponse().status == 200


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def konteks(chromium: Browser, peladen: str, transactional_db: None) -> Iterator[BrowserContext]:
    """A fresh browser profile; what its pages complain about fails the test.

    Nothing moves: colours halfway through a transition are no colours of the page."""
    context = chromium.new_context(base_url=peladen, locale="id-ID", reduced_motion="reduce")
    context.set_default_timeout(30_000)
    complaints: list[str] = []
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    context.on(
        "console", lambda message: complaints.append(message.text) if _bad(message) else None
    )
    yield context
    context.close()
    assert complaints == []


def _bad(message: Any) -> bool:
    return message.type == "error" and "Failed to load resource" not in message.text


@pytest.fixture
def halaman(konteks: BrowserContext) -> Page:
    return konteks.new_page()


@pytest.fixture
def masuk(konteks: BrowserContext, peladen: str) -> Callable[[str], Page]:
    """A page of the person with this e-mail address, signed in without the form."""

    def sign_in(email: str) -> Page:
        client = Client()
        client.force_login(Pengguna.objects.get(email=email))
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        konteks.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": peladen}]
        )
        return konteks.new_page()

    return sign_in


@pytest.fixture
def proksi(peladen: str) -> Iterator[Proksi]:
    made = Proksi(peladen)
    yield made
    made.tutup()


@pytest.fixture
def ponsel(chromium: Browser, proksi: Proksi, tmp_path: Path) -> Iterator[Callable[[], Page]]:
    """Each call switches the phone on, with the storage it had; the one before is switched off."""
    opened: list[BrowserContext] = []

    def hidupkan() -> Page:
        for one in opened:
            one.close()
        opened[:] = [
            chromium.browser_type.launch_persistent_context(
                tmp_path / "ponsel",
                executable_path=CHROMIUM,
                args=ARGUMENTS,
                locale="id-ID",
                base_url=proksi.alamat,
                viewport={"width": 360, "height": 740},
            )
        ]
        opened[0].set_default_timeout(30_000)
        return opened[0].new_page()

    yield hidupkan
    for one in opened:
        one.close()
