"""Field work with a network that breaks: nothing lost, nothing doubled, whoever holds the phone."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Dialog, Page, Route, expect

from kecamatan.enums import Peran
from kecamatan.models import Kiriman
from layanan_dasar.actions.instrumen import copy_instrumen, publish_instrumen
from layanan_dasar.actions.isian_awal import prefill_kartu
from layanan_dasar.actions.perjalanan import return_kartu, verify_kartu
from layanan_dasar.models import IsianKartu, KartuSkor, Nilai
from pendamping.models import Kunjungan
from tests.layanan_dasar.kartu_uji import buat_periode, kartu_dari, simpan
from tests.pemeran import Pemeran, Tempat, beri_tugas
from tests.peramban.ponsel import (
    HANYA_DISURUH,
    PITA,
    kembali_ada_sinyal,
    masuk,
    siapkan,
)
from tests.peramban.proksi import Potong, Proksi

BENIH = 20241104


@pytest.fixture
def dua_desa(pemeran: Pemeran, tempat: Tempat) -> tuple[KartuSkor, KartuSkor]:
    """The pendamping's two villages, each with an open card."""
    beri_tugas(pemeran.pendamping, Peran.PENDAMPING, tempat.desa_lain)
    periode = buat_periode(tempat.kabupaten)
    return kartu_dari(periode, tempat.desa), kartu_dari(periode, tempat.desa_lain)


def isi_air(page: Page, kartu: KartuSkor, n: str, total: str = "100") -> None:
    page.goto(f"/lapangan/#kartu/{kartu.pk}/air")
    page.locator('[name="air_minum-pembilang"]').fill(n)
    page.locator('[name="air_minum-penyebut"]').fill(total)
    page.locator('[name="odf-ya"][value="ya"]').check()
    expect(page.locator(".rb-kabar")).to_have_text("· tersimpan di HP ini")


def ajukan(page: Page, kartu: KartuSkor) -> None:
    page.goto(f"/lapangan/#periksa/{kartu.pk}")
    page.get_by_role("button", name="Ajukan ke kecamatan").click()
    expect(page.get_by_role("heading", name="Kerja lapangan")).to_be_visible()


def menjawab(setuju: bool) -> Callable[[Dialog], None]:
    return lambda tanya: tanya.accept() if setuju else tanya.dismiss()


def jawaban(kartu: KartuSkor, kode: str = "air_minum") -> Nilai:
    return Nilai.objects.get(kartu=kartu, indikator__kode=kode)


def terbitkan_v2(kartu: KartuSkor, tempat: Tempat) -> KartuSkor:
    """The next version is published and opened for the next quarter; v1 cards are on the road."""
    draft = copy_instrumen(kartu.periode.instrumen, pemilik=tempat.kabupaten, oleh=None)
    periode = buat_periode(tempat.kabupaten, publish_instrumen(draft, oleh=None), nomor=2)
    return kartu_dari(periode, kartu.desa)


def test_two_villages_offline_to_a_matrix_that_turns(
    ponsel: Callable[[], Page], proksi: Proksi, pemeran: Pemeran, tempat: Tempat,
    dua_desa: tuple[KartuSkor, KartuSkor],
) -> None:  # fmt: skip
    page = ponsel()
    masuk(page, pemeran.pendamping, proksi)
    siapkan(page)
    proksi.putus()
    proksi.permintaan.clear()
    page.reload()
    for kartu, n in zip(dua_desa, ("40", "90"), strict=True):
        isi_air(page, kartu, n)
        ajukan(page, kartu)
    expect(page.locator(PITA)).to_have_text("Tanpa sinyal · 2 belum terkirim")
    assert page.context.service_workers[0].evaluate(LATAR) == "ulang"
    assert proksi.permintaan == []
    assert IsianKartu.objects.count() == 0
    kartu_v2 = terbitkan_v2(dua_desa[0], tempat)

    page = ponsel()
    page.goto("/lapangan/")
    expect(page.locator(PITA)).to_have_text("Tanpa sinyal · 2 belum terkirim")
    kembali_ada_sinyal(page, proksi)
    expect(page.locator(PITA)).to_contain_text("Perlu masuk lagi · 2 belum terkirim")
    assert page.context.service_workers[0].evaluate(LATAR) == "selesai"
    masuk(page, pemeran.pendamping, proksi)
    page.reload()
    expect(page.locator(PITA)).to_have_text("Semua terkirim")
    assert IsianKartu.objects.count() == 2
    assert list(KartuSkor.objects.filter(diajukan_at__isnull=False)) == list(dua_desa)

    satu = KartuSkor.objects.get(pk=dua_desa[0].pk)
    alasan = {"air_minum": "Hitung lagi rumah tangganya."}
    return_kartu(satu, alasan, versi=satu.versi, oleh=pemeran.camat)
    siapkan(page)
    page.get_by_role("link", name=f"Galengdowo, {satu.periode.label}").click()
    expect(page.get_by_text("Air minum layak: Hitung lagi rumah tangganya.")).to_be_visible()
    isi_air(page, satu, "95")
    ajukan(page, satu)
    expect(page.locator(PITA)).to_have_text("Semua terkirim")
    satu.refresh_from_db()
    assert satu.status == "DIAJUKAN"
    verify_kartu(satu, versi=satu.versi, oleh=pemeran.camat)
    assert (str(jawaban(satu).pembilang), jawaban(satu).warna) == ("95.0000", "HIJAU")

    isi_air(page, kartu_v2, "50")
    ajukan(page, kartu_v2)
    expect(page.locator(PITA)).to_have_text("Semua terkirim")
    versi = [jawaban(one).indikator.instrumen.versi for one in (satu, kartu_v2)]
    assert (versi, jawaban(kartu_v2).warna) == ([1, 2], "KUNING")


