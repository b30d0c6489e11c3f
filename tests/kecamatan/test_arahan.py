"""One direction to many: who receives it, who sees the others, and what each step says."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from fondasi.errors import Galat
from fondasi.rujukan import resolve
from fondasi.today import today
from kecamatan.actions import arahan as aksi
from kecamatan.actions.eskalasi import escalate
from kecamatan.enums import JenisInstansi
from kecamatan.models import Arahan, Pemberitahuan, PenerimaArahan, TindakLanjut
from tests.galat import kode_galat
from tests.kecamatan.arahan_uji import buat_arahan
from tests.kecamatan.tindak_lanjut_uji import buat_kontak
from tests.kemiskinan.panggung import akun
from tests.pemeran import Kantor, Pemeran, Tempat, buat_instansi
from tests.peran import WebClient

pytestmark = pytest.mark.django_db
DAFTAR = reverse("kecamatan:arahan")
BARU = reverse("kecamatan:arahan-baru")
QUERIES = 10
QUERIES_RINCI = 11
ALASAN = "sudah diganti dengan yang baru"


def url(nama: str, row: Any) -> str:
    return reverse(f"kecamatan:arahan-{nama}", args=[row.pk])


def penerima(awalan: str) -> list[str]:
    rows = Pemberitahuan.objects.filter(judul__startswith=awalan)
    return sorted(rows.values_list("pengguna__username", flat=True))


@pytest.fixture
def arahan(tempat: Tempat, kantor: Kantor, pemeran: Pemeran) -> Arahan:
    return buat_arahan(tempat.kabupaten, tempat.kecamatan, tempat.kecamatan_tetangga, kantor.opd)


class TestBeri:
    def test_setiap_penerima_diberi_tahu(self, arahan: Arahan) -> None:
        assert penerima("Arahan Bupati: Percepat penyisiran") == [
            "camat", "camat_tetangga", "dua_tugas", "opd",
        ]  # fmt: skip

    def test_tanpa_penerima_ditolak(self, tempat: Tempat) -> None:
        with pytest.raises(Galat) as galat:
            buat_arahan(tempat.kabupaten)
        assert galat.value.kode == "PENERIMA_KOSONG"
        assert not Arahan.objects.exists()

    def test_semua_camat_dan_semua_opd(
        self, client: WebClient, tempat: Tempat, kantor: Kantor, pemeran: Pemeran
    ) -> None:
        buat_instansi(tempat.kabupaten, "Puskesmas", jenis=JenisInstansi.UPTD)
        client.force_login(pemeran.bappeda)
        isi = {"pemberi": "Bupati", "judul": "Uji", "isi": "Kerjakan.", "hari_kerja": "5"}
        page = client.post(BARU, isi)
        assert page.context["form"].non_field_errors() == ["Pilih paling sedikit satu penerima."]
        client.post(BARU, {**isi, "semua_wilayah": "on", "semua_instansi": "on"})
        rows = PenerimaArahan.objects.all()
        assert {row.wilayah for row in rows if row.wilayah} == {
            tempat.kecamatan, tempat.kecamatan_tetangga, tempat.kecamatan_kelurahan,
        }  # fmt: skip
        assert {row.instansi for row in rows if row.instansi} == {kantor.opd, kantor.opd_lain}

    @pytest.mark.parametrize(
        ("perubahan", "kolom"),
        [
            ({"isi": "NIK 3517054101909001"}, "isi"),
            ({"hari_kerja": ""}, "batas"),
            ({"pemberi": ""}, "pemberi"),
        ],
    )
    def test_kesalahan_di_medannya(
        self, client: WebClient, pemeran: Pemeran, perubahan: dict[str, str], kolom: str
    ) -> None:
        client.force_login(pemeran.bappeda)
        isi = {"pemberi": "Bupati", "judul": "Uji", "isi": "Kerjakan.", "hari_kerja": "5"}
        page = client.post(BARU, {**isi, "semua_wilayah": "on", **perubahan})
        assert list(page.context["form"].errors) == [kolom]

    def test_penerima_di_luar_wilayah_tidak_dapat_dipilih(
        self, client: WebClient, tempat: Tempat, kantor: Kantor, pemeran: Pemeran
    ) -> None:
        client.force_login(pemeran.bappeda)
        isi = {"pemberi": "Bupati", "judul": "Uji", "isi": "Kerjakan.", "hari_kerja": "5"}
        page = client.post(
            BARU,
            {**isi, "kepada_wilayah": tempat.kecamatan_kota.pk,
             "kepada_instansi": kantor.opd_kota.pk},
        )  # fmt: skip
        assert {"kepada_wilayah", "kepada_instansi"} <= set(page.context["form"].errors)

    def test_provinsi_kepada_kabupaten(
        self, client: WebClient, tempat: Tempat, pemeran: Pemeran
    ) -> None:
        client.force_login(pemeran.provinsi)
        isi = {"pemberi": "Gubernur", "judul": "Uji", "isi": "Laporkan.", "hari_kerja": "5"}
        client.post(BARU, {**isi, "semua_wilayah": "on"})
        arahan = Arahan.objects.get()
        assert [row.wilayah for row in arahan.penerima.all()] == [tempat.kabupaten, tempat.kota]
        seen = [w for w in ("bappeda", "bappeda_kota", "pimpinan", "camat", "provinsi")
                if Arahan.objects.visible_to(akun(pemeran, w)).exists()]  # fmt: skip
        assert seen == ["bappeda", "bappeda_kota", "pimpinan", "provinsi"]


class TestTerlihat:
    def test_penerima_melihat_barisnya_sendiri(self, arahan: Arahan, pemeran: Pemeran) -> None:
        found = {
            who: PenerimaArahan.objects.visible_to(akun(pemeran, who)).count()
            for who in ("bappeda", "pimpinan", "camat", "staf", "opd", "opd_lain", "provinsi",
                        "bappeda_kota", "desa", "pendamping")
        }  # fmt: skip
        assert found == {
            "bappeda": 3, "pimpinan": 3, "camat": 1, "staf": 1, "opd": 1, "opd_lain": 0,
            "provinsi": 0, "bappeda_kota": 0, "desa": 0, "pendamping": 0,
        }  # fmt: skip

    def test_jawaban_camat_lain_tidak_bocor(
        self, client: WebClient, arahan: Arahan, tempat: Tempat, pemeran: Pemeran
    ) -> None:
        other = arahan.penerima.get(wilayah=tempat.kecamatan_tetangga)
        aksi.finish_arahan(other, jawaban="RAHASIA TETANGGA", oleh=pemeran.camat_tetangga)
        client.force_login(pemeran.camat)
        page = client.get(url("detail", arahan)).content.decode()
        assert "RAHASIA" not in page
        assert "Bareng" not in page
        client.force_login(pemeran.bappeda)
        assert "RAHASIA TETANGGA" in client.get(url("detail", arahan)).content.decode()

    def test_biaya_tetap(
        self, client: WebClient, tempat: Tempat, pemeran: Pemeran, django_assert_num_queries: Any
    ) -> None:
        client.force_login(pemeran.bappeda)
        places = [tempat.kecamatan, tempat.kecamatan_tetangga, tempat.kecamatan_kelurahan]
        for jumlah in (1, 3):
            while Arahan.objects.count() < jumlah:
                row = buat_arahan(tempat.kabupaten, *places[:jumlah])
            client.get(DAFTAR)
            with django_assert_num_queries(QUERIES):
                assert len(client.get(DAFTAR).context["baris"]) == jumlah
            with django_assert_num_queries(QUERIES_RINCI):
                client.get(url("detail", row))


class TestJawab:
    def test_dibaca_dikerjakan_selesai_dikembalikan(
        self, client: WebClient, arahan: Arahan, tempat: Tempat, pemeran: Pemeran
    ) -> None:
        row = arahan.penerima.get(wilayah=tempat.kecamatan)

        def status() -> str:
            row.refresh_from_db()
            return row.status

        client.force_login(pemeran.bappeda)
        client.get(url("detail", arahan))
        assert status() == "BARU"
        client.force_login(pemeran.camat)
        client.get(url("detail", arahan))
        assert status() == "DIBACA"
        client.post(url("kerjakan", row))
        assert status() == "DIKERJAKAN"
        client.post(url("selesai", row), {"isi": "Sudah 121 jiwa."})
        assert (status(), row.jawaban) == ("SELESAI", "Sudah 121 jiwa.")
        assert penerima("Kec. Wonosalam menyelesaikan arahan") == ["bappeda"]
        client.post(url("kerjakan", row))
        assert status() == "SELESAI"
        client.force_login(pemeran.bappeda)
        client.post(url("kembalikan", row), {"alasan": "lampirkan rekapnya"})
        assert (status(), row.catatan) == ("DIKERJAKAN", "lampirkan rekapnya")
        assert penerima("Jawaban arahan perlu dilengkapi") == ["camat", "dua_tugas"]

    def test_penolakan(self, arahan: Arahan, tempat: Tempat, pemeran: Pemeran) -> None:
        row = arahan.penerima.get(wilayah=tempat.kecamatan)
        finish = aksi.finish_arahan
        oleh: dict[str, Any] = {"oleh": pemeran.camat}
        assert kode_galat(finish, row, jawaban=" ", **oleh) == "JAWABAN_KOSONG"
        assert kode_galat(finish, row, jawaban="3517054101909001", **oleh) == "JAWABAN_BERNIK"
        assert kode_galat(aksi.return_arahan, row, alasan=ALASAN, **oleh) == "BELUM_SELESAI"
        assert kode_galat(aksi.return_arahan, row, alasan="x", **oleh) == "ALASAN_KURANG"
        finish(row, jawaban="Sudah", **oleh)
        assert kode_galat(finish, row, jawaban="Lagi", **oleh) == "SUDAH_SELESAI"
        aksi.withdraw_arahan(arahan, alasan=ALASAN, oleh=pemeran.bappeda)
        assert kode_galat(aksi.withdraw_arahan, arahan, alasan=ALASAN, **oleh) == "ARAHAN_DICABUT"
        assert kode_galat(aksi.start_arahan, row, **oleh) == "ARAHAN_DICABUT"

    def test_dijadikan_tindak_lanjut_sendiri(
        self, client: WebClient, arahan: Arahan, tempat: Tempat, pemeran: Pemeran
    ) -> None:
        row = arahan.penerima.get(wilayah=tempat.kecamatan)
        staf = buat_kontak(tempat.kecamatan, pengguna=pemeran.staf)
        client.force_login(pemeran.camat)
        _one, _two, panel = client.get(url("detail", arahan)).context["milik"][0]
        assert "Selesaikan penyisiran" in client.get(panel.buat).content.decode()
        isi = {"uraian": "Susun jadwal", "penanggung_jawab": f"k-{staf.pk}", "hari_kerja": "3",
               "prioritas": "BIASA"}  # fmt: skip
        client.post(panel.buat, isi)
        janji = TindakLanjut.objects.get()
        assert (janji.rujukan_jenis, janji.rujukan_kunci) == ("arahan", str(row.pk))
        assert "Susun jadwal" in client.get(url("detail", arahan)).content.decode()
        for who, found in (("camat", True), ("camat_tetangga", False), ("desa", False)):
            assert bool(resolve(akun(pemeran, who), "arahan", str(row.pk))) is found
        assert resolve(pemeran.camat, "arahan", "bukan-angka") is None


class TestIngatkan:
    def test_hanya_yang_belum_dan_sekali_sehari(
        self, client: WebClient, arahan: Arahan, tempat: Tempat, pemeran: Pemeran
    ) -> None:
        row = arahan.penerima.get(wilayah=tempat.kecamatan)
        aksi.finish_arahan(row, jawaban="Sudah", oleh=pemeran.camat)
        client.force_login(pemeran.bappeda)
        client.post(url("ingatkan", arahan))
        client.post(url("ingatkan", arahan))
        assert penerima("Mengingatkan arahan") == ["camat_tetangga", "opd"]

    def test_tangga_pengingat(
        self, tempat: Tempat, kantor: Kantor, pemeran: Pemeran, settings: Any
    ) -> None:
        batas = today() + timedelta(days=1)
        while batas.weekday() > 3:
            batas += timedelta(days=1)
        arahan = buat_arahan(tempat.kabupaten, tempat.kecamatan, kantor.opd, batas=batas)
        aksi.finish_arahan(
            arahan.penerima.get(instansi=kantor.opd), jawaban="Sudah", oleh=pemeran.opd
        )
        settings.HARI_INI = str(batas)
        assert escalate() == escalate() == 2
        assert penerima("Arahan Percepat penyisiran: hari ini") == [
            "bappeda", "camat", "dua_tugas",
        ]  # fmt: skip
        aksi.withdraw_arahan(arahan, alasan=ALASAN, oleh=pemeran.bappeda)
        assert escalate() == 0
