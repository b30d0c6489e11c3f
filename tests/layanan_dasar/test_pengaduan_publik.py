"""The public counter: four steps without account, session or trace."""

from __future__ import annotations

import hashlib
import re
import time
from typing import Any

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from fondasi.forms.tickets import BITS, new_ticket
from layanan_dasar.actions.langkah_pengaduan import answer_pengaduan, ask_pengaduan, note_pengaduan
from layanan_dasar.actions.pengaturan_pengaduan import set_counter
from layanan_dasar.actions.urus_pengaduan import merge_pengaduan, release_ringkasan
from layanan_dasar.enums import IdentitasPelaporan, StatusPengaduan
from layanan_dasar.models import IdentitasPelapor, Pengaduan
from layanan_dasar.views import pengaduan_publik
from tests.layanan_dasar.pengaduan_uji import ISI, buat_pengaduan, foto, kategori, terima
from tests.pemeran import Pemeran, Tempat
from tests.peran import WebClient

KIRIM = reverse("pengaduan:kirim")
LACAK = reverse("pengaduan:lacak")
LAPORAN = reverse("pengaduan:laporan")


def proof(token: str) -> str:
    """What the browser finds while one writes."""
    number = 0
    while True:
        digest = hashlib.sha256(f"{token}:{number}".encode()).digest()
        if int.from_bytes(digest[:4], "big") >> (32 - BITS) == 0:
            return str(number)
        number += 1


def jawaban(tempat: Tempat, **lainnya: Any) -> dict[str, Any]:
    ticket = new_ticket()
    isi = {
        "langkah": "4",
        "tiket": ticket.text,
        "bukti": proof(ticket.token) if "bukti" not in lainnya else "",
        "jenis": "PENGADUAN",
        "isi": ISI,
        "cari": "galeng",
        "desa": tempat.desa.kode,
        "kategori": str(kategori().pk),
        "identitas": "TANPA",
    }
    return {**isi, **lainnya}


def kode_di(body: str) -> str:
    found = re.search(r'class="rb-kode">([0-9A-Z-]+)<', body)
    assert found
    return found[1]


def buka(client: WebClient, kode: str) -> str:
    response = client.post(LACAK, {"kode": kode})
    assert response.status_code == 302
    return client.get(LAPORAN).content.decode()


def test_four_steps_and_a_receipt(client: WebClient, loket: Tempat) -> None:
    body = client.get(KIRIM).content.decode()
    assert "Langkah 1 dari 4" in body
    data = jawaban(loket)
    titles = []
    for number in ("1", "2", "3"):
        page = client.post(KIRIM, {**data, "langkah": number}).content.decode()
        titles.append(re.findall(r"<h1>(.+?)</h1>", page))
    assert titles == [["Di mana?"], ["Tentang apa?"], ["Foto dan kirim"]]
    response = client.post(KIRIM, data)
    row = Pengaduan.objects.get()
    body = response.content.decode()
    assert (row.isi, row.desa, row.identitas) == (ISI, loket.desa, IdentitasPelaporan.TANPA)
    assert row.nomor in body
    assert "<svg" in body
    assert "no-store" in response["Cache-Control"]
    assert ISI in buka(client, kode_di(body))


def test_what_was_written_rides_along_and_back(client: WebClient, loket: Tempat) -> None:
    data = jawaban(loket, langkah="3", ke="1")
    body = client.post(KIRIM, data).content.decode()
    assert "Langkah 1 dari 4" in body
    assert ISI in body
    assert f'name="desa" value="{loket.desa.kode}"' in body
    assert 'role="alert"' not in body


@pytest.mark.parametrize(
    ("perubahan", "judul", "kalimat"),
    [
        ({"langkah": "1", "isi": "rusak"}, "Apa yang terjadi?", "sedikit lebih lengkap"),
        ({"langkah": "2", "desa": ""}, "Di mana?", "lalu pilih satu"),
        ({"langkah": "2", "desa": "35.76.01.1003"}, "Di mana?", "dari hasil pencarian"),
        ({"langkah": "3", "kategori": ""}, "Tentang apa?", "Bila ragu, pilih Lainnya"),
        ({"identitas": ""}, "Foto dan kirim", "Pilih salah satu"),
        ({"alamat_situs": "http://spam"}, "Foto dan kirim", "belum terkirim"),
        ({"bukti": ""}, "Foto dan kirim", "Baca kembali laporan Anda"),
        ({"tiket": "palsu"}, "Foto dan kirim", "terlalu lama terbuka"),
    ],
)
def test_faults_keep_what_was_written(
    client: WebClient, loket: Tempat, perubahan: dict[str, str], judul: str, kalimat: str
) -> None:
    with time_machine.travel(time.time(), tick=False):
        body = client.post(KIRIM, jawaban(loket, **perubahan)).content.decode()
    assert f"<h1>{judul}</h1>" in body
    assert kalimat in body
    assert loket.desa.kode in body or "desa" in perubahan
    assert Pengaduan.objects.count() == 0


