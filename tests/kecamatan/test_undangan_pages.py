"""The invitees' pages and the letter."""

from __future__ import annotations

import io
from datetime import date, time
from typing import Any

import pytest
from django.core.files.base import ContentFile
from icalendar import Calendar
from pypdf import PdfReader

from kecamatan.actions.agenda import add_agenda
from kecamatan.actions.berkas import store_berkas
from kecamatan.actions.undangan import invite_group
from kecamatan.enums import StatusRapat
from kecamatan.models import Kontak, KopSurat, Pejabat, RapatKoordinasi
from kecamatan.reports.surat import kop_of, signatory_on
from kecamatan.reports.undangan import undangan_pdf
from tests.kecamatan.rapat_uji import buat_kontak, buat_rapat, undang
from tests.pemeran import Kantor, Pemeran, Tempat

pytestmark = pytest.mark.django_db


def teks(pdf: bytes) -> str:
    pages = PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def banyak(tempat: Tempat, jumlah: int) -> RapatKoordinasi:
    Kontak.objects.bulk_create(
        Kontak(nama=f"Kader {n:03}", unsur="Kader", wilayah=tempat.desa) for n in range(jumlah)
    )
    rapat = buat_rapat(tempat.kecamatan)
    invite_group(rapat, "unsur:Kader", oleh=None)
    return rapat


class TestHalaman:
    def test_dari_kelompok_sampai_terkirim(
        self, client: Any, tempat: Tempat, pemeran: Pemeran
    ) -> None:
        rapat = buat_rapat(tempat.kecamatan)
        url = f"/rapat/{rapat.pk}/undangan/"
        client.force_login(pemeran.camat)
        assert "Semua kepala desa dan lurah (2)" in client.get(url).content.decode()
        page = client.post(f"{url}kelompok/", {"kelompok": "kepala"}, follow=True)
        assert "2 undangan ditambahkan" in page.content.decode()
        assert "2 dari 2 belum diberi tahu" in page.content.decode()
        periksa = client.get(f"{url}kirim/").content.decode()
        assert "Menerima pemberitahuan di portal" in periksa
        page = client.post(f"{url}kirim/", follow=True)
        assert "Undangan dikirim kepada 2 penerima baru" in page.content.decode()
        rapat.refresh_from_db()
        assert rapat.status == StatusRapat.DIUNDANG

    def test_kirim_tanpa_undangan_menawarkan_tambah(
        self, client: Any, tempat: Tempat, pemeran: Pemeran
    ) -> None:
        rapat = buat_rapat(tempat.kecamatan)
        client.force_login(pemeran.camat)
        url = f"/rapat/{rapat.pk}/undangan/kirim/"
        assert "Belum ada yang diundang" in client.get(url).content.decode()
        assert client.post(url).status_code == 409

    def test_pilih_dengan_kata(
        self, client: Any, tempat: Tempat, kantor: Kantor, pemeran: Pemeran
    ) -> None:
        rapat = buat_rapat(tempat.kecamatan)
        satu = buat_kontak(tempat.desa, "Bidan Uji")
        buat_kontak(tempat.kecamatan_tetangga, "Bidan Tetangga")
        client.force_login(pemeran.camat)
        url = f"/rapat/{rapat.pk}/undangan/pilih/"
        page = client.get(f"{url}?q=bidan")
        assert list(page.context["orang"]) == [satu]
        assert list(client.get(f"{url}?q=sosial").context["instansi"]) == [kantor.opd]
        client.post(url, {"kontak": [satu.pk, "x", "1" * 40, "²"], "instansi": [kantor.opd.pk]})
        assert rapat.undangan.count() == 2
        assert "Tidak ada orang" in client.get(f"{url}?q=tiada").content.decode()

    def test_orang_baru_dan_nomor_keliru(
        self, client: Any, tempat: Tempat, pemeran: Pemeran
    ) -> None:
        rapat = buat_rapat(tempat.kecamatan)
        client.force_login(pemeran.staf)
        url = f"/rapat/{rapat.pk}/undangan/baru/"
        page = client.post(url, {"nama": "Sri Uji", "telepon": "12"})
        assert list(page.context["form"].errors) == ["telepon"]
        client.post(url, {"nama": "Sri Uji", "telepon": "0812-3456-7890"})
        assert Kontak.objects.get().telepon == "+6281234567890"
        assert rapat.undangan.get().sebutan == "Sri Uji"

    def test_keluarkan_yang_dicentang(self, client: Any, tempat: Tempat, pemeran: Pemeran) -> None:
        rapat = buat_rapat(tempat.kecamatan)
        keys = [undang(rapat, desa).pk for desa in (tempat.desa, tempat.desa_lain)]
        client.force_login(pemeran.camat)
        client.post(f"/rapat/{rapat.pk}/undangan/keluarkan/", {"undangan": keys[:1]})
        assert list(rapat.undangan.values_list("pk", flat=True)) == keys[1:]

    @pytest.mark.parametrize("jumlah", [1, 3])
    def test_kueri_tetap(
        self, jumlah: int, client: Any, tempat: Tempat, pemeran: Pemeran,
        django_assert_num_queries: Any,
    ) -> None:  # fmt: skip
        rapat = banyak(tempat, jumlah)
        client.force_login(pemeran.camat)
        url = f"/rapat/{rapat.pk}/undangan/"
        client.get(url)
        with django_assert_num_queries(18):
            page = client.get(url)
        assert len(page.context["daftar"].rows) == jumlah

    def test_400_undangan_berhalaman(self, client: Any, tempat: Tempat, pemeran: Pemeran) -> None:
        rapat = banyak(tempat, 400)
        client.force_login(pemeran.camat)
        page = client.get(f"/rapat/{rapat.pk}/undangan/?per=100&hal=4")
        assert [len(page.context["daftar"].rows), page.context["daftar"].total] == [100, 400]

    def test_tamu_melihat_tanpa_tombol(self, client: Any, tempat: Tempat, pemeran: Pemeran) -> None:
        rapat = buat_rapat(tempat.kecamatan, StatusRapat.DIUNDANG)
        undang(rapat, pemeran.pendamping)
        client.force_login(pemeran.pendamping)
        page = client.get(f"/rapat/{rapat.pk}/undangan/").content.decode()
        assert 'name="undangan"' not in page
        assert "Tambah undangan" not in page
        assert client.get(f"/rapat/{rapat.pk}/").status_code == 200
        assert client.post(f"/rapat/{rapat.pk}/undangan/kirim/").status_code == 403

    def test_berkas_kalender(self, client: Any, tempat: Tempat, pemeran: Pemeran) -> None:
        rapat = buat_rapat(tempat.kecamatan)
        client.force_login(pemeran.camat)
        page = client.get(f"/rapat/{rapat.pk}/ics/")
        assert page["Content-Type"] == "text/calendar; charset=utf-8"
        (acara,) = Calendar.from_ical(page.content).walk("VEVENT")
        assert str(acara["SUMMARY"]) == "Rakor bulanan"


