"""The pages of promises: what they show, ask, refuse and hand out."""

from __future__ import annotations

import re
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from fondasi import rujukan
from fondasi.today import today
from kecamatan.actions.jawaban_tindak_lanjut import answer_tindak_lanjut
from kecamatan.enums import Peran
from kecamatan.models import HariLibur, Pengguna, TindakLanjut
from kecamatan.rules.hari_kerja import Kalender
from kecamatan.rules.tindak_lanjut import kata_batas
from tests.kecamatan.tindak_lanjut_uji import buat_janji, buat_kontak, buat_puskesmas
from tests.pemeran import Kantor, Pemeran, Tempat, buat_pengguna
from tests.peran import WebClient

pytestmark = pytest.mark.django_db
QUERIES_LIST = 13
QUERIES_BOARD = 13
LIST = reverse("kecamatan:tindak-lanjut")
BARU = reverse("kecamatan:tindak-lanjut-baru")


@pytest.fixture(autouse=True)
def _storage(settings: Any, tmp_path: Path) -> None:
    storage = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(tmp_path)},
    }
    settings.STORAGES = {**settings.STORAGES, "default": storage}


def url(nama: str, row: Any) -> str:
    return reverse(f"kecamatan:tindak-lanjut-{nama}", args=[row.pk])


def body(client: WebClient, alamat: str, **data: str) -> str:
    response = client.get(alamat, data)
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode())


@pytest.fixture
def bidan(tempat: Tempat) -> Pengguna:
    puskesmas = buat_puskesmas(tempat.kecamatan)
    return buat_pengguna("bidan", (Peran.OPD, tempat.kecamatan), instansi=puskesmas)


@pytest.fixture
def janji(tempat: Tempat, bidan: Pengguna, pemeran: Pemeran) -> TindakLanjut:
    instansi = bidan.penugasan.get().instansi
    assert instansi is not None
    return buat_janji(tempat.kecamatan, instansi, oleh=pemeran.camat, desa=tempat.desa)