def test_a_form_with_an_early_fault_goes_back_to_it(client: WebClient, loket: Tempat) -> None:
    body = client.post(KIRIM, jawaban(loket, isi="")).content.decode()
    assert "<h1>Apa yang terjadi?</h1>" in body


def test_without_javascript_one_waits_a_moment(client: WebClient, loket: Tempat) -> None:
    data = jawaban(loket, bukti="")
    with time_machine.travel(time.time() + pengaduan_publik.PALING_CEPAT + 1):
        assert "Laporan Anda diterima" in client.post(KIRIM, data).content.decode()


def test_sent_twice_is_one_complaint_with_one_receipt(client: WebClient, loket: Tempat) -> None:
    data = jawaban(loket)
    first, second = (kode_di(client.post(KIRIM, data).content.decode()) for _ in range(2))
    assert first == second
    assert Pengaduan.objects.count() == 1


def test_photos_are_judged_by_content(client: WebClient, loket: Tempat) -> None:
    svg = SimpleUploadedFile("foto.jpg", b"<svg onload=alert(1)>", "image/jpeg")
    body = client.post(KIRIM, {**jawaban(loket), "foto": svg}).content.decode()
    assert "bukan foto JPEG" in body
    assert Pengaduan.objects.count() == 0
    good = [SimpleUploadedFile(f"{n}.jpg", foto(), "image/jpeg") for n in range(2)]
    client.post(KIRIM, {**jawaban(loket), "foto": good})
    assert Pengaduan.objects.get().lampiran.count() == 2
    many = [SimpleUploadedFile(f"{n}.jpg", foto(), "image/jpeg") for n in range(4)]
    assert "Paling banyak tiga foto" in (
        client.post(KIRIM, {**jawaban(loket), "foto": many}).content.decode()
    )


def test_scripts_are_shown_as_text(client: WebClient, loket: Tempat) -> None:
    teks = "<script>alert('halo')</script> jembatan patah sejak Senin pagi"
    body = client.post(KIRIM, jawaban(loket, isi=teks)).content.decode()
    page = buka(client, kode_di(body))
    assert "&lt;script&gt;alert" in page
    assert "<script>alert" not in page


def test_a_network_is_slowed_not_a_person_named(
    client: WebClient, loket: Tempat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pengaduan_publik, "KIRIM_TERBUKTI", 1)
    client.post(KIRIM, jawaban(loket), REMOTE_ADDR="10.1.2.3")
    body = client.post(KIRIM, jawaban(loket), REMOTE_ADDR="10.1.2.3").content.decode()
    assert "Terlalu banyak laporan dari jaringan ini" in body
    assert ISI in body
    other = client.post(KIRIM, jawaban(loket), REMOTE_ADDR="10.9.9.9").content.decode()
    assert "Laporan Anda diterima" in other


def test_no_session_and_no_cookie_of_a_person(client: WebClient, loket: Tempat) -> None:
    client.post(KIRIM, jawaban(loket))
    assert Session.objects.count() == 0
    assert set(client.cookies) <= {"csrftoken"}


def test_a_closed_counter_points_elsewhere(client: WebClient, loket: Tempat) -> None:
    set_counter(loket.kabupaten, terbuka=False, oleh=None)
    for name in ("depan", "kirim"):
        body = client.get(reverse(f"pengaduan:{name}")).content.decode()
        assert "SMS 1708" in body
    client.post(KIRIM, jawaban(loket))
    assert Pengaduan.objects.count() == 0


def test_search_finds_villages_of_open_counters_only(client: WebClient, loket: Tempat) -> None:
    body = client.post(KIRIM, jawaban(loket, ke="2", cari="mentikan")).content.decode()
    assert "Tidak ditemukan" in body
    body = client.post(KIRIM, jawaban(loket, ke="2", cari="galeng")).content.decode()
    assert "Desa Galengdowo, Kec. Wonosalam, Kab. Jombang" in body


def test_only_released_words_of_staff_are_offered(
    client: WebClient, loket: Tempat, pemeran: Pemeran
) -> None:
    row = terima(loket.desa, isi="KALIMAT-WARGA tentang jembatan yang patah.").pengaduan
    data = jawaban(loket, langkah="3")
    assert "Yang sudah ditangani" not in client.post(KIRIM, data).content.decode()
    release_ringkasan(row, teks="Jembatan diganti awal Desember.", oleh=pemeran.staf)
    body = client.post(KIRIM, data).content.decode()
    assert "Jembatan diganti awal Desember." in body
    assert "KALIMAT-WARGA" not in body


def test_wrong_codes_all_look_alike(client: WebClient, loket: Tempat) -> None:
    terima(loket.desa)
    pages = [
        client.post(LACAK, {"kode": kode}).content.decode() for kode in ("0" * 28, "7K2Q", "x" * 60)
    ]
    assert all("Kode ini tidak dikenali" in page for page in pages)
    assert client.get(LAPORAN)["Location"] == LACAK


