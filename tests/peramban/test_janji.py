"""A UPTD answers on a phone, the camat accepts at her desk."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import FilePayload, Page, expect

from kecamatan.enums import Peran
from tests.kecamatan.tindak_lanjut_uji import buat_janji, buat_puskesmas
from tests.pemeran import Pemeran, buat_pengguna


def test_uptd_menjawab_dan_camat_menerima(pemeran: Pemeran, masuk: Callable[[str], Page]) -> None:
    kecamatan = pemeran.camat.penugasan.get().wilayah
    puskesmas = buat_puskesmas(kecamatan)
    bidan = buat_pengguna("bidan", (Peran.OPD, kecamatan), instansi=puskesmas)
    row = buat_janji(kecamatan, puskesmas, oleh=pemeran.camat)
    page = masuk(bidan.email)
    page.set_viewport_size({"width": 360, "height": 720})
    page.goto("/")
    page.get_by_role("link", name="Jawab Tindak lanjut Anda").click()
    page.get_by_role("link", name="Jawab", exact=True).click()
    page.get_by_label("Apa yang sudah dilakukan").fill("Jadwal sudah dipasang di balai desa.")
    bukti = FilePayload(name="jadwal.pdf", mimeType="application/pdf", buffer=b"%PDF-1.7 uji")
    page.get_by_label("Bukti").set_input_files(bukti)
    page.get_by_role("button", name="Kirim jawaban").click()
    expect(page.get_by_text("Jawaban terkirim dan menunggu pemeriksaan.")).to_be_visible()
    page = masuk(pemeran.camat.email)
    page.goto("/")
    page.get_by_role("link", name="Periksa Jawaban Puskesmas Uji").click()
    expect(page.get_by_text("Jadwal sudah dipasang di balai desa.")).to_be_visible()
    page.get_by_role("button", name="Terima").click()
    expect(page.get_by_role("button", name="Urungkan", exact=True)).to_be_visible()
    row.refresh_from_db()
    assert row.status == "SELESAI"
