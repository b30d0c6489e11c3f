from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from fondasi.errors import Galat
from fondasi.kewajiban import hand_over, open_duties
from fondasi.today import today
from kecamatan.enums import Peran
from kecamatan.models import HariLibur, Kontak, Pemberitahuan, Pengguna
from pendamping.actions.konsultasi import (
    Artikel,
    answer_konsultasi,
    ask_konsultasi,
    assign_konsultasi,
    due_date,
    release_konsultasi,
    withdraw_konsultasi,
)
from pendamping.actions.topik import load_topik
from pendamping.models import Konsultasi, Pustaka, TopikKonsultasi
from pendamping.queries.konsultasi import frequent_topics, waiting_for
from tests.pemeran import PARA_PEMERAN, Pemeran, Tempat, buat_pengguna

pytestmark = pytest.mark.django_db


def topik(kode: str = "aset", hari: int = 5) -> TopikKonsultasi:
    return TopikKonsultasi.objects.get_or_create(
        kode=kode, defaults={"nama": kode.title(), "hari_kerja": hari}
    )[0]


@pytest.fixture(autouse=True)
def _penanya_bernama(pemeran: Pemeran) -> None:
    pemeran.desa.nama = "Sumarni"
    pemeran.desa.save()


def tanya(pemeran: Pemeran, tempat: Tempat, judul: str = "Sewa tanah kas desa?") -> Konsultasi:
    return ask_konsultasi(
        tempat.desa, topik(), judul=judul, pertanyaan="Bolehkah disewakan?", oleh=pemeran.desa
    )


def kontak_pendamping(pemeran: Pemeran, tempat: Tempat) -> Kontak:
    return Kontak.objects.create(nama="Rini", wilayah=tempat.kecamatan, pengguna=pemeran.pendamping)


def test_batas_menurut_hari_kerja_dan_libur(tempat: Tempat) -> None:
    HariLibur.objects.create(
        tanggal=date(2024, 11, 6), nama="Libur setempat", wilayah=tempat.kabupaten
    )
    senin = date(2024, 11, 4)
    assert due_date(tempat.desa, topik(), senin) == date(2024, 11, 12)
    assert due_date(tempat.kelurahan_kota, topik(), senin) == date(2024, 11, 11)


def test_pertanyaan_baru_mengabari_meja_kecamatan(tempat: Tempat, pemeran: Pemeran) -> None:
    row = tanya(pemeran, tempat)
    told = Pemberitahuan.objects.filter(kunci=f"konsultasi-{row.pk}")
    assert sorted(told.values_list("pengguna__username", flat=True)) == [
        "camat",
        "dua_tugas",
        "staf",
    ]
    assert "Sewa" not in told[0].judul
    with pytest.raises(Galat) as galat:
        tanya(pemeran, tempat)
    assert galat.value.kode == "SUDAH_DITANYAKAN"
    with pytest.raises(Galat) as galat:
        tanya(pemeran, tempat, "NIK 3517054101909001?")
    assert galat.value.kode == "NIK_DI_PERTANYAAN"


def test_ditunjuk_dijawab_diperbaiki(tempat: Tempat, pemeran: Pemeran) -> None:
    row, rini = tanya(pemeran, tempat), kontak_pendamping(pemeran, tempat)
    orang_lain = Kontak.objects.create(
        nama="Lain", wilayah=tempat.kecamatan, pengguna=pemeran.pendamping_tetangga
    )
    with pytest.raises(Galat) as galat:
        assign_konsultasi(row, orang_lain, oleh=pemeran.camat)
    assert galat.value.kode == "PETUGAS_TIDAK_SESUAI"
    assert assign_konsultasi(row, rini, oleh=pemeran.camat).batas == row.batas
    for jawaban, kode in (("  ", "JAWABAN_KOSONG"), ("3517054101909001", "NIK_DI_JAWABAN")):
        with pytest.raises(Galat) as galat:
            answer_konsultasi(row, jawaban, oleh=pemeran.pendamping)
        assert galat.value.kode == kode
    answer_konsultasi(row, "Boleh dengan Perdes.", oleh=pemeran.pendamping)
    assert Pemberitahuan.objects.filter(pengguna=pemeran.desa).count() == 1
    row = answer_konsultasi(row, "Boleh dengan Perdes dan musdes.", oleh=pemeran.camat)
    assert (row.status, row.dijawab_oleh) == ("DIJAWAB", pemeran.camat)
    with pytest.raises(Galat, match="sudah dijawab atau ditarik"):
        assign_konsultasi(row, rini, oleh=pemeran.camat)
    with pytest.raises(Galat, match="sudah dijawab atau ditarik"):
        withdraw_konsultasi(row, oleh=pemeran.desa)