def test_trying_codes_is_slowed(
    client: WebClient, loket: Tempat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("layanan_dasar.views.pengaduan_lacak.CARI_PER_JAM", 2)
    kode = terima(loket.desa).kode
    for _ in range(2):
        client.post(LACAK, {"kode": "0" * 28})
    assert "Terlalu banyak percobaan" in client.post(LACAK, {"kode": kode}).content.decode()


def test_the_page_opens_for_half_an_hour_and_closes(client: WebClient, loket: Tempat) -> None:
    accepted = terima(loket.desa)
    assert ISI in buka(client, accepted.kode.lower())
    cookie = client.cookies["pengaduan"]
    assert (cookie["max-age"], cookie["path"], cookie["httponly"]) == (1800, "/pengaduan/", True)
    assert accepted.kode not in cookie.value
    with time_machine.travel(time.time() + 1801):
        assert client.get(LAPORAN)["Location"] == LACAK
    client.post(reverse("pengaduan:laporan-tutup"))
    assert client.get(LAPORAN)["Location"] == LACAK


def test_answer_ask_rate_reopen(client: WebClient, loket: Tempat, pemeran: Pemeran) -> None:
    accepted = terima(loket.desa, rahasia=True)
    Pengaduan.objects.update(status=StatusPengaduan.PROSES)
    row = ask_pengaduan(accepted.pengaduan, teks="Sejak tanggal berapa?", oleh=pemeran.staf)
    body = buka(client, accepted.kode)
    assert "Sejak tanggal berapa?" in body
    assert "Petugas menunggu keterangan Anda" in body
    url = reverse("pengaduan:laporan-keterangan")
    assert client.post(url, {"teks": "pendek"}).status_code == 200
    good = SimpleUploadedFile("a.jpg", foto(), "image/jpeg")
    response = client.post(url, {"teks": "Sejak tanggal empat.", "foto": good})
    assert response["Location"] == f"{LAPORAN}?tersimpan=keterangan"
    row.refresh_from_db()
    assert (row.status, row.lampiran.count()) == (StatusPengaduan.PROSES, 1)
    answer_pengaduan(row, teks="Sudah diganti hari Kamis.", oleh=pemeran.opd)
    assert "Sudah diganti hari Kamis." in client.get(LAPORAN).content.decode()
    client.post(reverse("pengaduan:laporan-nilai"), {"nilai": "2"})
    row.refresh_from_db()
    assert (row.status, row.nilai) == (StatusPengaduan.SELESAI, 2)
    again = reverse("pengaduan:laporan-buka-kembali")
    client.post(again, {"teks": "Besoknya patah lagi."})
    row.refresh_from_db()
    assert row.status == StatusPengaduan.DIBUKA_KEMBALI
    body = client.get(LAPORAN).content.decode()
    assert "Besoknya patah lagi." in body


def test_drafts_and_notes_stay_inside(client: WebClient, loket: Tempat, pemeran: Pemeran) -> None:
    accepted = terima(loket.desa)
    note_pengaduan(accepted.pengaduan, teks="CATATAN-INTERN jangan bocor", oleh=pemeran.staf)
    assert "CATATAN-INTERN" not in buka(client, accepted.kode)


def test_a_merged_one_reads_the_answer_of_the_leading_one(
    client: WebClient, loket: Tempat, pemeran: Pemeran
) -> None:
    lead = buat_pengaduan(loket.desa, status=StatusPengaduan.PROSES)
    accepted = terima(loket.desa, isi="Titian bambu menuju sawah putus sejak hujan kemarin.")
    merge_pengaduan(accepted.pengaduan, induk=lead, oleh=pemeran.staf)
    answer_pengaduan(lead, teks="Jembatan dipasang ulang Jumat.", oleh=pemeran.opd)
    body = buka(client, accepted.kode)
    assert "Jembatan dipasang ulang Jumat." in body
    assert "Ditangani bersama laporan lain" in body
    assert ISI not in body


def test_contact_goes_where_it_is_not_read(client: WebClient, loket: Tempat) -> None:
    data = jawaban(loket, identitas="ANONIM", nama="SITI PELAPOR", kontak="081234567890")
    body = client.post(KIRIM, data).content.decode()
    assert IdentitasPelapor.objects.get().nama == "SITI PELAPOR"
    assert "SITI PELAPOR" not in body
    assert "SITI PELAPOR" not in buka(client, kode_di(body))


def test_closed_counter_says_its_own_words(client: WebClient, loket: Tempat) -> None:
    set_counter(loket.kota, terbuka=False, keterangan="Datang ke MPP lantai 2.", oleh=None)
    found = {
        cari: client.post(KIRIM, {"ke": "2", "cari": cari}).content.decode()
        for cari in (loket.kelurahan_kota.nama, loket.desa.nama)
    }
    assert ["MPP lantai 2" in page for page in found.values()] == [True, False]
    assert "MPP lantai 2" in client.get("/pengaduan/").content.decode()
    set_counter(loket.kabupaten, terbuka=False, keterangan="", oleh=None)
    assert "MPP lantai 2" in client.get(KIRIM).content.decode()
