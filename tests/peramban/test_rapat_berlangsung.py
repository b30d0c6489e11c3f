"""A meeting in two browsers: notes that save themselves, two notulis, a lost connection, a code
that a participant scans, a missing owner, adoption, the minutes as a file."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page, expect

from kecamatan.models import AgendaRapat, Kehadiran, NotulaRapat, Pengguna, TindakLanjut
from kecamatan.queries.kehadiran import sign_in_url
from tests.pemeran import Pemeran
from tests.peramban.sediaan_jalan_rapat import rapat_berjalan

KABAR = "[data-catatan-kabar]"


def masuk_lain(chromium: Browser, peladen: str, pengguna: Pengguna) -> Page:
    """A page in a browser of its own, so that two people are signed in at once."""
    client = Client()
    client.force_login(pengguna)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    context = chromium.new_context(base_url=peladen, locale="id-ID")
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": peladen}])
    return context.new_page()


def tulis(page: Page, teks: str) -> None:
    page.locator("#catatan").fill(teks)


def test_rapat_dari_catatan_sampai_notula(
    pemeran: Pemeran, masuk: Callable[[str], Page], chromium: Browser, peladen: str
) -> None:
    rapat = rapat_berjalan(pemeran)
    butir = rapat.agenda.order_by("urutan")[1]
    layar = f"/rapat/{rapat.pk}/berlangsung/?butir={butir.pk}"
    camat = masuk(pemeran.camat.email)
    # His page asks every eight seconds what is new; hers must not reach him before he writes.
    camat.route("**/berlangsung/kabar/**", lambda route: route.abort())
    camat.goto(layar)
    staf = masuk_lain(chromium, peladen, pemeran.staf)
    staf.goto(layar)

    tulis(staf, "Posyandu kekurangan timbangan. ꦱꦸꦒꦼꦁ 👩‍🌾")
    expect(staf.locator(KABAR)).to_contain_text("Tersimpan")
    tulis(camat, "Versi kedua tentang timbangan.")
    expect(camat.locator("[data-catatan-bentrok]")).to_be_visible()
    camat.unroute("**/berlangsung/kabar/**")
    camat.get_by_role("button", name="Bandingkan kedua teks").click()
    gabungan = camat.get_by_label("Gabungan kedua teks")
    expect(gabungan).to_have_value(
        "Posyandu kekurangan timbangan. ꦱꦸꦒꦼꦁ 👩‍🌾\nVersi kedua tentang timbangan."
    )
    camat.get_by_role("button", name="Simpan gabungan").click()
    expect(camat.locator(KABAR)).to_contain_text("Tersimpan")
    camat.wait_for_load_state()  # its script is there and saves what is typed

    camat.context.set_offline(True)
    tulis(camat, "Ditulis tanpa sambungan.")
    expect(camat.locator(KABAR)).to_contain_text("Tanpa sambungan. Teks tersimpan di perangkat")
    camat.context.set_offline(False)
    expect(camat.locator(KABAR)).to_contain_text("Tersimpan")
    assert AgendaRapat.objects.get(pk=butir.pk).catatan == "Ditulis tanpa sambungan."

    tamu = chromium.new_context(base_url=peladen).new_page()
    tamu.goto(urlsplit(sign_in_url(rapat)).path)
    tamu.get_by_label("Nama lengkap").fill("Sri Wahyuni")
    tamu.get_by_label("Instansi atau desa/kelurahan").fill("Desa Galengdowo")
    tamu.get_by_label("Unsur").select_option("Perangkat desa/kelurahan")
    tamu.get_by_text("Perempuan", exact=True).click()
    tamu.get_by_role("button", name="Saya hadir").click()
    expect(tamu.get_by_text("sudah tercatat")).to_be_visible()
    tamu.context.close()
    camat.get_by_role("link", name="QR hadir").click()
    dialog = camat.get_by_role("dialog")
    expect(dialog.get_by_role("img", name="Kode QR daftar hadir")).to_be_visible()
    expect(dialog.get_by_text("3 orang tercatat hadir")).to_be_visible()
    dialog.get_by_role("button", name="Tutup layar QR").click()
    assert Kehadiran.objects.filter(nama="Sri Wahyuni").count() == 1

    camat.get_by_label("Apa yang diputuskan").fill("Membeli dua timbangan")
    camat.get_by_role("button", name="Catat keputusan").click()
    expect(camat.locator("#daftar-keputusan")).to_contain_text("Membeli dua timbangan")
    assert camat.locator("#catatan").input_value() == "Ditulis tanpa sambungan."

    camat.get_by_role("link", name="Tutup rapat").click()
    expect(camat.get_by_text("2 keputusan belum lengkap")).to_be_visible()
    for _ in range(2):
        camat.locator(".rb-ringkas-galat a").first.click()
        camat.get_by_label("Penanggung jawab").select_option(label="Puskesmas Wonosalam")
        camat.get_by_label("Batas waktu").fill(rapat.tanggal.isoformat())
        camat.get_by_role("button", name="Simpan keputusan").click()
        camat.wait_for_url("**/tutup/")
    camat.get_by_role("button", name="Tutup rapat").click()
    camat.wait_for_url("**/notula/")
    assert TindakLanjut.objects.filter(rapat=rapat).count() == 3

    camat.get_by_role("button", name="Sahkan sebagai pimpinan rapat").click()
    expect(camat.get_by_text("Pengesahan tersimpan.")).to_be_visible()
    staf.goto(f"/rapat/{rapat.pk}/notula/")
    staf.get_by_role("button", name="Sahkan sebagai notulis").click()
    expect(staf.get_by_text("Notula disahkan dan dibekukan.")).to_be_visible()
    assert NotulaRapat.objects.get().isi["hadir"]["jumlah"] == 3
    with staf.expect_download() as unduhan:
        staf.get_by_role("link", name="Unduh notula (PDF)").click()
    assert unduhan.value.path().read_bytes().startswith(b"%PDF-")
    staf.context.close()