def test_yang_ditarik_tidak_dijawab(tempat: Tempat, pemeran: Pemeran) -> None:
    row = withdraw_konsultasi(tanya(pemeran, tempat), oleh=pemeran.desa)
    with pytest.raises(Galat) as galat:
        answer_konsultasi(row, "Boleh.", oleh=pemeran.camat)
    assert galat.value.kode == "SUDAH_DITARIK"


def test_terbit_tanpa_data_pribadi(tempat: Tempat, pemeran: Pemeran) -> None:
    row = tanya(pemeran, tempat)
    bersih = Artikel("Sewa tanah kas desa", "Bolehkah?", "Boleh dengan Perdes.")
    with pytest.raises(Galat) as galat:
        release_konsultasi(row, bersih, oleh=pemeran.camat)
    assert galat.value.kode == "BELUM_DIJAWAB"
    answer_konsultasi(row, "Boleh.", oleh=pemeran.camat)
    for isi in ("Hubungi 0812-3456-7890", "NIK 3517054101909001", "Kata sumarni, boleh"):
        with pytest.raises(Galat) as galat:
            release_konsultasi(row, Artikel("Judul", "Tanya", isi), oleh=pemeran.camat)
        assert galat.value.kode == "ARTIKEL_BERNAMA"
    satu = release_konsultasi(row, bersih, oleh=pemeran.camat)
    dua = release_konsultasi(row, bersih, oleh=pemeran.camat)
    assert satu == dua
    assert (satu.jenis, satu.wilayah, satu.topik) == ("tanya-jawab", tempat.kecamatan, row.topik)


def test_siapa_melihat_konsultasi(tempat: Tempat, pemeran: Pemeran) -> None:
    tanya(pemeran, tempat)
    seen = {
        who
        for who in PARA_PEMERAN
        if Konsultasi.objects.visible_to(pemeran[who]).exists()  # type: ignore[arg-type]
    }
    assert seen == {
        "desa", "pendamping", "camat", "staf", "dua_tugas", "bappeda", "pimpinan",
    }  # fmt: skip


def test_topik_yang_sering_ditanya(tempat: Tempat, pemeran: Pemeran) -> None:
    for nomor in range(3):
        tanya(pemeran, tempat, f"Pertanyaan {nomor}")
    ask_konsultasi(tempat.desa, topik("hukum"), judul="Satu", pertanyaan="Satu", oleh=pemeran.desa)
    (found,) = frequent_topics(pemeran.camat)
    assert (found.kode, found.pertanyaan, found.desa) == ("aset", 3, 1)
    assert frequent_topics(pemeran.camat_tetangga) == []


def test_yang_menunggu_saya(tempat: Tempat, pemeran: Pemeran) -> None:
    umum, ditunjuk = tanya(pemeran, tempat, "Umum"), tanya(pemeran, tempat, "Ditunjuk")
    assign_konsultasi(ditunjuk, kontak_pendamping(pemeran, tempat), oleh=pemeran.camat)
    assert [one.pk for one in waiting_for(pemeran.camat)] == [umum.pk]
    assert [one.pk for one in waiting_for(pemeran.pendamping)] == [ditunjuk.pk]
    assert waiting_for(pemeran.desa) == []


def test_kewajiban_berpindah_kepada_penerus(tempat: Tempat, pemeran: Pemeran) -> None:
    row = tanya(pemeran, tempat)
    assign_konsultasi(row, kontak_pendamping(pemeran, tempat), oleh=pemeran.camat)
    tugas = pemeran.pendamping.penugasan.get()
    assert open_duties(tugas) == {"jawaban konsultasi": 1}
    assert open_duties(pemeran.camat.penugasan.get()) == {}
    penerus = buat_pengguna("penerus", (Peran.PENDAMPING, tempat.desa))
    with pytest.raises(Galat) as galat:
        hand_over(tugas, penerus)
    assert galat.value.kode == "PENERUS_TANPA_KONTAK"
    kontak = Kontak.objects.create(nama="Penerus", wilayah=tempat.desa, pengguna=penerus)
    assert hand_over(tugas, penerus) == {"jawaban konsultasi": 1}
    row.refresh_from_db()
    assert row.petugas == kontak
    assert open_duties(tugas) == {}


def test_topik_dimuat_sekali() -> None:
    assert load_topik() == 9
    assert load_topik() == 0
    assert TopikKonsultasi.objects.get(kode="adminduk").hari_kerja == 3


def halaman(client: Client, siapa: Pengguna, alamat: str) -> str:
    client.force_login(siapa)
    response = client.get(alamat)
    assert response.status_code == 200
    return response.content.decode()


