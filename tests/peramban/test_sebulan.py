"""A camat's month in the browser: plan, agenda, attendance, decisions, minutes, an answer.

Then the next month's agenda, and a direction of the kabupaten with its progress.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, expect

from fondasi.today import today
from kecamatan.enums import JenisInstansi, Peran
from kecamatan.models import BundelRapat, Instansi, Pengguna, RapatKoordinasi, TindakLanjut, Wilayah
from kecamatan.queries.kehadiran import sign_in_url
from kecamatan.tasks.bundel import build_bundel
from tests.kecamatan.jalan_uji import gambar, kontak_akun
from tests.kecamatan.rapat_uji import buat_jenis
from tests.kecamatan.tindak_lanjut_uji import buat_janji, buat_kontak, buat_puskesmas
from tests.pemeran import Pemeran, buat_instansi, buat_pengguna, buat_wilayah
from tests.peran import as_role

BUKA = Callable[[Pengguna], Page]
KECAMATAN = 21
LAMA = "Mengganti pompa air Dusun Krajan"
PUTUSAN = (
    "Membuka posyandu kedua di Galengdowo",
    "Menyusun jadwal kunjungan bidan",
    "Menyisir dua belas keluarga yang belum ditemui",
)


@dataclass(frozen=True)
class Bulan:
    """Who takes part in the month, and the promise that last month left open."""

    kecamatan: Wilayah
    puskesmas: Instansi
    bidan: Pengguna
    lama: TindakLanjut


@pytest.fixture
def bulan(pemeran: Pemeran) -> Bulan:
    kecamatan = pemeran.camat.penugasan.get().wilayah
    _sekabupaten(kecamatan)
    buat_jenis(nama="Rapat koordinasi bulanan")
    kontak_akun(pemeran.camat, kecamatan, jabatan="Camat Wonosalam", unsur="Kecamatan")
    kontak_akun(pemeran.staf, kecamatan, jabatan="Kasi Kesra", unsur="Kecamatan")
    kantor = buat_instansi(kecamatan, "Kantor Kecamatan", jenis=JenisInstansi.KECAMATAN)
    buat_kontak(kecamatan, "Sri Kasi", jabatan="Kasi PMD", unsur="Kecamatan", instansi=kantor)
    puskesmas = buat_puskesmas(kecamatan, "Puskesmas Wonosalam")
    bidan = buat_pengguna("bidan_uptd", (Peran.OPD, kecamatan), instansi=puskesmas)
    kontak_akun(bidan, kecamatan, jabatan="Kepala Puskesmas", instansi=puskesmas)
    telat = {"batas": today() - timedelta(days=9)}
    lama = buat_janji(kecamatan, puskesmas, uraian=LAMA, oleh=pemeran.camat, keadaan=telat)
    return Bulan(kecamatan, puskesmas, bidan, lama)


def _sekabupaten(kecamatan: Wilayah) -> None:
    """As many kecamatan as Kabupaten Jombang has."""
    kabupaten = kecamatan.induk
    assert kabupaten
    ada = set(Wilayah.objects.filter(induk=kabupaten).values_list("kode", flat=True))
    kode = (f"{kabupaten.kode}.{nomor:02d}" for nomor in range(1, 90))
    for satu in islice((one for one in kode if one not in ada), KECAMATAN - len(ada)):
        buat_wilayah(satu, f"Kecamatan {satu[-2:]}")


@pytest.fixture
def buka(chromium: Browser, peladen: str) -> Iterator[BUKA]:
    """A page in a browser of its own for each person, so that all are signed in at once."""
    contexts: list[BrowserContext] = []

    def open_for(pengguna: Pengguna) -> Page:
        client = Client()
        client.force_login(pengguna)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        context = chromium.new_context(base_url=peladen, locale="id-ID")
        contexts.append(context)
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session, "url": peladen}
        context.add_cookies([cookie])  # type: ignore[list-item]
        return context.new_page()

    yield open_for
    for context in contexts:
        context.close()


def test_sebulan(
    pemeran: Pemeran, bulan: Bulan, buka: BUKA, chromium: Browser, peladen: str, tmp_path: Path
) -> None:
    camat, staf = buka(pemeran.camat), buka(pemeran.staf)
    rapat = _rencanakan(camat, today(), "Rakor bulan ini")
    expect(camat.locator("#agenda")).to_contain_text(LAMA)

    camat.get_by_role("button", name="Mulai rapat").click()
    camat.wait_for_url("**/berlangsung/")
    _hadir_dengan_qr(chromium, peladen, rapat)
    _hadir_dengan_kertas(staf, rapat, tmp_path)
    camat.goto(f"/rapat/{rapat.pk}/berlangsung/")
    pemilik = ("Puskesmas Wonosalam", "Sri Kasi, Kasi PMD", "Sri Kasi, Kasi PMD")
    for uraian, siapa in zip(PUTUSAN, pemilik, strict=True):
        _putuskan(camat, uraian, siapa)
    _tutup_dan_sahkan(camat, staf, rapat)
    _unduh(camat, rapat)

    janji = TindakLanjut.objects.get(rapat=rapat, instansi=bulan.puskesmas)
    _jawab(buka(bulan.bidan), janji)
    _terima(camat, janji)

    berikut = _rencanakan(camat, today() + timedelta(days=28), "Rakor bulan depan")
    agenda = camat.locator("#agenda")
    for uraian in (LAMA, *PUTUSAN[1:]):
        expect(agenda).to_contain_text(uraian)
    expect(agenda).not_to_contain_text(PUTUSAN[0])
    assert berikut.agenda.exclude(tindak_lanjut=None).count() == 3

    _arahkan(buka(pemeran.bappeda), camat, bulan.kecamatan)


def _rencanakan(page: Page, hari: date, judul: str) -> RapatKoordinasi:
    page.goto("/rapat/")
    page.get_by_role("link", name="Rencanakan rapat").first.click()
    page.get_by_label("Jenis rapat").select_option(label="Rapat koordinasi bulanan")
    page.get_by_label("Judul rapat").fill(judul)
    page.get_by_label("Hari dan tanggal").fill(hari.isoformat())
    page.get_by_label("Mulai pukul").fill("09:00")
    page.get_by_label("Tempat").fill("Pendapa kecamatan")
    page.get_by_label("Pimpinan rapat").select_option(label="Camat – Camat Wonosalam")
    page.get_by_label("Notulis").select_option(label="Staf – Kasi Kesra")
    page.get_by_role("button", name="Simpan rapat").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(judul)
    return RapatKoordinasi.objects.get(judul=judul)


def _hadir_dengan_qr(chromium: Browser, peladen: str, rapat: RapatKoordinasi) -> None:
    """A participant without an account, on her own phone."""
    phone = chromium.new_context(base_url=peladen, viewport={"width": 360, "height": 740})
    tamu = phone.new_page()
    tamu.goto(urlsplit(sign_in_url(rapat)).path)
    tamu.get_by_label("Nama lengkap").fill("Sri Wahyuni")
    tamu.get_by_label("Instansi atau desa/kelurahan").fill("Desa Galengdowo")
    tamu.get_by_label("Unsur").select_option("Perangkat desa/kelurahan")
    tamu.get_by_text("Perempuan", exact=True).click()
    tamu.get_by_role("button", name="Saya hadir").click()
    expect(tamu.get_by_text("sudah tercatat")).to_be_visible()
    phone.close()


def _hadir_dengan_kertas(page: Page, rapat: RapatKoordinasi, folder: Path) -> None:
    """The signed paper list, scanned."""
    kertas = folder / "daftar-hadir.jpg"
    kertas.write_bytes(gambar(600, 800))
    page.goto(f"/rapat/{rapat.pk}/kehadiran/")
    page.locator("input[type=file]").set_input_files(kertas)
    page.get_by_role("button", name="Unggah pindaian").click()
    expect(page.get_by_role("link", name="Pindaian 1")).to_be_visible()
    expect(page.get_by_text("1 orang hadir")).to_be_visible()


def _putuskan(page: Page, uraian: str, siapa: str) -> None:
    page.get_by_label("Apa yang diputuskan").fill(uraian)
    page.get_by_label("Penanggung jawab").select_option(label=siapa)
    page.get_by_label("Batas waktu").fill((today() + timedelta(days=5)).isoformat())
    page.get_by_role("button", name="Catat keputusan").click()
    expect(page.locator("#daftar-keputusan")).to_contain_text(uraian)


def _tutup_dan_sahkan(camat: Page, staf: Page, rapat: RapatKoordinasi) -> None:
    camat.get_by_role("link", name="Tutup rapat").click()
    camat.get_by_role("button", name="Tutup rapat").click()
    camat.wait_for_url("**/notula/")
    camat.get_by_role("button", name="Sahkan sebagai pimpinan rapat").click()
    expect(camat.get_by_text("Pengesahan tersimpan.")).to_be_visible()
    staf.goto(f"/rapat/{rapat.pk}/notula/")
    staf.get_by_role("button", name="Sahkan sebagai notulis").click()
    expect(staf.get_by_text("Notula disahkan dan dibekukan.")).to_be_visible()


def _unduh(page: Page, rapat: RapatKoordinasi) -> None:
    """The frozen minutes, and the one PDF of invitation, attendance, minutes and pictures; her
    page tells by itself that it is ready."""
    page.goto(f"/rapat/{rapat.pk}/notula/")
    with page.expect_download() as notula:
        page.get_by_role("link", name="Unduh notula (PDF)").click()
    assert notula.value.path().read_bytes().startswith(b"%PDF-")
    page.goto(f"/rapat/{rapat.pk}/pertanggungjawaban/")
    page.get_by_role("button", name="Susun berkas").click()
    expect(page.get_by_role("button", name="Susun berkas")).to_have_count(0)
    with as_role("pekerja"):
        build_bundel(BundelRapat.objects.get(rapat=rapat).pk)
    expect(page.get_by_role("link", name="Unduh PDF")).to_be_visible()
    with page.expect_download() as bundel:
        page.get_by_role("link", name="Unduh PDF").click()
    assert bundel.value.path().read_bytes().startswith(b"%PDF-")


def _jawab(uptd: Page, janji: TindakLanjut) -> None:
    """She finds it on her start page."""
    uptd.goto("/")
    uptd.get_by_role("link", name=PUTUSAN[0]).first.click()
    uptd.get_by_role("link", name="Jawab", exact=True).click()
    uptd.get_by_label("Apa yang sudah dilakukan").fill("Posyandu kedua dibuka tiap Selasa.")
    uptd.get_by_role("button", name="Kirim jawaban").click()
    expect(uptd.get_by_text("Jawaban terkirim")).to_be_visible()
    assert urlsplit(uptd.url).path == f"/rapat/tindak-lanjut/{janji.pk}/"


def _terima(camat: Page, janji: TindakLanjut) -> None:
    camat.goto(f"/rapat/tindak-lanjut/{janji.pk}/")
    camat.get_by_role("button", name="Terima").click()
    expect(camat.get_by_text("Jawaban diterima; tindak lanjut selesai.")).to_be_visible()


def _arahkan(bappeda: Page, camat: Page, kecamatan: Wilayah) -> None:
    """One direction to all camat; one of 21 is done with it, and above that is seen."""
    bappeda.goto("/rapat/arahan/baru/")
    bappeda.get_by_label("Arahan dari").fill("Bupati Jombang")
    bappeda.get_by_label("Judul").fill("Percepat penyisiran")
    bappeda.get_by_label("Isi arahan").fill("Selesaikan penyisiran sebelum akhir bulan.")
    bappeda.get_by_label("Batas waktu").fill((today() + timedelta(days=14)).isoformat())
    bappeda.get_by_label("Semua camat").check()
    bappeda.get_by_role("button", name="Kirim arahan").click()
    expect(bappeda.get_by_text("0 dari 21 selesai")).to_be_visible()
    alamat = bappeda.url

    camat.goto("/")
    camat.get_by_role("link", name="Percepat penyisiran").first.click()
    camat.get_by_role("link", name="Laporkan selesai").click()
    camat.locator("textarea").fill("Semua dusun sudah disisir.")
    camat.get_by_role("button", name="Kirim").click()
    expect(camat.get_by_text("Jawaban terkirim.")).to_be_visible()
    bappeda.goto(alamat)
    expect(bappeda.get_by_text("1 dari 21 selesai")).to_be_visible()
    baris = bappeda.get_by_role("row", name=kecamatan.nama)
    expect(baris).to_contain_text("Semua dusun sudah disisir.")