class TestDaftar:
    def test_terlambat_lebih_dahulu_dan_biayanya_tetap(
        self,
        client: WebClient,
        tempat: Tempat,
        pemeran: Pemeran,
        janji: TindakLanjut,
        django_assert_num_queries: Any,
    ) -> None:
        client.force_login(pemeran.camat)
        client.get(LIST)
        with django_assert_num_queries(QUERIES_LIST):
            client.get(LIST)
        late = buat_janji(
            tempat.kecamatan, buat_kontak(tempat.kecamatan),
            keadaan={"batas": today() - timedelta(days=30)},
        )  # fmt: skip
        done = buat_janji(
            tempat.kecamatan, buat_kontak(tempat.desa),
            keadaan={"batas": today() - timedelta(days=60), "status": "SELESAI"},
        )  # fmt: skip
        with django_assert_num_queries(QUERIES_LIST):
            page = client.get(LIST)
        assert [one.row for one in page.context["baris"]] == [late, janji, done]

    @pytest.mark.parametrize(
        ("saringan", "pilih"),
        [
            ({"keadaan": "terlambat"}, {"telat"}),
            ({"keadaan": "terbuka"}, {"telat", "baru", "jawab"}),
            ({"keadaan": "menunggu"}, {"jawab"}),
            ({"keadaan": "SELESAI"}, {"selesai"}),
            ({"jenis": "PERMINTAAN"}, {"telat", "baru", "jawab", "selesai"}),
            ({"jenis": "TUGAS"}, set()),
            ({"wilayah": "bukan angka"}, {"telat", "baru", "jawab", "selesai"}),
        ],
    )
    def test_saringan(
        self, client: WebClient, tempat: Tempat, pemeran: Pemeran, saringan: Any, pilih: set[str]
    ) -> None:
        kontak = buat_kontak(tempat.kecamatan)
        rows: dict[str, dict[str, Any]] = {
            "telat": {"batas": today() - timedelta(days=9)},
            "baru": {},
            "jawab": {},
            "selesai": {"status": "SELESAI"},
        }
        made = {nama: buat_janji(tempat.kecamatan, kontak, keadaan=k) for nama, k in rows.items()}
        answer_tindak_lanjut(made["jawab"], isi="Sudah", oleh=pemeran.staf)
        buat_janji(tempat.kecamatan_tetangga, buat_kontak(tempat.kecamatan_tetangga))
        client.force_login(pemeran.camat)
        page = client.get(LIST, saringan)
        assert {one.row for one in page.context["baris"]} == {made[nama] for nama in pilih}

    def test_teks_wa_satu_instansi(
        self, client: WebClient, pemeran: Pemeran, janji: TindakLanjut, tempat: Tempat
    ) -> None:
        buat_janji(tempat.kecamatan, buat_kontak(tempat.kecamatan), uraian="Urusan lain")
        client.force_login(pemeran.camat)
        assert client.get(LIST).context["teks"] == ""
        teks = client.get(LIST, {"instansi": str(janji.instansi_id)}).context["teks"]
        assert teks.startswith("*Tindak lanjut Puskesmas Uji per ")
        assert "1. Perbaiki jadwal posyandu\nDesa Galengdowo · batas " in teks
        assert teks.endswith(url("detail", janji))
        assert "Urusan lain" not in teks

    def test_unduhan_tidak_berumus_dan_hanya_milik_sendiri(
        self, client: WebClient, tempat: Tempat, pemeran: Pemeran
    ) -> None:
        HariLibur.objects.create(tanggal=today(), nama="Tutup", wilayah=tempat.kecamatan)
        buat_janji(tempat.kecamatan, buat_kontak(tempat.kecamatan), uraian="=HYPERLINK(1)")
        buat_janji(tempat.kecamatan_tetangga, buat_kontak(tempat.kecamatan_tetangga))
        client.force_login(pemeran.camat)
        response: Any = client.get(LIST, {"unduh": "xlsx"})
        sheet = openpyxl.load_workbook(BytesIO(b"".join(response.streaming_content))).active
        assert sheet is not None
        cells = [(cell.value, cell.data_type) for cell in sheet["E"]]
        assert cells == [("Uraian", "s"), ("=HYPERLINK(1)", "s")]

    def test_papan(
        self, client: WebClient, tempat: Tempat, pemeran: Pemeran, django_assert_num_queries: Any
    ) -> None:
        kontak = buat_kontak(tempat.kecamatan)
        client.force_login(pemeran.camat)
        alamat = reverse("kecamatan:tindak-lanjut-papan")
        for total in (1, 14):
            while TindakLanjut.objects.count() < total:
                buat_janji(tempat.kecamatan, kontak)
            client.get(alamat)
            with django_assert_num_queries(QUERIES_BOARD):
                papan = client.get(alamat).context["papan"]
        assert [(t.status, t.jumlah, t.sisa) for t in papan] == [
            ("BELUM", 14, 2), ("PROSES", 0, 0), ("SELESAI", 0, 0), ("BATAL", 0, 0),
        ]  # fmt: skip