def test_every_step_of_filling_survives_a_phone_that_dies(
    ponsel: Callable[[], Page], proksi: Proksi, pemeran: Pemeran, chromium: Browser,
    dua_desa: tuple[KartuSkor, KartuSkor],
) -> None:  # fmt: skip
    page = ponsel()
    masuk(page, pemeran.pendamping, proksi)
    siapkan(page)
    proksi.putus()
    alamat = f"/lapangan/#kartu/{dua_desa[0].pk}/air"
    kolom = {"air_minum-pembilang": "700", "air_minum-penyebut": "100", "air_jarak-nilai": "12,5"}
    for nama, nilai in kolom.items():
        page.goto(alamat)
        page.locator(f'[name="{nama}"]').fill(nilai)
        expect(page.locator(".rb-kabar")).to_have_text("· tersimpan di HP ini")
        page.close()
        page = page.context.new_page()
    page.goto(alamat)
    for nama, nilai in kolom.items():
        expect(page.locator(f'[name="{nama}"]')).to_have_value(nilai)
    expect(page.get_by_text("yang terlayani melebihi seluruhnya")).to_be_visible()
    page.goto(f"/lapangan/#periksa/{dua_desa[0].pk}")
    expect(page.get_by_role("heading", name="Perbaiki sebelum mengajukan")).to_be_visible()
    assert page.get_by_role("button", name="Ajukan ke kecamatan").count() == 0
    page.goto("/lapangan/#")
    with page.expect_download() as unduhan:
        page.get_by_role("button", name="Simpan ke berkas").click()

    proksi.sambung()
    lain = chromium.new_context(base_url=proksi.alamat, locale="id-ID").new_page()
    masuk(lain, pemeran.pendamping, proksi)
    siapkan(lain)
    kolom_isi = lain.locator('[name="air_minum-pembilang"]')
    # Only this phone's draft, then both differ and it stays, then the file's takes its place.
    for ketikan, setuju, kata, nilai in (
        ("", None, "1 rancangan kembali", "700"),
        ("701", False, "1 sudah ada di HP ini", "701"),
        ("", True, "1 rancangan kembali", "700"),
    ):
        if ketikan:
            lain.goto(alamat)
            kolom_isi.fill(ketikan)
            expect(lain.locator(".rb-kabar")).to_have_text("· tersimpan di HP ini")
        if setuju is not None:
            lain.once("dialog", menjawab(setuju))
        lain.goto("/lapangan/#")
        lain.get_by_label("Buka berkas antrean").set_input_files(unduhan.value.path())
        expect(lain.locator("[data-pindahan]")).to_contain_text(kata)
        lain.goto(alamat)
        expect(kolom_isi).to_have_value(nilai)
    lain.context.close()
    assert IsianKartu.objects.count() == 0


LATAR = """async () => {
  let hasil;
  self.dispatchEvent(Object.assign(new Event("sync"), {
    tag: "antrean", waitUntil: (janji) => (hasil = janji),
  }));
  return hasil.then(() => "selesai", () => "ulang");
}"""


KIRIM = """async ([pengguna, jenis, isi]) => {
  const kirim = await import("/static/rb/luring/kirim.js");
  if (jenis) await kirim.antrekan(pengguna, jenis, isi, "uji");
  const hasil = await kirim.kirimSemua();
  return [hasil.keadaan, (await kirim.antreanMilik(pengguna)).length];
}"""


