"""A red indicator: its office answers, and the next quarter's card shows whether it helped."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import FilePayload, Page, expect

from kecamatan.actions.rapat import plan_rapat
from kecamatan.enums import Peran
from kecamatan.models import TindakLanjut
from layanan_dasar.actions.perjalanan import submit_kartu, verify_kartu
from layanan_dasar.models import KartuSkor, RuteIndikator
from tests.kecamatan.rapat_uji import isi_rapat
from tests.kecamatan.tindak_lanjut_uji import buat_puskesmas
from tests.layanan_dasar.kartu_uji import buat_periode, isi, kartu_dari, rasio
from tests.pemeran import Pemeran, Tempat, buat_pengguna


def kartu_diverifikasi(kartu: KartuSkor, n: int, pemeran: Pemeran) -> None:
    """Filled, handed in by the village, verified by the camat: what is red goes to the agenda."""
    isi(kartu, air_minum=rasio(n, 100))
    submit_kartu(kartu, versi=0, oleh=pemeran.desa)
    verify_kartu(kartu, versi=0, oleh=pemeran.camat)


def test_air_minum_merah_dijawab_dan_membaik(
    pemeran: Pemeran, tempat: Tempat, masuk: Callable[[str], Page]
) -> None:
    kecamatan = tempat.kecamatan
    puskesmas = buat_puskesmas(kecamatan)
    bidan = buat_pengguna("bidan", (Peran.OPD, kecamatan), instansi=puskesmas)
    RuteIndikator.objects.create(indikator_kode="air_minum", wilayah=kecamatan, instansi=puskesmas)
    lalu = buat_periode(tempat.kabupaten)
    kini = buat_periode(tempat.kabupaten, lalu.instrumen, nomor=2)
    kartu_diverifikasi(kartu_dari(lalu, tempat.desa), 30, pemeran)
    indikator = f"/layanan/desa/{tempat.desa.kode}/air_minum/"

    page = masuk(pemeran.camat.email)
    page.goto(indikator)
    page.get_by_role("link", name="Jadikan tindak lanjut").click()
    expect(page.get_by_label("Instansi")).to_have_value(str(puskesmas.pk))
    page.get_by_role("button", name="Minta tindak lanjut").click()
    expect(page.get_by_text("Hasilnya terlihat pada kartu berikutnya.")).to_be_visible()
    row = TindakLanjut.objects.get()
    rapat = plan_rapat(kecamatan, isi_rapat(), oleh=pemeran.camat)
    page.goto(f"/rapat/{rapat.pk}/")
    expect(page.locator("#agenda")).to_contain_text("Air minum layak merah")

    page = masuk(bidan.email)
    page.set_viewport_size({"width": 360, "height": 720})
    page.goto("/")
    page.get_by_role("link", name="Jawab Tindak lanjut Anda").click()
    page.get_by_role("link", name="Jawab", exact=True).click()
    page.get_by_label("Apa yang sudah dilakukan").fill("Pipa Dusun Krajan sudah tersambung.")
    bukti = FilePayload(name="pipa.pdf", mimeType="application/pdf", buffer=b"%PDF-1.7 uji %%EOF")
    page.get_by_label("Bukti").set_input_files(bukti)
    page.get_by_role("button", name="Kirim jawaban").click()
    expect(page.get_by_text("Jawaban terkirim dan menunggu pemeriksaan.")).to_be_visible()
    page = masuk(pemeran.camat.email)
    page.goto("/")
    page.get_by_role("link", name="Periksa Jawaban Puskesmas Uji").click()
    expect(page.get_by_text("Pipa Dusun Krajan sudah tersambung.")).to_be_visible()
    page.get_by_role("button", name="Terima").click()
    expect(page.get_by_role("button", name="Urungkan", exact=True)).to_be_visible()
    row.refresh_from_db()
    assert row.status == "SELESAI"

    kartu_diverifikasi(kartu_dari(kini, tempat.desa), 85, pemeran)
    page.goto(indikator)
    expect(page.get_by_text("Membaik")).to_be_visible()
    expect(page.get_by_text("Sebelum 30 dari 100 (30,00 %), sesudah 85 dari 100")).to_be_visible()