class TestBuat:
    def kirim(self, client: WebClient, alamat: str = BARU, **lainnya: Any) -> Any:
        isi = {"uraian": "Perbaiki jadwal", "prioritas": "BIASA", "hari_kerja": "3"}
        return client.post(alamat, {**isi, **lainnya})

    def test_jenis_dan_hari_kerja_dihitung(
        self, client: WebClient, tempat: Tempat, kantor: Kantor, pemeran: Pemeran
    ) -> None:
        client.force_login(pemeran.camat)
        response = self.kirim(client, penanggung_jawab=f"i-{kantor.opd.pk}", desa=tempat.desa.pk)
        row = TindakLanjut.objects.get()
        assert response["Location"] == url("detail", row)
        assert (row.jenis, row.desa, row.oleh) == ("USULAN", tempat.desa, pemeran.camat)
        assert row.batas == Kalender(frozenset(), frozenset()).add(today(), 3)

    @pytest.mark.parametrize(
        ("perubahan", "kolom"),
        [
            ({"hari_kerja": ""}, "batas"),
            ({"batas": "2999-01-01"}, "batas"),
            ({"hari_kerja": "", "batas": "2001-01-01"}, "batas"),
            ({"hari_kerja": "0"}, "hari_kerja"),
            ({"uraian": "NIK 3517054101909001"}, "uraian"),
            ({"penanggung_jawab": "k-0"}, "penanggung_jawab"),
        ],
    )
    def test_kesalahan_di_medannya(
        self, client: WebClient, tempat: Tempat, pemeran: Pemeran, perubahan: Any, kolom: str
    ) -> None:
        kontak = buat_kontak(tempat.kecamatan)
        client.force_login(pemeran.camat)
        page = self.kirim(client, **{"penanggung_jawab": f"k-{kontak.pk}", **perubahan})
        assert list(page.context["form"].errors) == [kolom]
        assert not TindakLanjut.objects.exists()

    def test_orang_dan_desa_tetangga_tidak_dapat_dipilih(
        self, client: WebClient, tempat: Tempat, pemeran: Pemeran
    ) -> None:
        jauh = buat_kontak(tempat.kecamatan_tetangga)
        client.force_login(pemeran.camat)
        page = self.kirim(
            client, penanggung_jawab=f"k-{jauh.pk}", desa=tempat.desa_tetangga.pk,
            dilibatkan=jauh.pk,
        )  # fmt: skip
        assert sorted(page.context["form"].errors) == ["desa", "dilibatkan", "penanggung_jawab"]
        assert client.get(BARU, {"tempat": tempat.kecamatan_tetangga.kode}).status_code == 404

    def test_rujukan_ditanyakan_kepada_ruangnya(
        self, client: WebClient, tempat: Tempat, pemeran: Pemeran, monkeypatch: Any
    ) -> None:
        def kartu(user: Any, kunci: str) -> rujukan.Rujukan | None:
            return rujukan.Rujukan("Kartu skor uji", "/kartu/12/") if kunci == "12" else None

        monkeypatch.setitem(rujukan._resolvers, "uji_kartu", kartu)
        kontak = buat_kontak(tempat.kecamatan)
        client.force_login(pemeran.camat)
        alamat = f"{BARU}?rujukan=uji_kartu&kunci=12&uraian=Tambah+kader"
        assert "Tambah kader</textarea>" in body(client, alamat)
        self.kirim(client, alamat, penanggung_jawab=f"k-{kontak.pk}")
        row = TindakLanjut.objects.get()
        assert (row.rujukan_jenis, row.rujukan_kunci, row.rujukan_label) == (
            "uji_kartu", "12", "Kartu skor uji",
        )  # fmt: skip
        assert '<a href="/kartu/12/">Kartu skor uji</a>' in body(client, url("detail", row))
        assert client.get(f"{BARU}?rujukan=uji_kartu&kunci=13").status_code == 404
        assert client.get(f"{BARU}?rujukan=tidak-ada&kunci=12").status_code == 404