def kunjungan(desa: int, nomor: int) -> dict[str, str]:
    from fondasi.today import today

    return {
        "desa": str(desa), "tanggal": today().isoformat(), "tujuan": "data",
        "kegiatan": f"Kunjungan {nomor}", "temuan": "x" * 400,
    }  # fmt: skip


def test_every_cut_of_a_sending_loses_nothing_and_doubles_nothing(
    ponsel: Callable[[], Page], proksi: Proksi, pemeran: Pemeran, tempat: Tempat,
    dua_desa: tuple[KartuSkor, KartuSkor],
) -> None:  # fmt: skip
    page = ponsel()
    masuk(page, pemeran.pendamping, proksi)
    siapkan(page)
    me = pemeran.pendamping.pk
    tombol = page.get_by_role("button", name="Siapkan untuk dibawa").element_handle()
    proksi.putus()
    page.evaluate("window.dispatchEvent(new Event('offline'))")
    expect(page.locator(PITA)).to_have_text("Tanpa sinyal")
    assert tombol.evaluate("satu => satu.isConnected"), "hilang di bawah jari, padahal tak berubah"
    assert page.evaluate(KIRIM, [me, "kunjungan", kunjungan(tempat.desa.pk, 0)]) == ["putus", 1]
    proksi.sambung()
    assert page.evaluate(KIRIM, [me, "", {}]) == ["habis", 0]
    expect(page.locator(PITA)).to_have_text("Semua terkirim")  # as another tab or the worker told
    naik, turun = proksi.ukuran.naik, proksi.ukuran.turun
    cuts = [Potong("naik", bita) for bita in range(0, naik, max(naik // 20, 1))]
    cuts += [Potong("naik", naik - 1)]
    cuts += [Potong("turun", bita) for bita in range(0, turun, max(turun // 12, 1))]
    cuts += [Potong("turun", turun - 1)]
    cuts += [Potong("turun", bita, b"GET /lapangan/siapa/") for bita in (0, 40)]
    for nomor, cut in enumerate(cuts, 1):
        proksi.potong = cut
        page.evaluate(KIRIM, [me, "kunjungan", kunjungan(tempat.desa.pk, nomor)])
        proksi.sambung()
        assert page.evaluate(KIRIM, [me, "", {}]) == ["habis", 0], cut
    assert proksi.terpotong >= len(cuts) - 2
    stored = list(Kunjungan.objects.order_by("pk").values_list("kegiatan", flat=True))
    assert stored == [f"Kunjungan {nomor}" for nomor in range(len(cuts) + 1)]


@pytest.mark.lama
@pytest.mark.timeout(3000)
def test_a_thousand_replays_with_random_cuts(
    ponsel: Callable[[], Page], proksi: Proksi, pemeran: Pemeran, tempat: Tempat,
    dua_desa: tuple[KartuSkor, KartuSkor],
) -> None:  # fmt: skip
    page = ponsel()
    masuk(page, pemeran.pendamping, proksi)
    siapkan(page)
    rng, me = random.Random(BENIH), pemeran.pendamping.pk
    for nomor in range(1000):
        proksi.potong = Potong(rng.choice(("naik", "turun")), rng.randrange(1800))
        page.evaluate(KIRIM, [me, "kunjungan", kunjungan(tempat.desa.pk, nomor)])
        if nomor % 10 == 9:
            proksi.sambung()
            assert page.evaluate(KIRIM, [me, "", {}]) == ["habis", 0]
    stored = sorted(Kunjungan.objects.values_list("kegiatan", flat=True))
    assert stored == sorted(f"Kunjungan {nomor}" for nomor in range(1000))
    assert Kiriman.objects.count() == 1000


def test_another_user_of_the_phone_neither_sees_nor_sends(
    ponsel: Callable[[], Page], proksi: Proksi, pemeran: Pemeran,
    dua_desa: tuple[KartuSkor, KartuSkor],
) -> None:  # fmt: skip
    page = ponsel()
    masuk(page, pemeran.pendamping, proksi)
    siapkan(page)
    isi_air(page, dua_desa[0], "40")
    proksi.putus()
    ajukan(page, dua_desa[0])
    page.goto("about:blank")  # an open page or the worker would send for her, and rightly
    masuk(page, pemeran.desa_tetangga, proksi)
    proksi.sambung()
    page.goto("/lapangan/?lain")
    page.goto("/lapangan/")
    expect(page.locator("[data-siapa]")).to_have_text(pemeran.desa_tetangga.nama)
    expect(page.locator(PITA)).to_have_text("Semua terkirim")
    expect(page.get_by_text("Galengdowo")).to_have_count(0)
    assert IsianKartu.objects.count() == 0
    page.goto("/akun/keluar/")
    page.get_by_role("button", name="Keluar").click()
    page.wait_for_url("**/akun/masuk/**")
    masuk(page, pemeran.pendamping, proksi)
    page.goto("/lapangan/")
    expect(page.locator(PITA)).to_have_text("Semua terkirim")
    assert IsianKartu.objects.get().oleh == pemeran.pendamping


def test_sign_in_that_changes_while_sending_keeps_hers_waiting(
    ponsel: Callable[[], Page], proksi: Proksi, pemeran: Pemeran,
    dua_desa: tuple[KartuSkor, KartuSkor],
) -> None:  # fmt: skip
    page = ponsel()
    page.add_init_script(HANYA_DISURUH)
    masuk(page, pemeran.pendamping, proksi)
    siapkan(page)
    isi_air(page, dua_desa[0], "40")
    proksi.putus()
    ajukan(page, dua_desa[0])
    expect(page.locator(PITA)).to_have_text("Tanpa sinyal · 1 belum terkirim")

    def bertukar(route: Route) -> None:
        jawab = route.fetch()
        masuk(page, pemeran.desa_tetangga, proksi)
        route.fulfill(response=jawab)

    page.route("**/lapangan/siapa/", bertukar, times=1)
    proksi.sambung()
    kirim = page.get_by_role("button", name="Kirim sekarang")
    kirim.click()
    expect(page.locator(PITA)).to_have_text("Akun lain sedang masuk · 1 belum terkirim")
    assert IsianKartu.objects.count() == 0
    masuk(page, pemeran.pendamping, proksi)
    kirim.click()
    expect(page.locator(PITA)).to_have_text("Semua terkirim")
    assert IsianKartu.objects.get().oleh == pemeran.pendamping


def test_conflict_shows_both_and_she_chooses(
    ponsel: Callable[[], Page], proksi: Proksi, pemeran: Pemeran,
    dua_desa: tuple[KartuSkor, KartuSkor],
) -> None:  # fmt: skip
    """The conflict is about an answer that came from a file and says so until she changes it."""
    kartu = dua_desa[0]
    awal = {kartu.pk: {"air_minum": {"pembilang": "30", "penyebut": "100"}}}
    prefill_kartu(kartu.periode, awal, asal="e-HDW, uji", oleh=pemeran.pendamping)
    page = ponsel()
    masuk(page, pemeran.pendamping, proksi)
    siapkan(page)
    proksi.putus()
    page.goto(f"/lapangan/#kartu/{kartu.pk}/air")
    expect(page.get_by_text("dari e-HDW, uji")).to_be_visible()
    isi_air(page, kartu, "40")
    expect(page.get_by_text("dari e-HDW, uji")).to_be_hidden()
    ajukan(page, kartu)
    simpan(kartu, pemeran.desa, air_minum={"pembilang": "55", "penyebut": "100"})
    kembali_ada_sinyal(page, proksi)
    expect(page.locator(PITA)).to_have_text("1 perlu diputuskan")
    page.get_by_role("link", name="Bandingkan dan pilih").click()
    expect(page.get_by_text(f"Tersimpan ({pemeran.desa.nama}): 55 dari 100")).to_be_visible()
    page.locator('[name="air_minum"][value="saya"]').check()
    page.get_by_role("button", name="Pakai pilihan ini").click()
    expect(page.locator(PITA)).to_have_text("Semua terkirim")
    kartu.refresh_from_db()
    assert (str(jawaban(kartu).pembilang), jawaban(kartu, "odf").ya) == ("40.0000", True)
    assert kartu.status == "DIAJUKAN"


def test_worker_keeps_the_shell_and_nothing_that_names_people(
    ponsel: Callable[[], Page], proksi: Proksi, pemeran: Pemeran,
    dua_desa: tuple[KartuSkor, KartuSkor],
) -> None:  # fmt: skip
    page = ponsel()
    masuk(page, pemeran.pendamping, proksi)
    siapkan(page)
    page.goto("/kemiskinan/sasaran/")
    kept: Any = page.evaluate("""async () => {
      const semua = [];
      for (const nama of await caches.keys()) {
        for (const satu of await (await caches.open(nama)).keys()) {
          semua.push(new URL(satu.url).pathname);
        }
      }
      return semua.sort();
    }""")
    assert [url for url in kept if not url.startswith("/static/")] == [
        "/lapangan/",
        "/lapangan/tanpa-sinyal/",
    ]
    proksi.putus()
    page.goto("/kemiskinan/sasaran/")
    expect(page.get_by_role("heading", name="Tanpa sinyal")).to_be_visible()
