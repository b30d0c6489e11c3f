"""Pages of planning: what they show, what forms refuse, how many queries a list takes."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from fondasi.today import today
from kecamatan.actions.agenda import add_agenda
from kecamatan.actions.isi_agenda import fill_agenda
from kecamatan.actions.usulan_agenda import propose_agenda
from kecamatan.enums import StatusRapat
from kecamatan.models import Kontak, RapatKoordinasi
from tests.kecamatan.rapat_uji import buat_jenis, buat_kontak, buat_rapat, buat_tindak_lanjut
from tests.pemeran import Pemeran, Tempat

pytestmark = pytest.mark.django_db
DAFTAR = "/rapat/"
BARU = "/rapat/baru/"


def isian(**lainnya: Any) -> dict[str, Any]:
    isi = {
        "jenis": buat_jenis().pk,
        "judul": "Rakor bulanan",
        "tanggal": str(today() + timedelta(days=7)),
        "mulai": "09:00",
        "tempat": "Pendapa",
    }
    return {**isi, **lainnya}


class TestDaftar:
    @pytest.mark.parametrize("jumlah", [1, 3])
    def test_kueri_tetap(
        self, jumlah: int, client: Any, tempat: Tempat, pemeran: Pemeran,
        django_assert_num_queries: Any,
    ) -> None:  # fmt: skip
        for _ in range(jumlah):
            add_agenda(buat_rapat(tempat.kecamatan), "Air", oleh=None)
        client.force_login(pemeran.camat)
        client.get(DAFTAR)
        with django_assert_num_queries(12):
            page = client.get(DAFTAR)
        assert len(page.context["daftar"].rows) == jumlah
        assert "1 butir agenda · 0 undangan" in page.content.decode()

    def test_saringan(self, client: Any, tempat: Tempat, pemeran: Pemeran) -> None:
        batal = buat_rapat(tempat.kecamatan, StatusRapat.BATAL, judul="Yang batal")
        buat_rapat(tempat.kecamatan, judul="Yang jadi")
        client.force_login(pemeran.camat)
        for query in ("status=BATAL", "q=batal", f"jenis={batal.jenis_id}"):
            page = client.get(f"{DAFTAR}?{query}")
            assert [row.judul for row in page.context["daftar"].rows] == ["Yang batal"], query
        besok = today() + timedelta(days=8)
        page = client.get(f"{DAFTAR}?dari={besok}")
        assert page.context["daftar"].rows == []
        assert client.get(f"{DAFTAR}?jenis=x&dari=y&status=z&hal=9").status_code == 200

    def test_kosong_menurut_peran(self, client: Any, pemeran: Pemeran) -> None:
        client.force_login(pemeran.camat)
        assert "Rencanakan rapat pertama" in client.get(DAFTAR).content.decode()
        client.force_login(pemeran.pendamping)
        assert "Belum ada rapat yang mengundang Anda" in client.get(DAFTAR).content.decode()


class TestBuat:
    def test_dari_isian_sampai_agenda(self, client: Any, tempat: Tempat, pemeran: Pemeran) -> None:
        buat_tindak_lanjut(tempat.kecamatan, "Pompa air dusun")
        client.force_login(pemeran.camat)
        page = client.post(BARU, isian(kunci="k"), follow=True)
        rapat = RapatKoordinasi.objects.get()
        assert page.redirect_chain == [(f"/rapat/{rapat.pk}/", 302)]
        assert (rapat.wilayah, rapat.oleh) == (tempat.kecamatan, pemeran.camat)
        assert "Pompa air dusun" in page.content.decode()

    def test_dikirim_dua_kali_satu_rapat(self, client: Any, pemeran: Pemeran) -> None:
        client.force_login(pemeran.camat)
        awal = client.get(BARU).context["form"].initial
        kunci = awal["kunci"]
        assert awal["pimpinan"] == Kontak.objects.filter(pengguna=pemeran.camat).first()
        data = isian(kunci=kunci)
        assert len({client.post(BARU, data)["Location"] for _ in range(2)}) == 1
        assert RapatKoordinasi.objects.count() == 1

    def test_tanggal_lewat_menawarkan_pencatatan(self, client: Any, pemeran: Pemeran) -> None:
        client.force_login(pemeran.camat)
        data = isian(tanggal=str(today() - timedelta(days=3)))
        page = client.post(BARU, data)
        assert "Tanggal ini sudah lewat" in page.content.decode()
        assert 'name="sudah"' in page.content.decode()
        assert client.post(BARU, {**data, "sudah": "on"}).status_code == 302

    def test_pilihan_dari_wilayah_lain_ditolak(
        self, client: Any, tempat: Tempat, pemeran: Pemeran
    ) -> None:
        asing = buat_kontak(tempat.kecamatan_tetangga)
        client.force_login(pemeran.camat)
        page = client.post(BARU, isian(pimpinan=asing.pk, notulis=asing.pk))
        assert set(page.context["form"].errors) == {"pimpinan", "notulis"}

    @pytest.mark.parametrize(
        ("salah", "kolom"),
        [
            ({"judul": ""}, "judul"),
            ({"judul": "x" * 161}, "judul"),
            ({"mulai": "25:00"}, "mulai"),
            ({"tanggal": "30 Februari"}, "tanggal"),
            ({"selesai": "08:00"}, "selesai"),
            ({"jenis": "999999"}, "jenis"),
            ({"pengantar": "x" * 2001}, "pengantar"),
            ({"judul": "a\x00b"}, "judul"),
        ],
    )
    def test_isian_keliru(
        self, salah: dict[str, str], kolom: str, client: Any, pemeran: Pemeran
    ) -> None:
        client.force_login(pemeran.camat)
        page = client.post(BARU, isian(**salah))
        assert page.status_code == 200
        assert list(page.context["form"].errors) == [kolom]
        assert not RapatKoordinasi.objects.exists()

    def test_wilayah_orang_lain_tidak_ada(
        self, client: Any, tempat: Tempat, pemeran: Pemeran
    ) -> None:
        client.force_login(pemeran.camat)
        url = f"{BARU}?wilayah={tempat.kecamatan_tetangga.kode}"
        assert client.post(url, isian()).status_code == 404


class TestUbah:
    def test_tab_kedua_melihat_bentrok_lalu_boleh(
        self, client: Any, tempat: Tempat, pemeran: Pemeran
    ) -> None:
        rapat = buat_rapat(tempat.kecamatan)
        url = reverse("kecamatan:rapat-ubah", args=[rapat.pk])
        client.force_login(pemeran.camat)
        satu = isian(jenis=rapat.jenis_id, tempat="Satu", versi="0")
        assert client.post(url, satu).status_code == 302
        page = client.post(url, {**satu, "tempat": "Dua"})
        assert "baru saja diubah di tempat lain" in page.content.decode()
        assert 'value="Dua"' in page.content.decode()
        assert 'name="versi" value="1"' in page.content.decode()
        assert client.post(url, {**satu, "tempat": "Dua", "versi": "1"}).status_code == 302

    def test_versi_yang_hilang_bukan_persetujuan(
        self, client: Any, tempat: Tempat, pemeran: Pemeran
    ) -> None:
        rapat = buat_rapat(tempat.kecamatan)
        client.force_login(pemeran.camat)
        page = client.post(f"/rapat/{rapat.pk}/ubah/", isian(jenis=rapat.jenis_id, tempat="X"))
        assert page.status_code == 200
        rapat.refresh_from_db()
        assert rapat.tempat == "Pendapa kecamatan"

    def test_batal_dengan_alasan(self, client: Any, tempat: Tempat, pemeran: Pemeran) -> None:
        rapat = buat_rapat(tempat.kecamatan)
        client.force_login(pemeran.camat)
        url = f"/rapat/{rapat.pk}/batal/"
        assert list(client.post(url, {"alasan": "x"}).context["form"].errors) == ["alasan"]
        page = client.post(url, {"alasan": "Camat dipanggil bupati"}, follow=True)
        assert "Rapat ini dibatalkan: Camat dipanggil bupati" in page.content.decode()
        assert client.post(url, {"alasan": "Camat dipanggil bupati"}).status_code == 403


class TestAgenda:
    def test_tombol_tanpa_skrip(self, client: Any, tempat: Tempat, pemeran: Pemeran) -> None:
        rapat = buat_rapat(tempat.kecamatan)
        client.force_login(pemeran.camat)
        for judul in ("Satu", "Dua"):
            client.post(f"/rapat/{rapat.pk}/agenda/tambah/", {"judul": judul})
        satu, dua = rapat.agenda.order_by("urutan")
        page = client.post(f"/rapat/agenda/{dua.pk}/naik/")
        assert page["Location"] == f"/rapat/{rapat.pk}/#butir-{dua.pk}"
        client.post(f"/rapat/agenda/{satu.pk}/lepas/")
        page = client.get(f"/rapat/{rapat.pk}/")
        assert [b.judul for b in page.context["butir"]] == ["Dua"]
        assert "1 butir dilepaskan" in page.content.decode()
        client.post(f"/rapat/agenda/{satu.pk}/kembalikan/")
        assert [b.judul for b in client.get(f"/rapat/{rapat.pk}/").context["butir"]] == [
            "Dua",
            "Satu",
        ]

    def test_perbarui_mengatakan_hasilnya(
        self, client: Any, tempat: Tempat, pemeran: Pemeran
    ) -> None:
        rapat = buat_rapat(tempat.kecamatan)
        buat_tindak_lanjut(tempat.kecamatan)
        client.force_login(pemeran.camat)
        url = f"/rapat/{rapat.pk}/agenda/perbarui/"
        assert "1 perkara masuk" in client.post(url, follow=True).content.decode()
        sama = client.post(url, follow=True).content.decode()
        assert "Agenda sudah memuat semua yang terbuka" in sama

    def test_yang_ditolak_disampaikan(self, client: Any, tempat: Tempat, pemeran: Pemeran) -> None:
        rapat = buat_rapat(tempat.kecamatan)
        client.force_login(pemeran.camat)
        url = f"/rapat/{rapat.pk}/agenda/tambah/"
        page = client.post(url, {"judul": "Warga 3517054101900001"}, follow=True)
        assert "Jangan menulis NIK" in page.content.decode()
        assert not rapat.agenda.exists()

    @pytest.mark.parametrize("jumlah", [1, 3])
    def test_kueri_rincian_tetap(
        self,
        jumlah: int,
        client: Any,
        tempat: Tempat,
        pemeran: Pemeran,
        django_assert_num_queries: Any,
    ) -> None:
        rapat = buat_rapat(tempat.kecamatan)
        for n in range(jumlah):
            buat_tindak_lanjut(tempat.kecamatan, f"Janji {n}", desa=tempat.desa)
        client.force_login(pemeran.camat)
        client.post(f"/rapat/{rapat.pk}/agenda/perbarui/")
        client.get(f"/rapat/{rapat.pk}/")
        with django_assert_num_queries(15):
            page = client.get(f"/rapat/{rapat.pk}/")
        (butir,) = page.context["butir"]
        assert len(butir.perkara) == jumlah

    def test_buka_yang_dirujuk(self, client: Any, tempat: Tempat, pemeran: Pemeran) -> None:
        """Nobody registered this kind: the page says so instead of failing."""
        propose_agenda(
            asal="uji", kunci="1", wilayah=tempat.kecamatan, judul="Usulan", rujukan_jenis="uji"
        )
        rapat = buat_rapat(tempat.kecamatan)
        fill_agenda(rapat, oleh=None)
        client.force_login(pemeran.camat)
        url = f"/rapat/agenda/{rapat.agenda.get().pk}/buka/"
        assert f'<a href="{url}">Usulan</a>' in client.get(f"/rapat/{rapat.pk}/").content.decode()
        assert "tidak dapat dibuka" in client.get(url, follow=True).content.decode()