class TestRinci:
    def test_langkah_menurut_orangnya(
        self, client: WebClient, pemeran: Pemeran, bidan: Pengguna, janji: TindakLanjut
    ) -> None:
        def steps(user: Any) -> list[str]:
            client.force_login(user)
            return list(client.get(url("detail", janji)).context["langkah"])

        assert steps(bidan) == ["jawab", "mulai"]
        assert steps(pemeran.camat) == ["alihkan", "batas", "batal"]
        answer_tindak_lanjut(janji, isi="Sudah", oleh=bidan)
        assert steps(bidan) == ["jawab"]
        assert steps(pemeran.camat)[:2] == ["terima", "kelengkapan"]
        assert steps(pemeran.staf) == ["alihkan", "batas"]
        assert steps(pemeran.pimpinan) == []

    def test_kalender_kosong_dikatakan(
        self, client: WebClient, pemeran: Pemeran, janji: TindakLanjut
    ) -> None:
        client.force_login(pemeran.camat)
        kalimat = f"Hari libur {janji.batas.year} belum diisi; yang dihitung hanya akhir pekan."
        assert kalimat in body(client, url("detail", janji))
        HariLibur.objects.create(tanggal=date(janji.batas.year, 1, 1), nama="Tahun baru")
        assert kalimat not in body(client, url("detail", janji))

    def test_jawab_dengan_foto_lalu_diterima(
        self, client: WebClient, pemeran: Pemeran, bidan: Pengguna, janji: TindakLanjut
    ) -> None:
        client.force_login(bidan)
        foto = BytesIO()
        Image.new("RGB", (64, 64)).save(foto, "PNG")
        isi = {"isi": "Jadwal baru", "bukti": SimpleUploadedFile("x.png", foto.getvalue())}
        assert client.post(url("jawab", janji), isi).status_code == 302
        jawaban = janji.jawaban.get()
        alamat = reverse("kecamatan:tindak-lanjut-bukti", args=[jawaban.pk])
        client.force_login(pemeran.camat)
        assert client.get(alamat)["Content-Type"] == "image/jpeg"
        page = client.post(url("terima", janji), follow=True)
        shown = page.content.decode()
        assert "Jawaban diterima; tindak lanjut selesai." in shown
        assert f'action="{url("urungkan", janji)}"' in shown
        client.post(url("urungkan", janji))
        janji.refresh_from_db()
        assert janji.status == "PROSES"

    @pytest.mark.parametrize(
        ("isi", "kolom"),
        [
            (b"MZ\x00\x00 program", "bukti"),
            (b"\x89PNG\r\n\x1a\n terpotong", "bukti"),
        ],
    )
    def test_bukti_yang_bukan_bukti(
        self, client: WebClient, bidan: Pengguna, janji: TindakLanjut, isi: bytes, kolom: str
    ) -> None:
        client.force_login(bidan)
        data = {"isi": "Sudah", "bukti": SimpleUploadedFile("foto.jpg", isi)}
        page = client.post(url("jawab", janji), data)
        assert list(page.context["form"].errors) == [kolom]
        assert not janji.jawaban.exists()

    def test_pdf_disimpan_apa_adanya(
        self, client: WebClient, bidan: Pengguna, janji: TindakLanjut
    ) -> None:
        client.force_login(bidan)
        pdf = SimpleUploadedFile("a.pdf", b"%PDF-1.7 isi %%EOF")
        client.post(url("jawab", janji), {"isi": "Terlampir", "bukti": pdf})
        bukti = janji.jawaban.get().bukti
        assert bukti is not None
        assert (bukti.tipe, bukti.ukuran) == ("application/pdf", 18)

    def test_langkah_tanpa_formulir_hanya_post(
        self, client: WebClient, pemeran: Pemeran, janji: TindakLanjut
    ) -> None:
        client.force_login(pemeran.camat)
        assert client.get(url("terima", janji)).status_code == 405
        assert client.post(url("terima", janji)).status_code == 409

    def test_batas_dan_pengalihan_tampak_pada_riwayat(
        self, client: WebClient, pemeran: Pemeran, janji: TindakLanjut, tempat: Tempat
    ) -> None:
        client.force_login(pemeran.camat)
        lain = buat_kontak(tempat.kecamatan, "Sari Uji")
        alasan = "menunggu anggaran perubahan"
        client.post(url("batas", janji), {"hari_kerja": "20", "alasan": alasan})
        isi = {"penanggung_jawab": f"k-{lain.pk}", "alasan": "bukan tugas puskesmas"}
        client.post(url("alihkan", janji), isi)
        shown = body(client, url("detail", janji))
        assert "<b>Dialihkan</b> dari Puskesmas Uji ke Sari Uji" in shown
        assert alasan in shown

    def test_emoji_aksara_dan_markah_tampil_apa_adanya(
        self, client: WebClient, pemeran: Pemeran, bidan: Pengguna, janji: TindakLanjut
    ) -> None:
        client.force_login(bidan)
        client.post(url("jawab", janji), {"isi": "Rampung 👍 ꦫꦩ꧀ꦥꦸꦁ <script>"})
        assert "Rampung 👍 ꦫꦩ꧀ꦥꦸꦁ &lt;script&gt;" in body(client, url("detail", janji))


@pytest.mark.parametrize(
    ("batas", "kata"),
    [
        (date(2024, 11, 4), "hari ini"),
        (date(2024, 11, 5), "1 hari kerja lagi"),
        (date(2024, 11, 11), "5 hari kerja lagi"),
        (date(2024, 11, 12), "12 November 2024"),
        (date(2024, 11, 1), "terlambat 1 hari kerja"),
        (date(2024, 10, 28), "terlambat 5 hari kerja"),
    ],
)
def test_batas_dalam_kata(batas: date, kata: str) -> None:
    kosong = Kalender(frozenset(), frozenset())
    assert kata_batas(kosong, batas, date(2024, 11, 4)) == kata


def test_lewat_akhir_pekan_belum_terlambat_sehari_kerja() -> None:
    kosong = Kalender(frozenset(), frozenset())
    kata = kata_batas(kosong, date(2024, 11, 1), date(2024, 11, 3))
    assert kata == "lewat, belum ada hari kerja sesudahnya"
