"""Django's admin and its imports under the strict policy, with what somebody hostile typed."""

from __future__ import annotations

import time
from typing import Any

from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings
from django.test import Client
from playwright.sync_api import BrowserContext, Page

from kecamatan.models import HariLibur, Instansi
from tests.pemeran import Pemeran, Tempat, buat_instansi
from tests.peramban.test_axe import faults

JAHAT = "<script>document.title='jebol'</script><img src=x onerror=\"document.title='jebol'\">"


def operator(konteks: BrowserContext, peladen: str, pemeran: Pemeran) -> Page:
    """A page of Pembina who has shown her second factor."""
    TOTP.activate(pemeran.admin_nasional, "SECRET")
    client = Client()
    client.force_login(pemeran.admin_nasional)
    session = client.session
    session["account_authentication_methods"] = [{"method": "mfa", "at": time.time()}]
    session["account_authentication_methods_user"] = str(pemeran.admin_nasional.pk)
    session.save()
    name = settings.SESSION_COOKIE_NAME
    konteks.add_cookies([{"name": name, "value": str(session.session_key), "url": peladen}])
    return konteks.new_page()


def test_operator_menambah_dan_mengimpor(
    konteks: BrowserContext, peladen: str, tempat: Tempat, pemeran: Pemeran
) -> None:
    buat_instansi(tempat.kabupaten, JAHAT[:150])
    page = operator(konteks, peladen, pemeran)
    for lebar in (360, 1280):
        page.set_viewport_size({"width": lebar, "height": 800})
        for nama in ("", "kecamatan/instansi/", "kecamatan/instansi/add/", "kecamatan/harilibur/",
                     "kecamatan/instansi/import/", "kemiskinan/angkakemiskinan/",
                     "pendamping/pendamping/import/"):  # fmt: skip
            page.goto(f"/kelola/operator/{nama}")
            assert page.evaluate("document.documentElement.scrollWidth") <= lebar, (lebar, nama)
            if lebar == 360:  # axe would fetch what forms.css imports from the wrong folder
                assert faults(page, preload=False) == [], nama

    page.goto("/kelola/operator/kecamatan/harilibur/add/")
    page.get_by_label("Tanggal").fill("2025-05-01")
    page.get_by_label("Nama").fill("Hari Buruh")
    page.locator("[name=_save]").click()
    page.wait_for_url("**/kecamatan/harilibur/")
    assert HariLibur.objects.get().nama == "Hari Buruh"

    isi = f'nama,kode wilayah,jenis\n"{JAHAT[:40]}",35.17,opd\n"{JAHAT[60:]}",35.17,salah\n'
    page.goto("/kelola/operator/kecamatan/instansi/import/")
    berkas: Any = {"name": "isi.csv", "mimeType": "text/csv", "buffer": isi.encode()}
    page.locator("[name=import_file]").set_input_files(berkas)
    page.get_by_role("button", name="Periksa").click()
    masukkan = page.get_by_role("button", name="Masukkan")
    masukkan.wait_for()
    assert faults(page, preload=False) == []
    masukkan.click()
    page.wait_for_url("**/kecamatan/instansi/")
    assert Instansi.objects.filter(nama=JAHAT[:40]).exists()
    assert "jebol" not in page.title()