def test_bertanya_lewat_jawaban_yang_mirip(
    client: Client, tempat: Tempat, pemeran: Pemeran
) -> None:
    row = tanya(pemeran, tempat)
    answer_konsultasi(row, "Boleh dengan Perdes.", oleh=pemeran.camat)
    artikel = Artikel("Menyewakan tanah kas desa", "Bolehkah tanah kas desa disewakan?", "Boleh.")
    release_konsultasi(row, artikel, oleh=pemeran.camat)
    client.force_login(pemeran.desa_tetangga)
    data: dict[str, Any] = {
        "desa": tempat.desa_tetangga.pk,
        "topik": row.topik_id,
        "judul": "Apakah tanah kas desa boleh disewa warga?",
        "pertanyaan": "Ada warga yang ingin menyewa.",
    }
    isi = client.post("/pendamping/konsultasi/baru/", data).content.decode()
    assert "Mungkin sudah pernah dijawab" in isi
    assert "Menyewakan tanah kas desa" in isi
    assert Konsultasi.objects.count() == 1
    response = client.post("/pendamping/konsultasi/baru/", {**data, "tetap": "on"})
    baru = Konsultasi.objects.order_by("-pk")[0]
    assert response["Location"] == f"/pendamping/konsultasi/{baru.pk}/"
    isi = client.post("/pendamping/konsultasi/baru/", {**data, "tetap": "on"}).content.decode()
    assert "sudah menunggu jawaban" in isi


def test_desa_palsu_dan_desa_tetangga(client: Client, tempat: Tempat, pemeran: Pemeran) -> None:
    client.force_login(pemeran.desa)
    data = {"topik": topik().pk, "judul": "a", "pertanyaan": "b"}
    for desa in (tempat.desa_lain.pk, tempat.kecamatan.pk, "abc"):
        client.post("/pendamping/konsultasi/baru/", {**data, "desa": desa})
    assert Konsultasi.objects.count() == 0


def test_alur_di_halaman(client: Client, tempat: Tempat, pemeran: Pemeran) -> None:
    row, rini = tanya(pemeran, tempat), kontak_pendamping(pemeran, tempat)
    alamat = f"/pendamping/konsultasi/{row.pk}/"
    assert "Tunjuk orang" in halaman(client, pemeran.camat, alamat)
    assert client.post(f"{alamat}tunjuk/", {"petugas": rini.pk}).status_code == 302
    client.force_login(pemeran.pendamping)
    assert client.post(f"{alamat}jawab/", {"jawaban": "Boleh."}).status_code == 302
    client.force_login(pemeran.desa)
    assert client.post(f"{alamat}jawab/", {"jawaban": "Saya."}).status_code == 403
    assert "Boleh." in halaman(client, pemeran.desa, alamat)
    client.force_login(pemeran.camat)
    data = {"judul": "Sewa", "pertanyaan": "Boleh?", "jawaban": "0812 3456 7890"}
    isi = client.post(f"{alamat}terbitkan/", data).content.decode()
    assert "Hapus nama penanya, nomor telepon, dan NIK" in isi
    assert client.post(f"{alamat}terbitkan/", {**data, "jawaban": "Boleh."}).status_code == 302
    artikel = Pustaka.objects.get()
    isi = halaman(client, pemeran.desa_tetangga, f"/pendamping/pustaka/{artikel.pk}/")
    assert "Boleh." in isi
    assert pemeran.desa.nama not in isi


def test_terlambat_disebut(client: Client, tempat: Tempat, pemeran: Pemeran) -> None:
    row = tanya(pemeran, tempat)
    Konsultasi.objects.filter(pk=row.pk).update(batas=today() - timedelta(days=3))
    tanya(pemeran, tempat, "Belum lewat")
    isi = halaman(client, pemeran.camat, "/pendamping/konsultasi/?status=TERLAMBAT")
    assert "Terlambat 1 hari kerja" in isi
    assert "Belum lewat" not in isi


@pytest.mark.parametrize("banyak", [1, 3])
def test_daftar_tetap_pertanyaannya(
    client: Client, tempat: Tempat, pemeran: Pemeran, django_assert_num_queries: Any, banyak: int
) -> None:
    for nomor in range(banyak):
        tanya(pemeran, tempat, f"Pertanyaan {nomor}")
    client.force_login(pemeran.camat)
    client.get("/pendamping/konsultasi/")
    with django_assert_num_queries(11):
        isi = client.get("/pendamping/konsultasi/").content.decode()
    assert f"{banyak} pertanyaan" in isi