class TestSurat:
    def test_isi_surat(self, tempat: Tempat) -> None:
        KopSurat.objects.create(
            wilayah=tempat.kecamatan, baris_1="PEMERINTAH KABUPATEN JOMBANG",
            baris_2="KECAMATAN WONOSALAM", kota="Wonosalam",
        )  # fmt: skip
        rapat = buat_rapat(
            tempat.kecamatan,
            judul="Rakor November",
            tanggal=date(2024, 11, 7),
            mulai=time(9),
            nomor_undangan="005/123/415.58/2024",
            tanggal_undangan=date(2024, 11, 4),
            pimpinan=buat_kontak(tempat.kecamatan, "Rina Uji"),
            mewakili="Bupati Jombang",
            tembusan="Bupati Jombang\n\nKepala Bappeda",
            penandatangan=Pejabat.objects.create(
                wilayah=tempat.kecamatan, nama="Budi Uji", jabatan="Sekretaris Camat",
                sebutan="Plt.", atas_nama="Camat Wonosalam", untuk_beliau="Kasi Kesra",
                mulai=date(2024, 1, 1),
            ),
        )  # fmt: skip
        undang(rapat, tempat.desa)
        undang(rapat, buat_kontak(tempat.desa, "Sri Uji", jabatan="Ketua PKK"))
        add_agenda(rapat, "Pompa air", oleh=None)
        surat = teks(undangan_pdf(rapat))
        for bagian in (
            "KECAMATAN WONOSALAM",
            "005/123/415.58/2024",
            "Wonosalam, 4 November 2024",
            "Kepala Desa Galengdowo",
            "Sri Uji, Ketua PKK",
            "Kamis, 7 November 2024",
            "09.00 WIB sampai selesai",
            "Rina Uji, mewakili Bupati Jombang",
            "1. Pompa air",
            "a.n. Camat Wonosalam",
            "u.b.",
            "Plt. Sekretaris Camat",
            "Budi Uji",
            "Tembusan: Bupati Jombang Kepala Bappeda",
        ):
            assert bagian in surat, bagian
        assert "Daftar undangan" not in surat

    def test_undangan_banyak_pada_lampiran(self, tempat: Tempat) -> None:
        surat = teks(undangan_pdf(banyak(tempat, 9)))
        assert "sebagaimana daftar terlampir" in surat
        assert "1 (satu) berkas" in surat
        assert "9 Kader 008 Kader" in surat

    def test_isi_yang_sama_bita_yang_sama(self, tempat: Tempat) -> None:
        rapat = banyak(tempat, 2)
        assert undangan_pdf(rapat) == undangan_pdf(rapat)

    def test_tanpa_kop_dan_penanda_tangan(self, tempat: Tempat) -> None:
        rapat = buat_rapat(tempat.kecamatan)
        surat = teks(undangan_pdf(rapat))
        assert "PEMERINTAH KABUPATEN JOMBANG KECAMATAN WONOSALAM" in surat.upper()
        assert "Camat Wonosalam," in surat
        assert kop_of(tempat.kota).instansi == ("Pemerintah Kota Mojokerto",)

    @pytest.mark.parametrize("hilang", [True, False])
    def test_lambang_yang_hilang_atau_bukan_gambar(self, hilang: bool, tempat: Tempat) -> None:
        isi = b"\x89PNG\r\n\x1a\n" if hilang else b"%PDF-1.7"
        lambang = store_berkas(ContentFile(isi), jenis="lambang", nama="x", oleh=None)
        KopSurat.objects.create(wilayah=tempat.kecamatan, baris_1="KOP", lambang=lambang)
        if hilang:
            lambang.isi.storage.delete(str(lambang.isi.name))
        assert kop_of(tempat.kecamatan).lambang is None

    def test_yang_menjabat_pada_harinya(self, tempat: Tempat) -> None:
        lama, kini = (
            Pejabat.objects.create(
                wilayah=tempat.kecamatan, nama=nama, jabatan=nama, mulai=mulai, sampai=sampai
            )
            for nama, mulai, sampai in (
                ("Lama", date(2023, 1, 1), date(2024, 6, 1)),
                ("Kini", date(2024, 6, 1), None),
            )
        )
        hari = (date(2022, 1, 1), date(2024, 5, 31), date(2024, 6, 1))
        assert [signatory_on(tempat.kecamatan, day) for day in hari] == [None, lama, kini]
